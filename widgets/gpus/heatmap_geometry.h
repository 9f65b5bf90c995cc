#pragma once

#include <vector>

#include <QRect>

#include "widgets/gpus/heatmap_layout.h"

namespace gpuspage {

// How much of a GPU there is room for, from the least.
enum class Detail {
    Racks,  // one value for each rack
    Nodes,  // one value for each node
    Color,  // GPUs as colors
    Glyph,  // and signs
    Figures // and values
};

// All lengths in pixels of the screen.
struct HeatmapMetrics {
    // From one GPU to the next; whole, or below 1.
    double pitch = 13;
    int cellGap = 1;
    int rackGap = 12;
    int shelfGap = 8;
    int clusterGap = 12;
    int heading = 24;
    int label = 16; // 0: racks have no names at this size
    int margin = 12;
    int leastRack = 0; // room for the name of a rack that is narrower
    Detail detail = Detail::Glyph;
};

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
    // Empty for a cluster without nodes.
    const QRect &headingRect(int cluster) const { return headings_[static_cast<std::size_t>(cluster)]; }
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
    // In ascending order, without overlap; neighbours are one.
    std::vector<v1::NodeRange> nodesIn(const QRect &part) const;
    std::vector<GpuRef> gpusIn(const QRect &part) const;

private:
    int along(int cells) const;
    QRect wholeRect(int rack) const; // with its name
    // The shelves that meet these rows.
    std::pair<std::size_t, std::size_t> shelvesIn(int top, int bottom) const;
    std::pair<int, int> columnAndRow(int rack, const QPoint &at) const;

    const HeatmapLayout *layout_ = nullptr;
    HeatmapMetrics metrics_;
    int step_ = 0; // the pitch where it is whole
    QSize size_;
    std::vector<QRect> racks_;
    std::vector<QRect> headings_;
    std::vector<QRect> shelves_; // with names
};

} // namespace gpuspage
