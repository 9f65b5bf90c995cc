#pragma once

#include "backend/core/result.h"
#include "backend/tlog/frontier.h"
#include "backend/tlog/hash.h"
#include "backend/tlog/tile.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace tlog {

class HashReader;

// Makes proofs and partial tiles of the tree that a frontier ends, and of every smaller one. It keeps the last tile
// read of each level, so that one prover answers for neighbouring entries cheaply; for one thread. Reader and frontier
// outlive it.
class Prover {
public:
    Prover(HashReader &reader, const Frontier &frontier);

    // PATH(index, D[size]) of RFC 6962 section 2.1.1, from the leaf's sibling to the root's child.
    // LOG_INDEX_OUT_OF_RANGE unless 0 <= index < size <= the frontier's size.
    core::Result<std::vector<Hash>> inclusion(std::int64_t index, std::int64_t size);
    // PROOF(older, D[newer]) of RFC 6962 section 2.1.2, empty for equal sizes.
    // LOG_INDEX_OUT_OF_RANGE unless 1 <= older <= newer <= the frontier's size: nothing is to prove about no leaves.
    core::Result<std::vector<Hash>> consistency(std::int64_t older, std::int64_t newer);
    // The first `width` hashes of a hash tile; LOG_INDEX_OUT_OF_RANGE where the tree has not so many.
    core::Result<std::vector<Hash>> tile(const TileId &tile);
    // The root of the tree of that size; LOG_INDEX_OUT_OF_RANGE above the frontier's.
    core::Result<Hash> root(std::int64_t size);

private:
    // Leaves [first, end), whose hash stands in a proof.
    struct Range {
        std::int64_t first;
        std::int64_t end;
    };

    struct CachedTile {
        std::int64_t index = -1;
        std::vector<Hash> hashes;
    };

    core::Result<std::vector<Hash>> hashesUpwards(std::span<const Range> downwards);
    core::Result<Hash> rangeHash(Range range);
    core::Result<Hash> subtreeHash(std::int64_t first, std::int64_t size);
    core::Result<std::span<const Hash>> hashesOf(int level, std::int64_t index);

    HashReader &reader_;
    const Frontier &frontier_;
    std::array<CachedTile, TileLevels> cache_;
};

} // namespace tlog
