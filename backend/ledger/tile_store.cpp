#include "backend/ledger/tile_store.h"

#include <string>
#include <utility>

#include "backend/core/sha256.h"
#include "backend/storage/connection.h"
#include "backend/tlog/tile.h"

namespace ledger {

namespace {

namespace v1 = core::v1;

core::Error missing(int level, std::int64_t index) {
    const std::string what =
        "tile " + std::to_string(index) + " of level " + std::to_string(level) + " of the log is missing or damaged";
    return core::Error(v1::STORE_SEALED, what, {{"index", "-1"}, {"what", what}});
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
    auto read = connection.query("SELECT hash FROM event WHERE seq >= $1 ORDER BY seq", {size - size % tlog::TileWidth},
                                 [&](const storage::Row &row) {
                                     leaves.push_back(core::digestFromBytes(row.bytes(0)).value_or(tlog::Hash{}));
                                     return true;
                                 });
    if (!read)
        return std::move(read).error();
    if (static_cast<std::int64_t>(leaves.size()) != size % tlog::TileWidth) {
        const std::string what = "entries are missing at the end of the log";
        return core::Error(v1::STORE_SEALED, what, {{"index", std::to_string(size)}, {"what", what}});
    }
    TileStore tiles(connection);
    return tlog::Frontier::load(tiles, size, leaves);
}

} // namespace ledger
