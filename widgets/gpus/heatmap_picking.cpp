#include "widgets/gpus/heatmap_picking.h"

#include <algorithm>

namespace gpuspage {

namespace {

GpuSelection::How howOf(Qt::KeyboardModifiers modifiers) {
    return modifiers & Qt::ControlModifier ? GpuSelection::How::Toggle
           : modifiers & Qt::ShiftModifier ? GpuSelection::How::Add
                                           : GpuSelection::How::Replace;
}

} // namespace

void HeatmapPicking::click(const HeatmapGeometry::Hit &hit, Qt::KeyboardModifiers modifiers) {
    auto &selection = fleet_.selection();
    if (hit.kind == HeatmapGeometry::Hit::Kind::Nothing) {
        if (!(modifiers & (Qt::ControlModifier | Qt::ShiftModifier)))
            selection.clear();
        return;
    }
    const bool isFolded = geometry_.metrics().detail < Detail::Color;
    if (hit.kind == HeatmapGeometry::Hit::Kind::Gpu && !isFolded && (modifiers & Qt::ShiftModifier))
        return extendTo(hit.gpu);
    selection.select(hit.kind == HeatmapGeometry::Hit::Kind::Gpu && !isFolded ? gpusOf(hit) : matching(gpusOf(hit)),
                     howOf(modifiers));
}

void HeatmapPicking::extendTo(const GpuRef &gpu) {
    auto &selection = fleet_.selection();
    const GpuRef from = selection.anchor().isValid() ? selection.anchor() : gpu;
    selection.extendTo(gpu, from, matching(selection.between(from, gpu)));
}

// What a filter leaves out is dimmed, and nobody's choice; one that is clicked by itself is.
std::vector<GpuRef> HeatmapPicking::matching(std::vector<GpuRef> gpus) const {
    if (matches_)
        std::erase_if(gpus, [this](const GpuRef &gpu) {
            return !(*matches_)[static_cast<std::size_t>(fleet_.layout().flat(gpu))];
        });
    return gpus;
}

std::vector<GpuRef> HeatmapPicking::gpusOf(const HeatmapGeometry::Hit &hit) const {
    const auto &layout = fleet_.layout();
    std::vector<GpuRef> gpus;
    switch (hit.kind) {
    case HeatmapGeometry::Hit::Kind::Nothing:
        break;
    case HeatmapGeometry::Hit::Kind::Gpu:
        if (geometry_.metrics().detail == Detail::Racks)
            return layout.gpusOf(hit.rack);
        if (geometry_.metrics().detail != Detail::Nodes)
            return {hit.gpu};
        for (int gpu = 0; gpu < layout.node(hit.gpu.node).gpuCount; ++gpu)
            if (layout.isIn(hit.rack, {hit.gpu.node, gpu}))
                gpus.push_back({hit.gpu.node, gpu});
        break;
    case HeatmapGeometry::Hit::Kind::Rack:
        return layout.gpusOf(hit.rack);
    case HeatmapGeometry::Hit::Kind::Cluster:
        for (const int rack : layout.clusters()[static_cast<std::size_t>(hit.cluster)].racks) {
            const auto all = layout.gpusOf(rack);
            gpus.insert(gpus.end(), all.begin(), all.end());
        }
    }
    return gpus;
}

void HeatmapPicking::select(const QRect &area, Qt::KeyboardModifiers modifiers) {
    fleet_.selection().select(matching(geometry_.gpusIn(area)), howOf(modifiers));
}

void HeatmapPicking::selectAll() {
    fleet_.selection().select(matching(geometry_.gpusIn(QRect(QPoint(), geometry_.size()))));
}

void HeatmapPicking::step(const QPoint &direction, const QPoint &start, Qt::KeyboardModifiers modifiers) {
    const GpuRef from = fleet_.selection().current();
    if (fleet_.layout().isEmpty())
        return;
    if (!from.isValid())
        return moveTo(start, modifiers);
    const QRect field = geometry_.gpuRect(from);
    const QRect map(QPoint(), geometry_.size());
    const int stride = std::max(1, static_cast<int>(geometry_.metrics().pitch) / 2);
    QPoint at = field.center();
    for (at += direction * stride; map.contains(at); at += direction * stride) {
        const GpuRef found = geometry_.hit(at).gpu;
        if (found.isValid() && found != from && !field.contains(at))
            return moveTo(found, modifiers);
    }
}

void HeatmapPicking::moveTo(const GpuRef &gpu, Qt::KeyboardModifiers modifiers) {
    auto &selection = fleet_.selection();
    if (!gpu.isValid())
        return;
    if (modifiers & Qt::ShiftModifier)
        extendTo(gpu);
    else if (modifiers & Qt::ControlModifier)
        selection.setCurrent(gpu);
    else
        selection.select({gpu});
    selection.setCurrent(gpu);
}

} // namespace gpuspage
