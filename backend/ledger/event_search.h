#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "backend/filter/sql.h"
#include "backend/ledger/log_reader.h"

namespace storage {
class Connection;
}

namespace ledger {

struct EventRow;

// One page, or one count, of the events that a query wants: as much of it as columns can tell in SQL, the rest in code,
// over stretches of the log so that it ends in time whatever it finds.
class EventSearch {
public:
    // A page that is not full by then ends where it is and says where to go on.
    static constexpr std::chrono::milliseconds MaxTime{700};

    // Looks at entries below `size`.
    EventSearch(storage::Connection &connection, const EventQuery &query, std::int64_t size);

    core::Result<EventPage> page();
    core::Result<std::pair<std::int64_t, bool>> count(std::int64_t ceiling);

private:
    // Takes an event; false ends the search.
    using Take = std::function<bool(v1::Event &&)>;

    core::Result<void> search(const Take &take);
    core::Result<std::vector<EventRow>> stretch(std::int64_t first, std::int64_t end);
    core::Result<bool> give(const std::vector<EventRow> &rows, const Take &take);

    storage::Connection &connection_;
    const EventQuery &query_;
    std::int64_t size_;
    std::int64_t rowsPerStretch_;
    filter::SqlCondition condition_;
    std::string sql_;
    std::chrono::steady_clock::time_point deadline_;
    // Where the search goes on; nothing at the end of the log.
    std::optional<std::int64_t> next_;
};

} // namespace ledger
