#pragma once

#include <span>
#include <vector>

#include "widgets/gpus/heatmap_lines.h"

namespace gpuspage {

// Fills a picture with the map, without its texts: from the top, each pixel of it once, but for cells of which more is
// to be said than a color. What has no value, or is stale or cordoned, has a pattern of its own that runs through
// neighbours, so that it is seen at any size.
class HeatmapRaster {
public:
    explicit HeatmapRaster(double scale) : unit_(scale < 1.5 ? 1 : static_cast<int>(scale + 0.5)), lines_(unit_) {}

    // All that is in the room, on the ground.
    void draw(const HeatmapCanvas &canvas, const HeatmapScene &scene);

private:
    struct Cell {
        telemetry::LiveCode code;
        std::uint8_t health;
        bool isDim;
        bool isHere = true; // what is elsewhere leaves a gap
    };

    // What runs through a cell, as bits.
    enum Pattern : unsigned {
        None = 0,
        Struck = 1,  // lines along the row
        Falling = 2, // lines that fall to the left
        Dotted = 4,
        Cut = 8,     // by the ground, falling to the right
        Scored = 16, // the same lines in a color of their own, where the ground's would not be seen
        Pale = 32    // all of them nearer to the ground: what does not match
    };

    // Of fields beside each other.
    struct Row {
        QRect rect;
        QRect part; // of it in the canvas
        HeatmapField field;
    };

    // Blocks beside each other, with the ground to both sides of them.
    void drawBlocks(const HeatmapCanvas &canvas, const HeatmapScene &scene, int line);
    // Over all of a column of the map.
    void drawBlock(const HeatmapCanvas &canvas, const HeatmapScene &scene, int cluster, const QRect &column);
    void drawShelf(const HeatmapCanvas &canvas, const HeatmapScene &scene, int shelf, const QRect &part);
    void drawGround(const HeatmapCanvas &canvas, const QRect &part);
    void drawRack(const HeatmapCanvas &canvas, const HeatmapScene &scene, int rack);
    // Into cells_.
    void gatherNode(const HeatmapScene &scene, int node);
    void gatherGpus(const HeatmapScene &scene, int node);
    // Those that stand in that rack alone, folded where GPUs are.
    void gatherSome(const HeatmapScene &scene, int node, int rack);
    void drawNode(const HeatmapCanvas &canvas, const HeatmapScene &scene, const HeatmapLines::Place &place);
    void drawCells(const HeatmapCanvas &canvas, const HeatmapScene &scene, const Row &row);
    void drawFigures(const HeatmapCanvas &canvas, const HeatmapScene &scene, int rack, int node);
    unsigned patternsOf(const HeatmapScene &scene, const Cell &cell) const;
    static HeatmapPalette::Shade shadeOf(const Cell &cell);
    QRgb fillOf(const HeatmapScene &scene, const Cell &cell) const;
    // line_ with all patterns in a row of pixels of the map, into patterned_.
    void addPatterns(const HeatmapScene &scene, const Row &row, int y);
    void addPattern(const HeatmapScene &scene, unsigned patterns, std::span<QRgb> line, const QPoint &from) const;
    void strike(const HeatmapScene &scene, const Row &row);
    // The same line in all rows of pixels.
    void copyLines(const HeatmapCanvas &canvas, const Row &row, QRgb ground);
    int period(const HeatmapScene &scene) const { return (isSmall(scene) ? 4 : 6) * unit_; }
    bool isSmall(const HeatmapScene &scene) const { return scene.geometry.metrics().pitch < 6 * unit_; }

    const int unit_; // pixels of the screen in one of the design
    HeatmapLines lines_;
    std::vector<QRgb> ground_; // as wide as the room
    std::vector<Cell> cells_;
    std::vector<unsigned> patterns_; // by cell
    std::vector<QRgb> line_;         // what cells are filled with
    std::vector<QRgb> patterned_;
    std::vector<QRgb> edge_;
};

} // namespace gpuspage
