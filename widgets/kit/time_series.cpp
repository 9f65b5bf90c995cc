#include "widgets/kit/time_series.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

namespace kit {

namespace {

// Several steps at once: a chart folds a hundred thousand of them in each frame.
constexpr std::size_t Width = 4;
using Values = float __attribute__((vector_size(Width * sizeof(float))));
using Bits = std::int32_t __attribute__((vector_size(Width * sizeof(std::int32_t))));

Values valuesAt(const float *from) {
    Values values;
    std::memcpy(&values, from, sizeof values);
    return values;
}

// In lanes that do not wait for each other. A comparison with NaN is false: what is unknown changes nothing.
class Folding {
public:
    void take(const Values &low, const Values &mean, const Values &high) {
        least_ = low < least_ ? low : least_;
        greatest_ = high > greatest_ ? high : greatest_;
        const Bits isKnown = mean == mean;
        known_ -= isKnown;
        sum_ += reinterpret_cast<Values>(reinterpret_cast<Bits>(mean) & isKnown);
    }
    std::optional<TimeSeries::Folded> result() const {
        TimeSeries::Folded all{least_[0], 0, greatest_[0]};
        std::int32_t known = 0;
        for (std::size_t lane = 0; lane < Width; ++lane) {
            all.least = std::min(all.least, least_[lane]);
            all.greatest = std::max(all.greatest, greatest_[lane]);
            all.mean += sum_[lane];
            known += known_[lane];
        }
        all.mean /= static_cast<float>(std::max(1, known));
        return known > 0 ? std::optional(all) : std::nullopt;
    }

private:
    static constexpr float endless = std::numeric_limits<float>::infinity();
    Values least_ = Values{} + endless;
    Values greatest_ = Values{} - endless;
    Values sum_{};
    Bits known_{};
};

} // namespace

std::optional<std::size_t> TimeSeries::placeAt(qint64 time) const {
    if (time < start || time >= end())
        return std::nullopt;
    return static_cast<std::size_t>((time - start) / step);
}

std::optional<float> TimeSeries::valueAt(std::size_t place) const {
    return place < means.size() && !std::isnan(means[place]) ? std::optional(means[place]) : std::nullopt;
}

Absence TimeSeries::absenceAt(std::size_t place) const {
    const auto told = place < absences.size() ? absences[place] : Absence::None;
    return told == Absence::None ? Absence::NoData : told;
}

std::pair<std::size_t, std::size_t> TimeSeries::placesIn(const TimeSpan &span) const {
    const auto count = static_cast<qint64>(means.size());
    const auto first = std::clamp<qint64>(span.from <= start ? 0 : (span.from - start) / step, 0, count);
    const auto last = std::clamp<qint64>(span.to <= start ? 0 : (span.to - start + step - 1) / step, first, count);
    return {static_cast<std::size_t>(first), static_cast<std::size_t>(last)};
}

std::optional<TimeSeries::Folded> TimeSeries::folded(std::size_t first, std::size_t last) const {
    const auto *low = isFolded() ? least.data() : means.data();
    const auto *high = isFolded() ? greatest.data() : means.data();
    Folding all;
    auto place = first;
    for (; place + Width <= last; place += Width)
        all.take(valuesAt(low + place), valuesAt(means.data() + place), valuesAt(high + place));
    if (place < last) {
        // The rest, filled up with what is unknown.
        float rest[3][Width];
        std::fill_n(&rest[0][0], 3 * Width, std::numeric_limits<float>::quiet_NaN());
        std::copy(low + place, low + last, rest[0]);
        std::copy(means.data() + place, means.data() + last, rest[1]);
        std::copy(high + place, high + last, rest[2]);
        all.take(valuesAt(rest[0]), valuesAt(rest[1]), valuesAt(rest[2]));
    }
    return all.result();
}

std::optional<TimeSeries::Spread> TimeSeries::spread(const TimeSpan &span) const {
    const auto [first, last] = placesIn(span);
    const auto all = folded(first, last);
    return all ? std::optional(Spread{all->least, all->greatest}) : std::nullopt;
}

} // namespace kit
