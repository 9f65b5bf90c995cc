#include "backend/telemetry/column_block.h"

#include <algorithm>
#include <cassert>

namespace telemetry {

namespace {

// Loops without branches, over plain pointers that do not alias: they are compiled to vectors.

void keepSaid(const LiveCode *__restrict said, std::size_t count, LiveCode *__restrict codes) {
    for (std::size_t place = 0; place < count; ++place)
        codes[place] = said[place] == NoData ? codes[place] : said[place];
}

void keepTicks(const LiveCode *__restrict said, std::size_t count, std::uint32_t tick,
               std::uint32_t *__restrict measured) {
    for (std::size_t place = 0; place < count; ++place)
        measured[place] = said[place] == NoData ? measured[place] : tick;
}

std::size_t countUnsaid(const LiveCode *codes, std::size_t count) {
    std::uint32_t unsaid = 0;
    for (std::size_t place = 0; place < count; ++place)
        unsaid += codes[place] == NoData ? 1u : 0u;
    return unsaid;
}

void markOld(const LiveCode *__restrict known, std::size_t count, LiveCode *__restrict codes) {
    for (std::size_t place = 0; place < count; ++place) {
        const bool isMarked = (known[place] & ~StaleBit) <= MaxLevel;
        codes[place] = static_cast<LiveCode>(known[place] | (isMarked ? StaleBit : 0));
    }
}

void markOldOnes(const LiveCode *__restrict known, const std::uint32_t *__restrict measured,
                 const ColumnBlock::Fresh &fresh, std::span<LiveCode> out) {
    const auto earliest = fresh.earliest;
    const auto width = fresh.latest - fresh.earliest;
    LiveCode *__restrict codes = out.data();
    for (std::size_t place = 0; place < out.size(); ++place) {
        const bool isOld = measured[place] - earliest > width;
        const bool isMarked = isOld && (known[place] & ~StaleBit) <= MaxLevel;
        codes[place] = static_cast<LiveCode>(known[place] | (isMarked ? StaleBit : 0));
    }
}

} // namespace

ColumnBlock::ColumnBlock() {
    codes_.fill(NoData);
}

void ColumnBlock::put(std::uint32_t place, std::span<const LiveCode> codes, Tick measured) {
    assert(place + codes.size() <= Slots);
    const auto unsaid = countUnsaid(codes.data(), codes.size());
    if (unsaid == codes.size())
        return;
    const std::lock_guard lock(mutex_);
    if (unsaid == 0)
        putAll(place, codes, measured);
    else
        putSome(place, codes, measured);
}

void ColumnBlock::clear(std::uint32_t place, std::uint32_t count) {
    assert(place + count <= Slots);
    const std::lock_guard lock(mutex_);
    std::fill_n(codes_.begin() + place, count, NoData);
}

void ColumnBlock::read(std::uint32_t place, const Fresh &fresh, std::span<LiveCode> codes) const {
    assert(place + codes.size() <= Slots);
    const std::lock_guard lock(mutex_);
    const LiveCode *known = codes_.data() + place;
    if (!together_)
        markOldOnes(known, measured_->data() + place, fresh, codes);
    else if (*together_ - fresh.earliest > fresh.latest - fresh.earliest)
        markOld(known, codes.size(), codes.data());
    else
        std::copy_n(known, codes.size(), codes.data());
}

void ColumnBlock::putAll(std::uint32_t place, std::span<const LiveCode> codes, Tick measured) {
    std::copy(codes.begin(), codes.end(), codes_.begin() + place);
    if (codes.size() == Slots || together_ == measured) {
        together_ = measured;
        return;
    }
    tellTicksApart();
    std::fill_n(measured_->begin() + place, codes.size(), measured);
}

void ColumnBlock::putSome(std::uint32_t place, std::span<const LiveCode> codes, Tick measured) {
    tellTicksApart();
    keepSaid(codes.data(), codes.size(), codes_.data() + place);
    keepTicks(codes.data(), codes.size(), measured, measured_->data() + place);
}

void ColumnBlock::tellTicksApart() {
    if (!measured_)
        measured_ = std::make_unique_for_overwrite<std::array<Tick, Slots>>();
    if (together_)
        measured_->fill(*together_);
    together_.reset();
}

} // namespace telemetry
