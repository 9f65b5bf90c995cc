#include "widgets/gpus/gpu_fleet.h"

#include <numeric>

namespace gpuspage {

GpuFleet::GpuFleet(QObject *parent) : QObject(parent) {}

void GpuFleet::takeLayout(const v1::FleetLayout &layout) {
    const int selected = selection_.count();
    const bool hadCursor = selection_.current().isValid();
    layout_.take(layout, room_);
    values_.follow();
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
    Q_EMIT measured(changes);
    return true;
}

bool GpuFleet::takePast(const v1::HistoryTile &tile, int step, const FleetPart &part) {
    FleetValues::Changes changes;
    if (!values_.takePast(tile, step, part, changes))
        return false;
    Q_EMIT measured(changes);
    return true;
}

void GpuFleet::keepOnly(const QList<v1::GpuMetric> &metrics) {
    values_.keepOnly(metrics);
    FleetValues::Changes changes;
    changes.nodes.resize(static_cast<std::size_t>(layout_.nodeCount()));
    std::iota(changes.nodes.begin(), changes.nodes.end(), 0);
    Q_EMIT measured(changes);
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

QString GpuFleet::siteName(int cluster) const {
    const auto &site = layout_.clusters()[static_cast<std::size_t>(cluster)].site;
    return siteNames_.value(site, site.mid(site.lastIndexOf(QLatin1Char('/')) + 1));
}

QString GpuFleet::heading(int cluster) const {
    const auto &block = layout_.clusters()[static_cast<std::size_t>(cluster)];
    const auto lastPart = [](const QString &name) { return name.mid(name.lastIndexOf(QLatin1Char('/')) + 1); };
    const auto id = lastPart(block.name);
    if (block.site.isEmpty())
        return id;
    return QStringLiteral("%1 / %2").arg(siteNames_.value(block.site, lastPart(block.site)), id);
}

} // namespace gpuspage
