#pragma once

#include <cstddef>
#include <string_view>

namespace gateway {

// Finds where the events of a server-sent event stream end (WHATWG HTML, 9.2.6), however the bytes are cut. It keeps
// three small numbers and copies nothing.
class EventScanner {
public:
    // How many events with data were completed by these bytes.
    std::size_t feed(std::string_view bytes);
    // Whether the stream stands between two events, so that another one can be put in.
    bool isBetweenEvents() const { return !isWithinEvent_; }

private:
    void endLine(std::size_t *events);

    // Of the line at hand; how much of it matches `data`.
    std::size_t lineSize_ = 0;
    std::size_t matched_ = 0;
    bool isDataLine_ = false;
    bool hasData_ = false;
    bool isWithinEvent_ = false;
    bool wasReturn_ = false;
};

} // namespace gateway
