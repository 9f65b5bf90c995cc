#pragma once

#include <cmath>
#include <vector>

#include <QSize>

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
    int lineGap = 12;  // more than that between lines of blocks
    int blockGap = 24; // between blocks beside each other
    int heading = 24;
    int label = 16; // 0: racks have no names at this size
    int margin = 12;
    int leastRack = 0;    // room for the name of a rack that is narrower
    int leastBlock = 136; // the same for the heading of a block that has others beside it
    Detail detail = Detail::Glyph;

    // Cells of whole pixels stay on them; smaller ones are no cells, and only their outline counts.
    int along(int cells) const {
        return pitch >= 1 ? cells * static_cast<int>(pitch) : static_cast<int>(std::ceil(cells * pitch));
    }
    // The least that a rack takes of its shelf, in GPUs.
    int leastCells() const { return static_cast<int>(std::ceil(leastRack / pitch)); }
};

// Where a map is to stand, and the sizes that it may have there. What has no sizes has any room.
struct HeatmapRoom {
    QSize size;                         // in pixels of the screen
    std::vector<HeatmapMetrics> racks;  // from the smallest
    std::vector<HeatmapMetrics> groups; // the same, for groups that are few and have names at every size
};

} // namespace gpuspage
