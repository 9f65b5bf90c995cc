#include "backend/ledger/event_search.h"

#include <algorithm>
#include <optional>
#include <variant>

#include "backend/filter/filter.h"
#include "backend/ledger/event_rows.h"
#include "backend/storage/connection.h"

namespace ledger {

namespace {

// Entries looked at in one statement: few first, so that a page that is soon full is soon there.
constexpr std::int64_t FirstStretch = 1024;
constexpr std::int64_t LongestStretch = 65536;
// Rows taken from one statement, whatever the stretch.
constexpr std::size_t FewestRows = 32;
constexpr std::size_t MostRows = 512;

const filter::SqlColumns &columns() {
    using Type = filter::SqlColumn::Type;
    // Objects of an event, found from the event: those with a row of history, and those without.
    static const std::string objects =
        "SELECT 1 FROM object x WHERE x.id IN (SELECT y.object FROM history y WHERE y.id >= e.seq * 1024"
        " AND y.id < (e.seq + 1) * 1024 UNION ALL SELECT z.object FROM event_object z WHERE z.seq = e.seq)";
    static const filter::SqlColumns known{
        {"index", {"e.seq", Type::Integer, {}}},
        {"time", {"e.time", Type::Milliseconds, {}}},
        {"revision", {"nullif(e.revision, 0)", Type::Integer, {}}},
        {"actor_type", {"a.type", Type::Integer, {}}},
        {"actor", {"nullif(a.principal, '')", Type::Text, {}}},
        {"op", {"o.name", Type::Text, {}}},
        {"outcome", {"e.outcome", Type::Integer, {}}},
        {"reason_code", {"nullif(e.reason, '')", Type::Text, {}}},
        {"object_count", {"nullif(e.objects, 0)", Type::Integer, {}}},
        {"count", {"e.count", Type::Integer, {}}},
        {"team", {"CASE WHEN e.team = -1 THEN '-' ELSE t.name END", Type::Text, {}}},
        {"objects.name", {"x.name", Type::Text, objects}},
        {"objects.uid", {"x.uid", Type::Text, objects}},
        {"objects.kind", {"x.kind", Type::Text, objects}},
    };
    return known;
}

} // namespace

EventSearch::EventSearch(storage::Connection &connection, const EventQuery &query, std::int64_t size)
    : connection_(connection),
      query_(query),
      size_(size),
      rowsPerStretch_(static_cast<std::int64_t>(std::clamp(query.limit, FewestRows, MostRows))),
      deadline_(std::chrono::steady_clock::now() + MaxTime) {
    // Seq bounds and the limit come first.
    constexpr int FirstFree = 4;
    if (query.filter != nullptr)
        condition_ = query.filter->sql(columns(), FirstFree);
    sql_ = EventRow::select() + " WHERE e.seq >= $1 AND e.seq < $2" +
           (condition_.text.empty() ? std::string() : " AND (" + condition_.text + ")") + " ORDER BY e.seq" +
           (query.ascending ? "" : " DESC") + " LIMIT $3";
}

core::Result<EventPage> EventSearch::page() {
    EventPage page;
    page.logSize = size_;
    const auto limit = std::max<std::size_t>(query_.limit, 1);
    auto searched = search([&](v1::Event &&event) {
        page.events.push_back(std::move(event));
        return page.events.size() < limit;
    });
    if (!searched)
        return std::move(searched).error();
    page.next = next_;
    return page;
}

core::Result<std::pair<std::int64_t, bool>> EventSearch::count(std::int64_t ceiling) {
    std::int64_t found = 0;
    auto searched = search([&](v1::Event &&) { return ++found < ceiling; });
    if (!searched)
        return std::move(searched).error();
    return std::pair(found, !next_.has_value());
}

core::Result<void> EventSearch::search(const Take &take) {
    std::int64_t first = std::max<std::int64_t>(0, query_.after + 1);
    std::int64_t end = query_.before > 0 ? std::min(query_.before, size_) : size_;
    std::int64_t length = FirstStretch;
    while (first < end) {
        const auto from = query_.ascending ? first : std::max(first, end - length);
        const auto to = query_.ascending ? std::min(end, first + length) : end;
        auto rows = stretch(from, to);
        if (!rows)
            return std::move(rows).error();
        auto goesOn = give(*rows, take);
        if (!goesOn)
            return std::move(goesOn).error();
        if (!*goesOn)
            return {};
        const bool isWhole = static_cast<std::int64_t>(rows->size()) < rowsPerStretch_;
        if (query_.ascending)
            first = isWhole ? to : rows->back().seq + 1;
        else
            end = isWhole ? from : rows->back().seq;
        length = std::min(length * 4, LongestStretch);
        next_ = query_.ascending ? first - 1 : end;
        if (first < end && std::chrono::steady_clock::now() > deadline_)
            return {};
    }
    next_.reset();
    return {};
}

core::Result<std::vector<EventRow>> EventSearch::stretch(std::int64_t first, std::int64_t end) {
    std::vector<storage::Value> arguments{first, end, rowsPerStretch_};
    for (const auto &argument : condition_.arguments) {
        if (const auto *text = std::get_if<std::string>(&argument))
            arguments.emplace_back(std::string_view(*text));
        else
            arguments.emplace_back(std::get<std::int64_t>(argument));
    }
    std::vector<EventRow> rows;
    auto read = connection_.query(sql_, storage::Connection::Arguments(arguments), [&](const storage::Row &row) {
        rows.push_back(EventRow::read(row));
        return true;
    });
    if (!read)
        return std::move(read).error();
    return rows;
}

core::Result<bool> EventSearch::give(const std::vector<EventRow> &rows, const Take &take) {
    for (const auto &row : rows) {
        auto event = eventOf(connection_, row);
        if (!event)
            return std::move(event).error();
        const bool isWanted = condition_.isExact || query_.filter == nullptr || query_.filter->matches(*event);
        if (!isWanted || (query_.isVisible && !query_.isVisible(*event)))
            continue;
        if (!take(*std::move(event))) {
            next_ = row.seq;
            const bool isLast = query_.ascending ? row.seq + 1 >= size_ : row.seq <= query_.after + 1;
            if (isLast)
                next_.reset();
            return false;
        }
    }
    return true;
}

} // namespace ledger
