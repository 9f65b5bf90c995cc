#pragma once

#include <span>

#include "backend/telemetry/metric.h"

namespace telemetry {

// What is known of one metric now: the codes of slots (or of nodes) from the first on. Looks only.
struct MetricCodes {
    v1::GpuMetric metric;
    std::span<const LiveCode> codes;
};

} // namespace telemetry
