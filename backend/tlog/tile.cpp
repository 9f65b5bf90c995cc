#include "backend/tlog/tile.h"

#include "backend/tlog/invalid.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

namespace tlog {
namespace {

constexpr std::string_view PathStart = "tile/";
constexpr std::string_view EntriesName = "entries";
constexpr std::string_view PartialMark = ".p/";
constexpr int MaxLevel = 63;
constexpr std::int64_t GroupBase = 1000;

// Digits alone; leading zeros are caught by comparing with the canonical path.
std::optional<std::int64_t> parseDigits(std::string_view digits) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || digits.front() == '-' || error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return number;
}

// The number in groups of three digits, all but the last led by an x.
std::optional<std::int64_t> parseGroups(std::string_view groups) {
    std::int64_t number = 0;
    while (true) {
        const std::size_t slash = groups.find('/');
        std::string_view group = groups.substr(0, slash);
        if (group.starts_with('x'))
            group.remove_prefix(1);
        const auto digits = parseDigits(group);
        if (!digits || *digits >= GroupBase ||
            number > (std::numeric_limits<std::int64_t>::max() - *digits) / GroupBase)
            return std::nullopt;
        number = number * GroupBase + *digits;
        if (slash == std::string_view::npos)
            return number;
        groups.remove_prefix(slash + 1);
    }
}

std::optional<TileId> readTilePath(std::string_view path) {
    if (!path.starts_with(PathStart))
        return std::nullopt;
    path.remove_prefix(PathStart.size());
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    const std::string_view name = path.substr(0, slash);
    std::string_view groups = path.substr(slash + 1);

    TileId tile;
    if (const std::size_t mark = groups.find(PartialMark); mark != std::string_view::npos) {
        const auto width = parseDigits(groups.substr(mark + PartialMark.size()));
        if (!width || *width < 1 || *width >= TileWidth)
            return std::nullopt;
        tile.width = static_cast<int>(*width);
        groups = groups.substr(0, mark);
    }
    const auto level = name == EntriesName ? EntriesLevel : parseDigits(name);
    const auto index = parseGroups(groups);
    if (!level || *level > MaxLevel || !index)
        return std::nullopt;
    tile.level = static_cast<int>(*level);
    tile.index = *index;
    return tile;
}

std::string group(std::int64_t number) {
    std::string digits = std::to_string(number);
    digits.insert(0, 3 - digits.size(), '0');
    return digits;
}

} // namespace

std::string tilePath(const TileId &tile) {
    std::string groups = group(tile.index % GroupBase);
    for (std::int64_t rest = tile.index / GroupBase; rest > 0; rest /= GroupBase)
        groups.insert(0, 'x' + group(rest % GroupBase) + '/');
    std::string path(PathStart);
    path += tile.level == EntriesLevel ? std::string(EntriesName) : std::to_string(tile.level);
    path += '/' + groups;
    if (tile.width != TileWidth)
        path += std::string(PartialMark) + std::to_string(tile.width);
    return path;
}

core::Result<TileId> parseTilePath(std::string_view path) {
    const auto tile = readTilePath(path);
    if (!tile || tilePath(*tile) != path)
        return invalid(v1::LOG_TILE_MALFORMED, "the path is not that of a tile");
    return *tile;
}

int tileWidth(int level, std::int64_t index, std::int64_t size) {
    if (level < 0 || index < 0)
        return 0;
    const int height = TileHeight * level;
    const std::int64_t hashes = height < 63 ? size >> height : 0;
    const std::int64_t before = hashes / TileWidth;
    if (index < before)
        return TileWidth;
    return index == before ? static_cast<int>(hashes % TileWidth) : 0;
}

std::vector<TileId> completedTiles(std::int64_t from, std::int64_t to) {
    std::vector<TileId> tiles;
    for (std::int64_t index = from / TileWidth; index < to / TileWidth; ++index) {
        tiles.push_back({0, index});
        std::int64_t count = index + 1;
        for (int level = 1; count % TileWidth == 0; ++level) {
            count /= TileWidth;
            tiles.push_back({level, count - 1});
        }
    }
    return tiles;
}

std::vector<TileId> partialTiles(std::int64_t size) {
    std::vector<TileId> tiles;
    std::int64_t hashes = size;
    for (int level = 0; hashes > 0; ++level, hashes /= TileWidth) {
        if (hashes % TileWidth != 0)
            tiles.push_back({level, hashes / TileWidth, static_cast<int>(hashes % TileWidth)});
    }
    return tiles;
}

std::string tileBytes(std::span<const Hash> hashes) {
    std::string bytes;
    bytes.reserve(hashes.size() * sizeof(Hash));
    for (const Hash &hash : hashes)
        bytes += core::bytesOf(hash);
    return bytes;
}

core::Result<std::vector<Hash>> parseTile(std::string_view bytes, int width) {
    if (width < 1 || width > TileWidth || bytes.size() != static_cast<std::size_t>(width) * sizeof(Hash))
        return invalid(v1::LOG_TILE_MALFORMED, "a tile has not the length of its width");
    std::vector<Hash> hashes(static_cast<std::size_t>(width));
    for (std::size_t index = 0; index < hashes.size(); ++index) {
        const auto hash = bytes.substr(index * sizeof(Hash), sizeof(Hash));
        std::copy(hash.begin(), hash.end(), hashes[index].begin());
    }
    return hashes;
}

} // namespace tlog
