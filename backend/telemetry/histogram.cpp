#include "backend/telemetry/histogram.h"

#include <algorithm>
#include <cmath>

namespace telemetry {

namespace {

constexpr unsigned LevelsPerBin = 4;
constexpr std::size_t Bins = (MaxLevel + 1u) / LevelsPerBin;
constexpr std::size_t BinsPerBucket = Bins / Histogram::Buckets;

static_assert(Bins * LevelsPerBin == MaxLevel + 1u && BinsPerBucket * Histogram::Buckets == Bins);

} // namespace

Histogram::Histogram(const Range &range) : range_(range), bins_(Bins) {}

void Histogram::add(std::span<const LiveCode> codes) {
    for (const auto code : codes)
        count(code);
}

void Histogram::add(std::span<const LiveCode> codes, std::span<const Slot> slots) {
    for (const auto slot : slots)
        count(slot < codes.size() ? codes[slot] : NoData);
}

std::array<std::uint32_t, Histogram::Buckets> Histogram::buckets() const {
    std::array<std::uint32_t, Buckets> counts{};
    for (std::size_t bin = 0; bin < Bins; ++bin)
        counts[bin / BinsPerBucket] += bins_[bin];
    return counts;
}

std::array<std::uint32_t, Histogram::Buckets> Histogram::buckets(const Range &part) const {
    std::array<std::uint32_t, Buckets> counts{};
    if (!(part.low < part.high))
        return counts;
    for (std::size_t bin = 0; bin < Bins; ++bin) {
        const float middle = (edgeOf(bin) + edgeOf(bin + 1)) / 2;
        if (middle < part.low || middle >= part.high)
            continue;
        const float share = (middle - part.low) / (part.high - part.low);
        counts[std::min(Buckets - 1, static_cast<std::size_t>(share * float(Buckets)))] += bins_[bin];
    }
    return counts;
}

std::optional<Range> Histogram::robustRange() const {
    if (values_ == 0)
        return std::nullopt;
    const auto rank = [this](double share) {
        return std::max(1u, static_cast<std::uint32_t>(std::ceil(share * double(values_))));
    };
    return Range{edgeOf(binOf(rank(0.02))), edgeOf(binOf(rank(0.98)) + 1)};
}

void Histogram::count(LiveCode code) {
    if (code <= MaxLevel) {
        ++bins_[code / LevelsPerBin];
        ++values_;
    } else if (code == NotReported) {
        ++notReported_;
    } else if (isStale(code) && hasValue(code)) {
        ++stale_;
    } else {
        ++noData_;
    }
}

std::size_t Histogram::binOf(std::uint32_t rank) const {
    std::uint32_t below = 0;
    std::size_t bin = 0;
    while (bin + 1 < Bins && below + bins_[bin] < rank)
        below += bins_[bin++];
    return bin;
}

float Histogram::edgeOf(std::size_t bin) const {
    return range_.low + float(bin) / float(Bins) * (range_.high - range_.low);
}

} // namespace telemetry
