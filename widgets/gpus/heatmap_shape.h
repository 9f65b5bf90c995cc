#pragma once

#include <vector>

#include "widgets/gpus/heatmap_metrics.h"

namespace gpuspage {

class HeatmapArrangement;

// How wide the shelves of each block are, and which blocks stand beside each other, so that GPUs can be largest with
// all of them in a room; of equals the one with the fewest shelves.
struct HeatmapShape {
    struct Block {
        int width = 0; // of its shelves, in GPUs
        int line = -1; // those of one line stand beside each other; -1 without GPUs
    };

    std::vector<Block> blocks; // in the order of the arrangement
    int width = 1;             // of the shelves of whoever comes later, in GPUs
    HeatmapMetrics metrics;    // the size at which they fit
    QSize room;                // where
    double share = 0;          // of the room to what is needed at that size; 1 and more fits

    static HeatmapShape of(const HeatmapArrangement &arrangement, const HeatmapRoom &room);
    bool isBetterThan(const HeatmapShape &other) const {
        const double pitch = metrics.pitch - other.metrics.pitch;
        return other.blocks.empty() || (pitch != 0 ? pitch > 0 : share > other.share);
    }
    // Whether what it was made for, as it is now, still fits at that size.
    bool holds(const HeatmapArrangement &arrangement) const;
    // The largest at which all that stands there is within a room, from one GPU to the next; 0 where none is.
    static double pitchOf(const HeatmapArrangement &arrangement, const HeatmapRoom &room);
};

} // namespace gpuspage
