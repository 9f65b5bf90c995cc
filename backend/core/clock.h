#pragma once

#include <chrono>
#include <cstdint>

namespace core {

// Where time comes from. Safe to ask from any thread.
class Clock {
public:
    using TimePoint = std::chrono::system_clock::time_point;

    virtual ~Clock() = default;

    // UTC, in whole milliseconds; may jump when somebody sets the machine's clock.
    virtual TimePoint now() const = 0;
    // Never goes back; counts from an arbitrary instant.
    virtual std::int64_t monotonicNanoseconds() const = 0;
};

// The machine's own clock.
class SystemClock final : public Clock {
public:
    TimePoint now() const override;
    std::int64_t monotonicNanoseconds() const override;
};

} // namespace core
