#include "widgets/gpus/gpu_charts.h"

#include <algorithm>

#include <QKeyEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include "widgets/gpus/gpu_words.h"
#include "widgets/kit/chart_ticks.h"
#include "widgets/kit/time_axis.h"
#include "widgets/kit/time_text.h"

namespace gpuspage {

namespace {

constexpr qint64 LargeStep = 10;

// Metrics of one family have one color.
struct Family {
    int place;
    QList<v1::GpuMetric> metrics;
};

const QList<Family> &families() {
    static const QList<Family> all{
        {0,
         {v1::SM_ACTIVE, v1::TENSOR_ACTIVE, v1::SM_OCCUPANCY, v1::ENGINE_ACTIVE, v1::GPU_UTILIZATION, v1::DRAM_ACTIVE}},
        {2, {v1::MEMORY_USED}},
        {1, {v1::GPU_TEMPERATURE, v1::MEMORY_TEMPERATURE}},
        {5, {v1::POWER_DRAW, v1::SM_CLOCK}},
        {3, {v1::NVLINK_THROUGHPUT, v1::PCIE_THROUGHPUT}},
        {4, {v1::KV_CACHE_USED, v1::REQUESTS_RUNNING, v1::REQUESTS_WAITING}}};
    return all;
}

int placeOf(v1::GpuMetric metric) {
    for (const auto &family : families())
        if (family.metrics.contains(metric))
            return family.place;
    return 0;
}

kit::TimeChart::Scale scaleOf(v1::GpuMetric metric) {
    const auto words = [metric](double value) { return GpuWords::value(metric, value); };
    switch (metric) {
    case v1::POWER_DRAW:
        return {words, 100, 10};
    case v1::SM_CLOCK:
        return {words, 1'000, 100};
    case v1::NVLINK_THROUGHPUT:
    case v1::PCIE_THROUGHPUT:
        return {words, 0, 1};
    case v1::REQUESTS_RUNNING:
    case v1::REQUESTS_WAITING:
        return {words, 0, 1};
    default:
        // Shares, and temperatures, which 100 °C stops.
        return {words, 100, 10};
    }
}

} // namespace

GpuCharts::GpuCharts(const kit::Theme &theme, const kit::TimeText &times, QWidget *parent)
    : QWidget(parent),
      theme_(theme),
      times_(times),
      axis_(new kit::TimeAxis(theme, times)),
      scroll_(new QScrollArea),
      column_(nullptr) {
    setObjectName(QStringLiteral("gpuCharts"));
    auto *board = new QWidget;
    column_ = new QVBoxLayout(board);
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(0);
    column_->addStretch(1);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setWidgetResizable(true);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // The axis above keeps its room beside it.
    scroll_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    scroll_->viewport()->setAutoFillBackground(false);
    board->setAutoFillBackground(false);
    scroll_->setWidget(board);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(0, 0, theme.px(kit::Size::ScrollBar), 0);
    head->addWidget(axis_);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, theme.px(kit::Size::SpaceTiny), 0, theme.px(kit::Size::SpaceTiny));
    whole->setSpacing(0);
    whole->addLayout(head);
    whole->addWidget(scroll_, 1);
    connect(axis_, &kit::TimeAxis::pointed, this, &GpuCharts::point);
    connect(axis_, &kit::TimeAxis::pressed, this, &GpuCharts::pin);
    connect(&times, &kit::TimeText::changed, this, &GpuCharts::arrange);
}

const QList<v1::GpuMetric> &GpuCharts::order() {
    static const QList<v1::GpuMetric> all = [] {
        QList<v1::GpuMetric> metrics;
        for (const auto &family : families())
            metrics << family.metrics;
        return metrics;
    }();
    return all;
}

kit::TimeChart *GpuCharts::chart(v1::GpuMetric metric) const {
    const auto found = charts_.find(metric);
    return found == charts_.end() ? nullptr : found->second;
}

kit::TimeChart *GpuCharts::makeChart(v1::GpuMetric metric) {
    auto *chart = new kit::TimeChart(theme_, times_, scaleOf(metric));
    chart->setObjectName(QStringLiteral("chart:%1").arg(static_cast<int>(metric)));
    chart->setTitle(GpuWords::metric(metric));
    chart->setPlace(placeOf(metric));
    connect(chart, &kit::TimeChart::pointed, this, &GpuCharts::point);
    connect(chart, &kit::TimeChart::pressed, this, &GpuCharts::pin);
    // Before the scroll area takes the arrows for itself.
    chart->installEventFilter(this);
    charts_[metric] = chart;
    return chart;
}

void GpuCharts::setStrips(std::vector<Strip> strips) {
    QList<kit::TimeChart *> rows;
    for (auto &strip : strips) {
        auto *one = chart(strip.metric);
        if (!one)
            one = makeChart(strip.metric);
        one->setLatest(strip.latest.words, strip.latest.seen);
        one->setSeries(std::move(strip.series));
        rows << one;
    }
    if (rows == rows_)
        return;
    // One of them is always whole.
    if (!rows.isEmpty())
        scroll_->setMinimumHeight(rows.first()->minimumSizeHint().height());
    for (auto *chart : std::as_const(rows_))
        if (!rows.contains(chart)) {
            column_->removeWidget(chart);
            chart->hide();
        }
    rows_ = rows;
    for (int row = 0; row < rows_.size(); ++row) {
        column_->insertWidget(row, rows_[row]);
        rows_[row]->setCursorTime(cursor_);
        rows_[row]->show();
    }
    if (!rows_.isEmpty() && currentRow() < 0)
        for (auto *chart : std::as_const(rows_))
            chart->setFocusPolicy(chart == rows_.first() ? Qt::StrongFocus : Qt::ClickFocus);
    setLanes(lanes_);
    arrange();
}

void GpuCharts::setLatest(v1::GpuMetric metric, const Latest &latest) {
    if (auto *one = chart(metric))
        one->setLatest(latest.words, latest.seen);
}

void GpuCharts::setSpan(const kit::TimeSpan &span) {
    if (span == span_)
        return;
    span_ = span;
    // What has gone out of sight is nobody's place to stand.
    if (pinned_ && *pinned_ < span.from)
        setCursorTime(std::nullopt);
    arrange();
}

void GpuCharts::arrange() {
    const auto ticks = kit::ChartTicks::times(span_.from, span_.to, axis_->tickCount(), times_.zone());
    axis_->setSpan(span_, ticks);
    for (auto *chart : std::as_const(rows_))
        chart->setSpan(span_, ticks);
}

// What happened at an instant stands in all charts.
void GpuCharts::setLanes(const QList<kit::TimeLane> &lanes) {
    lanes_ = lanes;
    axis_->setLanes(lanes);
    QList<kit::TimeChart::Mark> marks;
    for (const auto &lane : lanes)
        for (const auto &mark : lane.marks)
            if (mark.start == mark.end)
                marks.append({mark.start, mark.tone});
    for (auto *chart : std::as_const(rows_))
        chart->setMarks(marks);
}

void GpuCharts::setCursorTime(std::optional<qint64> time) {
    pinned_ = time;
    showCursor(time);
}

void GpuCharts::point(const std::optional<qint64> &time) {
    if (!pinned_)
        showCursor(time);
}

void GpuCharts::pin(qint64 time) {
    setCursorTime(time);
}

void GpuCharts::showCursor(std::optional<qint64> time) {
    if (time == cursor_)
        return;
    cursor_ = time;
    axis_->setCursorTime(time);
    for (auto *chart : std::as_const(rows_))
        chart->setCursorTime(time);
    Q_EMIT cursorMoved(time);
}

qint64 GpuCharts::step() const {
    for (auto *chart : rows_)
        if (!chart->series().means.empty())
            return chart->series().step;
    return std::max<qint64>(1, (span_.to - span_.from) / 100);
}

void GpuCharts::stepBy(qint64 steps) {
    const qint64 each = step();
    const qint64 last =
        rows_.isEmpty() || rows_.first()->series().means.empty() ? span_.to : rows_.first()->series().end();
    const qint64 from = cursor_.value_or(last);
    // In the middle of a step, so that it is within it however it is drawn.
    const qint64 wanted = (from / each + steps) * each + each / 2;
    setCursorTime(std::clamp(wanted, span_.from, std::max(span_.from, std::min(span_.to, last) - 1)));
}

int GpuCharts::currentRow() const {
    for (int row = 0; row < rows_.size(); ++row)
        if (rows_[row]->hasFocus())
            return row;
    return -1;
}

void GpuCharts::moveTo(int row) {
    if (rows_.isEmpty())
        return;
    auto *chart = rows_[std::clamp(row, 0, static_cast<int>(rows_.size()) - 1)];
    // Tab leads to one of them.
    for (auto *other : std::as_const(rows_))
        other->setFocusPolicy(other == chart ? Qt::StrongFocus : Qt::ClickFocus);
    chart->setFocus(Qt::OtherFocusReason);
    scroll_->ensureWidgetVisible(chart, 0, 0);
    Q_EMIT focusMoved(chart);
}

void GpuCharts::takeFocus() {
    moveTo(std::max(0, currentRow()));
}

bool GpuCharts::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    event->accept();
    keyPressEvent(static_cast<QKeyEvent *>(event));
    return event->isAccepted();
}

void GpuCharts::keyPressEvent(QKeyEvent *event) {
    const bool isLarge = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Left:
        return stepBy(isLarge ? -LargeStep : -1);
    case Qt::Key_Right:
        return stepBy(isLarge ? LargeStep : 1);
    case Qt::Key_Home:
        return setCursorTime(span_.from);
    case Qt::Key_End:
        setCursorTime(std::nullopt);
        return stepBy(0);
    case Qt::Key_Up:
        return moveTo(currentRow() - 1);
    case Qt::Key_Down:
        return moveTo(currentRow() + 1);
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return scroll_->verticalScrollBar()->triggerAction(
            event->key() == Qt::Key_PageUp ? QAbstractSlider::SliderPageStepSub : QAbstractSlider::SliderPageStepAdd);
    case Qt::Key_Escape:
        if (cursor_)
            return setCursorTime(std::nullopt);
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void GpuCharts::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace gpuspage
