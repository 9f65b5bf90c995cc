#pragma once

#include <span>
#include <vector>

#include <QImage>

#include "widgets/gpus/figure_sprites.h"
#include "widgets/gpus/fleet_values.h"
#include "widgets/gpus/heatmap_geometry.h"
#include "widgets/gpus/heatmap_palette.h"

namespace gpuspage {

// Fills a picture with the cells of the map: one row of pixels for each row of cells, then copies of it. What has no
// value, or is stale or cordoned, has a pattern of its own that runs through neighbours, so that it is seen at any
// size.
class HeatmapRaster {
public:
    struct Scene {
        const HeatmapLayout &layout;
        const HeatmapGeometry &geometry;
        const FleetValues &values;
        const FleetValues::Column *column; // nullptr: nothing is known yet
        const HeatmapPalette &palette;
        const std::vector<bool> *matches; // by GPU in the layout's order; nullptr lights all
        FigureSprites *figures;           // from Detail::Figures on
    };
    // A picture with opaque pixels of 32 bits, and what of the map is at its upper left corner.
    struct Canvas {
        QImage &image;
        QPoint corner;
    };

    explicit HeatmapRaster(double scale) : unit_(scale < 1.5 ? 1 : static_cast<int>(scale + 0.5)) {}

    void drawRack(const Canvas &canvas, const Scene &scene, int rack);
    // What of a node stands in one row.
    void drawRow(const Canvas &canvas, const Scene &scene, const HeatmapLayout::Place &place);

private:
    struct Cell {
        telemetry::LiveCode code;
        std::uint8_t health;
        bool isDim;
        bool isHere = true; // what is elsewhere leaves a gap
    };

    // Of fields beside each other.
    struct Row {
        QRect rect;
        int width; // of one field
        int step;  // to the next
    };

    // Into cells_.
    void gatherNode(const Scene &scene, int node);
    void gatherGpus(const Scene &scene, int node);
    // Those that stand in that rack alone, folded where GPUs are.
    void gatherSome(const Scene &scene, int node, int rack);
    void drawPlain(const Canvas &canvas, const Scene &scene, const Row &row, int node);
    void drawCells(const Canvas &canvas, const Scene &scene, const Row &row);
    void drawFigures(const Canvas &canvas, const Scene &scene, int rack, int node);
    void fillLine(const Scene &scene, const Cell &cell, std::span<QRgb> line, const QPoint &from) const;
    void copyRows(const Canvas &canvas, const Row &row, QRgb ground);
    void copyLine(const Canvas &canvas, const QRect &rect, int y, const std::vector<QRgb> &line) const;
    void cutCorners(std::vector<QRgb> &line, const Row &row, int fromEdge, QRgb ground) const;
    bool isRound(int width) const { return width >= 8 * unit_; }

    const int unit_; // pixels of the screen in one of the design
    std::vector<QRgb> line_;
    std::vector<QRgb> edge_;
    std::vector<Cell> cells_;
};

} // namespace gpuspage
