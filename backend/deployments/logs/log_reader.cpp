#include "backend/deployments/logs/log_reader.h"

#include <algorithm>

#include "backend/core/utf8.h"

namespace deployments {

namespace {

constexpr int mostLines = 500;
constexpr std::size_t mostBytes = 256u << 10;
// Looked at for one page.
constexpr int mostLooks = 20'000;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equalInAnyCase(char one, char other) {
    return lower(one) == lower(other);
}

// U+FFFD in the place of each byte that is no UTF-8.
std::string readable(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const auto character = core::decodeUtf8(text);
        if (character.size == 0)
            result += "\xEF\xBF\xBD";
        else
            result += text.substr(0, character.size);
        text.remove_prefix(std::max<std::size_t>(character.size, 1));
    }
    return result;
}

v1::LogStream streamOf(replica::Stream stream) {
    switch (stream) {
    case replica::Stream::Out:
        return v1::STDOUT;
    case replica::Stream::Err:
        return v1::STDERR;
    case replica::Stream::Control:
        return v1::CONTROL;
    }
    return v1::LOG_STREAM_UNSPECIFIED;
}

void write(const std::string &replica, const StoredLine &line, v1::LogLine *out) {
    out->mutable_time()->set_seconds(line.time / 1'000'000'000);
    out->mutable_time()->set_nanos(static_cast<std::int32_t>(line.time % 1'000'000'000));
    out->set_replica(replica);
    out->set_stream(streamOf(line.stream));
    out->set_text(readable(line.text));
}

} // namespace

LogReader::LogReader(std::filesystem::path directory, LogQuery query)
    : directory_(std::move(directory)), query_(std::move(query)) {}

bool LogReader::matches(const StoredLine &line) const {
    if (query_.contains.empty())
        return true;
    return std::search(line.text.begin(), line.text.end(), query_.contains.begin(), query_.contains.end(),
                       equalInAnyCase) != line.text.end();
}

void LogReader::findReplicas() {
    std::error_code ignored;
    for (const auto &entry : std::filesystem::directory_iterator(directory_, ignored)) {
        const auto id = entry.path().filename().string();
        const auto &wanted = query_.replicas;
        if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), id) == wanted.end())
            continue;
        const auto [source, isNew] = sources_.try_emplace(id, Source{LogCursor(entry.path()), std::nullopt});
        if (isNew && query_.start)
            source->second.cursor.moveToTime(*query_.start);
    }
}

void LogReader::begin() {
    if (hasBegun_)
        return;
    hasBegun_ = true;
    if (!query_.start)
        moveToTail();
}

void LogReader::moveToTail() {
    for (auto &[id, source] : sources_) {
        if (query_.end)
            source.cursor.moveToTime(*query_.end);
        else
            source.cursor.moveToEnd();
        source.waiting = source.cursor.previous();
    }
    std::map<std::string, LogCursor::Place> places;
    for (std::int64_t found = 0; found < query_.tail;) {
        // Of one instant, the last by replica goes first.
        auto latest = sources_.end();
        for (auto source = sources_.begin(); source != sources_.end(); ++source) {
            if (source->second.waiting &&
                (latest == sources_.end() || source->second.waiting->time >= latest->second.waiting->time))
                latest = source;
        }
        if (latest == sources_.end())
            break;
        auto &[cursor, waiting] = latest->second;
        places[latest->first] = cursor.place();
        found += matches(*waiting) ? 1 : 0;
        waiting = cursor.previous();
    }
    for (auto &[id, source] : sources_) {
        source.waiting.reset();
        const auto place = places.find(id);
        if (place != places.end())
            source.cursor.moveTo(place->second);
        else if (query_.end)
            source.cursor.moveToTime(*query_.end);
        else
            source.cursor.moveToEnd();
    }
}

std::map<std::string, LogReader::Source>::value_type *LogReader::first() {
    std::map<std::string, Source>::value_type *earliest = nullptr;
    for (auto &source : sources_) {
        auto &[cursor, waiting] = source.second;
        if (!waiting)
            waiting = cursor.next();
        if (waiting && (!earliest || waiting->time < earliest->second.waiting->time))
            earliest = &source;
    }
    return earliest;
}

bool LogReader::read(v1::ReadLogsResponse *page) {
    page->clear_lines();
    if (isOver_)
        return false;
    findReplicas();
    begin();
    std::size_t bytes = 0;
    int looks = 0;
    for (; looks < mostLooks && page->lines_size() < mostLines && bytes < mostBytes; ++looks) {
        auto *const source = first();
        if (!source)
            break;
        const auto line = *std::move(source->second.waiting);
        source->second.waiting.reset();
        if (query_.end && line.time >= *query_.end) {
            isOver_ = true;
            break;
        }
        if (!matches(line))
            continue;
        write(source->first, line, page->add_lines());
        bytes += line.text.size() + 64;
    }
    return looks > 0;
}

std::optional<std::pair<std::string, int>> LogReader::unreadable() const {
    for (const auto &[id, source] : sources_) {
        if (source.cursor.error() != 0)
            return std::pair(id, source.cursor.error());
    }
    return std::nullopt;
}

} // namespace deployments
