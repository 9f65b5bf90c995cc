#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <span>
#include <thread>

#include "backend/fleet/beat.h"
#include "backend/fleet/health_watch.h"
#include "backend/fleet/simulations.h"
#include "backend/telemetry/columns.h"
#include "backend/telemetry/history.h"

namespace core {
class Clock;
}

namespace ledger {
class Ledger;
}

namespace fleet {

// Looks at the whole fleet at each beat, once a second: what collectors put into the columns becomes a picture that
// everybody shares, and a step of the history. Has a thread of its own, joined by the destructor; whoever collects or
// asks never waits for it.
class Observer {
public:
    struct Options {
        telemetry::History::Limits history;
        // After which a value that was not measured again is stale.
        std::chrono::milliseconds staleAge = std::chrono::seconds(30);
        std::chrono::milliseconds period = std::chrono::seconds(1);
    };

    // Ledger and clock outlive it.
    Observer(ledger::Ledger &ledger, const core::Clock &clock, const Options &options);
    Observer(const Observer &) = delete;
    Observer &operator=(const Observer &) = delete;
    ~Observer();

    // When collectors read, so that the next picture has what they put.
    Beat &beat() { return beat_; }
    const Beat &beat() const { return beat_; }
    // Where collectors put what they read. Slots are those of picture()->ground->layout.
    telemetry::Columns &columns() { return columns_; }
    // Where they put what is said of the health of GPUs.
    SignalBoard &signals() { return signals_; }
    // And of what runs on GPUs that the service has not given away.
    WorkloadBoard &workloads() { return workloads_; }
    // And what happened to GPUs before it was there to see it.
    GpuEvents &events() { return events_; }
    // And the fleets that they make up.
    Simulations &simulations() { return simulations_; }
    const GpuEvents &events() const { return events_; }
    const telemetry::History &history() const { return history_; }
    // Never null.
    PicturePtr picture() const;
    // What was known of all slots at an instant of the past, from a source that can tell; instants ascend.
    void remember(telemetry::Instant instant, std::span<const telemetry::MetricCodes> columns) {
        history_.record(instant, columns);
    }

    // A collector has put something between beats, or something was committed: see Beat::nudge.
    void nudge() { beat_.nudge(); }

    using Listener = std::uint64_t;
    // `notify` runs on the observer's thread after each picture and may only post. When unlisten returns, it does not
    // run and will not again.
    Listener listen(std::function<void()> notify);
    void unlisten(Listener listener);

private:
    void work(const std::stop_token &stop);
    void look();
    std::shared_ptr<const Ground> groundOf(ledger::SnapshotPtr state);
    // Since the last time that it was asked.
    bool concernsUs(const ledger::Snapshot &state);

    ledger::Ledger &ledger_;
    const core::Clock &clock_;
    const Options options_;
    Beat beat_;
    telemetry::Columns columns_;
    telemetry::History history_;
    SignalBoard signals_;
    WorkloadBoard workloads_;
    Simulations simulations_;
    GpuEvents events_;
    // Used by the thread alone.
    HealthWatch health_{signals_, events_};
    SlotBook book_;
    // Changes up to this revision were looked at.
    std::int64_t seen_ = 0;

    mutable std::mutex mutex_;
    PicturePtr picture_;

    // Held while listeners run.
    std::mutex listening_;
    std::map<Listener, std::function<void()>> listeners_;
    Listener lastListener_ = 0;

    std::jthread thread_;
    // Of the ledger's changes.
    std::uint64_t commits_ = 0;
};

} // namespace fleet
