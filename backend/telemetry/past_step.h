#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "backend/telemetry/metric.h"
#include "backend/telemetry/past_steps.h"

namespace telemetry {

// Nothing was said of any place.
bool isNothing(std::span<const PastCode> row);

// A step that is over: for each metric of which anything was said one row, which is empty for all others. Rows hold a
// code for each place, those of coarse steps three times as many: least, mean, greatest.
struct PastStep {
    // Since the epoch, in steps of its length.
    std::int64_t number = 0;
    std::array<std::vector<PastCode>, MetricCount> rows;

    const std::vector<PastCode> &row(v1::GpuMetric metric) const { return rows[static_cast<std::size_t>(metric) - 1]; }
    std::vector<PastCode> &row(v1::GpuMetric metric) { return rows[static_cast<std::size_t>(metric) - 1]; }

    // With what the allocator adds.
    std::size_t bytes() const {
        constexpr std::size_t Allocation = 16;
        std::size_t total = sizeof(PastStep) + 4 * Allocation;
        for (const auto &row : rows)
            total += row.capacity() + (row.empty() ? 0 : Allocation);
        return total;
    }
};

// The row of a coarse step from an answer of that one step; empty where nothing was said of any place.
std::vector<PastCode> rowOf(const PastSteps &step);

} // namespace telemetry
