#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "backend/core/result.h"
#include "backend/fleet/collector.h"
#include "backend/fleet/source_past.h"
#include "backend/ledger/snapshot.h"

namespace core {
class Clock;
}

namespace ledger {
class Ledger;
}

namespace fleet {

class Observer;
class SecretSource;

// Keeps a collector for each telemetry source that is not paused, and the status of all of them. Has a thread of its
// own, joined by the destructor.
class SourceController {
public:
    struct Parts {
        ledger::Ledger &ledger;
        Observer &observer;
        const SecretSource &secrets;
        const core::Clock &clock;
    };

    // What `parts` refers to outlives the controller.
    explicit SourceController(const Parts &parts);
    SourceController(const SourceController &) = delete;
    SourceController &operator=(const SourceController &) = delete;
    ~SourceController();

    // Until what sources can tell at their beginning can be seen, or the patience is over.
    void awaitBegin(std::chrono::milliseconds patience);
    // What sources tell of times that are not kept. From any thread.
    SourcePasts pasts() const;

private:
    struct Kept {
        // What it was made for.
        v1::TelemetrySourceSpec spec;
        std::unique_ptr<Collector> collector;
        // Why there is none.
        std::optional<core::Error> error;
    };

    void work(const std::stop_token &stop);
    void keep(const ledger::Snapshot &state);
    // The collector needs no other one for what the source is now.
    static bool goesOn(Kept *kept, const v1::Resource &source);
    Kept collect(const v1::Resource &source) const;
    void tell(const ledger::Snapshot &state);
    static v1::TelemetrySourceStatus statusOf(const Kept &kept);

    const Parts parts_;
    // By uid; of the thread alone.
    std::map<std::string, Kept> kept_;
    bool hasKept_ = false;
    mutable std::mutex mutex_;
    std::condition_variable_any woken_;
    // Something was committed.
    bool isWoken_ = false;
    bool hasBegun_ = false;
    SourcePasts pasts_;
    std::jthread thread_;
    std::uint64_t commits_ = 0;
};

} // namespace fleet
