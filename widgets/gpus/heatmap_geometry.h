#pragma once

#include <vector>

#include <QRect>

#include "widgets/gpus/heatmap_layout.h"
#include "widgets/gpus/heatmap_metrics.h"

namespace gpuspage {

// Where things are at one size, in pixels of the screen from the map's upper left corner; and what is where.
class HeatmapGeometry {
public:
    struct Hit {
        enum class Kind { Nothing, Cluster, Rack, Gpu };
        Kind kind = Kind::Nothing;
        int cluster = -1;
        int rack = -1;
        GpuRef gpu;
    };

    HeatmapGeometry() = default;
    // The layout outlives it, or is replaced together with it.
    HeatmapGeometry(const HeatmapLayout &layout, const HeatmapMetrics &metrics);

    const HeatmapMetrics &metrics() const { return metrics_; }
    QSize size() const { return size_; }
    // Of its GPUs, without the name.
    const QRect &rackRect(int rack) const { return racks_[static_cast<std::size_t>(rack)]; }
    // Above its GPUs; empty where names are left out.
    QRect labelRect(int rack) const;
    // Over all of its block, and up to the edge of the map where no other stands beside it. Empty for a cluster without
    // nodes.
    const QRect &headingRect(int cluster) const { return headings_[static_cast<std::size_t>(cluster)]; }
    // Of blocks beside each other, with headings and names, without what is beside them.
    const QRect &lineRect(int line) const { return lines_[static_cast<std::size_t>(line)]; }
    // With its heading, in a line that may be higher.
    const QRect &blockRect(int cluster) const { return blocks_[static_cast<std::size_t>(cluster)]; }
    // With the names of its racks.
    const QRect &shelfRect(int shelf) const { return shelves_[static_cast<std::size_t>(shelf)]; }
    // All GPUs of the node that stands there, and the gaps that others have left.
    QRect rowRect(const HeatmapLayout::Place &place) const;
    // The same of a node by where in its rack it stands: whoever goes through all of them counts.
    QRect rowRect(int rack, int column, int row, int node) const;
    // That of its first GPU.
    QRect nodeRect(int node) const;
    // Without the gap to the next; below Detail::Color that of its node.
    QRect gpuRect(const GpuRef &gpu) const;
    Hit hit(const QPoint &at) const;
    // What is there or would be, however far away: for a cursor that moves.
    GpuRef nearest(const QPoint &at) const;
    // Racks of which the GPUs or the name are within, and clusters of which the heading is.
    std::vector<int> racksIn(const QRect &part) const;
    std::vector<int> clustersIn(const QRect &part) const;
    // From the top: lines of blocks, the shelves of a block; and from the left the racks on a shelf.
    std::vector<int> linesIn(const QRect &part) const;
    std::vector<int> shelvesIn(int cluster, const QRect &part) const;
    std::vector<int> racksOn(int shelf, const QRect &part) const;
    // In ascending order, without overlap; neighbours are one.
    std::vector<v1::NodeRange> nodesIn(const QRect &part) const;
    std::vector<GpuRef> gpusIn(const QRect &part) const;

private:
    // Answer how much room it takes there.
    QSize placeLine(const std::vector<int> &clusters, int top);
    QSize placeBlock(int cluster, const QPoint &at);
    QSize placeShelf(int shelf, const QPoint &at);
    int along(int cells) const { return metrics_.along(cells); }
    QRect wholeRect(int rack) const; // with its name
    std::pair<int, int> columnAndRow(int rack, const QPoint &at) const;

    const HeatmapLayout *layout_ = nullptr;
    HeatmapMetrics metrics_;
    QSize size_;
    std::vector<QRect> racks_;
    std::vector<QRect> headings_;
    std::vector<QRect> lines_;
    std::vector<QRect> blocks_;  // with headings
    std::vector<QRect> shelves_; // with names
};

} // namespace gpuspage
