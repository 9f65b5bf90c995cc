#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/deployments/logs/log_file.h"
#include "backend/deployments/replica/cri_line.h"

namespace deployments {

// A line of a replica's log. What is no line of a log is left out.
struct StoredLine {
    // Nanoseconds since 1970.
    std::int64_t time = 0;
    replica::Stream stream = replica::Stream::Out;
    std::string text;
};

// A place in the log of one replica, across its files; before the oldest line at first. A line that is being written is
// there when its end is. Where files went that it had not read yet, it goes on with the oldest that is left.
class LogCursor {
public:
    // Between two lines.
    struct Place {
        std::uint32_t file = 0;
        std::int64_t offset = 0;
    };

    explicit LogCursor(std::filesystem::path directory);

    void moveToEnd();
    // Before the first line that was written then or later.
    void moveToTime(std::int64_t time);
    void moveTo(const Place &place);
    Place place() const { return {file_, offset_}; }
    // What the system said where a file of the log could not be read; 0 where all could.
    int error() const { return error_ != 0 ? error_ : reading_.error(); }

    // The line behind the cursor, which moves on; nothing where there is none yet.
    std::optional<StoredLine> next();
    // The line before the cursor, which moves back; nothing at the beginning.
    std::optional<StoredLine> previous();

private:
    void open(std::uint32_t file);
    // The time of the first line at or behind an offset; nothing where there is none.
    std::optional<std::int64_t> timeAt(std::int64_t offset);
    std::optional<StoredLine> nextHere();
    std::optional<StoredLine> previousHere();

    const std::filesystem::path directory_;
    LogFile reading_;
    // Of files before.
    int error_ = 0;
    // 0 before it was moved or read.
    std::uint32_t file_ = 0;
    std::int64_t offset_ = 0;
    // Read and not given yet, from where on.
    std::string ahead_;
    std::size_t aheadUsed_ = 0;
    // The bytes before the cursor.
    std::string behind_;
};

} // namespace deployments
