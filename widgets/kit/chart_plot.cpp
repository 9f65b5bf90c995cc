#include "widgets/kit/chart_plot.h"

#include <QAreaSeries>
#include <QChart>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QLegend>
#include <QLineSeries>
#include <QPainter>
#include <QValueAxis>

namespace kit {

namespace {

constexpr qreal Stroke = 1.5;
constexpr qreal BandShare = 0.28;
// More pieces than that stand so close that nobody sees what lies between: the others are drawn without a series.
constexpr std::size_t MostPieces = 96;

QValueAxis *axisOf(QChart *chart, Qt::Alignment side) {
    auto *axis = new QValueAxis;
    axis->setTickCount(2);
    axis->setLabelsVisible(false);
    axis->setGridLineVisible(false);
    axis->setVisible(false);
    chart->addAxis(axis, side);
    return axis;
}

// A value holds for the whole of its step: the line goes on to the ends of the first and the last.
template <typename Value>
QList<QPointF> pointsOf(const SeriesPart &part, Value value) {
    QList<QPointF> points;
    points.reserve(static_cast<qsizetype>(part.points.size()) + 2);
    points.append({static_cast<double>(part.span.from), value(part.points.front())});
    for (const auto &point : part.points)
        points.append({static_cast<double>(point.time), value(point)});
    points.append({static_cast<double>(part.span.to), value(part.points.back())});
    return points;
}

bool hasBand(const SeriesPart &part) {
    return std::any_of(part.points.begin(), part.points.end(),
                       [](const auto &point) { return point.least < point.greatest; });
}

} // namespace

class ChartPlot::Stage {
public:
    Stage() { scene.setItemIndexMethod(QGraphicsScene::NoIndex); }
    QGraphicsScene scene;
};

struct ChartPlot::Line {
    QLineSeries *series;
};

struct ChartPlot::Band {
    QLineSeries *upper;
    QLineSeries *lower;
    QAreaSeries *area;
};

ChartPlot::ChartPlot() : stage_(std::make_unique<Stage>()), chart_(new QChart) {
    chart_->setAnimationOptions(QChart::NoAnimation);
    chart_->setBackgroundVisible(false);
    chart_->setBackgroundRoundness(0);
    chart_->setMargins({});
    chart_->layout()->setContentsMargins(0, 0, 0, 0);
    chart_->legend()->hide();
    times_ = axisOf(chart_, Qt::AlignBottom);
    values_ = axisOf(chart_, Qt::AlignLeft);
    stage_->scene.addItem(chart_);
}

ChartPlot::~ChartPlot() = default;

void ChartPlot::set(const Frame &frame) {
    if (frame.size != frame_.size) {
        chart_->resize(frame.size);
        chart_->setPlotArea(QRectF(QPointF(), frame.size));
        stage_->scene.setSceneRect(QRectF(QPointF(), frame.size));
    }
    if (frame.span != frame_.span)
        times_->setRange(static_cast<double>(frame.span.from), static_cast<double>(frame.span.to));
    if (frame.low != frame_.low || frame.high != frame_.high)
        values_->setRange(frame.low, frame.high);
    frame_ = frame;
}

ChartPlot::Line &ChartPlot::line(std::size_t number) {
    if (number < lines_.size())
        return lines_[number];
    auto *series = new QLineSeries;
    chart_->addSeries(series);
    series->attachAxis(times_);
    series->attachAxis(values_);
    return lines_.emplace_back(Line{series});
}

ChartPlot::Band &ChartPlot::band(std::size_t number) {
    if (number < bands_.size())
        return bands_[number];
    auto *upper = new QLineSeries(chart_);
    auto *lower = new QLineSeries(chart_);
    auto *area = new QAreaSeries(upper, lower);
    chart_->addSeries(area);
    area->attachAxis(times_);
    area->attachAxis(values_);
    area->setPen(Qt::NoPen);
    return bands_.emplace_back(Band{upper, lower, area});
}

void ChartPlot::draw(QPainter &painter, const Frame &frame, const std::vector<SeriesPart> &parts) {
    // Nothing of before is laid out again for a span that it is not drawn in.
    for (const auto &one : lines_)
        one.series->clear();
    for (const auto &one : bands_) {
        one.upper->clear();
        one.lower->clear();
    }
    set(frame);
    auto soft = frame.color;
    soft.setAlphaF(BandShare);
    const auto drawn = std::min(parts.size(), MostPieces);
    // A pen of one pixel needs no outline.
    const bool isSmooth = painter.testRenderHint(QPainter::Antialiasing);
    const QPen pen(frame.color, isSmooth ? Stroke : 1, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    std::size_t banded = 0;
    for (std::size_t number = 0; number < drawn; ++number) {
        const auto &part = parts[number];
        if (hasBand(part)) {
            const auto &one = band(banded++);
            one.area->setBrush(soft);
            one.lower->replace(pointsOf(part, [](const auto &point) { return double(point.least); }));
            one.upper->replace(pointsOf(part, [](const auto &point) { return double(point.greatest); }));
        }
        auto *series = line(number).series;
        series->setPen(pen);
        series->replace(pointsOf(part, [](const auto &point) { return double(point.mean); }));
    }
    painter.save();
    stage_->scene.render(&painter, QRectF(QPointF(), frame.size), QRectF(QPointF(), frame.size), Qt::IgnoreAspectRatio);
    painter.setPen(pen);
    const auto place = [&frame](double time, double value) {
        return QPointF((time - double(frame.span.from)) / double(frame.span.to - frame.span.from) * frame.size.width(),
                       frame.size.height() * (1 - (value - frame.low) / (frame.high - frame.low)));
    };
    for (auto number = drawn; number < parts.size(); ++number) {
        QList<QPointF> points;
        for (const auto &point : pointsOf(parts[number], [](const auto &point) { return double(point.mean); }))
            points.append(place(point.x(), point.y()));
        painter.drawPolyline(points.constData(), static_cast<int>(points.size()));
    }
    painter.restore();
}

} // namespace kit
