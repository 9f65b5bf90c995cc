#pragma once

#include <cstdint>
#include <vector>

#include "backend/core/time_text.h"
#include "backend/telemetry/simulator/plan.h"
#include "backend/telemetry/simulator/timeline.h"

namespace simulator {

// Something that a driver reports at an instant.
struct Signal {
    // All but Xid have a begin and an end.
    enum class Kind {
        Xid,
        // Gone from its bus, or with its node.
        Lost,
        ThermalThrottling,
        PowerThrottling,
    };

    core::TimePoint time;
    int slot = 0;
    Kind kind = Kind::Xid;
    bool isOver = false;
    // Of Xid.
    int xid = 0;
    bool operator==(const Signal &) const = default;
};

// From `from` (included) to `to` (not), by time and slot: the same whatever span they are asked for in.
std::vector<Signal> signalsBetween(const Plan &plan, const Timeline &timeline, Millis from, Millis to);

// Counters of a GPU and what holds of it, as its driver tells them.
struct GpuCounters {
    int slot = 0;
    // Nothing else is known where its exporter or node is not heard or it is gone from its bus.
    bool isHeard = true;
    std::int64_t eccCorrected = 0;
    std::int64_t eccUncorrected = 0;
    std::int64_t remappedRows = 0;
    bool hasRemapFailed = false;
    // The link that has errors; all others have none.
    int nvlink = 0;
    std::int64_t nvlinkErrors = 0;
    std::int64_t pcieReplays = 0;
    bool isThermalThrottled = false;
    bool isPowerThrottled = false;
    bool operator==(const GpuCounters &) const = default;
};

// Of those GPUs of a range that have anything to count or are not heard, by slot; all others count nothing. Counters
// never go back.
std::vector<GpuCounters> countersAt(const Plan &plan, const Timeline &timeline, Millis time, SlotRange range);

} // namespace simulator
