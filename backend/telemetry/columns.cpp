#include "backend/telemetry/columns.h"

#include <algorithm>
#include <cassert>
#include <limits>

#include "backend/telemetry/encoding.h"

namespace telemetry {

namespace {

constexpr std::uint32_t BlockSlots = ColumnBlock::Slots;

// Ticks count from 2020 on, in quarters of a second, so that 32 bits last until 2054.
ColumnBlock::Tick tickOf(Instant instant) {
    constexpr std::int64_t Start = 1'577'836'800'000;
    constexpr std::int64_t TickMilliseconds = 250;
    const auto since = std::chrono::floor<std::chrono::milliseconds>(instant.time_since_epoch()).count() - Start;
    return static_cast<ColumnBlock::Tick>(
        std::clamp<std::int64_t>(since / TickMilliseconds, 0, std::numeric_limits<ColumnBlock::Tick>::max()));
}

bool saysSomething(std::span<const LiveCode> codes) {
    return std::any_of(codes.begin(), codes.end(), [](LiveCode code) { return code != NoData; });
}

// Calls visit(slot, offset, length) for each part that lies in one block.
template <typename Visit>
void eachBlock(Slot first, std::size_t count, const Visit &visit) {
    for (std::size_t offset = 0; offset < count;) {
        const Slot slot = first + static_cast<Slot>(offset);
        const std::size_t length = std::min<std::size_t>(BlockSlots - slot % BlockSlots, count - offset);
        visit(slot, offset, length);
        offset += length;
    }
}

} // namespace

Columns::~Columns() {
    for (auto &column : columns_) {
        for (auto &block : column)
            delete block.load(std::memory_order_relaxed);
    }
}

core::Result<SlotRange> Columns::addSlots(std::uint32_t count) {
    const std::lock_guard lock(growing_);
    const Slot first = slotCount_.load(std::memory_order_relaxed);
    if (count > MaxSlots - first)
        return core::Error(
            core::v1::TOO_LARGE, "more than " + std::to_string(MaxSlots) + " GPUs cannot be watched",
            {{"limit", std::to_string(MaxSlots)}, {"size", std::to_string(std::uint64_t(first) + count)}});
    slotCount_.store(first + count, std::memory_order_release);
    return SlotRange{first, count};
}

void Columns::put(Slot slot, v1::GpuMetric metric, float value, Instant measured) {
    const LiveCode code = encode(value, factsOf(metric).range);
    put(slot, metric, std::span(&code, 1), measured);
}

void Columns::put(Slot first, v1::GpuMetric metric, std::span<const float> values, Instant measured) {
    std::array<LiveCode, BlockSlots> codes;
    const Range range = factsOf(metric).range;
    eachBlock(first, values.size(), [&](Slot slot, std::size_t offset, std::size_t length) {
        const auto part = std::span(codes).first(length);
        encodeAll(values.subspan(offset, length), range, part);
        put(slot, metric, part, measured);
    });
}

void Columns::put(Slot first, v1::GpuMetric metric, std::span<const LiveCode> codes, Instant measured) {
    assert(first + codes.size() <= slotCount());
    const auto tick = tickOf(measured);
    eachBlock(first, codes.size(), [&](Slot slot, std::size_t offset, std::size_t length) {
        const auto part = codes.subspan(offset, length);
        if (auto *block = blockFor(metric, slot, part))
            block->put(slot % BlockSlots, part, tick);
    });
}

void Columns::vanish(SlotRange gone) {
    assert(gone.first + gone.count <= slotCount());
    eachBlock(gone.first, gone.count, [this](Slot slot, std::size_t, std::size_t length) {
        for (auto &column : columns_) {
            if (auto *block = column[slot / BlockSlots].load(std::memory_order_acquire))
                block->clear(slot % BlockSlots, static_cast<std::uint32_t>(length));
        }
    });
}

bool Columns::isKnown(v1::GpuMetric metric) const {
    return known_[static_cast<std::size_t>(metric) - 1].load(std::memory_order_acquire);
}

void Columns::read(Slot first, v1::GpuMetric metric, const Freshness &freshness, std::span<LiveCode> codes) const {
    const ColumnBlock::Fresh fresh{tickOf(freshness.now - freshness.staleAge),
                                   tickOf(freshness.now + freshness.staleAge)};
    const std::size_t held = first < MaxSlots ? std::min<std::size_t>(codes.size(), MaxSlots - first) : 0;
    eachBlock(first, held, [&](Slot slot, std::size_t offset, std::size_t length) {
        const auto part = codes.subspan(offset, length);
        if (const auto *block = column(metric)[slot / BlockSlots].load(std::memory_order_acquire))
            block->read(slot % BlockSlots, fresh, part);
        else
            std::fill(part.begin(), part.end(), NoData);
    });
    std::fill(codes.begin() + static_cast<std::ptrdiff_t>(held), codes.end(), NoData);
}

ColumnBlock *Columns::blockFor(v1::GpuMetric metric, Slot slot, std::span<const LiveCode> codes) {
    auto &place = column(metric)[slot / BlockSlots];
    if (auto *block = place.load(std::memory_order_acquire))
        return block;
    if (!saysSomething(codes))
        return nullptr;
    const std::lock_guard lock(growing_);
    auto *block = place.load(std::memory_order_relaxed);
    if (block == nullptr) {
        block = new ColumnBlock;
        place.store(block, std::memory_order_release);
        known_[static_cast<std::size_t>(metric) - 1].store(true, std::memory_order_release);
    }
    return block;
}

} // namespace telemetry
