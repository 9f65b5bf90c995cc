#include "backend/ledger/tile_store.h"

#include <string>
#include <utility>

#include "backend/core/sha256.h"
#include "backend/ledger/event_rows.h"
#include "backend/storage/connection.h"
#include "backend/tlog/tile.h"

namespace ledger {

namespace {

core::Error missing(int level, std::int64_t index) {
    return mismatch(-1, "tile " + std::to_string(index) + " of level " + std::to_string(level) +
                            " of the log is missing or damaged");
}

} // namespace

core::Result<std::vector<tlog::Hash>> TileStore::fullTile(int level, std::int64_t index) {
    std::string bytes;
    auto read = connection_.query("SELECT bytes FROM tile WHERE level = $1 AND number = $2",
                                  {std::int64_t{level}, index}, [&](const storage::Row &row) {
                                      bytes = row.bytes(0);
                                      return false;
                                  });
    if (!read)
        return std::move(read).error();
    auto hashes = tlog::parseTile(bytes, tlog::TileWidth);
    if (!hashes)
        return missing(level, index);
    return hashes;
}

core::Result<tlog::Frontier> loadFrontier(storage::Connection &connection) {
    std::int64_t size = 0;
    auto counted = connection.query("SELECT coalesce(max(seq) + 1, 0) FROM event", {}, [&](const storage::Row &row) {
        size = row.integer(0);
        return false;
    });
    if (!counted)
        return std::move(counted).error();
    std::vector<tlog::Hash> leaves;
    const std::int64_t first = size - size % tlog::TileWidth;
    std::int64_t expected = first;
    auto read = connection.query("SELECT seq, hash FROM event WHERE seq >= $1 ORDER BY seq", {first},
                                 [&](const storage::Row &row) {
                                     const bool isNext = row.integer(0) == expected;
                                     leaves.push_back(core::digestFromBytes(row.bytes(1)).value_or(tlog::Hash{}));
                                     expected += isNext ? 1 : 0;
                                     return isNext;
                                 });
    if (!read)
        return std::move(read).error();
    if (expected != size)
        return mismatch(expected, "it is missing");
    TileStore tiles(connection);
    return tlog::Frontier::load(tiles, size, leaves);
}

} // namespace ledger
