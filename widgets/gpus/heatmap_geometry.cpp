#include "widgets/gpus/heatmap_geometry.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gpuspage {

HeatmapGeometry::HeatmapGeometry(const HeatmapLayout &layout, const HeatmapMetrics &metrics)
    : layout_(&layout), metrics_(metrics), step_(metrics.pitch >= 1 ? static_cast<int>(metrics.pitch) : 0) {
    racks_.resize(layout.racks().size());
    headings_.resize(layout.clusters().size());
    int y = metrics.margin;
    int right = 0;
    int cluster = -1;
    for (const auto &shelf : layout.shelves()) {
        if (shelf.cluster != cluster) {
            y += cluster < 0 ? 0 : metrics.clusterGap;
            cluster = shelf.cluster;
            headings_[static_cast<std::size_t>(cluster)] = QRect(metrics.margin, y, 0, metrics.heading);
            y += metrics.heading;
        }
        const int top = y;
        y += metrics.label;
        for (const int index : shelf.racks) {
            const auto &rack = layout.rack(index);
            const int x = metrics.margin + along(rack.left) + rack.order * metrics.rackGap;
            racks_[static_cast<std::size_t>(index)] = QRect(x, y, along(rack.width()), along(rack.rows()));
            right = std::max(right, x + along(rack.width()));
        }
        y += along(shelf.rows);
        shelves_.push_back(QRect(metrics.margin, top, 0, y - top));
        y += metrics.shelfGap;
    }
    size_ = layout.shelves().empty() ? QSize() : QSize(right + metrics.margin, y - metrics.shelfGap + metrics.margin);
    for (auto &heading : headings_)
        if (!heading.isNull())
            heading.setRight(right);
    for (auto &shelf : shelves_)
        shelf.setRight(right);
}

// Cells of whole pixels stay on them; smaller ones are no cells, and only their outline counts.
int HeatmapGeometry::along(int cells) const {
    return step_ > 0 ? cells * step_ : static_cast<int>(std::ceil(cells * metrics_.pitch));
}

QRect HeatmapGeometry::labelRect(int rack) const {
    const QRect &rect = rackRect(rack);
    return metrics_.label == 0 ? QRect()
                               : QRect(rect.left(), rect.top() - metrics_.label, rect.width(), metrics_.label);
}

QRect HeatmapGeometry::nodeRect(int index) const {
    const auto &node = layout_->node(index);
    const QRect &rect = rackRect(node.rack);
    if (metrics_.detail == Detail::Racks)
        return rect;
    const int column = node.slot / HeatmapLayout::rowsPerColumn;
    const int row = node.slot % HeatmapLayout::rowsPerColumn;
    const int gap = metrics_.detail >= Detail::Color ? metrics_.cellGap : 0;
    return {rect.left() + along(column * (layout_->rack(node.rack).nodeWidth + 1)), rect.top() + along(row),
            std::max(1, along(node.gpuCount) - gap), along(1) - gap};
}

QRect HeatmapGeometry::gpuRect(const GpuRef &gpu) const {
    const QRect rect = nodeRect(gpu.node);
    if (metrics_.detail < Detail::Color)
        return rect;
    return {rect.left() + along(gpu.gpu), rect.top(), along(1) - metrics_.cellGap, rect.height()};
}

std::pair<std::size_t, std::size_t> HeatmapGeometry::shelvesIn(int top, int bottom) const {
    const auto first = std::ranges::lower_bound(shelves_, top, {}, [](const QRect &shelf) { return shelf.bottom(); });
    const auto last = std::ranges::upper_bound(shelves_, bottom, {}, [](const QRect &shelf) { return shelf.top(); });
    return {static_cast<std::size_t>(first - shelves_.begin()),
            static_cast<std::size_t>(std::max(first, last) - shelves_.begin())};
}

std::pair<int, int> HeatmapGeometry::columnAndRow(const QRect &rack, int width, const QPoint &at) const {
    const int cell = static_cast<int>((at.x() - rack.left()) / metrics_.pitch);
    const int row = static_cast<int>((at.y() - rack.top()) / metrics_.pitch);
    const int column = cell / (width + 1);
    return {cell - column * (width + 1), column * HeatmapLayout::rowsPerColumn + row};
}

HeatmapGeometry::Hit HeatmapGeometry::hit(const QPoint &at) const {
    Hit hit;
    for (const int cluster : clustersIn(QRect(at, QSize(1, 1)))) {
        hit.kind = Hit::Kind::Cluster;
        hit.cluster = cluster;
        return hit;
    }
    for (const int index : racksIn(QRect(at, QSize(1, 1)))) {
        hit.rack = index;
        hit.cluster = layout_->rack(index).cluster;
        const QRect &rect = rackRect(index);
        hit.kind = Hit::Kind::Rack;
        if (!rect.contains(at))
            return hit;
        const auto &rack = layout_->rack(index);
        const auto [gpu, slot] = columnAndRow(rect, rack.nodeWidth, at);
        const int node = slot < static_cast<int>(rack.slots.size()) ? rack.slots[static_cast<std::size_t>(slot)] : -1;
        if (node >= 0 && gpu < layout_->node(node).gpuCount) {
            hit.kind = Hit::Kind::Gpu;
            hit.gpu = {node, gpu};
        }
        return hit;
    }
    return hit;
}

GpuRef HeatmapGeometry::nearest(const QPoint &at) const {
    GpuRef best;
    qint64 least = std::numeric_limits<qint64>::max();
    const auto distance = [&at](const QRect &rect) {
        const qint64 dx = std::max({0, rect.left() - at.x(), at.x() - rect.right()});
        const qint64 dy = std::max({0, rect.top() - at.y(), at.y() - rect.bottom()});
        return dx * dx + dy * dy;
    };
    for (std::size_t index = 0; index < racks_.size(); ++index) {
        if (racks_[index].isEmpty() || distance(racks_[index]) >= least)
            continue;
        for (const int node : layout_->racks()[index].slots) {
            if (node < 0 || layout_->node(node).gpuCount == 0)
                continue;
            const QRect row = nodeRect(node);
            const qint64 far = distance(row);
            if (far >= least)
                continue;
            least = far;
            const int gpu = static_cast<int>((at.x() - row.left()) / metrics_.pitch);
            best = {node, std::clamp(gpu, 0, layout_->node(node).gpuCount - 1)};
        }
    }
    return best;
}

std::vector<int> HeatmapGeometry::racksIn(const QRect &part) const {
    std::vector<int> found;
    const auto [first, last] = shelvesIn(part.top(), part.bottom());
    for (std::size_t shelf = first; shelf < last; ++shelf) {
        const auto &racks = layout_->shelves()[shelf].racks;
        const auto left =
            std::ranges::lower_bound(racks, part.left(), {}, [this](int rack) { return rackRect(rack).right(); });
        for (auto rack = left; rack != racks.end() && rackRect(*rack).left() <= part.right(); ++rack) {
            QRect whole = rackRect(*rack);
            whole.setTop(whole.top() - metrics_.label);
            if (whole.intersects(part))
                found.push_back(*rack);
        }
    }
    return found;
}

std::vector<int> HeatmapGeometry::clustersIn(const QRect &part) const {
    std::vector<int> found;
    for (std::size_t cluster = 0; cluster < headings_.size(); ++cluster)
        if (headings_[cluster].intersects(part))
            found.push_back(static_cast<int>(cluster));
    return found;
}

std::vector<v1::NodeRange> HeatmapGeometry::nodesIn(const QRect &part) const {
    std::vector<int> nodes;
    for (const int rack : racksIn(part))
        for (const int node : layout_->rack(rack).slots)
            if (node >= 0 && nodeRect(node).intersects(part))
                nodes.push_back(node);
    std::ranges::sort(nodes);
    std::vector<v1::NodeRange> ranges;
    for (const int node : nodes) {
        if (ranges.empty() || ranges.back().first() + ranges.back().count() != node) {
            ranges.emplace_back();
            ranges.back().set_first(node);
        }
        ranges.back().set_count(ranges.back().count() + 1);
    }
    return ranges;
}

std::vector<GpuRef> HeatmapGeometry::gpusIn(const QRect &part) const {
    std::vector<GpuRef> found;
    for (const int rack : racksIn(part))
        for (const int node : layout_->rack(rack).slots)
            if (node >= 0 && nodeRect(node).intersects(part))
                for (int gpu = 0; gpu < layout_->node(node).gpuCount; ++gpu)
                    if (gpuRect({node, gpu}).intersects(part))
                        found.push_back({node, gpu});
    std::ranges::sort(found);
    return found;
}

} // namespace gpuspage
