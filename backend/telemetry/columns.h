#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <mutex>
#include <span>

#include "backend/core/result.h"
#include "backend/telemetry/column_block.h"
#include "backend/telemetry/instant.h"
#include "backend/telemetry/metric.h"
#include "backend/telemetry/slot.h"

namespace telemetry {

// At which instant somebody looks, and how far from it a value may have been measured without being stale. A value from
// the future, of a clock that was set back, is as doubtful as an old one.
struct Freshness {
    Instant now;
    std::chrono::milliseconds staleAge;
};

// What is known now of all GPUs: per metric one column of codes by slot, which takes no room before somebody says
// something. Safe from any thread: sources put and others read at once, and each holds a lock of 4,096 slots of one
// metric for microseconds. What one call puts is seen whole within such a block, not across blocks.
class Columns {
public:
    static constexpr std::uint32_t MaxSlots = 1u << 20;

    Columns() = default;
    Columns(const Columns &) = delete;
    Columns &operator=(const Columns &) = delete;
    ~Columns();

    // The next `count` slots, all NoData; who reads meanwhile is not disturbed. TOO_LARGE beyond MaxSlots.
    core::Result<SlotRange> addSlots(std::uint32_t count);

    // One value in the metric's unit; NaN is NotReported. The later call wins, whatever instants they name. Times are
    // kept to a quarter of a second. Slots are some that exist.
    void put(Slot slot, v1::GpuMetric metric, float value, Instant measured);
    // The same for slots next to each other.
    void put(Slot first, v1::GpuMetric metric, std::span<const float> values, Instant measured);
    // NoData among the codes says nothing of its slot, which keeps its value and grows stale.
    void put(Slot first, v1::GpuMetric metric, std::span<const LiveCode> codes, Instant measured);
    // GPUs that are gone, until somebody puts values for them again: NoData in every metric.
    void vanish(SlotRange gone);

    std::uint32_t slotCount() const { return slotCount_.load(std::memory_order_acquire); }
    // Somebody has said something of it, be it NotReported.
    bool isKnown(v1::GpuMetric metric) const;
    // The codes of as many slots as `codes` has room for, with StaleBit where they are old; NoData beyond the last
    // slot.
    void read(Slot first, v1::GpuMetric metric, const Freshness &freshness, std::span<LiveCode> codes) const;

private:
    using Column = std::array<std::atomic<ColumnBlock *>, MaxSlots / ColumnBlock::Slots>;

    // Made where these codes are the first to say something; null where nobody has yet.
    ColumnBlock *blockFor(v1::GpuMetric metric, Slot slot, std::span<const LiveCode> codes);
    Column &column(v1::GpuMetric metric) { return columns_[static_cast<std::size_t>(metric) - 1]; }
    const Column &column(v1::GpuMetric metric) const { return columns_[static_cast<std::size_t>(metric) - 1]; }

    // Guards that slots and blocks are added one after the other.
    std::mutex growing_;
    std::atomic<std::uint32_t> slotCount_ = 0;
    std::array<std::atomic<bool>, MetricCount> known_{};
    std::array<Column, MetricCount> columns_{};
};

} // namespace telemetry
