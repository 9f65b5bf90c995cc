#pragma once

#include <algorithm>
#include <span>
#include <utility>
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
    // A picture with opaque pixels of 32 bits that nobody else holds, and what of the map is at its upper left corner.
    class Canvas {
    public:
        Canvas(QImage &image, const QPoint &corner)
            : image_(image), room_(corner, image.size()), bits_(image.bits()), stride_(image.bytesPerLine()) {}

        QImage &image() const { return image_; }
        // Of the map.
        const QRect &room() const { return room_; }
        // Of a place on the map that is in the room.
        QRgb *pixel(int x, int y) const {
            return reinterpret_cast<QRgb *>(bits_ + (y - room_.top()) * stride_) + (x - room_.left());
        }

    private:
        QImage &image_;
        QRect room_;
        uchar *bits_;
        qsizetype stride_;
    };

    explicit HeatmapRaster(double scale) : unit_(scale < 1.5 ? 1 : static_cast<int>(scale + 0.5)) {}

    // All that is in the room, on the ground.
    void draw(const Canvas &canvas, const Scene &scene);

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
        Cut = 8 // by the ground, falling to the right
    };

    // Of fields beside each other.
    struct Row {
        QRect rect;
        QRect part; // of it in the canvas
        int width;  // of one field
        int step;   // to the next
    };

    void drawRack(const Canvas &canvas, const Scene &scene, int rack);
    // Into cells_.
    void gatherNode(const Scene &scene, int node);
    void gatherGpus(const Scene &scene, int node);
    // Those that stand in that rack alone, folded where GPUs are.
    void gatherSome(const Scene &scene, int node, int rack);
    void drawNodes(const Canvas &canvas, const Scene &scene, int rack);
    // In that rack: where its row is, and which part of that is in the canvas.
    void drawNode(const Canvas &canvas, const Scene &scene, int node, int rack, const std::pair<QRect, QRect> &place);
    static std::pair<int, int> stepAndGap(const Scene &scene);
    static bool isPlain(const Scene &scene, int node);
    void drawPlain(const Canvas &canvas, const Scene &scene, const Row &row, int node);
    void drawCells(const Canvas &canvas, const Scene &scene, const Row &row);
    void drawFigures(const Canvas &canvas, const Scene &scene, int rack, int node);
    static unsigned patternsOf(const Cell &cell);
    static HeatmapPalette::Shade shadeOf(const Cell &cell);
    QRgb fillOf(const Scene &scene, const Cell &cell) const;
    // line_ with all patterns in a row of pixels of the map, into patterned_.
    void addPatterns(const Scene &scene, const Row &row, int y);
    void addPattern(const Scene &scene, unsigned patterns, std::span<QRgb> line, const QPoint &from) const;
    void strike(const Scene &scene, const Row &row);
    // The same line in all rows of pixels.
    void copyLines(const Canvas &canvas, const Row &row, QRgb ground);
    void cutCorners(std::vector<QRgb> &line, const Row &row, int fromEdge, QRgb ground) const;
    int period(const Scene &scene) const { return (isSmall(scene) ? 4 : 6) * unit_; }
    bool isSmall(const Scene &scene) const { return scene.geometry.metrics().pitch < 6 * unit_; }
    bool isRound(const Row &row) const { return std::min(row.width, row.rect.height()) >= 8 * unit_; }

    const int unit_; // pixels of the screen in one of the design
    std::vector<Cell> cells_;
    std::vector<unsigned> patterns_; // by cell
    std::vector<QRgb> line_;         // what cells are filled with
    std::vector<QRgb> patterned_;
    std::vector<QRgb> edge_;
};

} // namespace gpuspage
