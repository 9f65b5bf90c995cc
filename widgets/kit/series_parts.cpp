#include "widgets/kit/series_parts.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace kit {

namespace {

constexpr std::size_t Lanes = 8;

// What several steps are together, in lanes that do not wait for each other. A comparison with NaN is false: what is
// unknown changes nothing.
struct Folding {
    float least[Lanes];
    float greatest[Lanes];
    float sum[Lanes];
    float count[Lanes];

    Folding() {
        std::fill_n(least, Lanes, std::numeric_limits<float>::infinity());
        std::fill_n(greatest, Lanes, -std::numeric_limits<float>::infinity());
        std::fill_n(sum, Lanes, 0.0f);
        std::fill_n(count, Lanes, 0.0f);
    }
    void take(std::size_t lane, float low, float mean, float high) {
        least[lane] = low < least[lane] ? low : least[lane];
        greatest[lane] = high > greatest[lane] ? high : greatest[lane];
        sum[lane] += mean == mean ? mean : 0.0f;
        count[lane] += mean == mean ? 1.0f : 0.0f;
    }
};

// Count and mean of all; the middle's time is the caller's.
std::pair<float, SeriesPoint> folded(const float *low, const float *means, const float *high, std::size_t count) {
    Folding all;
    std::size_t place = 0;
    for (; place + Lanes <= count; place += Lanes)
        for (std::size_t lane = 0; lane < Lanes; ++lane)
            all.take(lane, low[place + lane], means[place + lane], high[place + lane]);
    for (; place < count; ++place)
        all.take(0, low[place], means[place], high[place]);
    const float known = std::accumulate(all.count, all.count + Lanes, 0.0f);
    return {known,
            {0, *std::min_element(all.least, all.least + Lanes),
             std::accumulate(all.sum, all.sum + Lanes, 0.0f) / std::max(1.0f, known),
             *std::max_element(all.greatest, all.greatest + Lanes)}};
}

} // namespace

std::vector<SeriesPart> partsOf(const TimeSeries &series, const TimeSpan &span, int most) {
    std::vector<SeriesPart> parts;
    const auto [first, last] = series.placesIn(span);
    if (first == last)
        return parts;
    const auto together = std::max<qint64>(1, (static_cast<qint64>(last - first) + most - 1) / std::max(1, most));
    const auto *means = series.means.data();
    const auto *low = series.isFolded() ? series.least.data() : means;
    const auto *high = series.isFolded() ? series.greatest.data() : means;
    // Numbers of steps since 1970.
    const qint64 origin = series.start / series.step;
    bool isOpen = false;
    for (auto place = first; place < last;) {
        const qint64 number = origin + static_cast<qint64>(place);
        const auto next = std::min<qint64>(static_cast<qint64>(last), (number / together + 1) * together - origin);
        auto [known, point] = folded(low + place, means + place, high + place, static_cast<std::size_t>(next) - place);
        const qint64 begin = series.start + static_cast<qint64>(place) * series.step;
        const qint64 end = series.start + next * series.step;
        if (known > 0) {
            if (!isOpen)
                parts.push_back({{begin, end}, {}});
            point.time = begin + (end - begin) / 2;
            parts.back().span.to = end;
            parts.back().points.push_back(point);
        }
        isOpen = known > 0;
        place = static_cast<std::size_t>(next);
    }
    return parts;
}

} // namespace kit
