#pragma once

#include <chrono>
#include <csignal>

namespace service {

// Takes SIGTERM and SIGINT as a wish to stop, and of an embedded service SIGHUP as word that a console was closed. Made
// before any other thread is, which then inherits the mask.
class Interruption {
public:
    enum class Word { None, Stop, ConsoleLeft };

    explicit Interruption(bool isEmbedded);
    Interruption(const Interruption &) = delete;
    Interruption &operator=(const Interruption &) = delete;
    ~Interruption();

    // Waits for at most so long.
    Word comesWithin(std::chrono::milliseconds time);

private:
    sigset_t awaited_;
    sigset_t before_;
};

} // namespace service
