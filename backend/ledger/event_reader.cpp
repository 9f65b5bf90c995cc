#include "backend/ledger/event_reader.h"

#include <utility>

#include "backend/ledger/checkpointer.h"
#include "backend/ledger/event_rows.h"
#include "backend/ledger/event_search.h"
#include "backend/ledger/tile_store.h"
#include "backend/storage/connection.h"
#include "backend/storage/reader_pool.h"
#include "backend/storage/store.h"
#include "backend/tlog/bundle.h"
#include "backend/tlog/prover.h"
#include "backend/tlog/tile.h"

namespace ledger {

namespace {

using storage::Connection;
using storage::Row;

core::Error outOfRange(std::int64_t index) {
    return core::Error(v1::LOG_INDEX_OUT_OF_RANGE, "the log has no entry " + std::to_string(index),
                       {{"index", std::to_string(index)}});
}

core::Error noTile() {
    return core::Error(v1::NOT_FOUND, "the log has no tile of that place and width", {{"name", "tile"}});
}

core::Result<LogEntry> readEntry(Connection &connection, std::int64_t index) {
    std::optional<EventRow> found;
    auto read = connection.query(EventRow::select() + " WHERE e.seq = $1", {index}, [&](const Row &row) {
        found = EventRow::read(row);
        return false;
    });
    if (!read)
        return std::move(read).error();
    if (!found)
        return outOfRange(index);
    auto event = eventOf(connection, *found);
    if (!event)
        return std::move(event).error();
    return LogEntry{*std::move(event), std::move(found->leaf), std::move(found->payload), std::move(found->payloadKey)};
}

core::Result<std::vector<tlog::Hash>> readHashes(Connection &connection, std::int64_t start, std::int64_t end) {
    std::vector<tlog::Hash> hashes;
    hashes.reserve(static_cast<std::size_t>(end - start));
    auto read = connection.query("SELECT hash FROM event WHERE seq >= $1 AND seq < $2 ORDER BY seq", {start, end},
                                 [&](const Row &row) {
                                     hashes.push_back(core::digestFromBytes(row.bytes(0)).value_or(tlog::Hash{}));
                                     return true;
                                 });
    if (!read)
        return std::move(read).error();
    if (static_cast<std::int64_t>(hashes.size()) != end - start)
        return mismatch(start + static_cast<std::int64_t>(hashes.size()), "it is missing");
    return hashes;
}

core::Result<std::string> readBundle(Connection &connection, std::int64_t first, int width) {
    std::string bundle;
    std::int64_t count = 0;
    core::Result<void> added;
    auto read = connection.query("SELECT leaf FROM event WHERE seq >= $1 AND seq < $2 ORDER BY seq",
                                 {first, first + width}, [&](const Row &row) {
                                     ++count;
                                     added = tlog::addToBundle(bundle, row.text(0));
                                     return added.isOk();
                                 });
    if (!read)
        return std::move(read).error();
    if (!added)
        return std::move(added).error();
    if (count != width)
        return mismatch(first + count, "it is missing");
    return bundle;
}

} // namespace

EventReader::EventReader(storage::Store &store, const Published &published, std::function<SignedHead()> head)
    : store_(store), published_(published), head_(std::move(head)) {}

std::int64_t EventReader::size() const {
    return published_.view().frontier->size();
}

std::string EventReader::checkpoint() const {
    return head_().note;
}

Time EventReader::checkpointTime() const {
    return head_().time;
}

template <typename T>
void EventReader::read(std::function<core::Result<T>(Connection &)> work, Completion<T> done) {
    store_.readers().post([work = std::move(work), done = std::move(done)](core::Result<Connection *> connection) {
        done(connection ? work(**connection) : core::Result<T>(std::move(connection).error()));
    });
}

void EventReader::events(EventQuery query, Completion<EventPage> done) {
    read<EventPage>([query = std::move(query),
                     size = size()](Connection &connection) { return EventSearch(connection, query, size).page(); },
                    std::move(done));
}

void EventReader::count(EventQuery query, std::int64_t ceiling, Completion<std::pair<std::int64_t, bool>> done) {
    read<std::pair<std::int64_t, bool>>(
        [query = std::move(query), ceiling, size = size()](Connection &connection) {
            return EventSearch(connection, query, size).count(ceiling);
        },
        std::move(done));
}

void EventReader::entry(std::int64_t index, Completion<LogEntry> done) {
    read<LogEntry>([index](Connection &connection) { return readEntry(connection, index); }, std::move(done));
}

void EventReader::leafHashes(std::int64_t start, std::int64_t count, Completion<std::vector<tlog::Hash>> done) {
    read<std::vector<tlog::Hash>>(
        [start, count, size = size()](Connection &connection) -> core::Result<std::vector<tlog::Hash>> {
            if (start < 0 || start > size || count < 0)
                return outOfRange(start);
            if (count > size - start)
                return outOfRange(size);
            return readHashes(connection, start, start + count);
        },
        std::move(done));
}

void EventReader::inclusion(std::vector<std::int64_t> indices, std::int64_t treeSize,
                            Completion<std::vector<std::vector<tlog::Hash>>> done) {
    using Paths = std::vector<std::vector<tlog::Hash>>;
    read<Paths>(
        [indices = std::move(indices), treeSize,
         frontier = published_.view().frontier](Connection &connection) -> core::Result<Paths> {
            TileStore tiles(connection);
            tlog::Prover prover(tiles, *frontier);
            Paths paths;
            for (const auto index : indices) {
                auto path = prover.inclusion(index, treeSize);
                if (!path)
                    return std::move(path).error();
                paths.push_back(std::move(*path));
            }
            return paths;
        },
        std::move(done));
}

void EventReader::consistency(std::int64_t oldSize, std::int64_t newSize, Completion<std::vector<tlog::Hash>> done) {
    read<std::vector<tlog::Hash>>(
        [oldSize, newSize, frontier = published_.view().frontier](Connection &connection) {
            TileStore tiles(connection);
            return tlog::Prover(tiles, *frontier).consistency(oldSize, newSize);
        },
        std::move(done));
}

void EventReader::tile(int level, std::int64_t number, int width, Completion<std::string> done) {
    const auto head = head_().head;
    read<std::string>(
        [id = tlog::TileId{level, number, width}, size = head.size,
         frontier = published_.view().frontier](Connection &connection) -> core::Result<std::string> {
            if (id.level < 0 || id.level >= tlog::TileLevels || id.index < 0 || id.width < 1 ||
                id.width > tlog::tileWidth(id.level, id.index, size))
                return noTile();
            TileStore tiles(connection);
            auto hashes = tlog::Prover(tiles, *frontier).tile(id);
            if (!hashes)
                return std::move(hashes).error();
            return tlog::tileBytes(*hashes);
        },
        std::move(done));
}

void EventReader::entryBundle(std::int64_t number, int width, Completion<std::string> done) {
    const auto head = head_().head;
    read<std::string>(
        [number, width, size = head.size](Connection &connection) -> core::Result<std::string> {
            if (number < 0 || width < 1 || width > tlog::tileWidth(0, number, size))
                return noTile();
            return readBundle(connection, number * tlog::TileWidth, width);
        },
        std::move(done));
}

} // namespace ledger
