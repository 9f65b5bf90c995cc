#pragma once

#include "backend/core/result.h"
#include "backend/tlog/hash.h"

#include <cstdint>
#include <vector>

namespace tlog {

// Where the full tiles of a log are read from. The owner of the log supplies it.
class HashReader {
public:
    virtual ~HashReader() = default;

    // The 256 hashes of a full tile. Asked only for tiles that are full in the tree at hand.
    virtual core::Result<std::vector<Hash>> fullTile(int level, std::int64_t index) = 0;
};

} // namespace tlog
