#include "widgets/deployments/traffic_chart.h"

#include <QCategoryAxis>
#include <QChart>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QToolTip>

#include "widgets/deployments/series_mark.h"
#include "widgets/kit/chart_ticks.h"
#include "widgets/kit/time_text.h"

namespace deploymentspage {

namespace {

constexpr qreal stroke = 2;
// Of one line, beside those of points that stand alone.
constexpr qsizetype marksPerLine = 8;

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

void setTicks(QCategoryAxis *axis, const QList<double> &places, const QStringList &labels) {
    for (const auto &label : axis->categoriesLabels())
        axis->remove(label);
    for (qsizetype index = 0; index < places.size(); ++index)
        axis->append(labels[index], places[index]);
}

} // namespace

TrafficChart::TrafficChart(const kit::Theme &theme, const kit::TimeText &times, Scale scale, QWidget *parent)
    : QChartView(parent),
      theme_(theme),
      times_(times),
      scale_(std::move(scale)),
      timeAxis_(new QCategoryAxis),
      valueAxis_(new QCategoryAxis) {
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setMinimumSize(theme.px(kit::Size::ChartWidth), theme.px(kit::Size::ChartHeight));
    const int edge = theme.px(kit::Size::SpaceLarge); // half a label of the time stands there
    auto *shown = chart();
    shown->setAnimationOptions(QChart::NoAnimation);
    shown->setBackgroundVisible(false);
    shown->setBackgroundRoundness(0);
    shown->setMargins(QMargins(0, theme.px(kit::Size::SpaceSmall), edge, 0));
    shown->layout()->setContentsMargins(0, 0, 0, 0);
    shown->legend()->hide();
    shown->addAxis(timeAxis_, Qt::AlignBottom);
    shown->addAxis(valueAxis_, Qt::AlignLeft);
    for (auto *axis : {timeAxis_, valueAxis_}) {
        axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
        axis->setTruncateLabels(false);
    }
    timeAxis_->setGridLineVisible(false);
    valueAxis_->setLineVisible(false);
    connect(&theme, &kit::Theme::changed, this, &TrafficChart::applyTheme);
    connect(&times, &kit::TimeText::changed, this, &TrafficChart::showTicks);
    applyTheme();
}

void TrafficChart::setLines(const QList<Line> &lines, const Span &span) {
    lines_ = lines;
    span_ = span;
    most_ = 0;
    chart()->removeAllSeries();
    for (const auto &line : lines) {
        for (const auto &point : line.points)
            most_ = qMax(most_, point.y());
        addLine(line);
    }
    showTicks();
    applyTheme();
    viewport()->update();
}

void TrafficChart::addLine(const Line &line) {
    QList<QPointF> marks;
    const auto every = qMax<qsizetype>(1, line.points.size() / marksPerLine);
    for (const auto &part : partsOf(line.points, span_.step)) {
        if (part.size() > 1) {
            auto *series = new QLineSeries;
            series->replace(part);
            addSeries(series, line);
        }
        // Where nothing was, marks would lie upon each other.
        for (qsizetype index = part.size() - 1; index >= 0; index -= every) {
            if (part[index].y() > 0 || part.size() == 1)
                marks << part[index];
        }
    }
    if (!marks.isEmpty())
        addMarks(line, marks);
}

void TrafficChart::addMarks(const Line &line, const QList<QPointF> &points) {
    auto *series = new QScatterSeries;
    series->setMarkerShape(SeriesMark::shape(line.place));
    series->setMarkerSize(theme_.px(kit::Size::Dot));
    series->replace(points);
    addSeries(series, line);
}

void TrafficChart::addSeries(QXYSeries *series, const Line &line) {
    series->setName(line.name);
    series->setProperty("place", line.place);
    series->setProperty("isDashed", line.isDashed);
    chart()->addSeries(series);
    series->attachAxis(timeAxis_);
    series->attachAxis(valueAxis_);
    connect(series, &QXYSeries::hovered, this,
            [this, line](const QPointF &point, bool isOver) { isOver ? showHint(line, point) : QToolTip::hideText(); });
}

// What was measured nearest to the place that the mouse points at.
void TrafficChart::showHint(const Line &line, const QPointF &point) {
    const auto nearest =
        std::min_element(line.points.begin(), line.points.end(), [&](const auto &one, const auto &two) {
            return qAbs(one.x() - point.x()) < qAbs(two.x() - point.x());
        });
    const auto at = QDateTime::fromMSecsSinceEpoch(qRound64(nearest->x()), times_.zone());
    QToolTip::showText(QCursor::pos(),
                       tr("%1: %2 at %3", "whose requests, figure, time of day")
                           .arg(line.name, scale_.words(nearest->y()), at.toString(QStringLiteral("HH:mm:ss"))),
                       this);
}

void TrafficChart::showTicks() {
    constexpr int valueCount = 4;
    QList<double> values = kit::ChartTicks::values(most_, valueCount, scale_.least);
    QStringList words;
    for (const auto value : values)
        words << (value > 0 ? scale_.words(value) : QLocale().toString(0));
    setTicks(valueAxis_, values, words);
    // A mark at the top is whole.
    valueAxis_->setRange(0, values.last() * (1 + theme_.px(kit::Size::Dot) / static_cast<double>(qMax(1, height()))));
    const QFontMetrics metrics(theme_.font(kit::TextRole::Caption));
    const int room = metrics.horizontalAdvance(QStringLiteral("00:00")) + theme_.px(kit::Size::SpaceHuge);
    const int count = qMax(1, (width() - room) / room);
    QList<double> times;
    QStringList hours;
    for (const auto tick : kit::ChartTicks::times(span_.from, span_.to, count, times_.zone())) {
        times << static_cast<double>(tick);
        hours << QDateTime::fromMSecsSinceEpoch(tick, times_.zone()).toString(QStringLiteral("HH:mm"));
    }
    // The same hour of two days is named once.
    for (qsizetype index = hours.size() - 1; index > 0; --index) {
        if (hours.indexOf(hours[index]) < index) {
            hours.removeAt(index);
            times.removeAt(index);
        }
    }
    setTicks(timeAxis_, times, hours);
    // Marks at both ends have room.
    const double edge = static_cast<double>(span_.step) / 2;
    timeAxis_->setRange(static_cast<double>(span_.from) - edge,
                        static_cast<double>(qMax(span_.to, span_.from + 1)) + edge);
}

QStringList TrafficChart::timeLabels() const {
    return timeAxis_->categoriesLabels();
}

QStringList TrafficChart::valueLabels() const {
    return valueAxis_->categoriesLabels();
}

void TrafficChart::resizeEvent(QResizeEvent *event) {
    QChartView::resizeEvent(event);
    showTicks();
}

void TrafficChart::drawForeground(QPainter *painter, const QRectF &rect) {
    QChartView::drawForeground(painter, rect);
    if (!chart()->series().isEmpty())
        return;
    painter->setFont(theme_.font(kit::TextRole::Body));
    painter->setPen(theme_.color(kit::Color::Text3));
    painter->drawText(chart()->plotArea(), Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
}

void TrafficChart::applyTheme() {
    for (auto *axis : {timeAxis_, valueAxis_}) {
        axis->setLabelsFont(theme_.font(kit::TextRole::Caption));
        axis->setLabelsColor(theme_.color(kit::Color::Text2));
        axis->setGridLinePen(QPen(theme_.color(kit::Color::Border)));
        axis->setLinePen(QPen(theme_.color(kit::Color::Control)));
    }
    for (auto *series : chart()->series()) {
        const auto color = theme_.series(series->property("place").toInt());
        const bool isDashed = series->property("isDashed").toBool();
        if (auto *marks = qobject_cast<QScatterSeries *>(series)) {
            // What is dashed has hollow marks.
            marks->setBrush(isDashed ? theme_.color(kit::Color::Surface) : color);
            marks->setPen(QPen(color, stroke));
        } else {
            static_cast<QXYSeries *>(series)->setPen(QPen(color, stroke, isDashed ? Qt::DashLine : Qt::SolidLine));
        }
    }
    setBackgroundBrush(theme_.color(kit::Color::Surface));
}

} // namespace deploymentspage
