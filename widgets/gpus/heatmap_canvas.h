#pragma once

#include <cstring>
#include <span>
#include <vector>

#include <QImage>

#include "widgets/gpus/figure_sprites.h"
#include "widgets/gpus/fleet_values.h"
#include "widgets/gpus/heatmap_geometry.h"
#include "widgets/gpus/heatmap_palette.h"

namespace gpuspage {

// What one picture of the map is made from; all of it outlives the drawing.
struct HeatmapScene {
    const HeatmapLayout &layout;
    const HeatmapGeometry &geometry;
    const FleetValues &values;
    const FleetValues::Column *column; // nullptr: nothing is known yet
    const HeatmapPalette &palette;
    const std::vector<bool> *matches; // by GPU in the layout's order; nullptr lights all
    FigureSprites *figures;           // from Detail::Figures on

    // From one field to the next, and how much of that is ground.
    int step() const { return std::max(1, static_cast<int>(geometry.metrics().pitch)); }
    int gap() const { return geometry.metrics().detail < Detail::Color ? 0 : geometry.metrics().cellGap; }
};

// A picture with opaque pixels of 32 bits that nobody else holds, and what of the map is at its upper left corner.
class HeatmapCanvas {
public:
    HeatmapCanvas(QImage &image, const QPoint &corner)
        : image_(image), room_(corner, image.size()), bits_(image.bits()), stride_(image.bytesPerLine()) {}

    QImage &image() const { return image_; }
    // Of the map.
    const QRect &room() const { return room_; }
    // Of a place on the map that is in the room.
    QRgb *pixel(int x, int y) const {
        return reinterpret_cast<QRgb *>(bits_ + (y - room_.top()) * stride_) + (x - room_.left());
    }
    // From that place on, which is in the room as all of them are.
    void put(int x, int y, std::span<const QRgb> pixels) const {
        std::memcpy(pixel(x, y), pixels.data(), pixels.size() * sizeof(QRgb));
    }

private:
    QImage &image_;
    QRect room_;
    uchar *bits_;
    qsizetype stride_;
};

// The first color in so many of 256 parts, the second in all others.
QRgb blended(QRgb first, QRgb second, int ofFirst);

// Fields of that width, in pixels, that stand in a line of pixels; one begins after each step.
struct HeatmapField {
    int width;
    int step;
    int height;

    // On a screen with so many pixels in one of the design.
    bool isRound(int unit) const { return std::min(width, height) >= 8 * unit; }
    // Of the first line from the upper or lower edge, which is 0, or the second.
    void cutCorners(std::span<QRgb> line, int fromEdge, QRgb ground) const;
};

} // namespace gpuspage
