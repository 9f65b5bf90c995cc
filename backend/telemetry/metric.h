#pragma once

#include <span>
#include <string_view>

#include "backend/telemetry/code.h"

#include "pilothouse/v1/telemetry.pb.h"

namespace telemetry {

namespace v1 = pilothouse::v1;

// What is known beforehand of a metric.
struct MetricFacts {
    v1::GpuMetric metric;
    // What its codes reach from and to, in its unit (telemetry.proto). Ranges never change: codes on disk depend on
    // them.
    Range range;
    // How several GPUs become one: the worst of heat, the mean of load, so that no fault is averaged away.
    v1::Fold fold;
};

// All metrics, by their numbers, which begin at 1 and have no gaps.
std::span<const MetricFacts> metrics();

inline constexpr int MetricCount = v1::GpuMetric_MAX;

// One of those that exist.
const MetricFacts &factsOf(v1::GpuMetric metric);

} // namespace telemetry
