#include "backend/service/interruption.h"

#include <cerrno>
#include <ctime>

namespace service {

Interruption::Interruption() {
    sigemptyset(&awaited_);
    sigaddset(&awaited_, SIGTERM);
    sigaddset(&awaited_, SIGINT);
    pthread_sigmask(SIG_BLOCK, &awaited_, &before_);
}

Interruption::~Interruption() {
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

bool Interruption::comesWithin(std::chrono::milliseconds time) {
    const auto until = std::chrono::steady_clock::now() + time;
    for (;;) {
        const auto left =
            std::chrono::duration_cast<std::chrono::nanoseconds>(until - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return false;
        timespec wait{};
        wait.tv_sec = static_cast<time_t>(left.count() / 1'000'000'000);
        wait.tv_nsec = static_cast<long>(left.count() % 1'000'000'000);
        if (sigtimedwait(&awaited_, nullptr, &wait) > 0)
            return true;
        if (errno != EINTR)
            return false;
    }
}

} // namespace service
