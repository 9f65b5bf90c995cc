#pragma once

#include <array>
#include <chrono>
#include <optional>

#include "backend/fleet/host_counters.h"

#include "pilothouse/v1/fleet_service.pb.h"

namespace fleet {

namespace v1 = pilothouse::v1;

inline constexpr int HostMetricCount = v1::HostMetric_MAX;

// In each metric's unit, by its number less one; NaN where nothing is known.
using HostValues = std::array<float, HostMetricCount>;

// Makes values of what a kernel counts: of what went on since the last time that it was asked. What went back, came or
// is gone since says nothing. For one thread.
class HostMeter {
public:
    HostValues take(const HostCounters &counters, std::chrono::steady_clock::time_point now);

private:
    std::optional<HostCounters> last_;
    std::chrono::steady_clock::time_point at_;
};

} // namespace fleet
