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
        int moved = 0;
        for (const int index : shelf.racks) {
            const auto &rack = layout.rack(index);
            const int x = metrics.margin + along(rack.left) + rack.order * metrics.rackGap + moved;
            const int width = along(rack.width());
            racks_[static_cast<std::size_t>(index)] = QRect(x, y, width, along(rack.rows()));
            moved += std::max(0, metrics.leastRack - width);
            right = std::max(right, x + std::max(width, metrics.leastRack));
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
                               : QRect(rect.left(), rect.top() - metrics_.label,
                                       std::max(rect.width(), metrics_.leastRack), metrics_.label);
}

QRect HeatmapGeometry::wholeRect(int rack) const {
    return metrics_.label == 0 ? rackRect(rack) : rackRect(rack) | labelRect(rack);
}

QRect HeatmapGeometry::rowRect(const HeatmapLayout::Place &place) const {
    const auto &rack = layout_->rack(place.rack);
    return rowRect(place.rack, place.slot / rack.rowsInColumn, place.slot % rack.rowsInColumn,
                   rack.slots[static_cast<std::size_t>(place.slot)]);
}

QRect HeatmapGeometry::rowRect(int index, int column, int row, int node) const {
    const QRect &rect = rackRect(index);
    if (metrics_.detail == Detail::Racks)
        return rect;
    const int gap = metrics_.detail >= Detail::Color ? metrics_.cellGap : 0;
    return {rect.left() + along(column * (layout_->rack(index).nodeWidth + 1)), rect.top() + along(row),
            std::max(1, along(layout_->node(node).gpuCount) - gap), along(1) - gap};
}

QRect HeatmapGeometry::nodeRect(int node) const {
    return rowRect({layout_->node(node).rack, layout_->node(node).slot});
}

QRect HeatmapGeometry::gpuRect(const GpuRef &gpu) const {
    const QRect rect = rowRect(layout_->placeOf(gpu));
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

std::pair<int, int> HeatmapGeometry::columnAndRow(int index, const QPoint &at) const {
    const QRect &rect = rackRect(index);
    const auto &rack = layout_->rack(index);
    const int cell = static_cast<int>((at.x() - rect.left()) / metrics_.pitch);
    const int row = static_cast<int>((at.y() - rect.top()) / metrics_.pitch);
    const int column = cell / (rack.nodeWidth + 1);
    return {cell - column * (rack.nodeWidth + 1), column * rack.rowsInColumn + row};
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
        const auto [gpu, slot] = columnAndRow(index, at);
        const int node = slot < static_cast<int>(rack.slots.size()) ? rack.slots[static_cast<std::size_t>(slot)] : -1;
        if (node >= 0 && gpu < layout_->node(node).gpuCount && layout_->isIn(index, {node, gpu})) {
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
        const int rack = static_cast<int>(index);
        const auto &slots = layout_->rack(rack).slots;
        for (int slot = 0; slot < static_cast<int>(slots.size()); ++slot) {
            const int node = slots[static_cast<std::size_t>(slot)];
            if (node < 0 || layout_->node(node).gpuCount == 0)
                continue;
            const QRect row = rowRect({rack, slot});
            if (distance(row) >= least)
                continue;
            const int gpu = static_cast<int>((at.x() - row.left()) / metrics_.pitch);
            if (!layout_->isSplit(node)) {
                least = distance(row);
                best = {node, std::clamp(gpu, 0, layout_->node(node).gpuCount - 1)};
                continue;
            }
            for (int each = 0; each < layout_->node(node).gpuCount; ++each) {
                const qint64 far = layout_->isIn(rack, {node, each}) ? distance(gpuRect({node, each})) : least;
                if (far >= least)
                    continue;
                least = far;
                best = {node, each};
            }
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
            std::ranges::lower_bound(racks, part.left(), {}, [this](int rack) { return wholeRect(rack).right(); });
        for (auto rack = left; rack != racks.end() && rackRect(*rack).left() <= part.right(); ++rack)
            if (wholeRect(*rack).intersects(part))
                found.push_back(*rack);
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
    for (const int rack : racksIn(part)) {
        const auto &slots = layout_->rack(rack).slots;
        for (int slot = 0; slot < static_cast<int>(slots.size()); ++slot)
            if (slots[static_cast<std::size_t>(slot)] >= 0 && rowRect({rack, slot}).intersects(part))
                nodes.push_back(slots[static_cast<std::size_t>(slot)]);
    }
    std::ranges::sort(nodes);
    nodes.erase(std::ranges::unique(nodes).begin(), nodes.end());
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
    for (const int rack : racksIn(part)) {
        const auto &slots = layout_->rack(rack).slots;
        for (int slot = 0; slot < static_cast<int>(slots.size()); ++slot) {
            const int node = slots[static_cast<std::size_t>(slot)];
            if (node < 0 || !rowRect({rack, slot}).intersects(part))
                continue;
            for (int gpu = 0; gpu < layout_->node(node).gpuCount; ++gpu)
                if (layout_->isIn(rack, {node, gpu}) && gpuRect({node, gpu}).intersects(part))
                    found.push_back({node, gpu});
        }
    }
    std::ranges::sort(found);
    return found;
}

} // namespace gpuspage
