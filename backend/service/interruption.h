#pragma once

#include <chrono>
#include <csignal>

namespace service {

// Takes SIGTERM and SIGINT as a wish to stop. Made before any other thread is, which then inherits the mask.
class Interruption {
public:
    Interruption();
    Interruption(const Interruption &) = delete;
    Interruption &operator=(const Interruption &) = delete;
    ~Interruption();

    // Waits for at most so long; says whether it came.
    bool comesWithin(std::chrono::milliseconds time);

private:
    sigset_t awaited_;
    sigset_t before_;
};

} // namespace service
