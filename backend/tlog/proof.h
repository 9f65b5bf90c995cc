#pragma once

#include "backend/core/result.h"
#include "backend/tlog/hash.h"

#include <cstdint>
#include <span>

namespace tlog {

// Whether the path proves that the leaf stands at that index of the tree (RFC 6962 section 2.1.1). A path of any other
// length than that of this index and size is refused.
core::Result<void> verifyInclusion(std::span<const Hash> path, std::int64_t index, const Hash &leaf,
                                   const TreeHead &head);

// Whether the path proves that the older tree is a prefix of the newer one (RFC 6962 section 2.1.2). Trees of equal
// size need an empty path and equal roots. An older tree without leaves is refused: every tree continues it, which no
// path can show.
core::Result<void> verifyConsistency(std::span<const Hash> path, const TreeHead &older, const TreeHead &newer);

} // namespace tlog
