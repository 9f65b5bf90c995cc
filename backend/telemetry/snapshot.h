#pragma once

#include <array>
#include <chrono>
#include <span>
#include <vector>

#include "backend/telemetry/columns.h"
#include "backend/telemetry/metric_codes.h"

namespace telemetry {

// After which time a value of each metric is stale, by the metric's number less one.
using StaleAges = std::array<std::chrono::milliseconds, MetricCount>;

// All columns at one instant, for whoever needs several of them: the ring, the tiles, the rules of health, the streams.
// Belongs to one thread; taken again, it keeps its room.
class Snapshot {
public:
    void take(const Columns &columns, Instant now, const StaleAges &ages);

    Instant instant() const { return instant_; }
    std::uint32_t slotCount() const { return slotCount_; }
    // One for each metric of which anything is known, by number; they last until the next take.
    std::span<const MetricCodes> columns() const { return columns_; }
    // Empty where nothing is known of the metric.
    std::span<const LiveCode> codes(v1::GpuMetric metric) const;

private:
    Instant instant_;
    std::uint32_t slotCount_ = 0;
    std::array<std::vector<LiveCode>, MetricCount> codes_;
    std::vector<MetricCodes> columns_;
};

} // namespace telemetry
