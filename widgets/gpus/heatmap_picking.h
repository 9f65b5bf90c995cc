#pragma once

#include "widgets/gpus/gpu_fleet.h"
#include "widgets/gpus/heatmap_geometry.h"

namespace gpuspage {

// What clicks, rectangles and keys select on the map, and where they lead the cursor, by what is where at its present
// size. Made for one event: both that it is given outlive it.
class HeatmapPicking {
public:
    HeatmapPicking(GpuFleet &fleet, const HeatmapGeometry &geometry) : fleet_(fleet), geometry_(geometry) {}

    // Of folded GPUs all; under a name all that stand below it. Beside everything the selection goes.
    void click(const HeatmapGeometry::Hit &hit, Qt::KeyboardModifiers modifiers);
    // All within, in pixels of the map.
    void select(const QRect &area, Qt::KeyboardModifiers modifiers);
    // To the next GPU in that direction, over gaps and names; from nowhere to the one next to `start`.
    void step(const QPoint &direction, const QPoint &start, Qt::KeyboardModifiers modifiers);
    // To the GPU that is next to this place.
    void moveTo(const QPoint &at, Qt::KeyboardModifiers modifiers) { moveTo(geometry_.nearest(at), modifiers); }

private:
    void moveTo(const GpuRef &gpu, Qt::KeyboardModifiers modifiers);
    std::vector<GpuRef> gpusOf(const HeatmapGeometry::Hit &hit) const;

    GpuFleet &fleet_;
    const HeatmapGeometry &geometry_;
};

} // namespace gpuspage
