#include "widgets/gpus/heatmap_raster.h"

#include <algorithm>
#include <cstring>

namespace gpuspage {

using telemetry::LiveCode;

namespace {

// How much of the outermost pixels is left at a round corner, by their distance from the edge; of 256.
constexpr int OuterCorner = 70;
constexpr int InnerCorner = 215;

QRgb blended(QRgb first, QRgb second, int ofFirst) {
    const auto mix = [ofFirst](int one, int two) { return QRgb((one * ofFirst + two * (256 - ofFirst)) >> 8); };
    return 0xff000000 | mix(qRed(first), qRed(second)) << 16 | mix(qGreen(first), qGreen(second)) << 8 |
           mix(qBlue(first), qBlue(second));
}

} // namespace

void HeatmapRaster::drawRack(const Canvas &canvas, const Scene &scene, int rack) {
    const auto &slots = scene.layout.rack(rack).slots;
    if (scene.geometry.metrics().detail != Detail::Racks) {
        for (int slot = 0; slot < static_cast<int>(slots.size()); ++slot)
            if (slots[static_cast<std::size_t>(slot)] >= 0)
                drawRow(canvas, scene, {rack, slot});
        return;
    }
    std::vector<LiveCode> codes;
    std::uint8_t health = 0;
    bool isDim = scene.matches != nullptr;
    for (const int node : slots) {
        if (node < 0)
            continue;
        health |= scene.values.isCordoned(node) ? GpuHealth::cordonedBit : std::uint8_t{0};
        const auto &place = scene.layout.node(node);
        // A rack is of its nodes; a group, in which nodes have some of their GPUs, of GPUs.
        const bool isByGpu = scene.layout.isPivoted();
        if (scene.column && !isByGpu)
            codes.push_back(scene.values.nodeCode(*scene.column, node));
        const bool isLooked = isDim || isByGpu;
        for (int gpu = 0; isLooked && gpu < place.gpuCount; ++gpu) {
            if (!scene.layout.isIn(rack, {node, gpu}))
                continue;
            if (scene.column && isByGpu)
                codes.push_back(scene.values.code(*scene.column, {node, gpu}));
            isDim = isDim && !(*scene.matches)[static_cast<std::size_t>(place.firstGpu + gpu)];
        }
    }
    const QRect &rect = scene.geometry.rackRect(rack);
    cells_.assign(1, {folded(codes, scene.column ? scene.column->fold : v1::MEAN), health, isDim});
    drawCells(canvas, scene, {rect, rect.width(), rect.width()});
}

void HeatmapRaster::drawRow(const Canvas &canvas, const Scene &scene, const HeatmapLayout::Place &place) {
    const auto &metrics = scene.geometry.metrics();
    const int node = scene.layout.rack(place.rack).slots[static_cast<std::size_t>(place.slot)];
    const QRect rect = scene.geometry.rowRect(place);
    if (scene.layout.node(node).gpuCount == 0 || !rect.intersects(QRect(canvas.corner, canvas.image.size())))
        return;
    const bool isSplit = scene.layout.isSplit(node);
    const bool isFolded = metrics.detail < Detail::Color || scene.values.isCoarse(node);
    const bool isWhole = isFolded && !isSplit;
    const int step = std::max(1, static_cast<int>(metrics.pitch));
    const int gap = metrics.detail < Detail::Color ? 0 : metrics.cellGap;
    const Row row{rect, isWhole ? rect.width() : step - gap, isWhole ? rect.width() : step};
    if (scene.column && !isWhole && !isSplit && !scene.matches && !scene.values.isCordoned(node) &&
        !scene.column->isMixed[static_cast<std::size_t>(node)]) {
        drawPlain(canvas, scene, row, node);
    } else {
        isSplit ? gatherSome(scene, node, place.rack) : isWhole ? gatherNode(scene, node) : gatherGpus(scene, node);
        drawCells(canvas, scene, row);
    }
    if (metrics.detail == Detail::Figures && scene.column && scene.figures && !isFolded)
        drawFigures(canvas, scene, place.rack, node);
}

void HeatmapRaster::gatherNode(const Scene &scene, int node) {
    const auto &place = scene.layout.node(node);
    bool isDim = scene.matches != nullptr;
    for (int gpu = place.firstGpu; isDim && gpu < place.firstGpu + place.gpuCount; ++gpu)
        isDim = !(*scene.matches)[static_cast<std::size_t>(gpu)];
    const auto health = static_cast<std::uint8_t>(scene.values.isCordoned(node) ? GpuHealth::cordonedBit : 0);
    cells_.assign(1, {scene.column ? scene.values.nodeCode(*scene.column, node) : telemetry::NoData, health, isDim});
}

void HeatmapRaster::gatherGpus(const Scene &scene, int node) {
    const auto &place = scene.layout.node(node);
    cells_.clear();
    for (int gpu = 0; gpu < place.gpuCount; ++gpu) {
        const auto flat = static_cast<std::size_t>(place.firstGpu + gpu);
        cells_.push_back({scene.column ? scene.column->gpus[flat] : telemetry::NoData, scene.values.gpuHealth()[flat],
                          scene.matches && !(*scene.matches)[flat]});
    }
}

void HeatmapRaster::gatherSome(const Scene &scene, int node, int rack) {
    const auto &place = scene.layout.node(node);
    cells_.clear();
    std::vector<LiveCode> codes;
    for (int gpu = 0; gpu < place.gpuCount; ++gpu) {
        const auto flat = static_cast<std::size_t>(place.firstGpu + gpu);
        const bool isHere = scene.layout.isIn(rack, {node, gpu});
        const auto code = scene.column ? scene.values.code(*scene.column, {node, gpu}) : telemetry::NoData;
        if (isHere)
            codes.push_back(code);
        cells_.push_back({code, scene.values.health({node, gpu}), scene.matches && !(*scene.matches)[flat], isHere});
    }
    if (scene.geometry.metrics().detail >= Detail::Color)
        return;
    const auto all = folded(codes, scene.column ? scene.column->fold : v1::MEAN);
    for (auto &cell : cells_)
        cell.code = all;
}

// All GPUs have a value and nothing else is to be said of them: nearly all nodes, nearly always.
void HeatmapRaster::drawPlain(const Canvas &canvas, const Scene &scene, const Row &row, int node) {
    const auto &place = scene.layout.node(node);
    const auto *codes = scene.column->gpus.data() + place.firstGpu;
    const QRgb ground = scene.palette.ground();
    line_.resize(static_cast<std::size_t>(place.gpuCount * row.step));
    QRgb *next = line_.data();
    for (int gpu = 0; gpu < place.gpuCount; ++gpu) {
        const QRgb color = scene.palette.color(codes[gpu]);
        int x = 0;
        for (; x < row.width; ++x)
            *next++ = color;
        for (; x < row.step; ++x)
            *next++ = ground;
    }
    copyRows(canvas, row, ground);
}

void HeatmapRaster::copyRows(const Canvas &canvas, const Row &row, QRgb ground) {
    int first = 0;
    int last = row.rect.height() - 1;
    if (isRound(row.width)) {
        for (int fromEdge = 0; fromEdge < 2; ++fromEdge) {
            edge_ = line_;
            cutCorners(edge_, row, fromEdge, ground);
            copyLine(canvas, row.rect, first++, edge_);
            copyLine(canvas, row.rect, last--, edge_);
        }
    }
    for (int y = first; y <= last; ++y)
        copyLine(canvas, row.rect, y, line_);
}

void HeatmapRaster::copyLine(const Canvas &canvas, const QRect &rect, int y, const std::vector<QRgb> &line) const {
    const int onImage = rect.top() + y - canvas.corner.y();
    if (onImage < 0 || onImage >= canvas.image.height())
        return;
    const int left = rect.left() - canvas.corner.x();
    const int from = std::max(0, left);
    const int to = std::min(canvas.image.width(), left + rect.width());
    if (from >= to)
        return;
    // constScanLine, since scanLine looks for other owners each time.
    auto *pixels = const_cast<QRgb *>(reinterpret_cast<const QRgb *>(canvas.image.constScanLine(onImage)));
    std::memcpy(pixels + from, line.data() + (from - left), static_cast<std::size_t>(to - from) * sizeof(QRgb));
}

void HeatmapRaster::cutCorners(std::vector<QRgb> &line, const Row &row, int fromEdge, QRgb ground) const {
    const auto cut = [&](int place, int share) {
        auto &pixel = line[static_cast<std::size_t>(place)];
        pixel = blended(pixel, ground, share);
    };
    const int shares[] = {fromEdge == 0 ? OuterCorner : InnerCorner, InnerCorner};
    for (int left = 0; left + row.width <= static_cast<int>(line.size()); left += row.step)
        for (int x = 0; x < 2 - fromEdge; ++x) {
            cut(left + x, shares[x]);
            cut(left + row.width - 1 - x, shares[x]);
        }
}

// Each row of pixels by itself, as patterns want it.
void HeatmapRaster::drawCells(const Canvas &canvas, const Scene &scene, const Row &row) {
    const QRgb ground = scene.palette.ground();
    const QRect &rect = row.rect;
    line_.assign(cells_.size() * static_cast<std::size_t>(row.step), ground);
    const int top = std::max(0, canvas.corner.y() - rect.top());
    const int bottom = std::min(rect.height(), canvas.corner.y() + canvas.image.height() - rect.top());
    for (int y = top; y < bottom; ++y) {
        for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
            const auto left = cell * static_cast<std::size_t>(row.step);
            fillLine(scene, cells_[cell], {line_.data() + left, static_cast<std::size_t>(row.width)},
                     rect.topLeft() + QPoint(static_cast<int>(left), y));
        }
        const int fromEdge = std::min(y, rect.height() - 1 - y);
        if (fromEdge < 2 && isRound(std::min(row.width, rect.height()))) {
            edge_ = line_;
            cutCorners(edge_, row, fromEdge, ground);
            copyLine(canvas, rect, y, edge_);
        } else {
            copyLine(canvas, rect, y, line_);
        }
    }
}

void HeatmapRaster::fillLine(const Scene &scene, const Cell &cell, std::span<QRgb> line, const QPoint &from) const {
    if (!cell.isHere) {
        std::ranges::fill(line, scene.palette.ground());
        return;
    }
    const int width = static_cast<int>(line.size());
    using Shade = HeatmapPalette::Shade;
    const auto &palette = scene.palette;
    const bool isSmall = scene.geometry.metrics().pitch < 6 * unit_;
    const int period = (isSmall ? 4 : 6) * unit_;
    const auto mark = [&](int slant, int thickness, int step, QRgb color) {
        const int start = ((slant % step) + step) % step;
        for (int part = 0; part < thickness; ++part)
            for (int x = (step - start + part) % step; x < width; x += step)
                line[static_cast<std::size_t>(x)] = color;
    };
    if (telemetry::hasValue(cell.code)) {
        const bool isStale = telemetry::isStale(cell.code);
        const auto shade = cell.isDim ? Shade::Dimmed : isStale ? Shade::Faded : Shade::Full;
        const QRgb fill = palette.color(cell.code, shade);
        // Stale: lines along the row.
        const bool isLine = isStale && from.y() % period < unit_;
        std::ranges::fill(line, isLine ? blended(palette.ink(cell.code, shade), fill, cell.isDim ? 60 : 150) : fill);
    } else {
        std::ranges::fill(line, palette.absent());
        if (cell.code != telemetry::NotReported)
            mark(from.x() + from.y(), unit_, period, palette.absentMark()); // falling to the left
        else if (from.y() % (period / 2) < unit_)
            mark(from.x(), unit_, period / 2, palette.silentMark()); // dots
    }
    // Cut through by the ground, falling to the right.
    if ((cell.health & GpuHealth::cordonedBit) != 0)
        mark(from.x() - from.y(), (isSmall ? 1 : 2) * unit_, period, palette.ground());
}

void HeatmapRaster::drawFigures(const Canvas &canvas, const Scene &scene, int rack, int node) {
    const auto &place = scene.layout.node(node);
    for (int gpu = 0; gpu < place.gpuCount; ++gpu) {
        if (!scene.layout.isIn(rack, {node, gpu}))
            continue;
        const LiveCode code = scene.column->gpus[static_cast<std::size_t>(place.firstGpu + gpu)];
        const QImage &mask = scene.figures->mask(code);
        const QRect cell = scene.geometry.gpuRect({node, gpu}).translated(-canvas.corner);
        if (mask.isNull() || mask.width() > cell.width() - 2 || !cell.intersects(canvas.image.rect()))
            continue;
        const bool isDim = scene.matches && !(*scene.matches)[static_cast<std::size_t>(place.firstGpu + gpu)];
        const auto shade = isDim                      ? HeatmapPalette::Shade::Dimmed
                           : telemetry::isStale(code) ? HeatmapPalette::Shade::Faded
                                                      : HeatmapPalette::Shade::Full;
        FigureSprites::blend(canvas.image,
                             cell.topLeft() +
                                 QPoint((cell.width() - mask.width()) / 2, (cell.height() - mask.height()) / 2),
                             mask, scene.palette.ink(code, shade));
    }
}

} // namespace gpuspage
