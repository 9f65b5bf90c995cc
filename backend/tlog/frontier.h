#pragma once

#include "backend/core/result.h"
#include "backend/tlog/hash.h"
#include "backend/tlog/tile.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace tlog {

class HashReader;

struct FullTile {
    TileId id;
    // 8,192 bytes, as stored and served.
    std::string bytes;
};

// The right edge of a growing tree: its head, and the hashes of the tiles that are not full yet (at most 64 KiB).
// A value: copy it before a batch and assign it back when the commit fails. Appending costs one node hash on average.
// Copies share what they have in common; of those that do, one thread at a time may append.
class Frontier {
public:
    // The empty tree.
    Frontier() = default;
    // The edge of a stored tree: `lastLeaves` are the leaf hashes of the last size % 256 entries, the rest is read.
    // What is read is not checked: compare root() with the signed head.
    static core::Result<Frontier> load(HashReader &reader, std::int64_t size, std::span<const Hash> lastLeaves);

    // Adds a leaf, and to `completed`, where given, each tile that it makes full, lowest level first.
    void append(const Hash &leaf, std::vector<FullTile> *completed = nullptr);

    std::int64_t size() const { return size_; }
    Hash root() const;
    TreeHead head() const { return {size_, root()}; }
    // The hashes of the tile at that level (0..7) that is not full yet; empty where there is none.
    std::span<const Hash> partialTile(int level) const { return partial_[static_cast<std::size_t>(level)].hashes(); }

private:
    // The first of a tile's hashes. Copies look at the same tile, and the one that has all of what is in use of it adds
    // to it in place.
    class PartialTile {
    public:
        std::span<const Hash> hashes() const;
        void add(const Hash &hash);

    private:
        struct Shared {
            std::array<Hash, TileWidth> hashes;
            std::size_t used = 0;
        };
        std::shared_ptr<Shared> shared_;
        std::size_t size_ = 0;
    };

    void addToTile(int level, const Hash &hash, std::vector<FullTile> *completed);

    std::int64_t size_ = 0;
    // Roots of the complete subtrees that the tree consists of, the largest (leftmost) first.
    std::vector<Hash> peaks_;
    std::array<PartialTile, TileLevels> partial_;
};

} // namespace tlog
