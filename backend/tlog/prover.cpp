#include "backend/tlog/prover.h"

#include "backend/tlog/hash_reader.h"
#include "backend/tlog/invalid.h"

#include <algorithm>
#include <bit>
#include <string>
#include <utility>

namespace tlog {
namespace {

core::Error outOfRange(std::int64_t index) {
    const std::string number = std::to_string(index);
    return core::Error(core::v1::LOG_INDEX_OUT_OF_RANGE, "the log does not reach to " + number, {{"index", number}});
}

// The size of the left subtree: the largest power of two below `size`, which is at least 2.
std::int64_t leftSize(std::int64_t size) {
    return static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(size - 1)));
}

} // namespace

Prover::Prover(HashReader &reader, const Frontier &frontier) : reader_(reader), frontier_(frontier) {}

core::Result<std::vector<Hash>> Prover::inclusion(std::int64_t index, std::int64_t size) {
    if (index < 0 || index >= size || size > frontier_.size())
        return outOfRange(std::max(index, size));
    std::vector<Range> siblings;
    for (Range rest{0, size}; rest.end - rest.first > 1;) {
        const std::int64_t split = rest.first + leftSize(rest.end - rest.first);
        if (index < split) {
            siblings.push_back({split, rest.end});
            rest.end = split;
        } else {
            siblings.push_back({rest.first, split});
            rest.first = split;
        }
    }
    return hashesUpwards(siblings);
}

core::Result<std::vector<Hash>> Prover::consistency(std::int64_t older, std::int64_t newer) {
    if (older < 1 || older > newer || newer > frontier_.size())
        return outOfRange(std::max(older, newer));
    std::vector<Range> ranges;
    Range rest{0, newer};
    while (rest.end != older) {
        const std::int64_t split = rest.first + leftSize(rest.end - rest.first);
        if (older <= split) {
            ranges.push_back({split, rest.end});
            rest.end = split;
        } else {
            ranges.push_back({rest.first, split});
            rest.first = split;
        }
    }
    // Both trees share this subtree; when it is the whole older tree, the verifier has its hash already.
    if (rest.first != 0)
        ranges.push_back(rest);
    return hashesUpwards(ranges);
}

core::Result<std::vector<Hash>> Prover::tile(const TileId &tile) {
    if (tile.level < 0 || tile.index < 0 || tile.width < 1 ||
        tileWidth(tile.level, tile.index, frontier_.size()) < tile.width)
        return outOfRange(tile.index);
    auto hashes = hashesOf(tile.level, tile.index);
    if (!hashes)
        return std::move(hashes).error();
    const auto wanted = hashes->first(static_cast<std::size_t>(tile.width));
    return std::vector<Hash>(wanted.begin(), wanted.end());
}

core::Result<Hash> Prover::root(std::int64_t size) {
    if (size < 0 || size > frontier_.size())
        return outOfRange(size);
    return size == 0 ? rootOf({}) : rangeHash({0, size});
}

core::Result<std::vector<Hash>> Prover::hashesUpwards(std::span<const Range> downwards) {
    std::vector<Hash> hashes;
    hashes.reserve(downwards.size());
    for (std::size_t index = downwards.size(); index-- > 0;) {
        auto hash = rangeHash(downwards[index]);
        if (!hash)
            return std::move(hash).error();
        hashes.push_back(*hash);
    }
    return hashes;
}

// A range is a subtree of the tree or its right edge, so it splits into complete subtrees from the left.
core::Result<Hash> Prover::rangeHash(Range range) {
    std::vector<Hash> peaks;
    while (range.first < range.end) {
        const auto size =
            static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(range.end - range.first)));
        auto peak = subtreeHash(range.first, size);
        if (!peak)
            return peak;
        peaks.push_back(*peak);
        range.first += size;
    }
    Hash hash = peaks.back();
    for (std::size_t index = peaks.size() - 1; index-- > 0;)
        hash = nodeHash(peaks[index], hash);
    return hash;
}

core::Result<Hash> Prover::subtreeHash(std::int64_t first, std::int64_t size) {
    const int height = std::countr_zero(static_cast<std::uint64_t>(size));
    const int level = height / TileHeight;
    const std::int64_t position = first >> (TileHeight * level);
    auto hashes = hashesOf(level, position / TileWidth);
    if (!hashes)
        return std::move(hashes).error();
    return rootOf(
        hashes->subspan(static_cast<std::size_t>(position % TileWidth), std::size_t{1} << height % TileHeight));
}

core::Result<std::span<const Hash>> Prover::hashesOf(int level, std::int64_t index) {
    if (tileWidth(level, index, frontier_.size()) < TileWidth)
        return frontier_.partialTile(level);
    CachedTile &cached = cache_[static_cast<std::size_t>(level)];
    if (cached.index != index) {
        auto hashes = reader_.fullTile(level, index);
        if (!hashes)
            return std::move(hashes).error();
        if (hashes->size() != TileWidth)
            return invalid(v1::LOG_TREE_BROKEN, "a full tile of the log has not 256 hashes");
        cached = {index, *std::move(hashes)};
    }
    return std::span<const Hash>(cached.hashes);
}

} // namespace tlog
