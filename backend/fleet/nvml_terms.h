#pragma once

#include <bitset>
#include <optional>
#include <span>
#include <vector>

#include "backend/fleet/nvml/gpu_reading.h"
#include "backend/telemetry/metric.h"
#include "backend/telemetry/vocabulary/health_signal.h"

namespace fleet {

namespace v1 = pilothouse::v1;

// Metrics that NVIDIA's library may tell.
std::span<const v1::GpuMetric> nvmlMetrics();
// Signals of health that it may tell.
std::span<const telemetry::HealthSignal> nvmlSignals();

struct NvmlValue {
    double value = 0;
    std::chrono::milliseconds age{0};
};

// In the metric's unit; nothing where it is not reported, or cannot be.
std::optional<NvmlValue> metricOf(const nvml::GpuReading &reading, v1::GpuMetric metric);
std::optional<NvmlValue> signalOf(const nvml::GpuReading &reading, telemetry::HealthSignal signal);

} // namespace fleet
