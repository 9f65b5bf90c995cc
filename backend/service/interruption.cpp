#include "backend/service/interruption.h"

#include <cerrno>
#include <ctime>

namespace service {

Interruption::Interruption(bool isEmbedded) {
    sigemptyset(&awaited_);
    sigaddset(&awaited_, SIGTERM);
    sigaddset(&awaited_, SIGINT);
    if (isEmbedded)
        sigaddset(&awaited_, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &awaited_, &before_);
}

Interruption::~Interruption() {
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

Interruption::Word Interruption::comesWithin(std::chrono::milliseconds time) {
    const auto until = std::chrono::steady_clock::now() + time;
    for (;;) {
        const auto left =
            std::chrono::duration_cast<std::chrono::nanoseconds>(until - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return Word::None;
        timespec wait{};
        wait.tv_sec = static_cast<time_t>(left.count() / 1'000'000'000);
        wait.tv_nsec = static_cast<long>(left.count() % 1'000'000'000);
        if (const int signal = sigtimedwait(&awaited_, nullptr, &wait); signal > 0)
            return signal == SIGHUP ? Word::ConsoleLeft : Word::Stop;
        if (errno != EINTR)
            return Word::None;
    }
}

} // namespace service
