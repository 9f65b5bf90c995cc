#include "widgets/kit/chart_ticks.h"

#include <cmath>

#include <QDateTime>

namespace kit {

QList<double> ChartTicks::values(double most, int count, double least) {
    double step = least;
    if (most > 0) {
        double power = std::pow(10.0, std::floor(std::log10(most / count)));
        step = power * 10;
        for (const double factor : {1.0, 2.0, 5.0}) {
            if (std::ceil(most / (factor * power)) <= count) {
                step = factor * power;
                break;
            }
        }
        step = qMax(step, least);
    }
    const int last = qMax(1, static_cast<int>(std::ceil(most / step)));
    QList<double> ticks;
    for (int index = 0; index <= last; ++index)
        ticks << index * step;
    return ticks;
}

QList<qint64> ChartTicks::times(qint64 from, qint64 to, int count, const QTimeZone &zone) {
    constexpr qint64 minute = 60'000;
    constexpr qint64 day = 1440 * minute;
    constexpr qint64 steps[]{minute,       2 * minute,  5 * minute,   10 * minute,  15 * minute,
                             30 * minute,  60 * minute, 120 * minute, 180 * minute, 360 * minute,
                             720 * minute, day,         2 * day,      7 * day,      14 * day};
    qint64 step = steps[std::size(steps) - 1];
    for (const auto candidate : steps) {
        if ((to - from) / candidate <= count) {
            step = candidate;
            break;
        }
    }
    // Counted from midnight of the zone, so that zones with half an hour have whole hours too.
    const auto midnight = QDateTime::fromMSecsSinceEpoch(from, zone).date().startOfDay(zone).toMSecsSinceEpoch();
    QList<qint64> ticks;
    for (auto at = midnight + (from - midnight + step - 1) / step * step; at <= to; at += step)
        ticks << at;
    while (ticks.size() > count)
        ticks.removeLast();
    return ticks;
}

} // namespace kit
