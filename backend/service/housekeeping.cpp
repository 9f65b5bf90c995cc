#include "backend/service/housekeeping.h"

#include <utility>

#include "backend/service/freed_memory.h"

namespace service {

namespace {

constexpr auto turnTime = std::chrono::seconds(15);
constexpr auto turnsInAnHour = std::chrono::hours(1) / turnTime;

} // namespace

Housekeeping::Housekeeping(std::chrono::milliseconds onceAfter, std::function<void()> once,
                           std::function<void()> hourly)
    : once_(std::move(once)),
      hourly_(std::move(hourly)),
      thread_([this, onceAfter](const std::stop_token &stop) { run(stop, onceAfter); }) {}

void Housekeeping::run(const std::stop_token &stop, std::chrono::milliseconds onceAfter) {
    const auto waits = [this, &stop](std::chrono::milliseconds time) {
        std::unique_lock lock(mutex_);
        stopped_.wait_for(lock, stop, time, [] { return false; });
        return !stop.stop_requested();
    };
    if (waits(onceAfter))
        once_();
    for (int turn = 1; waits(turnTime); ++turn) {
        giveBackFreedMemory();
        if (turn % turnsInAnHour == 0)
            hourly_();
    }
}

} // namespace service
