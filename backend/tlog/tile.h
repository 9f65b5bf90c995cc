#pragma once

#include "backend/core/result.h"
#include "backend/tlog/hash.h"

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tlog {

// Tiles as c2sp.org/tlog-tiles lays them out: hash n of a tile at level l covers 256^l leaves.
inline constexpr int TileHeight = 8;
inline constexpr int TileWidth = 1 << TileHeight;
// Levels that a tree of at most 2^63 - 1 leaves can have.
inline constexpr int TileLevels = 8;
// In place of the level: the bundle of entries below tile `index` of level 0.
inline constexpr int EntriesLevel = -1;

struct TileId {
    // 0..63, or EntriesLevel.
    int level = 0;
    std::int64_t index = 0;
    // Hashes or entries in it, 1..256; 256 is a full tile, which never changes.
    int width = TileWidth;

    auto operator<=>(const TileId &) const = default;
};

// `tile/<level>/<index>[.p/<width>]` or `tile/entries/<index>[.p/<width>]`; parsing takes only what formatting gives.
std::string tilePath(const TileId &tile);
core::Result<TileId> parseTilePath(std::string_view path);

// How wide that hash tile is in a tree of that size, 0..256; 0 where there is none.
int tileWidth(int level, std::int64_t index, std::int64_t size);

// The hash tiles that become full when the tree grows, in the order in which they do. The bundle of entries becomes
// full with its tile of level 0.
std::vector<TileId> completedTiles(std::int64_t from, std::int64_t to);

// The hash tiles that are there but not full, lowest level first.
std::vector<TileId> partialTiles(std::int64_t size);

// A tile's content: its hashes one after the other. Parsing takes exactly `width` hashes.
std::string tileBytes(std::span<const Hash> hashes);
core::Result<std::vector<Hash>> parseTile(std::string_view bytes, int width);

} // namespace tlog
