#include "backend/core/clock.h"

namespace core {

Clock::TimePoint SystemClock::now() const {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::int64_t SystemClock::monotonicNanoseconds() const {
    const auto sinceOrigin = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(sinceOrigin).count();
}

} // namespace core
