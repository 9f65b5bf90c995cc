#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "backend/deployments/logs/log_cursor.h"
#include "backend/deployments/logs/log_query.h"

#include "pilothouse/v1/deployment_service.pb.h"

namespace deployments {

namespace v1 = pilothouse::v1;

// Reads what the replicas of one deployment wrote, merged by time, those of one instant by replica. Reads files and so
// may wait for them; used by one thread.
class LogReader {
public:
    // `directory` holds a directory with the log of each replica. Replicas that come later are found.
    LogReader(std::filesystem::path directory, LogQuery query);

    // Fills a page of at most some hundred lines, from the first on that was not read yet. False where there is none at
    // present; there may be later. Looks at a bounded number of lines, so an empty page is possible.
    bool read(v1::ReadLogsResponse *page);
    // A replica whose log could not be read, and what the system said; so far.
    std::optional<std::pair<std::string, int>> unreadable() const;

private:
    struct Source {
        LogCursor cursor;
        std::optional<StoredLine> waiting;
    };

    void findReplicas();
    void begin();
    // Moves the cursors back so far that `tail` lines follow that match.
    void moveToTail();
    // The replica whose line is next; null where none has any.
    std::map<std::string, Source>::value_type *first();
    bool matches(const StoredLine &line) const;

    const std::filesystem::path directory_;
    LogQuery query_;
    std::map<std::string, Source> sources_;
    bool hasBegun_ = false;
    // Past the end that was asked for.
    bool isOver_ = false;
};

} // namespace deployments
