#include "widgets/gpus/gpu_details.h"

#include <QAction>
#include <QActionGroup>
#include <QKeyEvent>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "widgets/gpus/cordon_feed.h"
#include "widgets/gpus/event_feed.h"
#include "widgets/gpus/gpu_board.h"
#include "widgets/gpus/gpu_charts.h"
#include "widgets/gpus/gpu_headline.h"
#include "widgets/gpus/gpu_reader.h"
#include "widgets/gpus/gpu_tables.h"
#include "widgets/gpus/gpu_words.h"
#include "widgets/gpus/health_glyphs.h"
#include "widgets/gpus/holder_feed.h"
#include "widgets/gpus/quiet_facts.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/page_header.h"
#include "widgets/kit/pill.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"

namespace gpuspage {

namespace {

constexpr int ReadAgainMilliseconds = 2'000;
constexpr qint64 Second = 1'000;
constexpr qint64 Minute = 60 * Second;
constexpr qint64 Hour = 60 * Minute;
// At most about a thousand points in each chart.
constexpr std::array Reaches{GpuPastFeed::Reach{Hour, 5 * Second}, GpuPastFeed::Reach{6 * Hour, Minute},
                             GpuPastFeed::Reach{24 * Hour, 2 * Minute}};
const QString ReachKey = QStringLiteral("gpus/reach");

bool isHeard(const v1::DescribeGpuResponse &description, const kit::TimeSeries *series, v1::GpuMetric metric) {
    for (const auto &reading : description.readings())
        if (reading.metric() == metric)
            return true;
    return series && (series->spread({series->start, series->end()}) ||
                      std::ranges::find(series->absences, kit::Absence::NotReported) != series->absences.end());
}

// What is newer than the last step.
QString latestWords(const v1::DescribeGpuResponse &description, v1::GpuMetric metric) {
    for (const auto &reading : description.readings()) {
        if (reading.metric() != metric)
            continue;
        if (!reading.has_value())
            return kit::absenceText(kit::Absence::NotReported);
        const auto words = GpuWords::value(metric, reading.value());
        // What is stale was measured at some time before.
        return reading.is_stale() ? GpuDetails::tr("%1, stale").arg(words) : words;
    }
    return {};
}

} // namespace

GpuDetails::GpuDetails(const kit::Session &session, GpuFleet &fleet, const kit::ActionMaker &make, QWidget *parent)
    : QWidget(parent),
      session_(session),
      fleet_(fleet),
      reader_(new GpuReader(session.connection, this)),
      feed_(new GpuPastFeed(session.connection, session.clock, fleet, this)),
      events_(new EventFeed(session.connection, this)),
      holder_(new HolderFeed(session.connection, fleet, this)),
      cordon_(new CordonFeed(session.connection, session.cache, this)) {
    setObjectName(QStringLiteral("gpuDetails"));
    setFocusPolicy(Qt::ClickFocus);
    feed_->setStill(session.isStill);
    makeReaches(make);
    build();
    again_.setInterval(ReadAgainMilliseconds);
    connect(&again_, &QTimer::timeout, this, &GpuDetails::ask);
    connect(reader_, &GpuReader::described, this, &GpuDetails::take);
    connect(feed_, &GpuPastFeed::changed, this, &GpuDetails::showCharts);
    connect(events_, &EventFeed::changed, this, &GpuDetails::showEvents);
    const auto tell = [this] {
        showHead();
        showState();
    };
    connect(holder_, &HolderFeed::changed, this, tell);
    connect(cordon_, &CordonFeed::changed, this, tell);
    connect(charts_, &GpuCharts::cursorMoved, this, &GpuDetails::showValues);
    connect(tables_, &GpuTables::revealRequested, this, &GpuDetails::revealRequested);
    connect(headline_, &GpuHeadline::revealRequested, this, &GpuDetails::revealRequested);
    connect(panel_, &kit::StatePanel::stateChanged, this, [this] {
        if (hasFocus())
            takeFocus(Qt::OtherFocusReason);
    });
    connect(panel_, &kit::StatePanel::retryRequested, this, [this] {
        session_.connection.retry();
        ask();
    });
    connect(&fleet, &GpuFleet::reshaped, this, &GpuDetails::followFleet);
    connect(&fleet, &GpuFleet::measured, this, [this] {
        if (!isPaused_)
            showHead();
    });
    setReach(std::clamp(session.memory.value(ReachKey, 0).toInt(), 0, static_cast<int>(Reaches.size()) - 1));
}

GpuDetails::~GpuDetails() = default;

void GpuDetails::makeReaches(const kit::ActionMaker &make) {
    auto *group = new QActionGroup(this);
    const auto add = [&](const char *name, const QString &words, const QString &brief) {
        auto *action = make(QLatin1String(name), words, {});
        action->setIconText(brief);
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, place = static_cast<int>(reaches_.size())] { setReach(place); });
        reaches_ << action;
    };
    add("gpus.lastHour", tr("Charts of the last hour"), tr("Hour"));
    add("gpus.lastSixHours", tr("Charts of the last six hours"), tr("6 hours"));
    add("gpus.lastDay", tr("Charts of the last day"), tr("Day"));
}

void GpuDetails::build() {
    auto *board = new GpuBoard(session_);
    headline_ = board->headline();
    charts_ = board->charts();
    tables_ = board->tables();
    panel_ = new kit::StatePanel(session_.theme, board);
    panel_->setObjectName(QStringLiteral("gpuState"));
    auto *column = new QVBoxLayout(this);
    const int side = session_.theme.px(kit::Size::SpaceWide);
    const int end = session_.theme.px(kit::Size::SpaceLarge);
    column->setContentsMargins(side, end, side, end);
    column->setSpacing(session_.theme.px(kit::Size::SpaceMedium));
    column->addWidget(buildHeader());
    column->addWidget(panel_, 1);
}

QWidget *GpuDetails::buildHeader() {
    const auto &theme = session_.theme;
    back_ = new QPushButton(kit::icon(theme, kit::Icon::ChevronLeft), tr("Map"));
    back_->setObjectName(QStringLiteral("backToMap"));
    back_->setToolTip(tr("Back to the map (Esc)"));
    back_->setAccessibleName(tr("Back to the map"));
    connect(back_, &QPushButton::clicked, this, &GpuDetails::closed);
    header_ = new kit::PageHeader(theme, {});
    state_ = header_->addPill({}, kit::Tone::Danger);
    state_->setObjectName(QStringLiteral("gpuHealthPill"));
    cordoned_ = header_->addPill({}, kit::Tone::Neutral);
    cordoned_->setObjectName(QStringLiteral("gpuCordonPill"));
    simulated_ = header_->addPill(tr("Simulated"), kit::Tone::Info);
    simulated_->setToolTip(tr("This GPU does not exist."));
    coarse_ = header_->addPill(tr("Values of its node"), kit::Tone::Info);
    coarse_->setToolTip(
        tr("Of this span only the node as a whole is kept: the charts show what its GPUs had together."));
    auto *name = new QHBoxLayout;
    name->setSpacing(theme.px(kit::Size::SpaceMedium));
    name->addWidget(back_);
    name->addWidget(header_, 1);
    buttons_ = new QHBoxLayout;
    buttons_->setSpacing(theme.px(kit::Size::SpaceSmall));
    for (auto *action : std::as_const(reaches_))
        buttons_->addWidget(new kit::ActionButton(*action));
    auto *whole = new QWidget;
    // Beside each other where there is room, see arrangeHead().
    whole->setMinimumWidth(theme.px(kit::Size::DialogWidth));
    head_ = new QBoxLayout(QBoxLayout::TopToBottom, whole);
    head_->setContentsMargins(0, 0, 0, 0);
    head_->setSpacing(theme.px(kit::Size::SpaceSmall));
    head_->addLayout(name, 1);
    head_->addLayout(buttons_);
    return whole;
}

void GpuDetails::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    arrangeHead();
}

// Nothing of the name and of what is said beside it is cut for what can be done.
void GpuDetails::arrangeHead() {
    const auto margins = layout()->contentsMargins();
    const int needed = back_->sizeHint().width() + header_->wholeWidth() + buttons_->sizeHint().width() +
                       2 * session_.theme.px(kit::Size::SpaceMedium);
    const bool isWide = needed <= width() - margins.left() - margins.right();
    head_->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    buttons_->setAlignment(isWide ? Qt::AlignTrailing : Qt::AlignLeading);
}

void GpuDetails::addActions(const QList<QAction *> &actions) {
    for (auto *action : actions)
        buttons_->addWidget(new kit::ActionButton(*action));
}

void GpuDetails::addMenu(QWidget *button) {
    buttons_->addWidget(button);
}

FleetPart GpuDetails::part() const {
    FleetPart part;
    if (gpu_.isValid()) {
        auto &range = part.ranges.emplace_back();
        range.set_first(gpu_.node);
        range.set_count(1);
    }
    return part;
}

void GpuDetails::setGpu(const GpuRef &gpu) {
    const auto node = fleet_.layout().name(gpu.node);
    gpu_ = gpu;
    holder_->setGpu(gpu);
    if (node != node_ || gpu.gpu != index_) {
        node_ = node;
        index_ = gpu.gpu;
        reader_->stop();
        description_.Clear();
        isDescribed_ = false;
        charts_->setCursorTime(std::nullopt);
        charts_->setStrips({});
        feed_->setGpu(node, gpu.gpu);
        events_->setNode(node);
        cordon_->setGpu(node, gpu.gpu);
        tables_->setDescription(description_, fleet_.owners().isComplete());
        showEvents();
    }
    showHead();
    ask();
    showState();
}

void GpuDetails::setPaused(bool isPaused) {
    isPaused_ = isPaused;
    feed_->setPaused(isPaused);
    events_->setPaused(isPaused);
    holder_->setPaused(isPaused);
    cordon_->setPaused(isPaused);
    if (isPaused) {
        again_.stop();
        reader_->stop();
        return;
    }
    // In a picture no time passes.
    if (!session_.isStill)
        again_.start();
    ask();
}

void GpuDetails::followFleet() {
    if (node_.isEmpty())
        return;
    const int node = fleet_.layout().nodeOf(node_);
    const bool isThere = node >= 0 && index_ < fleet_.layout().node(node).gpuCount;
    gpu_ = isThere ? GpuRef{node, index_} : GpuRef();
    holder_->setGpu(gpu_);
    showHead();
    showState();
}

void GpuDetails::ask() {
    if (!isPaused_ && !node_.isEmpty() && session_.connection.isOnline() && !reader_->isWaiting())
        reader_->ask(node_, index_);
}

void GpuDetails::take(const v1::DescribeGpuResponse &description, const QString &node, int gpu) {
    if (node != node_ || gpu != index_)
        return;
    description_ = description;
    isDescribed_ = true;
    feed_->see(description);
    showHead();
    tables_->setDescription(description, fleet_.owners().isComplete());
    showLatest();
    Q_EMIT described();
}

// Nothing is drawn anew but words, unless something was heard of for the first time.
void GpuDetails::showLatest() {
    for (const auto &reading : description_.readings())
        if (!charts_->isShown(reading.metric()))
            return showCharts();
    for (const auto metric : GpuCharts::order())
        charts_->setLatest(metric, latestOf(metric));
    showValues();
    showState();
}

GpuCharts::Latest GpuDetails::latestOf(v1::GpuMetric metric) const {
    return {latestWords(description_, metric), feed_->past().seen(metric, feed_->span().from)};
}

void GpuDetails::setReach(int place) {
    reaches_[place]->setChecked(true);
    if (!session_.isStill)
        session_.memory.setValue(ReachKey, place);
    charts_->setCursorTime(std::nullopt);
    feed_->setReach(Reaches[static_cast<std::size_t>(place)]);
}

void GpuDetails::showHead() {
    header_->setTitle(GpuWords::gpu(node_.toStdString(), index_));
    header_->setFact(QString::fromStdString(description_.device().product()));
    const auto health = gpu_.isValid() ? GpuHealth::of(fleet_.values().healthNow(gpu_)) : GpuHealth();
    state_->setVisible(health.isFault());
    state_->setText(GpuWords::sign(health.sign));
    state_->setTone(HealthGlyphs::tone(health));
    // Of a node that may not be read the fleet knows this much.
    const auto cordoned = cordon_->cordon().kind == GpuCordon::Kind::None && health.isCordoned ? GpuCordon::Kind::Node
                                                                                               : cordon_->cordon().kind;
    cordoned_->setVisible(cordoned != GpuCordon::Kind::None);
    cordoned_->setText(QuietFacts::word(cordoned));
    const auto cluster =
        session_.cache.find(QStringLiteral("clusters/%1").arg(node_.section(QLatin1Char('/'), 1, 1)).toStdString());
    simulated_->setVisible(cluster && cluster->cluster().runtime() == v1::SIMULATED);
    coarse_->setVisible(feed_->past().isOfNode());
    headline_->setCordon(cordon_->cordon());
    headline_->tell(fleet_, gpu_, description_, holder_->holder());
    arrangeHead();
}

void GpuDetails::showCharts() {
    const auto span = feed_->span();
    std::vector<GpuCharts::Strip> strips;
    for (const auto metric : GpuCharts::order()) {
        const auto *series = feed_->past().series(metric);
        if (isHeard(description_, series, metric))
            strips.push_back({metric, series ? *series : kit::TimeSeries(), latestOf(metric)});
    }
    charts_->setStrips(std::move(strips));
    charts_->setSpan(span);
    showEvents();
    showValues();
    showState();
}

void GpuDetails::showEvents() {
    events_->setSince(feed_->span().from);
    std::vector<v1::GpuEvent> own;
    for (const auto &event : events_->events())
        if (event.gpu() == index_)
            own.push_back(event);
    charts_->setLanes(EventFeed::lanesOf(own, feed_->span().to));
    tables_->setEvents(own, index_);
    if (isSettled())
        Q_EMIT settled();
}

void GpuDetails::showValues() {
    tables_->setValues(feed_->past(), feed_->span(), charts_->cursorTime());
}

void GpuDetails::showState() {
    if (!gpu_.isValid() && !node_.isEmpty())
        panel_->showFailed({tr("This GPU is not there any more"),
                            tr("Its node is gone, has fewer GPUs, or is not yours to see. Go back to the map.")});
    else if (feed_->error() && !feed_->isFilled() && feed_->past().end() == 0)
        panel_->showFailed(
            {tr("What was measured of this GPU could not be read"), kit::Sentences::of(*feed_->error())});
    else if (isDescribed_ && feed_->isFilled())
        panel_->showFilled();
    else if (panel_->state() != kit::StatePanel::State::Filled || !isDescribed_)
        panel_->showLoading(1);
    if (isSettled())
        Q_EMIT settled();
}

bool GpuDetails::isSettled() const {
    using State = kit::StatePanel::State;
    return panel_->state() == State::Failed || (panel_->state() == State::Filled && isDescribed_ && feed_->isFilled() &&
                                                events_->isFilled() && holder_->isSettled() && cordon_->isSettled());
}

void GpuDetails::takeFocus(Qt::FocusReason) {
    if (panel_->state() == kit::StatePanel::State::Filled)
        charts_->takeFocus();
    else
        setFocus();
}

void GpuDetails::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Backspace)
        return Q_EMIT closed();
    QWidget::keyPressEvent(event);
}

} // namespace gpuspage
