#include "widgets/deployments/traffic_chart.h"

#include <QChart>
#include <QDateTimeAxis>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QValueAxis>

namespace deploymentspage {

TrafficChart::TrafficChart(const kit::Theme &theme, const QString &title, const QString &unit, QWidget *parent)
    : QChartView(parent), theme_(theme), title_(title), times_(new QDateTimeAxis), values_(new QValueAxis) {
    setAccessibleName(title);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    constexpr int edge = 12; // the last label of the time is cut without it
    auto *shown = chart();
    shown->setTitle(unit.isEmpty() ? title : tr("%1, %2", "what is measured, its unit").arg(title, unit));
    shown->setAnimationOptions(QChart::NoAnimation);
    shown->setBackgroundVisible(false);
    shown->setBackgroundRoundness(0);
    shown->setMargins(QMargins(0, 0, edge, 0));
    shown->layout()->setContentsMargins(0, 0, 0, 0);
    shown->addAxis(times_, Qt::AlignBottom);
    shown->addAxis(values_, Qt::AlignLeft);
    shown->legend()->setAlignment(Qt::AlignBottom);
    shown->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    times_->setFormat(QStringLiteral("HH:mm"));
    times_->setTickCount(4);
    values_->setTickCount(4);
    values_->setLabelFormat(QStringLiteral("%g"));
    connect(&theme, &kit::Theme::changed, this, &TrafficChart::applyTheme);
    applyTheme();
}

void TrafficChart::setLines(const QList<Line> &lines) {
    lines_ = lines;
    chart()->removeAllSeries();
    qreal most = 0;
    qreal first = 0;
    qreal last = 0;
    for (const auto &line : lines) {
        auto *series = new QLineSeries;
        series->setName(line.name);
        series->replace(line.points);
        chart()->addSeries(series);
        series->attachAxis(times_);
        series->attachAxis(values_);
        for (const auto &point : line.points) {
            most = qMax(most, point.y());
            first = first == 0 ? point.x() : qMin(first, point.x());
            last = qMax(last, point.x());
        }
    }
    if (last > first)
        times_->setRange(QDateTime::fromMSecsSinceEpoch(qRound64(first), Qt::UTC),
                         QDateTime::fromMSecsSinceEpoch(qRound64(last), Qt::UTC));
    // A series that is attached fits the axis to itself.
    values_->setRange(0, most > 0 ? most : 1);
    values_->applyNiceNumbers();
    applyTheme();
}

QColor TrafficChart::colorOf(int revision) const {
    static const kit::Color colors[]{kit::Color::Accent, kit::Color::Warn, kit::Color::Ok, kit::Color::Danger};
    return theme_.color(colors[revision % static_cast<int>(std::size(colors))]);
}

void TrafficChart::applyTheme() {
    chart()->setTitleBrush(theme_.color(kit::Color::Text));
    chart()->setTitleFont(theme_.font(kit::TextRole::Label));
    chart()->legend()->setLabelColor(theme_.color(kit::Color::Text2));
    chart()->legend()->setFont(theme_.font(kit::TextRole::Caption));
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(times_), static_cast<QAbstractAxis *>(values_)}) {
        axis->setLabelsFont(theme_.font(kit::TextRole::Caption));
        axis->setLabelsColor(theme_.color(kit::Color::Text2));
        axis->setGridLinePen(QPen(theme_.color(kit::Color::Border)));
        axis->setLinePen(QPen(theme_.color(kit::Color::Control)));
    }
    const auto series = chart()->series();
    for (int index = 0; index < series.size() && index < lines_.size(); ++index) {
        QPen pen(colorOf(lines_[index].revision), 1.5);
        pen.setStyle(lines_[index].isDashed ? Qt::DashLine : Qt::SolidLine);
        static_cast<QLineSeries *>(series[index])->setPen(pen);
    }
    setBackgroundBrush(theme_.color(kit::Color::Surface));
}

} // namespace deploymentspage
