#include "widgets/deployments/traffic_chart.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QDateTime>
#include <QLocale>
#include <QMouseEvent>
#include <QToolTip>

#include "widgets/kit/chart_ticks.h"
#include "widgets/kit/paint.h"
#include "widgets/kit/time_text.h"

namespace deploymentspage {

using kit::Size;
using kit::TextRole;

namespace {

// From a point to the piece of line between two others.
double distanceTo(const QPointF &point, const QPointF &first, const QPointF &second) {
    const QPointF along = second - first;
    const double length = QPointF::dotProduct(along, along);
    const double share = length > 0 ? QPointF::dotProduct(point - first, along) / length : 0;
    const QPointF between = point - (first + std::clamp(share, 0.0, 1.0) * along);
    return std::hypot(between.x(), between.y());
}

} // namespace

TrafficChart::TrafficChart(const kit::Theme &theme, const kit::TimeText &times, Scale scale, QWidget *parent)
    : QWidget(parent), theme_(theme), times_(times), scale_(std::move(scale)) {
    setMinimumSize(theme.px(Size::ChartWidth) * 3 / 4, theme.px(Size::ChartHeight));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    connect(&theme, &kit::Theme::changed, this, &TrafficChart::showTicks);
    connect(&times, &kit::TimeText::changed, this, &TrafficChart::showTicks);
    showTicks();
}

void TrafficChart::setLines(const QList<Line> &lines, const Span &span) {
    span_ = span;
    curves_.clear();
    for (const auto &line : lines)
        if (!line.points.isEmpty())
            curves_.append(TrafficCurve(line, span.step));
    showTicks();
}

void TrafficChart::showTicks() {
    constexpr int valueCount = 4;
    double most = 0;
    for (const auto &curve : curves_)
        for (const auto &point : curve.line().points)
            most = std::max(most, point.y());
    valueTicks_.clear();
    gutter_ = 0;
    const auto &font = theme_.font(TextRole::Caption);
    for (const auto value : kit::ChartTicks::values(most, valueCount, scale_.least)) {
        const auto words = value > 0 ? scale_.words(value) : QLocale().toString(0);
        valueTicks_.append({value, words});
        gutter_ = std::max(gutter_, kit::paint::textWidth(font, words) + theme_.px(Size::SpaceSmall));
    }
    const int room = kit::paint::textWidth(font, QStringLiteral("00:00")) + theme_.px(Size::SpaceHuge);
    const int count = std::max(1, (width() - room) / room);
    timeTicks_.clear();
    for (const auto tick : kit::ChartTicks::times(span_.from, span_.to, count, times_.zone())) {
        const auto hour = QDateTime::fromMSecsSinceEpoch(tick, times_.zone()).toString(QStringLiteral("HH:mm"));
        // The same hour of two days is named once.
        if (std::ranges::find(timeTicks_, hour, &Tick::words) == timeTicks_.end())
            timeTicks_.append({static_cast<double>(tick), hour});
    }
    update();
}

QStringList TrafficChart::timeLabels() const {
    QStringList labels;
    for (const auto &tick : timeTicks_)
        labels << tick.words;
    return labels;
}

QStringList TrafficChart::valueLabels() const {
    QStringList labels;
    for (const auto &tick : valueTicks_)
        labels << tick.words;
    return labels;
}

QList<QRectF> TrafficChart::labelRects() const {
    QList<QRectF> rects;
    for (const auto &tick : timeTicks_)
        rects << timeRoom(tick);
    for (const auto &tick : valueTicks_)
        rects << valueRoom(tick);
    return rects;
}

// At its right end, half a label of the time has room, and above the labels of the time half of the lowest value.
QRectF TrafficChart::plotRect() const {
    return QRectF(rect()).adjusted(gutter_, theme_.px(Size::SpaceSmall), -theme_.px(Size::SpaceLarge),
                                   -theme_.lineHeight(TextRole::Caption) * 1.5);
}

// The first step and the last one have room for their marks.
TrafficChart::Reach TrafficChart::reach() const {
    const double edge = static_cast<double>(span_.step) / 2;
    return {static_cast<double>(span_.from) - edge, static_cast<double>(std::max(span_.to, span_.from + 1)) + edge};
}

// So has a mark at the top.
QPointF TrafficChart::positionOf(const QPointF &point) const {
    const auto plot = plotRect();
    const auto [from, to] = reach();
    const double room = plot.height() - theme_.px(Size::Dot);
    return {plot.left() + (point.x() - from) / (to - from) * plot.width(),
            plot.bottom() - point.y() / valueTicks_.last().value * room};
}

double TrafficChart::timeAt(double x) const {
    const auto plot = plotRect();
    const auto [from, to] = reach();
    return from + (x - plot.left()) / std::max(1.0, plot.width()) * (to - from);
}

QRectF TrafficChart::timeRoom(const Tick &tick) const {
    const double width = kit::paint::textWidth(theme_.font(TextRole::Caption), tick.words);
    const double line = theme_.lineHeight(TextRole::Caption);
    const double left = positionOf({tick.value, 0}).x() - width / 2;
    return {std::clamp(left, 0.0, std::max(0.0, this->width() - width)), height() - line, width, line};
}

QRectF TrafficChart::valueRoom(const Tick &tick) const {
    const double width = kit::paint::textWidth(theme_.font(TextRole::Caption), tick.words);
    const double line = theme_.lineHeight(TextRole::Caption);
    return {plotRect().left() - theme_.px(Size::SpaceSmall) - width, positionOf({0, tick.value}).y() - line / 2, width,
            line};
}

double TrafficChart::distance(const TrafficCurve &curve, const QPointF &position) const {
    double least = std::numeric_limits<double>::infinity();
    const auto look = [&](const QPointF &first, const QPointF &second) {
        least = std::min(least, distanceTo(position, positionOf(first), positionOf(second)));
    };
    for (const auto &run : curve.runs())
        for (qsizetype index = 1; index < run.size(); ++index)
            look(run[index - 1], run[index]);
    for (const auto &mark : curve.marks())
        look(mark, mark);
    return least;
}

const TrafficCurve *TrafficChart::curveAt(const QPointF &position) const {
    const TrafficCurve *nearest = nullptr;
    double least = theme_.px(Size::Dot);
    for (const auto &curve : curves_) {
        const double far = distance(curve, position);
        if (far > least)
            continue;
        least = far;
        nearest = &curve;
    }
    return nearest;
}

void TrafficChart::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    showTicks();
}

// What was measured nearest to the place that the mouse points at.
void TrafficChart::mouseMoveEvent(QMouseEvent *event) {
    const auto *curve = curveAt(event->position());
    if (!curve)
        return QToolTip::hideText();
    const auto point = curve->nearest(timeAt(event->position().x()));
    const auto at = QDateTime::fromMSecsSinceEpoch(qRound64(point.x()), times_.zone());
    QToolTip::showText(event->globalPosition().toPoint(),
                       tr("%1: %2 at %3", "whose requests, figure, time of day")
                           .arg(curve->line().name, scale_.words(point.y()), at.toString(QStringLiteral("HH:mm:ss"))),
                       this);
}

void TrafficChart::leaveEvent(QEvent *event) {
    QWidget::leaveEvent(event);
    QToolTip::hideText();
}

} // namespace deploymentspage
