#include <algorithm>
#include <utility>

#include <QAction>

#include "backend/client/connection.h"
#include "backend/client/permissions.h"
#include "backend/client/resource_cache.h"
#include "widgets/gpus/fleet_feed.h"
#include "widgets/gpus/gpu_card.h"
#include "widgets/gpus/gpu_details.h"
#include "widgets/gpus/gpu_export.h"
#include "widgets/gpus/gpu_hover.h"
#include "widgets/gpus/gpu_inspector.h"
#include "widgets/gpus/gpu_table.h"
#include "widgets/gpus/gpus_header.h"
#include "widgets/gpus/gpus_page.h"
#include "widgets/gpus/heatmap_view.h"
#include "widgets/gpus/map_and_table.h"
#include "widgets/gpus/map_comparison.h"
#include "widgets/gpus/map_foot.h"
#include "widgets/gpus/map_look.h"
#include "widgets/gpus/map_time.h"
#include "widgets/gpus/owner_feed.h"
#include "widgets/gpus/severity_filter.h"
#include "widgets/gpus/shown_gpus.h"
#include "widgets/gpus/source_actions.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"
#include "widgets/kit/window_grid.h"

namespace gpuspage {

namespace {

// What the card says, beside what the map shows.
const QList<v1::GpuMetric> CardMetrics{v1::SM_ACTIVE, v1::MEMORY_USED, v1::GPU_TEMPERATURE, v1::POWER_DRAW};
const QList<v1::GpuMetric> TableMetrics{v1::SM_ACTIVE,     v1::TENSOR_ACTIVE,   v1::MEMORY_USED,
                                        v1::KV_CACHE_USED, v1::GPU_TEMPERATURE, v1::POWER_DRAW};

QList<v1::GpuMetric> withFirst(v1::GpuMetric first, QList<v1::GpuMetric> others) {
    others.removeAll(first);
    others.prepend(first);
    return others;
}

} // namespace

bool GpusPage::isLoaded() const {
    return feed_->hasLayout();
}

// The table has all GPUs in any order, the map those in sight.
void GpusPage::want() {
    // Of one GPU the charts are asked for by themselves; what is wrong with it is told with the fleet.
    if (isGpuOpen()) {
        feed_->setMetrics({});
        return feed_->setPart(details_->part());
    }
    // Files have what the table has, whatever is in sight.
    const bool isTable = twins_->isTable() || export_->isWaiting();
    const bool isLive = time_->isLive();
    // Differences are spread over all of the fleet, as values are.
    const bool isCompared = comparison_->isActive();
    const auto part = isTable || isCompared ? FleetPart{} : view_->visiblePart();
    auto metrics = withFirst(look_->metric(), isTable ? TableMetrics : CardMetrics);
    time_->setPart(part);
    time_->setMetrics(metrics);
    if (!isLive || isCompared)
        metrics = time_->pastMetrics(metrics);
    owners_->setWanted(isTable || MapPivot::needsOwners(fleet_.pivot()));
    comparison_->setMetric(look_->metric());
    look_->setCompared(comparison_->period());
    view_->hover().card().setMetrics(metrics);
    if (isTable)
        table_->setMetrics(metrics);
    inspector_->setMetric(look_->metric());
    inspector_->setPast(!isLive);
    // Beside the past only what is wrong now is told of the present, GPU by GPU as the past is. Where only some
    // severity is shown, a node's worst GPU does not say whether another one of it has it.
    feed_->setMetrics(isLive ? metrics : QList<v1::GpuMetric>());
    feed_->setPart(isLive && !severity_->chosen() ? part : FleetPart{part.ranges, v1::GPU_LEVEL});
    header_->showTime(!isLive, time_->isByNode());
}

void GpusPage::showTable(bool isTable) {
    twins_->showTable(isTable);
    asTable_->setChecked(isTable);
    want();
    applyFilter();
    judgeActions();
}

void GpusPage::takeValues() {
    showFigures();
    showState();
    Q_EMIT settled();
}

void GpusPage::applyFilter() {
    SeverityFilter::LetsNode letsNode;
    if (!filter_->filter().isEmpty())
        letsNode = [this](int node) { return filtered_.rowOf(fleet_.layout().facts(node).name) >= 0; };
    auto matches = severity_->matches(fleet_, letsNode);
    // Nodes and values come all the time, and nearly always nothing of it is new.
    if (matches != table_->matches()) {
        view_->setMatches(matches);
        table_->setMatches(std::move(matches));
    }
    showFact();
}

void GpusPage::showSeverity() {
    view_->setShownSeverity(severity_->chosen());
    want();
    applyFilter();
}

void GpusPage::showState() {
    using State = kit::StatePanel::State;
    const auto &error = feed_->error();
    const bool isForbidden = error && error->code() == core::Code::PermissionDenied;
    if (isForbidden)
        panel_->showFailed({tr("You may not see what is measured here"), kit::Sentences::of(*error)});
    else if (isLoaded() && fleet_.layout().gpuCount() == 0 &&
             session_.permissions.isAllowed("nodes.measure", {}) == false)
        panel_->showEmpty(
            {tr("There are no GPUs that you may see"),
             tr("You may look at the nodes of your teams, and none of these has a GPU. Whoever administers "
                "this organisation can let you see more.")});
    else if (isLoaded() && fleet_.layout().gpuCount() == 0)
        panel_->showEmpty({tr("There are no GPUs yet"),
                           tr("GPUs of the service's own host stand here as soon as their driver is found, and those "
                              "of others as soon as a source tells of them. A simulated fleet shows what this page "
                              "can do.")},
                          sources_->addSimulated());
    else if (isLoaded())
        panel_->showFilled();
    else if (error)
        panel_->showFailed({tr("The GPUs could not be loaded"), kit::Sentences::of(*error)});
    else if (session_.connection.error())
        panel_->showFailed({tr("The GPUs could not be loaded"), kit::Sentences::of(*session_.connection.error())});
    else
        panel_->showLoading(5);
    fleet_.setOwnersComplete(session_.permissions.isAllowed("deployments.get", {}) == true);
    const bool isFilled = panel_->state() == State::Filled;
    showFoot();
    const bool isBare = isFilled && time_->isLive() && feed_->isFresh() && !fleet_.values().isMeasured();
    twins_->sayUnmeasured(isBare ? shown_->unmeasured() : QString());
    showSilence();
    showFigures();
    showFact();
    judgeActions();
}

// The past is what it was, whoever tells of now.
void GpusPage::showSilence() {
    const auto silent = sources_->silent();
    twins_->saySilent(time_->isLive() ? silent.sentence : QString());
    showSilent_->setText(silent.name.isEmpty() ? tr("Show sources") : tr("Show source"));
}

void GpusPage::showFact() {
    twins_->sayUnmatched(shown_->mismatch());
    header_->showShown(shown_->words(), shown_->areAll());
}

void GpusPage::showFigures() {
    header_->showFigures(panel_->state() == kit::StatePanel::State::Filled);
    header_->showTime(!time_->isLive(), time_->isByNode());
}

void GpusPage::showSites() {
    QHash<QString, QString> names;
    for (const auto &name : session_.cache.names("sites"))
        if (const auto site = session_.cache.find(name); site && !site->meta().display_name().empty())
            names.insert(QString::fromStdString(name), QString::fromStdString(site->meta().display_name()));
    fleet_.setSiteNames(names);
}

std::optional<qint64> GpusPage::count() const {
    qint64 count = 0;
    for (const auto &name : session_.cache.names("clusters"))
        if (const auto cluster = session_.cache.find(name))
            count += cluster->cluster_status().gpu_count();
    return count > 0 ? std::optional(count) : std::nullopt;
}

bool GpusPage::isSettled() const {
    using State = kit::StatePanel::State;
    if (isGpuOpen())
        return details_->isSettled();
    const auto state = panel_->state();
    if (state == State::Loading)
        return false;
    return state != State::Filled ||
           (feed_->isFresh() && time_->isFresh() && comparison_->isFresh() && owners_->isFresh() &&
            inspector_->isFresh() && filtered_.isSettled() && (!twins_->isTable() || twins_->grid()->isFilled()));
}

} // namespace gpuspage
