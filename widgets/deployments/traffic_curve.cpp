#include "widgets/deployments/traffic_curve.h"

#include <algorithm>

namespace deploymentspage {

namespace {

// Of one line, beside those of points that stand alone.
constexpr qsizetype MarksPerLine = 8;

// Parts of the line between which at least one step is missing.
QList<QList<QPointF>> partsOf(const QList<QPointF> &points, qint64 step) {
    QList<QList<QPointF>> parts;
    for (const auto &point : points) {
        if (parts.isEmpty() || point.x() - parts.last().last().x() > 1.5 * static_cast<double>(step))
            parts.append(QList<QPointF>());
        parts.last().append(point);
    }
    return parts;
}

} // namespace

TrafficCurve::TrafficCurve(const Line &line, qint64 step) : line_(line) {
    const auto every = std::max<qsizetype>(1, line.points.size() / MarksPerLine);
    for (const auto &part : partsOf(line.points, step)) {
        if (part.size() > 1)
            runs_.append(part);
        // Where nothing was, marks would lie upon each other.
        for (qsizetype index = part.size() - 1; index >= 0; index -= every)
            if (part[index].y() > 0 || part.size() == 1)
                marks_.append(part[index]);
    }
}

QPointF TrafficCurve::nearest(double time) const {
    return *std::ranges::min_element(line_.points, {}, [time](const auto &point) { return qAbs(point.x() - time); });
}

} // namespace deploymentspage
