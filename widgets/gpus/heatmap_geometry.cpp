#include "widgets/gpus/heatmap_geometry.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace gpuspage {

HeatmapGeometry::HeatmapGeometry(const HeatmapLayout &layout, const HeatmapMetrics &metrics)
    : layout_(&layout), metrics_(metrics) {
    racks_.resize(layout.racks().size());
    headings_.resize(layout.clusters().size());
    blocks_.resize(layout.clusters().size());
    shelves_.resize(layout.shelves().size());
    int y = metrics.margin;
    int right = 0;
    for (const auto &line : layout.lines()) {
        const QSize size = placeLine(line, y);
        lines_.push_back(QRect(QPoint(metrics.margin, y), size));
        right = std::max(right, metrics.margin + size.width());
        y += size.isEmpty() ? 0 : size.height() + metrics.shelfGap + metrics.lineGap;
    }
    if (layout.shelves().empty())
        return;
    size_ = QSize(right + metrics.margin, y - metrics.shelfGap - metrics.lineGap + metrics.margin);
    for (const auto &line : layout.lines())
        if (!line.empty())
            headings_[static_cast<std::size_t>(line.back())].setRight(right);
}

QSize HeatmapGeometry::placeLine(const std::vector<int> &clusters, int top) {
    QSize all;
    int x = metrics_.margin;
    for (const int cluster : clusters) {
        const QSize size = placeBlock(cluster, {x, top});
        const int width = clusters.size() == 1 ? size.width() : std::max(size.width(), metrics_.leastBlock);
        headings_[static_cast<std::size_t>(cluster)] = QRect(x, top, width, metrics_.heading);
        all = QSize(x + width - metrics_.margin, std::max(all.height(), size.height()));
        x += width + metrics_.blockGap;
    }
    return all;
}

QSize HeatmapGeometry::placeBlock(int cluster, const QPoint &at) {
    const auto &block = layout_->clusters()[static_cast<std::size_t>(cluster)];
    QSize all(0, metrics_.heading);
    for (int shelf = block.firstShelf; shelf < block.firstShelf + block.shelfCount; ++shelf) {
        all.rheight() += shelf == block.firstShelf ? 0 : metrics_.shelfGap;
        const QSize size = placeShelf(shelf, at + QPoint(0, all.height()));
        all = QSize(std::max(all.width(), size.width()), all.height() + size.height());
    }
    blocks_[static_cast<std::size_t>(cluster)] = QRect(at, all);
    return all;
}

QSize HeatmapGeometry::placeShelf(int index, const QPoint &at) {
    const auto &shelf = layout_->shelves()[static_cast<std::size_t>(index)];
    int moved = 0;
    int right = at.x();
    for (const int each : shelf.racks) {
        const auto &rack = layout_->rack(each);
        const int x = at.x() + along(rack.left) + rack.order * metrics_.rackGap + moved;
        const int width = along(rack.width());
        racks_[static_cast<std::size_t>(each)] = QRect(x, at.y() + metrics_.label, width, along(rack.rows()));
        moved += std::max(0, metrics_.leastRack - width);
        right = std::max(right, x + std::max(width, metrics_.leastRack));
    }
    const QSize size(right - at.x(), metrics_.label + along(shelf.rows));
    shelves_[static_cast<std::size_t>(index)] = QRect(at, size);
    return size;
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
    for (const int line : linesIn(part))
        for (const int cluster : layout_->lines()[static_cast<std::size_t>(line)])
            if (blockRect(cluster).intersects(part))
                for (const int shelf : shelvesIn(cluster, part))
                    std::ranges::copy(racksOn(shelf, part), std::back_inserter(found));
    return found;
}

std::vector<int> HeatmapGeometry::linesIn(const QRect &part) const {
    std::vector<int> found;
    auto line = std::ranges::lower_bound(lines_, part.top(), {}, [](const QRect &rect) { return rect.bottom(); });
    for (; line != lines_.end() && line->top() <= part.bottom(); ++line)
        if (!line->isEmpty())
            found.push_back(static_cast<int>(line - lines_.begin()));
    return found;
}

std::vector<int> HeatmapGeometry::shelvesIn(int cluster, const QRect &part) const {
    const auto &block = layout_->clusters()[static_cast<std::size_t>(cluster)];
    std::vector<int> found;
    const auto end = shelves_.begin() + block.firstShelf + block.shelfCount;
    auto shelf = std::ranges::lower_bound(shelves_.begin() + block.firstShelf, end, part.top(), {},
                                          [](const QRect &rect) { return rect.bottom(); });
    for (; shelf != end && shelf->top() <= part.bottom(); ++shelf)
        found.push_back(static_cast<int>(shelf - shelves_.begin()));
    return found;
}

std::vector<int> HeatmapGeometry::racksOn(int shelf, const QRect &part) const {
    std::vector<int> found;
    const auto &racks = layout_->shelves()[static_cast<std::size_t>(shelf)].racks;
    auto rack = std::ranges::lower_bound(racks, part.left(), {}, [this](int each) { return wholeRect(each).right(); });
    for (; rack != racks.end() && rackRect(*rack).left() <= part.right(); ++rack)
        if (wholeRect(*rack).intersects(part))
            found.push_back(*rack);
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
