#include "backend/deployments/logs/log_cursor.h"

#include <algorithm>

#include "backend/deployments/replica/log_files.h"

namespace deployments {

namespace {

constexpr std::size_t chunk = 64u << 10;
static_assert(chunk > replica::LongestLine);

StoredLine stored(const replica::CriLine &line) {
    return {line.time, line.stream, std::string(line.text)};
}

} // namespace

LogCursor::LogCursor(std::filesystem::path directory) : directory_(std::move(directory)) {}

void LogCursor::open(std::uint32_t file) {
    moveTo({file, 0});
}

void LogCursor::moveTo(const Place &place) {
    error_ = error();
    if (place.file != file_ || !reading_.isOpen())
        reading_ = place.file == 0 ? LogFile() : LogFile(directory_ / replica::logFileName(place.file));
    file_ = place.file;
    offset_ = place.offset;
    ahead_.clear();
    aheadUsed_ = 0;
    behind_.clear();
}

void LogCursor::moveToEnd() {
    const auto files = replica::logFiles(directory_);
    if (files.empty())
        return moveTo({});
    open(files.back());
    auto end = reading_.size();
    // A line that is being written stays behind the cursor.
    const auto from = std::max<std::int64_t>(end - static_cast<std::int64_t>(chunk), 0);
    const auto last = reading_.read(from, static_cast<std::size_t>(end - from)).rfind('\n');
    end = last == std::string_view::npos ? from : from + static_cast<std::int64_t>(last) + 1;
    moveTo({file_, end});
}

std::optional<std::int64_t> LogCursor::timeAt(std::int64_t offset) {
    const auto from = std::max<std::int64_t>(offset - 1, 0);
    auto bytes = reading_.read(from, chunk);
    if (offset > 0)
        bytes.remove_prefix(std::min(bytes.find('\n'), bytes.size()));
    if (bytes.starts_with('\n'))
        bytes.remove_prefix(1);
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        if (end == std::string_view::npos)
            return std::nullopt;
        if (const auto line = replica::criLineFrom(bytes.substr(0, end)))
            return line->time;
        bytes.remove_prefix(end + 1);
    }
    return std::nullopt;
}

void LogCursor::moveToTime(std::int64_t time) {
    const auto files = replica::logFiles(directory_);
    moveTo({});
    for (auto file = files.rbegin(); file != files.rend(); ++file) {
        open(*file);
        const auto first = timeAt(0);
        if (first && *first < time)
            break;
    }
    // Lines before `low` are too early, whatever begins at `high` or behind is not.
    std::int64_t low = 0, high = reading_.size();
    while (high - low > static_cast<std::int64_t>(chunk)) {
        const auto middle = low + (high - low) / 2;
        const auto at = timeAt(middle);
        (at && *at < time ? low : high) = middle;
    }
    moveTo({file_, low});
    if (low > 0)
        nextHere();
    for (auto before = place();; before = place()) {
        const auto line = nextHere();
        if (!line || line->time >= time)
            return moveTo(before);
    }
}

std::optional<StoredLine> LogCursor::next() {
    for (;;) {
        if (file_ != 0) {
            if (auto line = nextHere())
                return line;
        }
        const auto files = replica::logFiles(directory_);
        const auto following = std::upper_bound(files.begin(), files.end(), file_);
        if (following == files.end())
            return std::nullopt;
        // Something may have been written before the next file was begun.
        if (file_ != 0) {
            if (auto line = nextHere())
                return line;
        }
        open(*following);
    }
}

std::optional<StoredLine> LogCursor::nextHere() {
    behind_.clear();
    for (;;) {
        const auto rest = std::string_view(ahead_).substr(aheadUsed_);
        const auto end = rest.find('\n');
        if (end != std::string_view::npos) {
            const auto line = replica::criLineFrom(rest.substr(0, end));
            aheadUsed_ += end + 1;
            offset_ += static_cast<std::int64_t>(end) + 1;
            if (line)
                return stored(*line);
            continue;
        }
        ahead_.erase(0, aheadUsed_);
        aheadUsed_ = 0;
        const auto more = reading_.read(offset_ + static_cast<std::int64_t>(ahead_.size()), chunk);
        if (more.empty())
            return std::nullopt;
        ahead_ += more;
        // Nothing that a log holds is so long: it is passed over.
        if (ahead_.size() > 4 * chunk && ahead_.find('\n') == std::string::npos) {
            offset_ += static_cast<std::int64_t>(ahead_.size());
            ahead_.clear();
        }
    }
}

std::optional<StoredLine> LogCursor::previous() {
    for (;;) {
        if (auto line = previousHere())
            return line;
        const auto files = replica::logFiles(directory_);
        const auto here = std::lower_bound(files.begin(), files.end(), file_);
        if (file_ == 0 || here == files.begin())
            return std::nullopt;
        open(*std::prev(here));
        moveTo({file_, reading_.size()});
    }
}

std::optional<StoredLine> LogCursor::previousHere() {
    ahead_.clear();
    aheadUsed_ = 0;
    while (offset_ > 0) {
        // The cursor stands behind a line end.
        const auto before = behind_.size() < 2 ? std::string::npos : behind_.rfind('\n', behind_.size() - 2);
        if (before == std::string::npos && offset_ > static_cast<std::int64_t>(behind_.size())) {
            const auto start = offset_ - static_cast<std::int64_t>(behind_.size());
            const auto from = std::max<std::int64_t>(start - static_cast<std::int64_t>(chunk), 0);
            behind_.insert(0, reading_.read(from, static_cast<std::size_t>(start - from)));
            if (offset_ - static_cast<std::int64_t>(behind_.size()) != from)
                return std::nullopt;
            continue;
        }
        const auto begin = before == std::string::npos ? 0 : before + 1;
        auto text = std::string_view(behind_).substr(begin);
        offset_ -= static_cast<std::int64_t>(text.size());
        if (text.ends_with('\n'))
            text.remove_suffix(1);
        const auto line = replica::criLineFrom(text);
        const auto found = line ? std::optional(stored(*line)) : std::nullopt;
        behind_.resize(begin);
        if (found)
            return found;
    }
    return std::nullopt;
}

} // namespace deployments
