#include "widgets/gpus/heatmap_lines.h"

#include <algorithm>

namespace gpuspage {

using telemetry::LiveCode;

namespace {

// Pixels that are written at once.
constexpr int Four = 4;
// Pixels that come to the processor at once.
constexpr int CacheLine = 16;

// Of any width: fields are written in fours, from the left. What reaches too far is written over by the next field, or
// by the ground after it.
template <int Fours>
void fill(QRgb *next, std::span<const LiveCode> codes, const HeatmapPalette &palette, const HeatmapField &field) {
    // Values of our own: what is written through `next` cannot be one of them.
    const QRgb ground = palette.ground();
    const int step = field.step;
    const int width = field.width;
    const bool hasGap = step > width;
    for (const LiveCode code : codes) {
        std::fill_n(next, Fours * Four, palette.color(code));
        if (hasGap)
            std::fill_n(next + width, Four, ground);
        next += step;
    }
    if (!hasGap)
        std::fill_n(next, Four, ground);
}

// So wide that it makes no difference how it is written.
void fillWide(QRgb *next, std::span<const LiveCode> codes, const HeatmapPalette &palette, const HeatmapField &field) {
    for (const LiveCode code : codes) {
        std::fill_n(next, field.width, palette.color(code));
        next += field.step;
    }
}

} // namespace

void HeatmapLines::draw(const HeatmapCanvas &canvas, const HeatmapScene &scene, int shelf,
                        const std::vector<int> &racks, const QRect &part) {
    begin(scene, racks, part);
    const auto &metrics = scene.geometry.metrics();
    const int top = scene.geometry.shelfRect(shelf).top() + metrics.label;
    const int pitch = metrics.along(1);
    for (int row = std::max(0, (part.top() - top) / pitch); top + row * pitch <= part.bottom(); ++row) {
        const QRect lines(part.left(), top + row * pitch, part.width(), pitch);
        compose(canvas, scene, row, lines & part);
        put(canvas, part, lines.top(), pitch);
    }
}

void HeatmapLines::begin(const HeatmapScene &scene, const std::vector<int> &racks, const QRect &part) {
    const auto &metrics = scene.geometry.metrics();
    others_.clear();
    const int gap = scene.gap();
    field_ = {scene.step() - gap, scene.step(), metrics.along(1) - gap};
    isByNode_ = metrics.detail < Detail::Color;
    isRound_ = !isByNode_ && field_.isRound(unit_);
    hasFigures_ = metrics.detail == Detail::Figures && scene.column && scene.figures;
    // Nodes at the edges of the part are made up as a whole.
    int reach = 0;
    for (const int rack : racks)
        reach = std::max(reach, metrics.along(scene.layout.rack(rack).nodeWidth + 1));
    left_ = part.left() - reach;
    line_.assign(static_cast<std::size_t>(part.width() + 2 * (reach + Four)), scene.palette.ground());
    ground_.assign(static_cast<std::size_t>(part.width()), scene.palette.ground());
    stands_.clear();
    for (const int index : racks) {
        const auto &rack = scene.layout.rack(index);
        const int left = scene.geometry.rackRect(index).left();
        const int stride = metrics.along(rack.nodeWidth + 1);
        stands_.push_back({index, left - left_, stride, metrics.along(rack.nodeWidth),
                           std::max(0, (part.left() - left) / stride),
                           std::min(rack.columns() - 1, (part.right() - left) / stride)});
    }
}

void HeatmapLines::compose(const HeatmapCanvas &canvas, const HeatmapScene &scene, int row, const QRect &lines) {
    runs_.clear();
    for (const auto &stand : stands_) {
        fetch(canvas, stand, lines);
        composeRack(scene, stand, row);
    }
    for (int fromEdge = 0; isRound_ && fromEdge < 2; ++fromEdge) {
        auto &edge = edges_[static_cast<std::size_t>(fromEdge)];
        edge = line_;
        for (const auto &run : runs_)
            field_.cutCorners({edge.data() + run.left, static_cast<std::size_t>(run.gpus * field_.step)}, fromEdge,
                              scene.palette.ground());
    }
}

// A picture is larger than what is near the processor: where the rack will be put comes there while it is made up.
void HeatmapLines::fetch(const HeatmapCanvas &canvas, const Stand &stand, const QRect &lines) {
    const int first = std::max(lines.left(), left_ + stand.left + stand.firstColumn * stand.stride);
    const int last = std::min(lines.right(), left_ + stand.left + stand.lastColumn * stand.stride + stand.extent - 1);
    for (int y = lines.top(); y <= lines.bottom(); ++y)
        for (int x = first; x <= last; x += CacheLine)
            __builtin_prefetch(canvas.pixel(x, y), 1);
}

void HeatmapLines::composeRack(const HeatmapScene &scene, const Stand &stand, int row) {
    const auto &rack = scene.layout.rack(stand.rack);
    for (int column = stand.firstColumn; column <= stand.lastColumn; ++column) {
        const int left = stand.left + column * stand.stride;
        const auto slot = static_cast<std::size_t>(column * rack.rowsInColumn + row);
        const int node = row < rack.rowsInColumn && slot < rack.slots.size() ? rack.slots[slot] : -1;
        int filled = 0;
        if (node >= 0) {
            const bool isDrawn = isPlain(scene, node);
            if (isDrawn)
                filled = composeNode(scene, node, left);
            if (!isDrawn || hasFigures_)
                others_.push_back({node, stand.rack, scene.geometry.rowRect(stand.rack, column, row, node)});
        }
        if (filled < stand.extent)
            std::fill_n(at(left + filled), stand.extent - filled, scene.palette.ground());
    }
}

int HeatmapLines::composeNode(const HeatmapScene &scene, int node, int left) {
    const auto &place = scene.layout.node(node);
    if (isByNode_) {
        const int width = scene.geometry.metrics().along(place.gpuCount);
        std::fill_n(at(left), width, scene.palette.color(scene.values.nodeCode(*scene.column, node)));
        return width;
    }
    const std::span codes(scene.column->gpus.data() + place.firstGpu, static_cast<std::size_t>(place.gpuCount));
    switch ((field_.width + Four - 1) / Four) {
    case 1:
        fill<1>(at(left), codes, scene.palette, field_);
        break;
    case 2:
        fill<2>(at(left), codes, scene.palette, field_);
        break;
    case 3:
        fill<3>(at(left), codes, scene.palette, field_);
        break;
    default:
        fillWide(at(left), codes, scene.palette, field_);
    }
    if (isRound_)
        runs_.push_back({left, place.gpuCount});
    return place.gpuCount * field_.step;
}

void HeatmapLines::put(const HeatmapCanvas &canvas, const QRect &part, int top, int height) {
    const auto skipped = static_cast<std::size_t>(part.left() - left_);
    const auto width = static_cast<std::size_t>(part.width());
    for (int y = std::max(top, part.top()); y < top + height && y <= part.bottom(); ++y) {
        const int fromEdge = std::min(y - top, top + field_.height - 1 - y);
        const auto &line =
            isRound_ && fromEdge >= 0 && fromEdge < 2 ? edges_[static_cast<std::size_t>(fromEdge)] : line_;
        canvas.put(part.left(), y, fromEdge < 0 ? std::span(ground_) : std::span(line).subspan(skipped, width));
    }
}

} // namespace gpuspage
