#include "backend/tlog/frontier.h"

#include "backend/tlog/hash_reader.h"
#include "backend/tlog/invalid.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace tlog {

std::span<const Hash> Frontier::PartialTile::hashes() const {
    return shared_ == nullptr ? std::span<const Hash>() : std::span<const Hash>(shared_->hashes).first(size_);
}

void Frontier::PartialTile::add(const Hash &hash) {
    if (shared_ == nullptr || shared_->used != size_) {
        auto own = std::make_shared<Shared>();
        std::copy_n(hashes().begin(), size_, own->hashes.begin());
        shared_ = std::move(own);
    }
    shared_->hashes[size_++] = hash;
    shared_->used = size_;
}

core::Result<Frontier> Frontier::load(HashReader &reader, std::int64_t size, std::span<const Hash> lastLeaves) {
    if (size < 0 || static_cast<std::int64_t>(lastLeaves.size()) != size % TileWidth)
        return invalid(v1::LOG_TREE_BROKEN, "the last leaves of the log do not fit its size");
    Frontier frontier;
    frontier.size_ = size;
    for (const Hash &leaf : lastLeaves)
        frontier.partial_[0].add(leaf);
    for (const TileId &tile : partialTiles(size)) {
        auto &partial = frontier.partial_[static_cast<std::size_t>(tile.level)];
        for (int offset = static_cast<int>(partial.hashes().size()); offset < tile.width; ++offset) {
            auto below = reader.fullTile(tile.level - 1, tile.index * TileWidth + offset);
            if (!below)
                return std::move(below).error();
            if (below->size() != TileWidth)
                return invalid(v1::LOG_TREE_BROKEN, "a full tile of the log has not 256 hashes");
            partial.add(rootOf(*below));
        }
    }
    for (int level = TileLevels - 1; level >= 0; --level) {
        std::span<const Hash> rest = frontier.partialTile(level);
        while (!rest.empty()) {
            const std::size_t width = std::bit_floor(rest.size());
            frontier.peaks_.push_back(rootOf(rest.first(width)));
            rest = rest.subspan(width);
        }
    }
    return frontier;
}

void Frontier::append(const Hash &leaf, std::vector<FullTile> *completed) {
    addToTile(0, leaf, completed);
    Hash hash = leaf;
    int height = 0;
    for (std::int64_t rest = size_; rest % 2 == 1; rest /= 2) {
        hash = nodeHash(peaks_.back(), hash);
        peaks_.pop_back();
        if (++height % TileHeight == 0)
            addToTile(height / TileHeight, hash, completed);
    }
    peaks_.push_back(hash);
    ++size_;
}

Hash Frontier::root() const {
    if (peaks_.empty())
        return rootOf({});
    Hash root = peaks_.back();
    for (std::size_t index = peaks_.size() - 1; index-- > 0;)
        root = nodeHash(peaks_[index], root);
    return root;
}

void Frontier::addToTile(int level, const Hash &hash, std::vector<FullTile> *completed) {
    auto &partial = partial_[static_cast<std::size_t>(level)];
    partial.add(hash);
    if (partial.hashes().size() < TileWidth)
        return;
    if (completed)
        completed->push_back({{level, (size_ >> (TileHeight * level)) / TileWidth}, tileBytes(partial.hashes())});
    partial = {};
}

} // namespace tlog
