#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <utility>

namespace fleet {

// Wakes one thread that waits for something to do. Thread-safe.
class Bell {
public:
    void ring() {
        {
            const std::lock_guard lock(mutex_);
            isRung_ = true;
        }
        woken_.notify_one();
    }
    // Until it rings, was rung since the last time, the time has come, or a stop is asked for.
    void wait(const std::stop_token &stop, std::chrono::steady_clock::time_point until) {
        std::unique_lock lock(mutex_);
        woken_.wait_until(lock, stop, until, [this] { return isRung_; });
        isRung_ = false;
    }

private:
    std::mutex mutex_;
    std::condition_variable_any woken_;
    bool isRung_ = false;
};

} // namespace fleet
