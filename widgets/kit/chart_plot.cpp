#include "widgets/kit/chart_plot.h"

#include <algorithm>

#include <QPainter>

namespace kit {

namespace {

constexpr qreal Stroke = 1.5;
constexpr float BandShare = 0.28f;

bool hasBand(const SeriesPart &part) {
    return std::any_of(part.points.begin(), part.points.end(),
                       [](const auto &point) { return point.least < point.greatest; });
}

} // namespace

QPointF ChartPlot::at(qint64 time, double value) const {
    return {rect.left() + double(time - span.from) / double(span.to - span.from) * rect.width(),
            rect.bottom() - (value - low) / (high - low) * rect.height()};
}

void ChartPlot::draw(QPainter &painter, const std::vector<SeriesPart> &parts) const {
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    for (const auto &part : parts)
        drawPart(painter, part);
    painter.restore();
}

// A value holds for the whole of its step: the line goes on to the ends of the first and the last.
void ChartPlot::drawPart(QPainter &painter, const SeriesPart &part) const {
    const auto count = static_cast<qsizetype>(part.points.size()) + 2;
    const auto along = [&](QList<QPointF> &line, float SeriesPoint::*value) {
        line.append(at(part.span.from, part.points.front().*value));
        for (const auto &point : part.points)
            line.append(at(point.time, point.*value));
        line.append(at(part.span.to, part.points.back().*value));
    };
    QList<QPointF> line;
    line.reserve(2 * count);
    if (hasBand(part)) {
        along(line, &SeriesPoint::least);
        std::reverse(line.begin(), line.end());
        along(line, &SeriesPoint::greatest);
        auto soft = color;
        soft.setAlphaF(BandShare);
        painter.setPen(Qt::NoPen);
        painter.setBrush(soft);
        painter.drawPolygon(line.constData(), static_cast<int>(line.size()), Qt::WindingFill);
        line.clear();
    }
    along(line, &SeriesPoint::mean);
    // A pen of one pixel needs no outline.
    const bool isSmooth = painter.testRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, isSmooth ? Stroke : 1, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.drawPolyline(line.constData(), static_cast<int>(line.size()));
}

} // namespace kit
