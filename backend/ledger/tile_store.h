#pragma once

#include "backend/core/result.h"
#include "backend/tlog/frontier.h"
#include "backend/tlog/hash_reader.h"

namespace storage {
class Connection;
}

namespace ledger {

// The full tiles of the store, through one connection.
class TileStore final : public tlog::HashReader {
public:
    explicit TileStore(storage::Connection &connection) : connection_(connection) {}

    // STORE_SEALED when a tile is missing or has not 256 hashes.
    core::Result<std::vector<tlog::Hash>> fullTile(int level, std::int64_t index) override;

private:
    storage::Connection &connection_;
};

// The right edge of the tree that the stored tiles and the last leaves make.
core::Result<tlog::Frontier> loadFrontier(storage::Connection &connection);

} // namespace ledger
