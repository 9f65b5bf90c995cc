#include "backend/service/housekeeping.h"

#include <utility>

#include "backend/service/freed_memory.h"

namespace service {

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
    for (int minute = 1; waits(std::chrono::minutes(1)); ++minute) {
        giveBackFreedMemory();
        if (minute % 60 == 0)
            hourly_();
    }
}

} // namespace service
