#pragma once

#include <QList>
#include <QTimeZone>

namespace kit {

// Where the marks of a chart's axes stand: at numbers and times of day that people say.
class ChartTicks {
public:
    // From 0 up to the first one that is not below `most`, at most `count` of them above 0. Steps are 1, 2 or 5 times a
    // power of ten and not below `least`.
    static QList<double> values(double most, int count, double least);
    // Milliseconds since the epoch, within both ends, at most `count`: whole minutes, hours or days of the zone.
    static QList<qint64> times(qint64 from, qint64 to, int count, const QTimeZone &zone);
};

} // namespace kit
