#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "backend/core/time_text.h"
#include "backend/telemetry/vocabulary/health_signal.h"

namespace fleet {

// What sources said of one GPU's health. Counters remember how they grew in the last hour.
class GpuSignals {
public:
    struct Xid {
        core::TimePoint time;
        int xid = 0;
    };
    static constexpr std::size_t mostXids = 16;

    // Nothing where no source speaks of it, or the value is 0 and always was.
    std::optional<double> value(telemetry::HealthSignal signal) const;
    // What a counter gained within the hour before `now`; 0 where it is not known for so long.
    double growth(telemetry::HealthSignal signal, core::TimePoint now) const;
    // The last ones, oldest first.
    const std::vector<Xid> &xids() const { return xids_; }
    std::optional<core::TimePoint> lostSince() const { return lostSince_; }

private:
    friend class SignalBoard;

    struct Known {
        telemetry::HealthSignal signal;
        double value = 0;
        // Oldest first, at least five minutes apart.
        std::vector<std::pair<core::TimePoint, double>> past;
    };

    Known &known(telemetry::HealthSignal signal);
    const Known *find(telemetry::HealthSignal signal) const;
    void put(telemetry::HealthSignal signal, double value, bool wasHeard, core::TimePoint time);

    std::vector<Known> known_;
    std::vector<Xid> xids_;
    std::optional<core::TimePoint> lostSince_;
};

// What sources say of the health of GPUs, apart from what is measured, by slot. Holds only those of whom there is
// something to be told. Thread-safe.
class SignalBoard {
public:
    // The newest value. Nothing leaves what was known: a source that cannot tell just now takes nothing back.
    void put(int slot, telemetry::HealthSignal signal, std::optional<double> value, core::TimePoint time);
    // The driver reported an XID.
    void reportXid(int slot, int xid, core::TimePoint time);
    // Gone from its bus, or back.
    void setLost(int slot, bool isLost, core::TimePoint time);
    // Of GPUs that are no more.
    void vanish(int firstSlot, int count);

    void each(const std::function<void(int slot, const GpuSignals &signals)> &visit) const;
    GpuSignals of(int slot) const;

private:
    mutable std::mutex mutex_;
    std::map<int, GpuSignals> bySlot_;
    // Signals that were heard of each slot, by bit: a counter that is seen for the first time has not grown.
    std::vector<std::uint32_t> heard_;
};

} // namespace fleet
