#include "widgets/gpus/heatmap_shape.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/gpus/heatmap_arrangement.h"
#include "widgets/gpus/heatmap_metrics.h"

namespace gpuspage {

namespace {

constexpr int WidthsTried = 80;

// A block by what counts: how large its racks are, in GPUs.
struct BlockRacks {
    BlockRacks(const HeatmapArrangement &arrangement, const std::vector<int> &indices) {
        for (const int index : indices)
            if (const auto &rack = arrangement.rack(index); rack.hasGpus)
                racks.emplace_back(rack.width(), rack.rows());
    }

    // With their names, beside each other.
    int all(int least) const {
        int all = 0;
        for (const auto &rack : racks)
            all += std::max(rack.width(), least);
        return all;
    }
    int widest(int least) const {
        int widest = std::max(1, least);
        for (const auto &rack : racks)
            widest = std::max(widest, rack.width());
        return widest;
    }

    std::vector<QSize> racks;
};

// What stands on shelves of that width in GPUs, of which each rack takes at least so much. `take` is told each rack
// with its place: its shelf, how many stand before it there, and how many GPUs they have.
template <typename Take>
int walk(const BlockRacks &block, int width, int least, Take take) {
    int shelf = 0;
    int order = 0;
    int left = 0;
    int taken = 0;
    for (const auto &rack : block.racks) {
        const int wide = std::max(rack.width(), least);
        if (order > 0 && taken + wide > width) {
            ++shelf;
            order = left = taken = 0;
        }
        take(rack, shelf, order++, left);
        left += rack.width();
        taken += wide;
    }
    return shelf + 1;
}

// The least width with as few shelves as there are at that one, so that they are about as long as each other.
int evened(const BlockRacks &block, int width, int least) {
    const auto count = [&](int at) { return walk(block, at, least, [](const QSize &, int, int, int) {}); };
    const int shelves = count(width);
    const int all = block.all(least);
    if (shelves == 1)
        return all;
    const int widest = block.widest(least);
    const int even = std::max(widest, (all + shelves - 1) / shelves);
    return count(even) == shelves ? even : std::min(width, even + widest - 1);
}

QSize sizeOf(const BlockRacks &block, int width, const HeatmapMetrics &metrics) {
    QSize size(0, metrics.heading);
    int last = -1;
    int moved = 0;
    int tallest = 0;
    walk(block, width, metrics.leastCells(), [&](const QSize &rack, int shelf, int order, int left) {
        if (shelf != last) {
            size.rheight() += tallest + metrics.label + (shelf > 0 ? metrics.shelfGap : 0);
            moved = tallest = 0;
            last = shelf;
        }
        const int wide = metrics.along(rack.width());
        const int x = metrics.along(left) + order * metrics.rackGap + moved;
        moved += std::max(0, metrics.leastRack - wide);
        size.setWidth(std::max(size.width(), x + std::max(wide, metrics.leastRack)));
        tallest = std::max(tallest, metrics.along(rack.height()));
    });
    size.rheight() += tallest;
    return size;
}

// As it stands, with its margins.
QSize sizeOf(const HeatmapArrangement &arrangement, const HeatmapMetrics &metrics) {
    QSize all(0, metrics.margin);
    for (const auto &line : arrangement.lines()) {
        int right = 0;
        int tallest = 0;
        for (const int index : line) {
            const auto &cluster = arrangement.clusters()[static_cast<std::size_t>(index)];
            const QSize size = sizeOf(BlockRacks(arrangement, cluster.racks), cluster.width, metrics);
            right += (right > 0 ? metrics.blockGap : metrics.margin) +
                     (line.size() > 1 ? std::max(size.width(), metrics.leastBlock) : size.width());
            tallest = std::max(tallest, size.height());
        }
        all = QSize(std::max(all.width(), right + metrics.margin),
                    all.height() + tallest + (tallest > 0 ? metrics.shelfGap + metrics.lineGap : 0));
    }
    all.rheight() += metrics.margin - metrics.shelfGap - metrics.lineGap;
    return all;
}

bool isWithin(const QSize &size, const QSize &room) {
    return size.width() <= room.width() && size.height() <= room.height();
}

class Packing {
public:
    Packing(const HeatmapArrangement &arrangement, const HeatmapRoom &room)
        : room_(room.size), sizes_(arrangement.areRacksNamed() ? room.groups : room.racks) {
        for (const auto &cluster : arrangement.clusters()) {
            const auto &block = blocks_.emplace_back(arrangement, cluster.racks);
            for (const auto &rack : block.racks)
                area_ += double(rack.width()) * rack.height();
        }
    }

    HeatmapShape best() const {
        HeatmapShape best;
        for (auto metrics = sizes_.rbegin(); metrics != sizes_.rend(); ++metrics) {
            const bool isLast = std::next(metrics) == sizes_.rend();
            if (!isLast && area_ * metrics->pitch * metrics->pitch > double(room_.width()) * room_.height())
                continue;
            // What is smaller fits better: it is compared with its like.
            best = bestAt(*metrics);
            if (best.share >= 1)
                break;
        }
        return best.blocks.empty() ? bestAt(HeatmapMetrics()) : best;
    }

private:
    // From the widest on: the first that fits has the fewest shelves.
    HeatmapShape bestAt(const HeatmapMetrics &metrics) const {
        int least = 1;
        int most = 1;
        for (const auto &block : blocks_) {
            least = std::max(least, block.widest(metrics.leastCells()));
            most = std::max(most, block.all(metrics.leastCells()));
        }
        const double step = std::max(1.02, std::pow(double(most) / least, 1.0 / WidthsTried));
        HeatmapShape best;
        for (double width = most; width > least / step; width /= step) {
            const auto tried = shapeAt(std::max(least, static_cast<int>(std::ceil(width))), metrics);
            if (tried.isBetterThan(best))
                best = tried;
            if (best.share >= 1)
                break;
        }
        return best;
    }

    // With shelves of that width at most, in GPUs.
    HeatmapShape shapeAt(int width, const HeatmapMetrics &metrics) const {
        HeatmapShape shape;
        shape.width = width;
        shape.metrics = metrics;
        shape.room = room_;
        shape.blocks.resize(blocks_.size());
        QSize all(0, metrics.margin);
        int last = -1; // block
        int right = 0; // of it
        int tallest = 0;
        for (int index = 0; index < static_cast<int>(blocks_.size()); ++index) {
            const auto &block = blocks_[static_cast<std::size_t>(index)];
            if (block.racks.empty())
                continue;
            auto &placed = shape.blocks[static_cast<std::size_t>(index)];
            placed.width = evened(block, width, metrics.leastCells());
            const QSize size = sizeOf(block, placed.width, metrics);
            const int wide = std::max(size.width(), metrics.leastBlock);
            const int beside = right + metrics.blockGap + wide;
            const bool isBeside = last >= 0 && beside + metrics.margin <= room_.width();
            placed.line = last < 0 ? 0 : shape.blocks[static_cast<std::size_t>(last)].line + (isBeside ? 0 : 1);
            if (!isBeside && last >= 0) {
                grow(shape, last, right, metrics);
                all.rheight() += tallest + metrics.shelfGap + metrics.lineGap;
                tallest = 0;
            }
            // Alone it needs no more than its racks do.
            right = isBeside ? beside : metrics.margin + size.width();
            all.setWidth(std::max(all.width(), right));
            right = isBeside ? beside : metrics.margin + wide;
            tallest = std::max(tallest, size.height());
            last = index;
        }
        if (last >= 0)
            grow(shape, last, right, metrics);
        all += QSize(metrics.margin, tallest + metrics.margin);
        shape.share = std::min(double(room_.width()) / all.width(), double(room_.height()) / all.height());
        return shape;
    }

    // Racks that come stand beside the others of a block that has one shelf and nothing beside it.
    void grow(HeatmapShape &shape, int index, int right, const HeatmapMetrics &metrics) const {
        const auto &block = blocks_[static_cast<std::size_t>(index)];
        auto &width = shape.blocks[static_cast<std::size_t>(index)].width;
        const int free = room_.width() - metrics.margin - right;
        const int widest = block.widest(metrics.leastCells());
        if (width == block.all(metrics.leastCells()) && free > 0)
            width += free / (metrics.along(widest) + metrics.rackGap) * widest;
    }

    const QSize room_;
    const std::vector<HeatmapMetrics> &sizes_; // from the smallest
    std::vector<BlockRacks> blocks_;
    double area_ = 0; // in GPUs
};

} // namespace

HeatmapShape HeatmapShape::of(const HeatmapArrangement &arrangement, const HeatmapRoom &room) {
    return Packing(arrangement, room).best();
}

bool HeatmapShape::holds(const HeatmapArrangement &arrangement) const {
    return isWithin(sizeOf(arrangement, metrics), room);
}

double HeatmapShape::pitchOf(const HeatmapArrangement &arrangement, const HeatmapRoom &room) {
    const auto &sizes = arrangement.areRacksNamed() ? room.groups : room.racks;
    const auto fitting = std::find_if(sizes.rbegin(), sizes.rend(), [&](const HeatmapMetrics &metrics) {
        return isWithin(sizeOf(arrangement, metrics), room.size);
    });
    return fitting == sizes.rend() ? 0 : fitting->pitch;
}

} // namespace gpuspage
