#pragma once

#include "widgets/gpus/heatmap_geometry.h"
#include "widgets/kit/theme.h"

namespace gpuspage {

// The sizes that the map has, from the smallest. Fields are whole pixels, so that each is as large as its neighbour.
class HeatmapLevels {
public:
    static int count();
    // From one GPU to the next, in device-independent pixels.
    static double pitch(int level);
    // The smallest that has room for that.
    static int first(Detail detail);
    // In pixels of a screen of that scale. Racks have names where there is room, named groups at every
    // size.
    static HeatmapMetrics metrics(const kit::Theme &theme, int level, double scale, bool areGroupsNamed = false);
    // With all sizes that the map may have there; the room is in pixels of the screen.
    static HeatmapRoom room(const kit::Theme &theme, const QSize &size, double scale);
    // The largest at which all of it is within the room, which is in pixels of the screen.
    static int fitting(const kit::Theme &theme, const HeatmapLayout &layout, const QSize &room, double scale);
};

} // namespace gpuspage
