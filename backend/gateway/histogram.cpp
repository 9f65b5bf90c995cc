#include "backend/gateway/histogram.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gateway {

namespace {

constexpr double smallest = 10;
constexpr int lastBin = 142;

const std::array<double, lastBin + 1> &upperEnds() {
    static const auto ends = [] {
        std::array<double, lastBin + 1> made{};
        for (int bin = 0; bin <= lastBin; ++bin)
            made[static_cast<std::size_t>(bin)] =
                smallest * std::exp2((bin + 1) / static_cast<double>(Histogram::BinsPerOctave));
        return made;
    }();
    return ends;
}

std::uint8_t binOf(std::chrono::microseconds duration) {
    const auto &ends = upperEnds();
    const auto found = std::lower_bound(ends.begin(), ends.end(), static_cast<double>(duration.count()));
    return static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(found - ends.begin(), lastBin));
}

} // namespace

void Histogram::add(std::chrono::microseconds duration) {
    addTo(binOf(duration), 1);
    sum_ += duration;
}

void Histogram::add(const Histogram &other) {
    for (const auto &[bin, count] : other.bins_)
        addTo(bin, count);
    sum_ += other.sum_;
}

void Histogram::addTo(std::uint8_t bin, std::uint32_t count) {
    const auto place = std::lower_bound(bins_.begin(), bins_.end(), bin,
                                        [](const auto &entry, std::uint8_t wanted) { return entry.first < wanted; });
    if (place != bins_.end() && place->first == bin)
        place->second += count;
    else
        bins_.insert(place, {bin, count});
}

std::int64_t Histogram::count() const {
    std::int64_t sum = 0;
    for (const auto &[bin, count] : bins_)
        sum += count;
    return sum;
}

std::optional<std::chrono::microseconds> Histogram::percentile(double share) const {
    const auto all = count();
    if (all == 0)
        return std::nullopt;
    const auto rank = std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(share * static_cast<double>(all))));
    std::int64_t seen = 0;
    for (const auto &[bin, count] : bins_) {
        seen += count;
        if (seen < rank)
            continue;
        const double middle = upperEnds()[bin] * std::exp2(-0.5 / BinsPerOctave);
        return std::chrono::microseconds(std::llround(middle));
    }
    return std::nullopt;
}

std::int64_t Histogram::countUpTo(std::chrono::microseconds duration) const {
    std::int64_t sum = 0;
    for (const auto &[bin, count] : bins_) {
        if (upperEnds()[bin] <= static_cast<double>(duration.count()))
            sum += count;
    }
    return sum;
}

} // namespace gateway
