#include "tests/bench/waiting.h"

#include <thread>
#include <utility>

#include "tests/bench/figures.h"

namespace bench {

bool waitFor(const std::function<bool()> &condition, std::chrono::seconds time) {
    const auto end = std::chrono::steady_clock::now() + time;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
}

bool waitForRest(pid_t process, std::chrono::seconds time, double share) {
    double start = wallSeconds();
    double used = processorSeconds(process);
    return waitFor(
        [&] {
            const double now = wallSeconds();
            if (now - start < 1)
                return false;
            const double since = std::exchange(used, processorSeconds(process));
            const bool isResting = used - since < share * (now - start);
            start = now;
            return isResting;
        },
        time);
}

} // namespace bench
