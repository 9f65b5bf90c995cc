#include "widgets/deployments/traffic_view.h"

#include <functional>
#include <set>

#include <QCheckBox>
#include <QGridLayout>
#include <QStackedWidget>

#include "backend/client/connection.h"
#include "backend/client/gateway_calls.h"
#include "widgets/deployments/plain_table.h"
#include "widgets/deployments/serving_words.h"
#include "widgets/deployments/traffic_chart.h"
#include "widgets/kit/figures.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"
#include "widgets/kit/time_text.h"

namespace deploymentspage {

namespace {

using Value = std::function<std::optional<double>(const v1::TrafficPoint &)>;

std::optional<double> milliseconds(bool isThere, qint64 microseconds) {
    return isThere ? std::optional<double>(static_cast<double>(microseconds) / 1000) : std::nullopt;
}

QList<QPointF> pointsOf(const v1::TrafficSeries &series, const Value &value) {
    QList<QPointF> points;
    for (const auto &point : series.points()) {
        if (const auto figure = value(point))
            points.append({static_cast<double>(point.time().seconds()) * 1000, *figure});
    }
    return points;
}

QString nameOf(const v1::TrafficSeries &series) {
    const auto revision = static_cast<qlonglong>(series.generation());
    const auto name =
        series.generation() > 0 ? TrafficView::tr("revision %L1").arg(revision) : ServingWords::id(series.target());
    return series.is_probe() ? TrafficView::tr("%1, probes", "whose requests").arg(name) : name;
}

QString figure(bool isThere, qint64 microseconds) {
    return isThere ? kit::Figures::microseconds(microseconds) : QString();
}

} // namespace

TrafficView::TrafficView(const kit::Session &session, QWidget *parent)
    : QWidget(parent),
      session_(session),
      forms_(new QStackedWidget),
      charts_(new QWidget),
      table_(new PlainTable({tr("Time"), tr("Whose"), tr("Requests"), tr("Errors"), tr("First token p50"),
                             tr("First token p95"), tr("Between tokens p50"), tr("Between tokens p95")},
                            this)),
      grid_(new kit::GridView(session.theme)),
      asTable_(new QCheckBox(tr("As a table"))),
      panel_(nullptr) {
    build();
    constexpr int period = 10'000;
    again_.setInterval(period);
    connect(&again_, &QTimer::timeout, this, &TrafficView::ask);
    connect(asTable_, &QCheckBox::toggled, this,
            [this](bool isOn) { forms_->setCurrentWidget(isOn ? static_cast<QWidget *>(grid_) : charts_); });
    connect(panel_, &kit::StatePanel::retryRequested, this, &TrafficView::ask);
}

void TrafficView::build() {
    const auto &theme = session_.theme;
    grid_->setObjectName(QStringLiteral("trafficTable"));
    grid_->setAccessibleName(tr("Traffic"));
    grid_->setDensity(kit::Density::Compact);
    grid_->setModel(table_);
    asTable_->setObjectName(QStringLiteral("asTable"));
    forms_->addWidget(charts_);
    forms_->addWidget(grid_);
    panel_ = new kit::StatePanel(theme, forms_);
    panel_->setObjectName(QStringLiteral("trafficState"));
    auto *column = new QVBoxLayout(this);
    const int margin = theme.px(kit::Size::SpaceSmall);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(margin);
    column->addWidget(panel_, 1);
    column->addWidget(asTable_, 0, Qt::AlignLeading);
}

void TrafficView::buildCharts() {
    if (chart_[0])
        return;
    const auto &theme = session_.theme;
    chart_ = {new TrafficChart(theme, tr("Requests"), tr("per step")),
              new TrafficChart(theme, tr("Error rate"), tr("%")),
              new TrafficChart(theme, tr("Time to first token"), tr("ms")),
              new TrafficChart(theme, tr("Inter-token latency"), tr("ms"))};
    auto *grid = new QGridLayout(charts_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(theme.px(kit::Size::SpaceSmall));
    for (std::size_t index = 0; index < chart_.size(); ++index)
        grid->addWidget(chart_[index], static_cast<int>(index / 2), static_cast<int>(index % 2));
}

void TrafficView::show(const QString &name) {
    if (name == name_)
        return;
    name_ = name;
    pending_.cancel();
    panel_->showLoading();
    ask();
}

void TrafficView::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    again_.start();
    ask();
}

void TrafficView::hideEvent(QHideEvent *event) {
    QWidget::hideEvent(event);
    again_.stop();
}

void TrafficView::ask() {
    if (!isVisible() || pending_.isOpen())
        return;
    if (name_.isEmpty()) {
        panel_->showEmpty({tr("Nothing is selected"), tr("The traffic of what you select stands here.")});
        return;
    }
    v1::QueryTrafficRequest request;
    request.set_name(name_.toStdString());
    pending_ = session_.connection.gateway().queryTraffic(request);
    client::deliver(pending_, this, [this](const core::Result<v1::QueryTrafficResponse> &answer) { take(answer); });
}

void TrafficView::take(const core::Result<v1::QueryTrafficResponse> &answer) {
    if (!answer) {
        panel_->showFailed({tr("The traffic could not be read"), kit::Sentences::of(answer.error())});
        return;
    }
    const bool isEmpty = std::all_of(answer->series().begin(), answer->series().end(),
                                     [](const auto &series) { return series.points().empty(); });
    if (isEmpty) {
        panel_->showEmpty({tr("No request has come yet"),
                           tr("The gateway measures since %1; what it measures stands here as it comes.")
                               .arg(session_.times.instant(answer->since_time()))});
        return;
    }
    showCharts(*answer);
    showTable(*answer);
    panel_->showFilled();
}

void TrafficView::showCharts(const v1::QueryTrafficResponse &traffic) {
    buildCharts();
    std::set<std::pair<qint64, std::string>, std::greater<>> revisions; // the newest first
    for (const auto &series : traffic.series())
        revisions.emplace(series.generation(), series.target());
    std::array<QList<TrafficChart::Line>, 4> lines;
    for (const auto &series : traffic.series()) {
        const auto at = revisions.find({series.generation(), series.target()});
        const int revision = static_cast<int>(std::distance(revisions.begin(), at));
        const auto add = [&](std::size_t chart, const QString &name, bool isDashed, const Value &value) {
            lines[chart].append({name, revision, isDashed, pointsOf(series, value)});
        };
        const auto name = nameOf(series);
        add(0, name, series.is_probe(), [](const auto &point) { return std::optional<double>(point.requests()); });
        add(1, name, series.is_probe(), [](const auto &point) {
            return point.requests() > 0 ? std::optional<double>(100.0 * static_cast<double>(point.errors()) /
                                                                static_cast<double>(point.requests()))
                                        : std::nullopt;
        });
        const auto median = tr("%1, p50", "whose requests").arg(name);
        const auto slow = tr("%1, p95", "whose requests").arg(name);
        add(2, median, false, [](const auto &point) {
            return milliseconds(point.has_time_to_first_token_p50(), point.time_to_first_token_p50());
        });
        add(2, slow, true, [](const auto &point) {
            return milliseconds(point.has_time_to_first_token_p95(), point.time_to_first_token_p95());
        });
        add(3, median, false, [](const auto &point) {
            return milliseconds(point.has_inter_token_latency_p50(), point.inter_token_latency_p50());
        });
        add(3, slow, true, [](const auto &point) {
            return milliseconds(point.has_inter_token_latency_p95(), point.inter_token_latency_p95());
        });
    }
    for (std::size_t index = 0; index < chart_.size(); ++index)
        chart_[index]->setLines(lines[index]);
}

void TrafficView::showTable(const v1::QueryTrafficResponse &traffic) {
    QList<PlainTable::Row> rows;
    for (const auto &series : traffic.series()) {
        for (const auto &point : series.points()) {
            const auto time = session_.times.dateTime(point.time());
            rows.append(
                {time + nameOf(series),
                 {PlainTable::text(time, kit::CellKind::Mono), PlainTable::text(nameOf(series)),
                  PlainTable::figure(kit::Figures::count(point.requests())),
                  PlainTable::figure(kit::Figures::count(point.errors())),
                  PlainTable::figure(figure(point.has_time_to_first_token_p50(), point.time_to_first_token_p50())),
                  PlainTable::figure(figure(point.has_time_to_first_token_p95(), point.time_to_first_token_p95())),
                  PlainTable::figure(figure(point.has_inter_token_latency_p50(), point.inter_token_latency_p50())),
                  PlainTable::figure(figure(point.has_inter_token_latency_p95(), point.inter_token_latency_p95()))}});
        }
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto &one, const auto &other) { return one.cells[0].text > other.cells[0].text; });
    table_->setRows(std::move(rows));
}

} // namespace deploymentspage
