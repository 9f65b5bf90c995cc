#include "backend/ledger/past.h"

#include <algorithm>
#include <utility>

#include "backend/core/not_found.h"
#include "backend/core/time_text.h"
#include "backend/ledger/event_rows.h"
#include "backend/ledger/schema.h"
#include "backend/storage/connection.h"
#include "backend/storage/reader_pool.h"
#include "backend/storage/store.h"

namespace ledger {

namespace {

using storage::Connection;
using storage::Row;

constexpr std::int64_t ObjectsPerPage = 1000;
constexpr std::string_view UidPrefix = "uid:";

struct EventTimes {
    std::int64_t seq = -1;
    std::int64_t revision = 0;
    std::int64_t time = 0;
};

core::Result<EventTimes> timesOf(Connection &connection, std::int64_t seq) {
    EventTimes times;
    auto read = connection.query("SELECT seq, revision, time FROM event WHERE seq = $1", {seq}, [&](const Row &row) {
        times = {row.integer(0), row.integer(1), row.integer(2)};
        return false;
    });
    if (!read)
        return std::move(read).error();
    return times;
}

// The last event that `isBefore` or at some point, found by halving: revisions and times only grow along the log. Of
// index -1 when there is none.
core::Result<EventTimes> lastEvent(Connection &connection, const std::function<bool(const EventTimes &)> &isBefore) {
    std::int64_t size = 0;
    auto counted = connection.query("SELECT coalesce(max(seq) + 1, 0) FROM event", {}, [&](const Row &row) {
        size = row.integer(0);
        return false;
    });
    if (!counted)
        return std::move(counted).error();
    EventTimes best;
    std::int64_t low = 0;
    std::int64_t high = size;
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        auto times = timesOf(connection, middle);
        if (!times)
            return times;
        if (isBefore(*times)) {
            best = *times;
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return best;
}

core::Result<EventTimes> lastEventOfRevision(Connection &connection, std::int64_t revision) {
    return lastEvent(connection, [&](const EventTimes &times) { return times.revision <= revision; });
}

// Objects that bear or bore the name, or have the uid.
core::Result<std::vector<std::int64_t>> objectsOf(Connection &connection, const std::string &name) {
    std::vector<std::int64_t> objects;
    const bool isUid = name.starts_with(UidPrefix);
    const std::string_view key = isUid ? std::string_view(name).substr(UidPrefix.size()) : std::string_view(name);
    auto read = connection.query(isUid ? "SELECT id FROM object WHERE uid = $1"
                                       : "SELECT id FROM object WHERE name = $1 ORDER BY id",
                                 {key}, [&](const Row &row) {
                                     objects.push_back(row.integer(0));
                                     return true;
                                 });
    if (!read)
        return std::move(read).error();
    return objects;
}

// What stands beside a generation in the log.
core::Result<void> addEvent(Connection &connection, Revision *revision) {
    std::string body;
    auto read = connection.query("SELECT o.name, a.principal, p.body FROM event e JOIN op o ON o.id = e.op"
                                 " JOIN actor a ON a.id = e.actor LEFT JOIN payload p ON p.seq = e.seq"
                                 " WHERE e.seq = $1",
                                 {revision->logIndex}, [&](const Row &row) {
                                     revision->op = row.text(0);
                                     revision->principal = row.text(1);
                                     body = row.text(2);
                                     return false;
                                 });
    if (const auto payload = payloadOf(body)) {
        revision->reason = payload->reason();
        if (!payload->object_names().empty())
            revision->firstObject = payload->object_names(0);
    }
    return read;
}

core::Result<Revision> revisionOf(Connection &connection, const HistoryRow &row, const HistoryRow *previous) {
    Revision revision;
    revision.revision = row.stamp.revision;
    revision.time = row.stamp.updateTime;
    revision.deleted = row.isDeletion();
    revision.logIndex = eventOfRow(row.id);
    if (row.sha256)
        revision.intentSha256 = core::toHex(*row.sha256);
    const auto &source = revision.deleted && previous != nullptr ? *previous : row;
    auto resource = source.resource();
    if (!resource)
        return std::move(resource).error();
    revision.resource = std::move(*resource);
    if (revision.deleted) {
        stamp(&revision.resource, row.stamp);
        *revision.resource.mutable_meta()->mutable_delete_time() = core::toTimestamp(row.stamp.updateTime);
    }
    if (auto added = addEvent(connection, &revision); !added)
        return std::move(added).error();
    return revision;
}

// Generations of one object below a row of history and a generation, newest first.
core::Result<std::vector<HistoryRow>> rowsOf(Connection &connection, std::int64_t object, std::int64_t belowRow,
                                             std::int64_t belowGeneration, std::size_t limit) {
    std::vector<HistoryRow> rows;
    static const std::string sql = "SELECT " + std::string(HistoryRow::Columns) +
                                   " FROM history h JOIN object o ON o.id = h.object WHERE h.object = $1"
                                   " AND h.id < $2 AND h.generation < $3 ORDER BY h.generation DESC LIMIT $4";
    auto read = connection.query(sql, {object, belowRow, belowGeneration, static_cast<std::int64_t>(limit)},
                                 [&](const Row &row) {
                                     rows.push_back(HistoryRow::read(row));
                                     return true;
                                 });
    if (!read)
        return std::move(read).error();
    return rows;
}

constexpr std::int64_t NoBound = std::int64_t{1} << 62;

Time timeOf(const EventTimes &times) {
    return Time(std::chrono::milliseconds(times.time));
}

core::Result<History::PastResource> readAt(Connection &connection, const std::string &name, std::int64_t revision) {
    auto last = lastEventOfRevision(connection, revision);
    if (!last)
        return std::move(last).error();
    auto objects = objectsOf(connection, name);
    if (!objects)
        return std::move(objects).error();
    for (const auto object : *objects) {
        auto rows = rowsOf(connection, object, historyRow(last->seq + 1, 0), NoBound, 1);
        if (!rows)
            return std::move(rows).error();
        // Of those that bore a name, at most one lived at any time.
        if (rows->empty() || rows->front().isDeletion())
            continue;
        auto found = revisionOf(connection, rows->front(), nullptr);
        if (!found)
            return std::move(found).error();
        return History::PastResource{*std::move(found), timeOf(*last)};
    }
    return core::notFound(name);
}

// The last to bear the name of those that had begun below a row of history; nothing when none had.
core::Result<std::optional<std::int64_t>> lastBearer(Connection &connection, const std::string &name,
                                                     std::int64_t belowRow) {
    auto objects = objectsOf(connection, name);
    if (!objects)
        return std::move(objects).error();
    for (auto object = objects->rbegin(); object != objects->rend(); ++object) {
        auto rows = rowsOf(connection, *object, belowRow, NoBound, 1);
        if (!rows)
            return std::move(rows).error();
        if (!rows->empty())
            return std::optional(*object);
    }
    return std::optional<std::int64_t>();
}

core::Result<History::Generations> readGenerations(Connection &connection, const History::GenerationQuery &query) {
    auto last = lastEventOfRevision(connection, query.revision);
    if (!last)
        return std::move(last).error();
    const auto belowRow = historyRow(last->seq + 1, 0);
    auto object = lastBearer(connection, query.name, belowRow);
    if (!object)
        return std::move(object).error();
    if (!*object)
        return core::notFound(query.name);
    const auto below = query.beforeGeneration > 0 ? query.beforeGeneration : NoBound;
    // One more than is asked for, since a deletion is told by the generation before it.
    auto rows = rowsOf(connection, **object, belowRow, below, query.limit + 1);
    if (!rows)
        return std::move(rows).error();
    History::Generations generations{{}, timeOf(*last)};
    for (std::size_t i = 0; i < std::min(query.limit, rows->size()); ++i) {
        auto revision = revisionOf(connection, (*rows)[i], i + 1 < rows->size() ? &(*rows)[i + 1] : nullptr);
        if (!revision)
            return std::move(revision).error();
        generations.entries.push_back(*std::move(revision));
    }
    return generations;
}

} // namespace

struct Past::Listing {
    std::string plural;
    std::int64_t belowRow = 0;
    std::int64_t lastObject = 0;
    PastList list;
    Completion<PastList> done;

    // False when this was the last page.
    core::Result<bool> readPage(Connection &connection);
};

core::Result<bool> Past::Listing::readPage(Connection &connection) {
    std::int64_t seen = 0;
    std::optional<core::Error> failure;
    static const std::string sql =
        "SELECT " + std::string(HistoryRow::Columns) +
        ", o.id FROM (SELECT * FROM object WHERE kind = $1 AND id > $2 ORDER BY id LIMIT $4) o LEFT JOIN history h ON "
        "h.id ="
        " (SELECT n.id FROM history n WHERE n.object = o.id AND n.id < $3 ORDER BY n.generation DESC LIMIT 1)"
        " ORDER BY o.id";
    auto read =
        connection.query(sql, {std::string_view(plural), lastObject, belowRow, ObjectsPerPage}, [&](const Row &row) {
            ++seen;
            lastObject = row.integer(HistoryRow::ColumnCount);
            if (row.isNull(0))
                return true;
            const auto stored = HistoryRow::read(row);
            if (stored.isDeletion())
                return true;
            auto resource = stored.resource();
            if (!resource) {
                failure = std::move(resource).error();
                return false;
            }
            list.resources.push_back(std::move(*resource));
            return true;
        });
    if (!read)
        return std::move(read).error();
    if (failure)
        return *std::move(failure);
    return seen == ObjectsPerPage;
}

template <typename T>
void Past::read(std::function<core::Result<T>(Connection &)> work, Completion<T> done) {
    store_.readers().post([work = std::move(work), done = std::move(done)](core::Result<Connection *> connection) {
        done(connection ? work(**connection) : core::Result<T>(std::move(connection).error()));
    });
}

void Past::revisionAt(Time time, Completion<std::int64_t> done) {
    read<std::int64_t>(
        [time](Connection &connection) -> core::Result<std::int64_t> {
            auto last = lastEvent(
                connection, [&](const EventTimes &times) { return times.time <= time.time_since_epoch().count(); });
            if (!last)
                return std::move(last).error();
            return last->revision;
        },
        std::move(done));
}

void Past::at(std::string name, std::int64_t revision, Completion<PastResource> done) {
    read<PastResource>(
        [name = std::move(name), revision](Connection &connection) { return readAt(connection, name, revision); },
        std::move(done));
}

void Past::listAt(std::string plural, std::int64_t revision, Completion<PastList> done) {
    auto listing = std::make_shared<Listing>();
    listing->plural = std::move(plural);
    listing->list.revision = revision;
    listing->done = std::move(done);
    store_.readers().post([this, listing](core::Result<Connection *> connection) {
        auto last = connection ? lastEventOfRevision(**connection, listing->list.revision)
                               : core::Result<EventTimes>(std::move(connection).error());
        if (!last)
            return listing->done(std::move(last).error());
        listing->list.time = timeOf(*last);
        listing->belowRow = historyRow(last->seq + 1, 0);
        listPage(listing);
    });
}

void Past::listPage(std::shared_ptr<Listing> listing) {
    store_.readers().post([this, listing](core::Result<Connection *> connection) {
        auto more = connection ? listing->readPage(**connection) : core::Result<bool>(std::move(connection).error());
        if (!more)
            return listing->done(std::move(more).error());
        if (*more)
            return listPage(listing);
        listing->done(std::move(listing->list));
    });
}

void Past::generations(GenerationQuery query, Completion<Generations> done) {
    read<Generations>([query = std::move(query)](Connection &connection) { return readGenerations(connection, query); },
                      std::move(done));
}

} // namespace ledger
