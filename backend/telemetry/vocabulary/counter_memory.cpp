#include "backend/telemetry/vocabulary/counter_memory.h"

#include <algorithm>

namespace telemetry {

namespace {

constexpr std::int64_t LongestPause = 5 * 60 * 1000;

} // namespace

std::optional<double> CounterMemory::rate(const std::string &subject, int place, double value,
                                          std::int64_t milliseconds) {
    auto &counters = counters_[subject];
    const auto last =
        std::find_if(counters.begin(), counters.end(), [place](const auto &counter) { return counter.place == place; });
    if (last == counters.end()) {
        counters.push_back({place, value, milliseconds});
        return std::nullopt;
    }
    const auto passed = milliseconds - last->milliseconds;
    const auto grown = value - last->value;
    // Two samples of one time are one: a GPU that several share is told of once for each of them.
    if (passed == 0)
        return std::nullopt;
    last->value = value;
    last->milliseconds = milliseconds;
    if (passed < 0 || passed > LongestPause || !(grown >= 0))
        return std::nullopt;
    return grown / static_cast<double>(passed) * 1e3;
}

void CounterMemory::forgetBefore(std::int64_t milliseconds) {
    std::erase_if(counters_, [milliseconds](const auto &entry) {
        return std::all_of(entry.second.begin(), entry.second.end(), [milliseconds](const auto &counter) {
            return counter.milliseconds < milliseconds - LongestPause;
        });
    });
}

} // namespace telemetry
