#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "backend/telemetry/metric.h"
#include "backend/telemetry/vocabulary/health_signal.h"

namespace telemetry {

// What a sample of some name means: one row of the table in terms.cpp.
struct Term {
    enum class Kind : std::uint8_t {
        // The metric itself.
        Value,
        // One of two halves of the metric, sent and received; only both make it.
        FirstHalf,
        SecondHalf,
        // A counter, whose growth in a second is the metric; or half of it.
        Rate,
        // Of the GPU's memory; the unit is the same for all that one GPU's source says.
        MemoryUsed,
        MemoryFree,
        MemoryReserved,
        MemoryTotal,
        Signal,
    };

    std::string_view name;
    Kind kind = Kind::Value;
    v1::GpuMetric metric = v1::GPU_METRIC_UNSPECIFIED;
    // From the source's unit to the metric's.
    double scale = 1;
    // Where a source tells the same in several ways, the lowest that reports a value is believed.
    std::uint8_t rank = 0;
    HealthSignal signal = HealthSignal::LastXid;
    // Where not empty: only samples whose detail (`clock_type` and its kin) is this one.
    std::string_view only = {};

    bool operator==(const Term &) const = default;
};

// All that is known.
std::span<const Term> terms();

} // namespace telemetry
