#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "backend/telemetry/exposition/exposition_fault.h"
#include "backend/telemetry/metric.h"
#include "backend/telemetry/vocabulary/health_signal.h"
#include "backend/telemetry/vocabulary/subject.h"

namespace telemetry {

// One metric of one subject, in the metric's unit.
struct GpuReading {
    // A place in Readings::subjects.
    std::uint32_t subject = 0;
    v1::GpuMetric metric = v1::GPU_METRIC_UNSPECIFIED;
    // Nothing where the source says that it cannot tell, or says what cannot be.
    std::optional<float> value;
    // Since 1970: the source's own time where it gives one, else when it was asked.
    std::int64_t milliseconds = 0;

    bool operator==(const GpuReading &) const = default;
};

struct SignalReading {
    std::uint32_t subject = 0;
    HealthSignal signal = HealthSignal::LastXid;
    // Which XID, reason or part, where the source tells them apart.
    std::string detail;
    // Nothing where it is not reported.
    std::optional<double> value;
    std::int64_t milliseconds = 0;

    bool operator==(const SignalReading &) const = default;
};

// What a source said at one time.
struct Readings {
    std::vector<Subject> subjects;
    // By subject, then by metric; what the source does not speak of has none.
    std::vector<GpuReading> values;
    std::vector<SignalReading> signals;
    // Samples whose value cannot be: negative, beyond all bounds.
    std::uint64_t impossible = 0;
    ExpositionReport report;
};

} // namespace telemetry
