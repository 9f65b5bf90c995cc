#pragma once

#include "widgets/gpus/gpu_fleet.h"
#include "widgets/gpus/heatmap_geometry.h"

namespace gpuspage {

// What clicks, rectangles and keys select on the map, and where they lead the cursor, by what is where at its present
// size. Of several at once those alone that match the filter. Made for one event: all that it is given outlives it.
class HeatmapPicking {
public:
    // By GPU in the layout's order.
    using Matches = std::optional<std::vector<bool>>;

    HeatmapPicking(GpuFleet &fleet, const HeatmapGeometry &geometry, const Matches &matches)
        : fleet_(fleet), geometry_(geometry), matches_(matches) {}

    // Of folded GPUs all; under a name all that stand below it. Beside everything the selection goes.
    void click(const HeatmapGeometry::Hit &hit, Qt::KeyboardModifiers modifiers);
    // All within, in pixels of the map.
    void select(const QRect &area, Qt::KeyboardModifiers modifiers);
    void selectAll();
    // To the next GPU in that direction, over gaps and names; from nowhere to the one next to `start`.
    void step(const QPoint &direction, const QPoint &start, Qt::KeyboardModifiers modifiers);
    // To the GPU that is next to this place.
    void moveTo(const QPoint &at, Qt::KeyboardModifiers modifiers) { moveTo(geometry_.nearest(at), modifiers); }

private:
    void moveTo(const GpuRef &gpu, Qt::KeyboardModifiers modifiers);
    void extendTo(const GpuRef &gpu);
    std::vector<GpuRef> matching(std::vector<GpuRef> gpus) const;
    std::vector<GpuRef> gpusOf(const HeatmapGeometry::Hit &hit) const;

    GpuFleet &fleet_;
    const HeatmapGeometry &geometry_;
    const Matches &matches_;
};

} // namespace gpuspage
