#include <QPaintEvent>
#include <QPainter>

#include "widgets/deployments/series_mark.h"
#include "widgets/deployments/traffic_chart.h"
#include "widgets/kit/paint.h"

namespace deploymentspage {

using kit::Color;
using kit::Size;
using kit::TextRole;

namespace {

constexpr qreal Stroke = 2;

} // namespace

void TrafficChart::paintEvent(QPaintEvent *event) {
    QPainter painter(this);
    painter.fillRect(event->rect(), theme_.color(Color::Surface));
    paintAxes(painter);
    if (curves_.isEmpty()) {
        painter.setFont(theme_.font(TextRole::Body));
        painter.setPen(theme_.color(Color::Text3));
        painter.drawText(plotRect(), Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto &curve : curves_)
        paintCurve(painter, curve);
}

void TrafficChart::paintAxes(QPainter &painter) const {
    const auto plot = plotRect();
    const auto line = theme_.color(Color::Control);
    painter.setFont(theme_.font(TextRole::Caption));
    painter.setPen(theme_.color(Color::Text2));
    for (const auto &tick : valueTicks_) {
        kit::paint::horizontalLine(painter, plot, positionOf({0, tick.value}).y(),
                                   tick.value > 0 ? theme_.color(Color::Border) : line);
        kit::paint::text(painter, valueRoom(tick), tick.words);
    }
    const QRectF below(plot.left(), plot.bottom(), plot.width(), theme_.px(Size::SpaceTiny));
    for (const auto &tick : timeTicks_) {
        kit::paint::verticalLine(painter, below, positionOf({tick.value, 0}).x(), line);
        kit::paint::text(painter, timeRoom(tick), tick.words);
    }
}

void TrafficChart::paintCurve(QPainter &painter, const TrafficCurve &curve) const {
    const auto color = theme_.series(curve.line().place);
    const bool isDashed = curve.line().isDashed;
    painter.setPen(QPen(color, Stroke, isDashed ? Qt::DashLine : Qt::SolidLine));
    for (const auto &run : curve.runs()) {
        QList<QPointF> line;
        for (const auto &point : run)
            line.append(positionOf(point));
        painter.drawPolyline(line.constData(), static_cast<int>(line.size()));
    }
    // What is dashed has hollow marks.
    const double size = theme_.px(Size::Dot);
    const auto mark = SeriesMark::path(curve.line().place, size);
    painter.setPen(QPen(color, Stroke));
    painter.setBrush(isDashed ? theme_.color(Color::Surface) : color);
    for (const auto &point : curve.marks())
        painter.drawPath(mark.translated(positionOf(point) - QPointF(size, size) / 2));
    painter.setBrush(Qt::NoBrush);
}

} // namespace deploymentspage
