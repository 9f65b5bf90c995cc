#include "widgets/policies/flip_charts.h"

#include <algorithm>

#include <QLocale>
#include <QVBoxLayout>

#include "widgets/kit/chart_ticks.h"
#include "widgets/kit/time_axis.h"
#include "widgets/kit/time_chart.h"
#include "widgets/kit/time_text.h"

namespace policiespage {

namespace {

kit::TimeChart *makeChart(const kit::Session &session, const QString &title, const QString &name, int place) {
    auto *chart = new kit::TimeChart(session.theme, session.times,
                                     {[](double value) { return QLocale().toString(qRound64(value)); }, 1, 1});
    chart->setTitle(title);
    chart->setObjectName(name);
    chart->setPlace(place);
    return chart;
}

} // namespace

FlipCharts::FlipCharts(const kit::Session &session, QWidget *parent)
    : QWidget(parent),
      session_(session),
      axis_(new kit::TimeAxis(session.theme, session.times)),
      charts_{makeChart(session, tr("Newly denied"), QStringLiteral("flipsDenied"), 1),
              makeChart(session, tr("Newly allowed"), QStringLiteral("flipsAllowed"), 2),
              makeChart(session, tr("Otherwise obliged"), QStringLiteral("flipsObliged"), 3)} {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(axis_);
    connect(axis_, &kit::TimeAxis::pointed, this, &FlipCharts::point);
    connect(&session.times, &kit::TimeText::changed, this, &FlipCharts::showSpan);
    for (auto *chart : charts_) {
        column->addWidget(chart);
        connect(chart, &kit::TimeChart::pointed, this, &FlipCharts::point);
    }
    hide();
}

void FlipCharts::show(const v1::BacktestPolicySetResponse &answer) {
    const auto &buckets = answer.over_time();
    setVisible(buckets.size() > 1);
    if (buckets.size() < 2)
        return;
    kit::TimeSeries steps;
    steps.start = buckets.begin()->time().seconds() * 1'000;
    steps.step = std::max<qint64>(1, answer.bucket_length().seconds() * 1'000);
    const auto placeOf = [&](const v1::BacktestPolicySetResponse::Bucket &bucket) {
        return static_cast<std::size_t>((bucket.time().seconds() * 1'000 - steps.start) / steps.step);
    };
    // Where nothing was decided, nothing comes out otherwise.
    steps.means.resize(placeOf(*buckets.rbegin()) + 1);
    std::array<kit::TimeSeries, 3> series{steps, steps, steps};
    for (const auto &bucket : buckets) {
        const auto &count = bucket.count();
        const auto place = placeOf(bucket);
        series[0].means[place] = static_cast<float>(count.newly_denied());
        series[1].means[place] = static_cast<float>(count.newly_allowed());
        series[2].means[place] = static_cast<float>(count.otherwise_obliged());
    }
    for (std::size_t i = 0; i < charts_.size(); ++i)
        charts_[i]->setSeries(std::move(series[i]));
    showSpan();
}

// How many marks of time have room follows the width.
void FlipCharts::showSpan() {
    const auto &series = charts_.front()->series();
    const kit::TimeSpan span{series.start, std::max(series.start + 1, series.end())};
    const auto ticks = kit::ChartTicks::times(span.from, span.to, axis_->tickCount(), session_.times.zone());
    axis_->setSpan(span, ticks);
    for (auto *chart : charts_)
        chart->setSpan(span, ticks);
}

void FlipCharts::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    showSpan();
}

void FlipCharts::point(const std::optional<qint64> &time) {
    axis_->setCursorTime(time);
    for (auto *chart : charts_)
        chart->setCursorTime(time);
}

} // namespace policiespage
