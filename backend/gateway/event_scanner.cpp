#include "backend/gateway/event_scanner.h"

#include <cstring>

namespace gateway {

namespace {

constexpr std::string_view dataField = "data";

} // namespace

void EventScanner::endLine(std::size_t *events) {
    // A field without a colon counts, too.
    if (isDataLine_ || (lineSize_ == dataField.size() && matched_ == dataField.size()))
        hasData_ = true;
    if (lineSize_ == 0) {
        *events += hasData_ ? 1 : 0;
        hasData_ = false;
        isWithinEvent_ = false;
    }
    lineSize_ = 0;
    matched_ = 0;
    isDataLine_ = false;
}

std::size_t EventScanner::feed(std::string_view bytes) {
    std::size_t events = 0;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const char byte = bytes[at];
        if (byte == '\n' || byte == '\r') {
            // CR LF is one end of a line.
            if (byte == '\r' || !wasReturn_)
                endLine(&events);
            wasReturn_ = byte == '\r';
            ++at;
            continue;
        }
        wasReturn_ = false;
        isWithinEvent_ = true;
        if (matched_ == lineSize_ && lineSize_ <= dataField.size()) {
            if (lineSize_ < dataField.size())
                matched_ += byte == dataField[lineSize_] ? 1 : 0;
            else
                isDataLine_ = byte == ':';
            ++lineSize_;
            ++at;
            continue;
        }
        // The rest of the line says nothing; its end does.
        const auto rest = bytes.substr(at);
        const auto *feed = static_cast<const char *>(std::memchr(rest.data(), '\n', rest.size()));
        const auto end = feed == nullptr ? rest.size() : static_cast<std::size_t>(feed - rest.data());
        const auto *back = static_cast<const char *>(std::memchr(rest.data(), '\r', end));
        const auto size = back == nullptr ? end : static_cast<std::size_t>(back - rest.data());
        lineSize_ += size;
        at += size;
    }
    return events;
}

} // namespace gateway
