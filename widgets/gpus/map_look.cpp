#include "widgets/gpus/map_look.h"

#include <QAction>
#include <QActionGroup>
#include <QScopedValueRollback>
#include <QSettings>

#include "backend/telemetry/metric.h"
#include "widgets/gpus/gpu_words.h"
#include "widgets/gpus/heatmap_view.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/flow_layout.h"

namespace gpuspage {

namespace {

const QString ColorsKey = QStringLiteral("gpus/colors");
const QString PivotKey = QStringLiteral("gpus/pivot");
const QString MetricKey = QStringLiteral("gpus/metric");

// From where on a GPU counts as busy in the summary of the fleet; percent.
constexpr double EffectiveFrom = 50;
constexpr int Eighths = 8;

// Has an end of its own, as percent have.
bool isBounded(v1::GpuMetric metric) {
    return telemetry::factsOf(metric).range.high <= 128;
}

} // namespace

const QList<v1::GpuMetric> &MapLook::metrics() {
    static const QList<v1::GpuMetric> all{v1::SM_ACTIVE,     v1::TENSOR_ACTIVE,     v1::MEMORY_USED,
                                          v1::KV_CACHE_USED, v1::GPU_TEMPERATURE,   v1::POWER_DRAW,
                                          v1::SM_CLOCK,      v1::NVLINK_THROUGHPUT, v1::GPU_UTILIZATION};
    return all;
}

MapLook::MapLook(const kit::Session &session, const Parts &parts, const kit::ActionMaker &make, QObject *parent)
    : QObject(parent), session_(session), parts_(parts) {
    makeMetrics(make);
    makeColors(make);
    makeRanges(make);
    makePivots(make);
    connect(&parts.legend, &HeatmapLegend::scaleChanged, &parts.view, &HeatmapView::setScale);
    connect(&parts.legend, &HeatmapLegend::rangeChanged, this, &MapLook::followRange);
    connect(&parts.view, &HeatmapView::detailChanged, this, &MapLook::showFolding);
    connect(&parts.fleet, &GpuFleet::measured, this, &MapLook::takeValues);
    connect(&session.theme, &kit::Theme::changed, this, &MapLook::showColors);
    connect(&parts.fleet, &GpuFleet::rearranged, this, &MapLook::showFolding);
    setColors(session.memory.value(ColorsKey).toString() == QLatin1String("viridis") ? kit::ColorTable::Name::Viridis
                                                                                     : kit::ColorTable::Name::Cividis);
    const auto kept = static_cast<v1::GpuMetric>(session.memory.value(MetricKey, v1::SM_ACTIVE).toInt());
    setMetric(metrics().contains(kept) ? kept : v1::SM_ACTIVE);
}

void MapLook::makeMetrics(const kit::ActionMaker &make) {
    auto *group = new QActionGroup(this);
    for (int place = 0; place < metrics().size(); ++place) {
        const auto metric = metrics()[place];
        const auto words = GpuWords::metric(metric);
        auto *action = make(QStringLiteral("gpus.metric%1").arg(place + 1), tr("Color by %1").arg(words),
                            QKeySequence(Qt::Key_1 + place));
        action->setIconText(tr("%1 %2", "key, metric").arg(place + 1).arg(words));
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, metric] { setMetric(metric); });
        metricActions_ << action;
    }
}

void MapLook::makeColors(const kit::ActionMaker &make) {
    auto *group = new QActionGroup(this);
    const auto add = [&](const char *name, const QString &words, kit::ColorTable::Name table) {
        auto *action = make(QLatin1String(name), words, {});
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, table] { setColors(table); });
        colorActions_ << action;
    };
    add("gpus.cividis", tr("Colors of cividis"), kit::ColorTable::Name::Cividis);
    add("gpus.viridis", tr("Colors of viridis"), kit::ColorTable::Name::Viridis);
}

void MapLook::makeRanges(const kit::ActionMaker &make) {
    auto *group = new QActionGroup(this);
    group->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    const auto add = [&](const char *name, const QString &words, HeatmapLegend::Range range) {
        auto *action = make(QLatin1String(name), words, {});
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, range] {
            parts_.legend.setRange(range);
            followRange();
        });
        rangeActions_ << action;
    };
    add("gpus.pinnedRange", tr("Whole range of the metric"), HeatmapLegend::Range::Pinned);
    add("gpus.robustRange", tr("Range of all but the outermost 2 %"), HeatmapLegend::Range::Robust);
}

void MapLook::makePivots(const kit::ActionMaker &make) {
    auto *group = new QActionGroup(this);
    const auto add = [&](const char *name, const QString &words, MapPivot::By by) {
        auto *action = make(QLatin1String(name), words, {});
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, by] { setPivot(by); });
        pivotActions_ << action;
    };
    add("gpus.byRack", tr("Arrange by site, cluster and rack"), MapPivot::By::Rack);
    add("gpus.byModel", tr("Arrange by model"), MapPivot::By::Model);
    add("gpus.byTeam", tr("Arrange by team"), MapPivot::By::Team);
    add("gpus.byDomain", tr("Arrange by NVLink domain"), MapPivot::By::NvlinkDomain);
    const int kept = session_.memory.value(PivotKey).toInt();
    setPivot(kept > 0 && kept < pivotActions_.size() ? static_cast<MapPivot::By>(kept) : MapPivot::By::Rack);
}

void MapLook::setPivot(MapPivot::By by) {
    pivotActions_[static_cast<int>(by)]->setChecked(true);
    if (!session_.isStill)
        session_.memory.setValue(PivotKey, static_cast<int>(by));
    parts_.fleet.pivotBy(by);
    showFolding();
    Q_EMIT pivotChanged();
}

// What has no natural end is spread over what is there.
HeatmapLegend::Range MapLook::rangeOf(v1::GpuMetric metric) const {
    return ranges_.value(metric, isBounded(metric) ? HeatmapLegend::Range::Pinned : HeatmapLegend::Range::Robust);
}

void MapLook::setMetric(v1::GpuMetric metric) {
    const QScopedValueRollback taking(isTaking_, true);
    const bool isOther = metric != metric_;
    metric_ = metric;
    parts_.view.setMetric(metric);
    const auto &whole = telemetry::factsOf(metric).range;
    const bool isCompared = !period_.isEmpty();
    parts_.legend.setMetric(metric, isCompared ? FleetComparison::rangeOf(whole) : whole);
    parts_.legend.setTitle(isCompared ? tr("%1, change %2", "metric, in an hour").arg(GpuWords::metric(metric), period_)
                                      : QString());
    const bool isActivity = !isCompared && (metric == v1::SM_ACTIVE || metric == v1::GPU_UTILIZATION);
    parts_.legend.setThresholds(isActivity
                                    ? QList<HeatmapLegend::Threshold>{{EffectiveFrom, tr("effective", "threshold")}}
                                    : QList<HeatmapLegend::Threshold>());
    takeValues();
    if (const auto range = isCompared ? comparedRange_ : rangeOf(metric); range != HeatmapLegend::Range::Own)
        parts_.legend.setRange(range);
    takeValues();
    showFolding();
    metricActions_[metrics().indexOf(metric)]->setChecked(true);
    for (int place = 0; place < rangeActions_.size(); ++place)
        rangeActions_[place]->setChecked(static_cast<int>(parts_.legend.range()) == place);
    if (!isOther)
        return;
    if (!session_.isStill)
        session_.memory.setValue(MetricKey, static_cast<int>(metric));
    Q_EMIT metricChanged();
}

void MapLook::setCompared(const QString &period) {
    if (period == period_)
        return;
    period_ = period;
    setMetric(metric_);
    showColors();
}

void MapLook::showColors() {
    const auto table = period_.isEmpty() ? kit::ColorTable(colors_) : kit::ColorTable::diverging(session_.theme);
    parts_.view.setTable(table);
    parts_.legend.setTable(table);
}

void MapLook::setColors(kit::ColorTable::Name name) {
    colors_ = name;
    showColors();
    colorActions_[name == kit::ColorTable::Name::Viridis ? 1 : 0]->setChecked(true);
    session_.memory.setValue(ColorsKey, name == kit::ColorTable::Name::Viridis ? QStringLiteral("viridis") : QString());
}

void MapLook::followRange() {
    for (int place = 0; place < rangeActions_.size(); ++place)
        rangeActions_[place]->setChecked(static_cast<int>(parts_.legend.range()) == place);
    if (isTaking_)
        return;
    if (period_.isEmpty())
        ranges_.insert(metric_, parts_.legend.range());
    else
        comparedRange_ = parts_.legend.range();
    takeValues();
}

void MapLook::takeValues() {
    const auto *column = parts_.fleet.shown(metric_);
    const auto &comparison = parts_.fleet.comparison();
    if (period_.isEmpty() || comparison.metric() != metric_)
        return showSpread(column ? column->spread : v1::ValueSpread());
    // Differences are mostly small: the legend is about those that are, but where all that can be shall be seen.
    const QScopedValueRollback taking(isTaking_, true);
    const auto whole = FleetComparison::rangeOf(telemetry::factsOf(metric_).range);
    if (parts_.legend.range() != HeatmapLegend::Range::Own)
        comparedPart_ = parts_.legend.range() == HeatmapLegend::Range::Pinned ? whole : comparison.robustPart();
    parts_.legend.setWhole(comparedPart_);
    parts_.legend.setSpread(comparison.spreadOver(comparedPart_));
}

// Of what has no natural end only as much is shown as there is, in eighths of what can be told: a fleet of slow links
// would be one color else. While the metric is shown it becomes no less.
void MapLook::showSpread(v1::ValueSpread spread) {
    const auto &whole = telemetry::factsOf(metric_).range;
    const int parts = spread.counts_size();
    if (isBounded(metric_) || parts < Eighths || parts % Eighths != 0)
        return parts_.legend.setSpread(spread);
    int last = parts;
    while (last > 1 && spread.counts(last - 1) == 0)
        --last;
    const int eighth = parts / Eighths;
    const int held = reached_.value(metric_);
    const int shown =
        last == 1 && spread.counts(0) == 0 ? std::max(held, 0) : std::max(held, (last + eighth - 1) / eighth);
    reached_.insert(metric_, shown);
    if (shown == 0)
        return parts_.legend.setSpread(spread);
    const QScopedValueRollback taking(isTaking_, true);
    parts_.legend.setWhole({whole.low, whole.low + (whole.high - whole.low) * shown / Eighths});
    spread.mutable_counts()->Truncate(shown * eighth);
    parts_.legend.setSpread(spread);
}

void MapLook::showFolding() {
    parts_.legend.setFolding(
        GpuWords::folding(parts_.view.detail(), telemetry::factsOf(metric_).fold, parts_.fleet.layout().isPivoted()));
}

QLayout *MapLook::makeButtons() {
    auto *row = new kit::FlowLayout(session_.theme.px(kit::Size::SpaceSmall));
    for (auto *action : std::as_const(metricActions_))
        row->addWidget(new kit::ActionButton(*action));
    return row;
}

} // namespace gpuspage
