#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <span>
#include <thread>

#include "backend/fleet/health_watch.h"
#include "backend/telemetry/columns.h"
#include "backend/telemetry/history.h"

namespace core {
class Clock;
}

namespace ledger {
class Ledger;
}

namespace fleet {

// Looks at the whole fleet once a second: what collectors put into the columns becomes a picture that everybody shares,
// and a step of the history. Has a thread of its own, joined by the destructor; whoever collects or asks never waits
// for it.
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

    // Where collectors put what they read. Slots are those of picture()->ground->layout.
    telemetry::Columns &columns() { return columns_; }
    // Where they put what is said of the health of GPUs.
    SignalBoard &signals() { return signals_; }
    // And of what runs on GPUs that the service has not given away.
    WorkloadBoard &workloads() { return workloads_; }
    const GpuEvents &events() const { return events_; }
    const telemetry::History &history() const { return history_; }
    // Never null.
    PicturePtr picture() const;
    // What was known of all slots at an instant of the past, from a source that can tell; instants ascend.
    void remember(telemetry::Instant instant, std::span<const telemetry::MetricCodes> columns) {
        history_.record(instant, columns);
    }

    // A collector has put all of a round, or something was committed: the next picture comes at once, though not more
    // than five come in a second.
    void nudge();

    using Listener = std::uint64_t;
    // `notify` runs on the observer's thread after each picture and may only post. When unlisten returns, it does not
    // run and will not again.
    Listener listen(std::function<void()> notify);
    void unlisten(Listener listener);

private:
    void work(const std::stop_token &stop);
    // Until the next picture is due.
    void wait(const std::stop_token &stop);
    void look();
    std::shared_ptr<const Ground> groundOf(ledger::SnapshotPtr state);
    // Since the last time that it was asked.
    bool concernsUs(const ledger::Snapshot &state);

    ledger::Ledger &ledger_;
    const core::Clock &clock_;
    const Options options_;
    telemetry::Columns columns_;
    telemetry::History history_;
    SignalBoard signals_;
    WorkloadBoard workloads_;
    GpuEvents events_;
    // Used by the thread alone.
    HealthWatch health_{signals_, events_};
    SlotBook book_;
    // Changes up to this revision were looked at.
    std::int64_t seen_ = 0;

    mutable std::mutex mutex_;
    std::condition_variable_any woken_;
    bool isNudged_ = false;
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
