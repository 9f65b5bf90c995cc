#pragma once

#include <array>
#include <span>
#include <vector>

#include "widgets/gpus/heatmap_canvas.h"

namespace gpuspage {

// Draws the racks of a shelf, nodes of all of them at once: a row of nodes is made up as one line of pixels, and that
// is what the picture gets, once for each of its lines. Nearly all nodes can be drawn so, nearly always; the others are
// left out and told.
class HeatmapLines {
public:
    struct Place {
        int node;
        int rack;
        QRect rect; // of the map
    };

    // With so many pixels of the screen in one of the design.
    explicit HeatmapLines(int unit) : unit_(unit) {}

    // Over all of that part of the map, which is in the canvas: nothing else stands between its edges. The racks stand
    // on that shelf, from the left.
    void draw(const HeatmapCanvas &canvas, const HeatmapScene &scene, int shelf, const std::vector<int> &racks,
              const QRect &part);
    // Nodes within that part that are not drawn yet, or not all of it: their figures are not.
    const std::vector<Place> &others() const { return others_; }

    // Each field of it has one color, and nothing else is to be said of them.
    static bool isPlain(const HeatmapScene &scene, int node) {
        const auto place = static_cast<std::size_t>(node);
        if (!scene.column || scene.matches || scene.values.isCordoned(node) || scene.layout.isSplit(node) ||
            scene.layout.node(node).gpuCount == 0)
            return false;
        if (!scene.values.isCoarse(node))
            return !scene.column->isMixed[place];
        const auto code = scene.column->nodes[place];
        return scene.geometry.metrics().detail < Detail::Color && telemetry::hasValue(code) &&
               !telemetry::isStale(code);
    }

private:
    // A rack as the line has it, its nodes in columns of which some are in sight.
    struct Stand {
        int rack;
        int left; // of its first column
        int stride;
        int extent; // of a column, without what parts it from the next
        int firstColumn;
        int lastColumn;
    };
    struct Run {
        int left;
        int gpus;
    };

    void begin(const HeatmapScene &scene, const std::vector<int> &racks, const QRect &part);
    // Those are the row's lines of the map that are in the canvas.
    void compose(const HeatmapCanvas &canvas, const HeatmapScene &scene, int row, const QRect &lines);
    void fetch(const HeatmapCanvas &canvas, const Stand &stand, const QRect &lines);
    void composeRack(const HeatmapScene &scene, const Stand &stand, int row);
    // Answers how much of the line that is.
    int composeNode(const HeatmapScene &scene, int node, int left);
    void put(const HeatmapCanvas &canvas, const QRect &part, int top, int height);
    QRgb *at(int left) { return line_.data() + left; }

    const int unit_;
    HeatmapField field_{};
    bool isByNode_ = false; // one field for each of them
    bool isRound_ = false;
    bool hasFigures_ = false;
    std::vector<Stand> stands_;
    int left_ = 0; // of the line, on the map; all others are from there
    std::vector<QRgb> line_;
    std::array<std::vector<QRgb>, 2> edges_; // of round fields, from the outermost
    std::vector<QRgb> ground_;
    std::vector<Run> runs_; // of this line
    std::vector<Place> others_;
};

} // namespace gpuspage
