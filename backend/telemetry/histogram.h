#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "backend/telemetry/code.h"
#include "backend/telemetry/slot.h"

namespace telemetry {

// How many GPUs have which value of a metric now. Counts much finer than it shows, so that a few requests among a range
// of thousands are still told apart.
class Histogram {
public:
    static constexpr std::size_t Buckets = 64;

    // `range` is that of the metric.
    explicit Histogram(const Range &range);

    void add(std::span<const LiveCode> codes);
    // Of these slots alone; those beyond the codes count as NoData.
    void add(std::span<const LiveCode> codes, std::span<const Slot> slots);

    // Over the range of the metric, in equal parts.
    std::array<std::uint32_t, Buckets> buckets() const;
    // The same over a part of it, in the metric's unit; what lies beyond is in no bucket. Exact to 1/8128 of the range.
    std::array<std::uint32_t, Buckets> buckets(const Range &part) const;
    // Of values that are not stale.
    std::uint32_t valueCount() const { return values_; }
    std::uint32_t staleCount() const { return stale_; }
    std::uint32_t notReportedCount() const { return notReported_; }
    std::uint32_t noDataCount() const { return noData_; }
    // From what 2 % of the values lie at or below to what 98 % do, by nearest rank, in the metric's unit; low is below
    // high. Nothing where there are no values.
    std::optional<Range> robustRange() const;

private:
    void count(LiveCode code);
    // The bin in which the value of this rank lies, counted from 1.
    std::size_t binOf(std::uint32_t rank) const;
    float edgeOf(std::size_t bin) const;

    Range range_;
    std::vector<std::uint32_t> bins_;
    std::uint32_t values_ = 0;
    std::uint32_t stale_ = 0;
    std::uint32_t notReported_ = 0;
    std::uint32_t noData_ = 0;
};

} // namespace telemetry
