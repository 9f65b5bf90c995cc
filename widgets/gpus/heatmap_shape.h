#pragma once

#include <QSizeF>

namespace gpuspage {

class HeatmapArrangement;

// How wide shelves are, so that GPUs can be largest with all of them in a room; of equals the one that leaves most of
// it free.
struct HeatmapShape {
    int width = 1;    // in GPUs
    int pitch = 0;    // from one GPU to the next at which they fit, about; 0 before any was tried
    double share = 0; // of the room to what is needed at that pitch; 1 and more fits

    static HeatmapShape of(const HeatmapArrangement &arrangement, const QSizeF &room);
    bool isBetterThan(const HeatmapShape &other) const {
        return pitch != other.pitch ? pitch > other.pitch : share > other.share;
    }
};

} // namespace gpuspage
