#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <thread>

#include "backend/fleet/picture.h"

namespace core {
class Clock;
}

namespace ledger {
class Ledger;
}

namespace fleet {

class Observer;

// What a silence has come to by now, with the faults of a picture.
v1::SilenceStatus statusOf(const PlacedSilence &silence, const Picture &picture, core::TimePoint now);

// Keeps the status of silences: each begins and ends by itself, by the clock alone. Has a thread of its own, joined by
// the destructor.
class SilenceController {
public:
    // All of it outlives the controller.
    SilenceController(ledger::Ledger &ledger, Observer &observer, const core::Clock &clock);
    SilenceController(const SilenceController &) = delete;
    SilenceController &operator=(const SilenceController &) = delete;
    ~SilenceController();

private:
    void work(const std::stop_token &stop);
    void tell();
    // Until one begins or ends; nothing where none will.
    std::optional<std::chrono::milliseconds> untilTurn() const;

    ledger::Ledger &ledger_;
    Observer &observer_;
    const core::Clock &clock_;
    std::mutex mutex_;
    std::condition_variable_any woken_;
    // There is another picture.
    bool isWoken_ = false;
    std::jthread thread_;
    std::uint64_t pictures_ = 0;
};

} // namespace fleet
