#include "widgets/deployments/traffic_charts.h"

#include <map>
#include <set>

#include <QGridLayout>
#include <QScrollArea>

#include "widgets/deployments/series_legend.h"
#include "widgets/deployments/serving_words.h"
#include "widgets/kit/duration_text.h"
#include "widgets/kit/figures.h"
#include "widgets/kit/role_label.h"

namespace deploymentspage {

namespace {

using Line = TrafficChart::Line;

// Steps in which nothing came hold 0 requests, since it is measured: the gateway would have seen them.
QList<QPointF> requests(const v1::TrafficSeries &series, const TrafficChart::Span &span, qint64 since) {
    std::map<qint64, std::int64_t> at;
    for (const auto &point : series.points())
        at[point.time().seconds() * 1000 / span.step] += point.requests();
    QList<QPointF> points;
    for (auto step = (span.from + span.step - 1) / span.step; step * span.step <= span.to; ++step) {
        const auto found = at.find(step);
        if (found == at.end() && step * span.step < since)
            continue;
        points.append(
            {static_cast<double>(step * span.step), found == at.end() ? 0 : static_cast<double>(found->second)});
    }
    return points;
}

// Only where there were some: errors are rare, and a line along 0 would hide under the others.
QList<QPointF> errors(const v1::TrafficSeries &series) {
    QList<QPointF> points;
    for (const auto &point : series.points()) {
        if (point.errors() > 0)
            points.append({static_cast<double>(point.time().seconds()) * 1000, static_cast<double>(point.errors())});
    }
    return points;
}

QList<QPointF> times(const v1::TrafficSeries &series, bool (v1::TrafficPoint::*isThere)() const,
                     std::int64_t (v1::TrafficPoint::*value)() const) {
    QList<QPointF> points;
    for (const auto &point : series.points()) {
        if ((point.*isThere)())
            points.append({static_cast<double>(point.time().seconds()) * 1000, static_cast<double>((point.*value)())});
    }
    return points;
}

std::string keyOf(const v1::TrafficSeries &series) {
    return series.target() + '@' + std::to_string(series.generation()) + (series.is_probe() ? "?" : "") +
           series.route();
}

void add(QList<Line> &lines, Line line) {
    if (!line.points.isEmpty())
        lines.append(std::move(line));
}

} // namespace

TrafficCharts::TrafficCharts(const kit::Theme &theme, const kit::TimeText &times, QWidget *parent)
    : QWidget(parent),
      theme_(theme),
      times_(times),
      legend_(new SeriesLegend(theme)),
      board_(new QWidget),
      grid_(new QGridLayout(board_)) {
    build();
}

void TrafficCharts::build() {
    using kit::Figures;
    const TrafficChart::Scale counts{[](double value) { return Figures::count(qRound64(value)); }, 1};
    const TrafficChart::Scale spans{[](double value) { return Figures::microseconds(qRound64(value)); }, 1};
    panels_ = {makePanel(tr("Requests and errors"), counts), makePanel(tr("Time to first token"), spans),
               makePanel(tr("Inter-token latency"), spans)};
    panels_[FirstToken].chart->setEmptyText(tr("No answer with tokens came yet."));
    panels_[BetweenTokens].chart->setEmptyText(tr("No answer came as a stream of tokens yet."));
    for (const auto which : {FirstToken, BetweenTokens})
        panels_[which].note->setText(tr("Median; hollow: 95th percentile"));
    legend_->setObjectName(QStringLiteral("trafficLegend"));
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(theme_.px(kit::Size::SpaceLarge));
    grid_->setVerticalSpacing(theme_.px(kit::Size::SpaceLarge));
    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("trafficScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(board_);
    board_->setAutoFillBackground(false);
    scroll->setMinimumWidth(panels_[Requests].chart->minimumWidth() + theme_.px(kit::Size::ScrollBar));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme_.px(kit::Size::SpaceSmall));
    column->addWidget(legend_);
    column->addWidget(scroll, 1);
}

TrafficCharts::Panel TrafficCharts::makePanel(const QString &title, const TrafficChart::Scale &scale) {
    Panel panel;
    panel.whole = new QWidget;
    panel.chart = new TrafficChart(theme_, times_, scale);
    panel.chart->setAccessibleName(title);
    auto *note = new kit::RoleLabel(theme_, kit::TextRole::Caption);
    note->setColor(kit::Color::Text2);
    note->setWordWrap(true);
    panel.note = note;
    auto *column = new QVBoxLayout(panel.whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new kit::RoleLabel(theme_, kit::TextRole::Label, title));
    column->addWidget(note);
    column->addWidget(panel.chart, 1);
    return panel;
}

QStringList TrafficCharts::namesOf(const v1::QueryTrafficResponse &traffic) {
    std::set<std::string> routes;
    for (const auto &series : traffic.series()) {
        if (!series.is_probe())
            routes.insert(series.route());
    }
    QStringList names;
    for (const auto &series : traffic.series()) {
        auto name = series.generation() > 0 ? tr("Revision %L1").arg(static_cast<qlonglong>(series.generation()))
                                            : ServingWords::id(series.target());
        if (series.is_probe())
            name = tr("%1, probes", "whose requests").arg(name);
        else if (routes.size() > 1)
            name = series.route().empty()
                       ? tr("%1, another route", "whose requests").arg(name)
                       : tr("%1 by %2", "whose requests, route").arg(name, ServingWords::id(series.route()));
        names << name;
    }
    return names;
}

// A revision's number chooses, so that it looks the same at any time; the next free place where that is taken.
QList<int> TrafficCharts::placesOf(const v1::QueryTrafficResponse &traffic) {
    constexpr int count = kit::Theme::seriesCount;
    std::map<std::string, int> places;
    std::set<int> taken;
    for (const auto &series : traffic.series()) {
        const auto known = places_.find(keyOf(series));
        if (known != places_.end() && places.insert(*known).second)
            taken.insert(known->second);
    }
    for (const auto &series : traffic.series()) {
        if (places.count(keyOf(series)) > 0)
            continue;
        int place = static_cast<int>(qMax<qint64>(0, series.generation() - 1) % count);
        for (int tries = 0; tries < count && taken.count(place) > 0; ++tries)
            place = (place + 1) % count;
        taken.insert(place);
        places[keyOf(series)] = place;
    }
    places_ = std::move(places);
    QList<int> list;
    for (const auto &series : traffic.series())
        list << places_[keyOf(series)];
    return list;
}

void TrafficCharts::show(const v1::QueryTrafficResponse &traffic, const TrafficChart::Span &span) {
    std::array<QList<Line>, Count> lines;
    const auto names = namesOf(traffic);
    using Point = v1::TrafficPoint;
    const auto places = placesOf(traffic);
    const auto since = traffic.since_time().seconds() * 1000;
    for (int index = 0; index < names.size(); ++index) {
        const auto &series = traffic.series(index);
        const auto &name = names[index];
        const int place = places[index];
        const auto median = tr("%1, median", "whose requests").arg(name);
        const auto slow = tr("%1, 95th percentile", "whose requests").arg(name);
        add(lines[Requests], {name, place, false, requests(series, span, since)});
        add(lines[Requests], {tr("%1, errors", "whose requests").arg(name), place, true, errors(series)});
        add(lines[FirstToken], {median, place, false,
                                times(series, &Point::has_time_to_first_token_p50, &Point::time_to_first_token_p50)});
        add(lines[FirstToken],
            {slow, place, true, times(series, &Point::has_time_to_first_token_p95, &Point::time_to_first_token_p95)});
        add(lines[BetweenTokens],
            {median, place, false,
             times(series, &Point::has_inter_token_latency_p50, &Point::inter_token_latency_p50)});
        add(lines[BetweenTokens],
            {slow, place, true, times(series, &Point::has_inter_token_latency_p95, &Point::inter_token_latency_p95)});
    }
    legend_->setNames(names, places);
    google::protobuf::Duration step;
    step.set_seconds(span.step / 1000);
    panels_[Requests].note->setText(tr("In %1; hollow: errors", "a span of time").arg(kit::DurationText::of(step)));
    for (int which = 0; which < Count; ++which)
        panels_[which].chart->setLines(lines[which], span);
    arrange();
}

void TrafficCharts::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    arrange();
}

void TrafficCharts::arrange() {
    const int room = width() - theme_.px(kit::Size::ScrollBar) + grid_->horizontalSpacing();
    const int each = theme_.px(kit::Size::ChartWidth) + grid_->horizontalSpacing();
    const int columns = qBound(1, room / each, static_cast<int>(Count));
    if (columns == columns_)
        return;
    columns_ = columns;
    for (int which = 0; which < Count; ++which) {
        grid_->removeWidget(panels_[which].whole);
        grid_->addWidget(panels_[which].whole, which / columns, which % columns);
        grid_->setColumnStretch(which, which < columns ? 1 : 0);
    }
}

} // namespace deploymentspage
