#pragma once

#include <chrono>
#include <cstdint>

#include "backend/telemetry/instant.h"

namespace telemetry {

// The lengths of steps in which the past is kept: short ones of one code each, and coarser ones with least, mean and
// greatest. With a minute as the shortest, ten of the coarsest make a day. Steps are numbered from the epoch on: number
// n of length l reaches from n * l up to the next.
struct Ladder {
    static constexpr int Levels = 3;
    static constexpr int Factor = 12;

    std::chrono::milliseconds shortest{60'000};

    constexpr std::chrono::milliseconds stepOf(int level) const {
        auto step = shortest;
        for (int each = 0; each < level; ++each)
            step *= Factor;
        return step;
    }

    static constexpr int planesOf(int level) { return level == 0 ? 1 : 3; }
};

// Division that rounds down, for numbers of coarser steps and for instants before the epoch.
constexpr std::int64_t floorDivide(std::int64_t value, std::int64_t divisor) {
    return value / divisor - (value % divisor < 0 ? 1 : 0);
}

// The number of the step in which an instant lies.
inline std::int64_t stepNumber(Instant instant, std::chrono::milliseconds step) {
    const auto since = std::chrono::floor<std::chrono::milliseconds>(instant.time_since_epoch());
    return floorDivide(since.count(), step.count());
}

inline Instant stepStart(std::int64_t number, std::chrono::milliseconds step) {
    return Instant(number * step);
}

} // namespace telemetry
