#include "widgets/kit/series_parts.h"

#include <algorithm>

namespace kit {

std::vector<SeriesPart> partsOf(const TimeSeries &series, const TimeSpan &span, int most) {
    std::vector<SeriesPart> parts;
    const auto [first, last] = series.placesIn(span);
    if (first == last)
        return parts;
    const auto together = std::max<qint64>(1, (static_cast<qint64>(last - first) + most - 1) / std::max(1, most));
    // Numbers of steps since 1970.
    const qint64 origin = series.start / series.step;
    bool isOpen = false;
    for (auto place = first; place < last;) {
        const qint64 number = origin + static_cast<qint64>(place);
        const auto next = std::min<qint64>(static_cast<qint64>(last), (number / together + 1) * together - origin);
        const auto all = series.folded(place, static_cast<std::size_t>(next));
        const qint64 begin = series.start + static_cast<qint64>(place) * series.step;
        const qint64 end = series.start + next * series.step;
        if (all) {
            if (!isOpen)
                parts.push_back({{begin, end}, {}});
            parts.back().span.to = end;
            parts.back().points.push_back({begin + (end - begin) / 2, all->least, all->mean, all->greatest});
        }
        isOpen = all.has_value();
        place = static_cast<std::size_t>(next);
    }
    return parts;
}

} // namespace kit
