#pragma once

#include <array>
#include <memory>
#include <vector>

#include "backend/telemetry/packed_row.h"
#include "backend/telemetry/past_step.h"

namespace telemetry {

// A step that is over, as memory keeps it.
struct KeptStep {
    explicit KeptStep(const PastStep &step);

    const PackedRow &row(v1::GpuMetric metric) const { return rows[static_cast<std::size_t>(metric) - 1]; }
    // With what the allocator adds.
    std::size_t bytes() const;

    // As of PastStep.
    std::int64_t number = 0;
    std::array<PackedRow, MetricCount> rows;
    // What it took before it was packed.
    std::size_t plainBytes = 0;
};

// Steps that are over and stay so; whoever holds them may read them at leisure while the oldest go.
using KeptSteps = std::vector<std::shared_ptr<const KeptStep>>;

} // namespace telemetry
