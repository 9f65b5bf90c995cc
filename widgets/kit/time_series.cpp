#include "widgets/kit/time_series.h"

#include <algorithm>
#include <cmath>

namespace kit {

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

std::optional<TimeSeries::Spread> TimeSeries::spread(const TimeSpan &span) const {
    const auto [first, last] = placesIn(span);
    std::optional<Spread> all;
    for (auto place = first; place < last; ++place) {
        if (std::isnan(means[place]))
            continue;
        const float low = isFolded() ? least[place] : means[place];
        const float high = isFolded() ? greatest[place] : means[place];
        if (!all)
            all = Spread{low, high};
        all->least = std::min(all->least, low);
        all->greatest = std::max(all->greatest, high);
    }
    return all;
}

} // namespace kit
