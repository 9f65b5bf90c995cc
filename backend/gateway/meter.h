#pragma once

#include <chrono>
#include <string_view>

#include "backend/gateway/event_scanner.h"
#include "backend/gateway/measures.h"

namespace gateway {

// Measures one attempt at one target: the time to its first token, those between its events, its duration and how it
// ended. A long stream is told of while it lasts. For one thread.
class Meter {
public:
    using SteadyTime = std::chrono::steady_clock::time_point;

    Meter(Measures &measures, std::size_t shard, SeriesKey key);

    // Of an event stream, tokens come in events; else with the first byte.
    void answerBegins(bool isEventStream) { isEventStream_ = isEventStream; }
    void came(std::string_view bytes);
    void end(bool isError);
    bool isBetweenEvents() const { return scanner_.isBetweenEvents(); }

private:
    Measures &measures_;
    const std::size_t shard_;
    const SeriesKey key_;
    EventScanner scanner_;
    Sums sums_;
    SteadyTime start_;
    SteadyTime last_;
    SteadyTime told_;
    bool isEventStream_ = false;
    bool hasToken_ = false;
};

} // namespace gateway
