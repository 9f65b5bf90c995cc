#include "widgets/deployments/traffic_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "backend/client/gateway_calls.h"
#include "backend/core/clock.h"
#include "widgets/deployments/traffic_charts.h"
#include "widgets/kit/figures.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/plain_table.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"
#include "widgets/kit/time_text.h"

namespace deploymentspage {

namespace {

// Points of a line over the whole span.
constexpr int pointCount = 60;

QString figure(bool isThere, qint64 microseconds) {
    return isThere ? kit::Figures::microseconds(microseconds) : QString();
}

} // namespace

TrafficView::TrafficView(const kit::Session &session, QWidget *parent)
    : QWidget(parent),
      session_(session),
      forms_(new QStackedWidget),
      table_(new kit::PlainTable({tr("Time"), tr("Whose"), tr("Requests"), tr("Errors"), tr("First token p50"),
                                  tr("First token p95"), tr("Between tokens p50"), tr("Between tokens p95")},
                                 this)),
      grid_(new kit::GridView(session.theme)),
      span_(new QComboBox),
      asTable_(new QCheckBox(tr("As a table"))),
      panel_(nullptr) {
    build();
    constexpr int period = 10'000;
    again_.setInterval(period);
    connect(&again_, &QTimer::timeout, this, &TrafficView::ask);
    connect(asTable_, &QCheckBox::toggled, this, &TrafficView::showTraffic);
    connect(span_, &QComboBox::activated, this, &TrafficView::begin);
    connect(panel_, &kit::StatePanel::retryRequested, this, &TrafficView::begin);
    connect(&session_.times, &kit::TimeText::changed, this, &TrafficView::showTraffic);
}

void TrafficView::build() {
    const auto &theme = session_.theme;
    grid_->setObjectName(QStringLiteral("trafficTable"));
    grid_->setAccessibleName(tr("Traffic"));
    grid_->setDensity(kit::Density::Compact);
    grid_->setModel(table_);
    constexpr int minute = 60;
    span_->setObjectName(QStringLiteral("trafficSpan"));
    span_->setAccessibleName(tr("Span of time"));
    span_->addItem(tr("last 10 minutes"), 10 * minute);
    span_->addItem(tr("last hour"), 60 * minute);
    span_->addItem(tr("last day"), 24 * 60 * minute);
    span_->setCurrentIndex(1);
    asTable_->setObjectName(QStringLiteral("asTable"));
    forms_->addWidget(grid_);
    panel_ = new kit::StatePanel(theme, forms_);
    panel_->setObjectName(QStringLiteral("trafficState"));
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.px(kit::Size::SpaceMedium));
    row->addWidget(span_);
    row->addWidget(asTable_);
    row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    const int margin = theme.px(kit::Size::SpaceSmall);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(margin);
    column->addLayout(row);
    column->addWidget(panel_, 1);
}

void TrafficView::show(const QString &name) {
    if (name == name_)
        return;
    name_ = name;
    begin();
}

// Anew, for another object or another span.
void TrafficView::begin() {
    pending_.cancel();
    traffic_.Clear();
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
    span_->setEnabled(!name_.isEmpty());
    asTable_->setEnabled(!name_.isEmpty());
    if (name_.isEmpty()) {
        panel_->showEmpty({tr("Nothing is selected"), tr("The traffic of what you select stands here.")});
        return;
    }
    const auto now = session_.clock.now().time_since_epoch();
    askedAt_ = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
    const int span = span_->currentData().toInt();
    v1::QueryTrafficRequest request;
    request.set_name(name_.toStdString());
    request.mutable_start_time()->set_seconds(askedAt_ / 1000 - span);
    request.mutable_step()->set_seconds(span / pointCount);
    pending_ = session_.connection.gateway().queryTraffic(request);
    client::deliver(pending_, this, [this](const core::Result<v1::QueryTrafficResponse> &answer) { take(answer); });
}

void TrafficView::take(const core::Result<v1::QueryTrafficResponse> &answer) {
    if (!answer) {
        panel_->showFailed({tr("The traffic could not be read"), kit::Sentences::of(answer.error())});
        return;
    }
    traffic_ = *answer;
    // The newest revision first, probes of ours last.
    const auto rank = [](const v1::TrafficSeries &series) {
        return std::pair(series.is_probe(), -series.generation());
    };
    std::stable_sort(traffic_.mutable_series()->begin(), traffic_.mutable_series()->end(),
                     [&rank](const auto &one, const auto &other) { return rank(one) < rank(other); });
    showTraffic();
}

void TrafficView::showTraffic() {
    if (!traffic_.has_since_time())
        return;
    const bool isEmpty = std::all_of(traffic_.series().begin(), traffic_.series().end(),
                                     [](const auto &series) { return series.points().empty(); });
    if (isEmpty) {
        panel_->showEmpty({tr("No request came in this time"),
                           tr("The gateway measures since %1; what it measures stands here as it comes.")
                               .arg(session_.times.instant(traffic_.since_time()))});
        return;
    }
    if (asTable_->isChecked())
        showTable();
    else
        showCharts();
    panel_->showFilled();
}

void TrafficView::showCharts() {
    if (!charts_) {
        charts_ = new TrafficCharts(session_.theme, session_.times);
        charts_->setObjectName(QStringLiteral("trafficCharts"));
        forms_->addWidget(charts_);
    }
    forms_->setCurrentWidget(charts_);
    const qint64 step = qMax<qint64>(1, traffic_.step().seconds()) * 1000;
    const qint64 from = askedAt_ - span_->currentData().toLongLong() * 1000;
    charts_->show(traffic_, {from, askedAt_, step});
}

void TrafficView::showTable() {
    forms_->setCurrentWidget(grid_);
    QList<kit::PlainTable::Row> rows;
    const auto names = TrafficCharts::namesOf(traffic_);
    for (int place = 0; place < names.size(); ++place) {
        for (const auto &point : traffic_.series(place).points()) {
            // Steps begin at whole seconds.
            const auto time = session_.times.dateTime(point.time()).section(QLatin1Char('.'), 0, 0);
            rows.append(
                {time + names[place],
                 {kit::PlainTable::text(time, kit::CellKind::Mono), kit::PlainTable::text(names[place]),
                  kit::PlainTable::figure(kit::Figures::count(point.requests())),
                  kit::PlainTable::figure(kit::Figures::count(point.errors())),
                  kit::PlainTable::figure(figure(point.has_time_to_first_token_p50(), point.time_to_first_token_p50())),
                  kit::PlainTable::figure(figure(point.has_time_to_first_token_p95(), point.time_to_first_token_p95())),
                  kit::PlainTable::figure(figure(point.has_inter_token_latency_p50(), point.inter_token_latency_p50())),
                  kit::PlainTable::figure(
                      figure(point.has_inter_token_latency_p95(), point.inter_token_latency_p95()))}});
        }
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto &one, const auto &other) { return one.cells[0].text > other.cells[0].text; });
    table_->setRows(std::move(rows));
}

} // namespace deploymentspage
