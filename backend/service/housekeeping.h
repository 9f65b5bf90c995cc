#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace service {

// The thread for what is due now and then: something once, a while after the start, and something every hour. Every
// 15 seconds it gives back the memory that was freed.
class Housekeeping {
public:
    Housekeeping(std::chrono::milliseconds onceAfter, std::function<void()> once, std::function<void()> hourly);

private:
    void run(const std::stop_token &stop, std::chrono::milliseconds onceAfter);

    const std::function<void()> once_;
    const std::function<void()> hourly_;
    std::mutex mutex_;
    std::condition_variable_any stopped_;
    std::jthread thread_;
};

} // namespace service
