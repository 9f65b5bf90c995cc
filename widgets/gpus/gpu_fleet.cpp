#include "widgets/gpus/gpu_fleet.h"

#include <numeric>

namespace gpuspage {

GpuFleet::GpuFleet(QObject *parent) : QObject(parent) {}

void GpuFleet::setRoom(HeatmapRoom room) {
    const bool wasKnown = !room_.racks.empty();
    room_ = std::move(room);
    if (wasKnown || layout_.isEmpty())
        return;
    layout_.shape(room_);
    Q_EMIT rearranged();
}

void GpuFleet::fillRoom() {
    if (!layout_.isEmpty() && layout_.fill(room_))
        Q_EMIT rearranged();
}

void GpuFleet::takeLayout(const v1::FleetLayout &layout) {
    const int selected = selection_.count();
    const bool hadCursor = selection_.current().isValid();
    layout_.take(layout, room_);
    values_.follow();
    owners_.follow();
    comparison_.follow();
    grouping_.reset();
    static_cast<void>(arrange());
    selection_.follow();
    Q_EMIT reshaped();
    // Only now, as whoever hears of it looks at where GPUs stand.
    if (selection_.count() != selected)
        Q_EMIT selection_.changed();
    if (hadCursor && !selection_.current().isValid())
        Q_EMIT selection_.currentChanged();
}

bool GpuFleet::takeFrame(const v1::FleetFrame &frame, const FleetPart &part) {
    FleetValues::Changes changes;
    if (!values_.take(frame, part, changes))
        return false;
    comparison_.takeNow(changes);
    Q_EMIT measured(changes);
    return true;
}

bool GpuFleet::takePast(const v1::HistoryTile &tile, int step, const FleetPart &part) {
    FleetValues::Changes changes;
    if (!values_.takePast(tile, step, part, changes))
        return false;
    comparison_.takeNow(changes);
    Q_EMIT measured(changes);
    return true;
}

void GpuFleet::showFaults(const std::optional<std::vector<std::uint8_t>> &then) {
    FleetValues::Changes changes;
    values_.showFaults(then, changes);
    if (!changes.nodes.empty())
        Q_EMIT measured(changes);
}

void GpuFleet::keepOnly(const QList<v1::GpuMetric> &metrics) {
    values_.keepOnly(metrics);
    comparison_.takeNow(everything());
    tellAll();
}

FleetValues::Changes GpuFleet::everything() const {
    FleetValues::Changes changes;
    changes.nodes.resize(static_cast<std::size_t>(layout_.nodeCount()));
    std::iota(changes.nodes.begin(), changes.nodes.end(), 0);
    return changes;
}

void GpuFleet::tellAll() {
    Q_EMIT measured(everything());
}

void GpuFleet::compare(v1::GpuMetric metric) {
    if (metric == comparison_.metric())
        return;
    comparison_.setMetric(metric);
    tellAll();
}

bool GpuFleet::takeThen(const v1::HistoryTile &tile, int step, const FleetPart &part) {
    if (!comparison_.takeThen(tile, step, part))
        return false;
    tellAll();
    return true;
}

void GpuFleet::forgetThen() {
    comparison_.forgetThen();
    tellAll();
}

void GpuFleet::pivotBy(MapPivot::By by) {
    if (by == pivot_)
        return;
    pivot_ = by;
    // Whoever chooses it finds groups by their names again.
    arrangedBy_ = MapPivot::By::Rack;
    if (arrange())
        Q_EMIT rearranged();
}

bool GpuFleet::takeOwners(const v1::OwnerColumn &column) {
    if (!owners_.take(column))
        return false;
    if (MapPivot::needsOwners(pivot_) && arrange())
        Q_EMIT rearranged();
    Q_EMIT owned();
    return true;
}

void GpuFleet::setOwnersComplete(bool isComplete) {
    if (isComplete == owners_.isComplete())
        return;
    owners_.setComplete(isComplete);
    // Those of nobody are another group now.
    arrangedBy_ = MapPivot::By::Rack;
    if (MapPivot::needsOwners(pivot_) && arrange())
        Q_EMIT rearranged();
}

bool GpuFleet::arrange() {
    auto grouping = MapPivot::groupingBy(pivot_, layout_, owners_);
    if (grouping == grouping_ && layout_.isPivoted() == grouping.has_value())
        return false;
    layout_.pivot(grouping, arrangedBy_ != pivot_, room_);
    if (grouping)
        arrangedBy_ = pivot_;
    grouping_ = std::move(grouping);
    return true;
}

void GpuFleet::setSiteNames(const QHash<QString, QString> &names) {
    if (names == siteNames_)
        return;
    siteNames_ = names;
    Q_EMIT renamed();
}

int GpuFleet::nodeCount() const {
    int count = 0;
    for (int node = 0; node < layout_.nodeCount(); ++node)
        count += layout_.node(node).gpuCount > 0 ? 1 : 0;
    return count;
}

QString GpuFleet::siteName(int node) const {
    const auto site = QString::fromStdString(layout_.facts(node).site);
    return siteNames_.value(site, site.mid(site.lastIndexOf(QLatin1Char('/')) + 1));
}

QString GpuFleet::heading(int cluster) const {
    const auto &block = layout_.clusters()[static_cast<std::size_t>(cluster)];
    return block.title.isEmpty() ? headingOf(block.site, block.name) : block.title;
}

QString GpuFleet::blockName(int cluster) const {
    const auto &block = layout_.clusters()[static_cast<std::size_t>(cluster)];
    return block.title.isEmpty() ? headingOf({}, block.name) : block.title;
}

QString GpuFleet::clusterHeading(int node) const {
    return headingOf(QString::fromStdString(layout_.facts(node).site), layout_.clusterId(node));
}

QString GpuFleet::headingOf(const QString &site, const QString &cluster) const {
    const auto lastPart = [](const QString &name) { return name.mid(name.lastIndexOf(QLatin1Char('/')) + 1); };
    const auto id = lastPart(cluster);
    return site.isEmpty() ? id : QStringLiteral("%1 / %2").arg(siteNames_.value(site, lastPart(site)), id);
}

} // namespace gpuspage
