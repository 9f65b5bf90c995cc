#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

#include "backend/ledger/chosen_names.h"

namespace core {
class Clock;
}

namespace ledger {
class Ledger;
}

namespace fleet {

// Says of each node how many replicas are on it, and of those that are drained how far that is, and changes nothing
// else of its status. Has a thread of its own, joined by the destructor.
class DrainController {
public:
    // Both outlive the controller.
    DrainController(ledger::Ledger &ledger, const core::Clock &clock);
    DrainController(const DrainController &) = delete;
    DrainController &operator=(const DrainController &) = delete;
    ~DrainController();

private:
    void work(const std::stop_token &stop);
    void tell(const ledger::Snapshot &state);
    // Since the last time that it was asked.
    bool concernsUs(const ledger::Snapshot &state);

    ledger::Ledger &ledger_;
    const core::Clock &clock_;
    // Changes up to this revision were looked at; of the thread alone.
    std::int64_t seen_ = 0;
    // Those whose status says something of replicas or has to say how far a drain is.
    ledger::ChosenNames told_;
    std::mutex mutex_;
    std::condition_variable_any woken_;
    // Something was committed.
    bool isWoken_ = true;
    std::uint64_t commits_ = 0;
    std::jthread thread_;
};

} // namespace fleet
