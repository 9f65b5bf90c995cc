#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <span>

#include "backend/telemetry/code.h"

namespace telemetry {

// The live codes of one metric for some thousand slots, and when each was measured. Every call holds the block's lock
// for some microseconds; what one call puts, others see whole or not at all.
class ColumnBlock {
public:
    static constexpr std::uint32_t Slots = 4096;

    // When something was measured, in quarters of a second.
    using Tick = std::uint32_t;

    // What was measured between these, both included, is not stale.
    struct Fresh {
        Tick earliest = 0;
        Tick latest = 0;
    };

    // All NoData.
    ColumnBlock();

    // NoData says nothing of its slot and leaves it alone. Cheapest where it says something of all slots.
    void put(std::uint32_t place, std::span<const LiveCode> codes, Tick measured);
    void clear(std::uint32_t place, std::uint32_t count);

    void read(std::uint32_t place, const Fresh &fresh, std::span<LiveCode> codes) const;

private:
    void putAll(std::uint32_t place, std::span<const LiveCode> codes, Tick measured);
    void putSome(std::uint32_t place, std::span<const LiveCode> codes, Tick measured);
    void tellTicksApart();

    mutable std::mutex mutex_;
    std::array<LiveCode, Slots> codes_;
    // When all slots were measured at once; else each has its own instant.
    std::optional<Tick> together_ = 0;
    // Null where they never were told apart.
    std::unique_ptr<std::array<Tick, Slots>> measured_;
};

} // namespace telemetry
