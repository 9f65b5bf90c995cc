#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <limits>

#include "backend/core/clock.h"

namespace gateway {

// Whether the clients of one thread use the gateway. Written by that thread, read by any.
class Activity {
public:
    explicit Activity(const core::Clock &clock) : clock_(clock), last_(std::numeric_limits<std::int64_t>::min() / 2) {}

    void begin() { requests_.fetch_add(1, std::memory_order_relaxed); }
    void end() {
        last_.store(clock_.monotonicNanoseconds(), std::memory_order_relaxed);
        requests_.fetch_sub(1, std::memory_order_release);
    }
    // Since the last request was over, for ever so long where there was none; 0 while one is being answered.
    std::chrono::nanoseconds idleTime() const {
        if (requests_.load(std::memory_order_acquire) > 0)
            return std::chrono::nanoseconds(0);
        return std::chrono::nanoseconds(clock_.monotonicNanoseconds() - last_.load(std::memory_order_relaxed));
    }

private:
    const core::Clock &clock_;
    std::atomic<int> requests_ = 0;
    std::atomic<std::int64_t> last_;
};

} // namespace gateway
