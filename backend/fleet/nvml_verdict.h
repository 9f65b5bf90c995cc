#pragma once

#include <chrono>
#include <optional>

#include "backend/core/result.h"
#include "backend/fleet/gpu_report.h"
#include "backend/fleet/nvml/gpu_reading.h"

namespace fleet {

// What holds of a node's telemetry, from one round of its GPUs to the next. For one thread.
class NvmlVerdict {
public:
    using Time = std::chrono::steady_clock::time_point;

    explicit NvmlVerdict(Time now) : answered_(now) {}

    // Nothing where there is no library, or no GPU. A call that failed is told for a minute, since dear ones are made
    // seldom; a driver that does not answer is told after some seconds.
    std::optional<NodeFinding> after(const core::Result<nvml::Round> &read, Time now);

private:
    std::optional<NodeFinding> afterError(const core::Error &error, Time now);

    std::optional<NodeFinding> finding_;
    std::optional<nvml::Failure> failure_;
    Time failed_;
    // Or asked for the first time.
    Time answered_;
};

} // namespace fleet
