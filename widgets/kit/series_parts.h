#pragma once

#include <vector>

#include "widgets/kit/time_series.h"

namespace kit {

// A step of a series, or several that are drawn as one.
struct SeriesPoint {
    qint64 time = 0; // its middle
    float least = 0;
    float mean = 0;
    float greatest = 0;
};

// Points between which nothing is missing.
struct SeriesPart {
    // From the begin of its first step to the end of the last.
    TimeSpan span;
    std::vector<SeriesPoint> points;
};

// What is drawn of a series in a span, as at most about `most` points: where there are more steps, so many of them
// become one that each has the least, the mean and the greatest of it. They are counted from 1970, so that a chart
// whose span moves on shows the same ones. Where nothing is known, a part ends.
std::vector<SeriesPart> partsOf(const TimeSeries &series, const TimeSpan &span, int most);

} // namespace kit
