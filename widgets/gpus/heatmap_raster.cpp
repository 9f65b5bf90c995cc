#include "widgets/gpus/heatmap_raster.h"

#include <algorithm>
#include <cstring>

namespace gpuspage {

using telemetry::LiveCode;

namespace {

// How much of the outermost pixels is left at a round corner, by their distance from the edge; of 256.
constexpr int OuterCorner = 70;
constexpr int InnerCorner = 215;
// How much of its ink a line through a stale cell has; of 256.
constexpr int Stroke = 150;
constexpr int DimStroke = 60;

QRgb blended(QRgb first, QRgb second, int ofFirst) {
    const auto mix = [ofFirst](int one, int two) { return QRgb((one * ofFirst + two * (256 - ofFirst)) >> 8); };
    return 0xff000000 | mix(qRed(first), qRed(second)) << 16 | mix(qGreen(first), qGreen(second)) << 8 |
           mix(qBlue(first), qBlue(second));
}

} // namespace

void HeatmapRaster::draw(const Canvas &canvas, const Scene &scene) {
    // The ground line by line just before what stands on it, while it is still near the processor.
    const QRect &room = canvas.room();
    const std::vector<QRgb> ground(static_cast<std::size_t>(room.width()), scene.palette.ground());
    int filled = room.top();
    const auto fillTo = [&](int bottom) {
        for (; filled <= std::min(bottom, room.bottom()); ++filled)
            std::memcpy(canvas.pixel(room.left(), filled), ground.data(), ground.size() * sizeof(QRgb));
    };
    for (const int rack : scene.geometry.racksIn(room)) {
        fillTo(scene.geometry.rackRect(rack).bottom());
        drawRack(canvas, scene, rack);
    }
    fillTo(room.bottom());
}

void HeatmapRaster::drawRack(const Canvas &canvas, const Scene &scene, int rack) {
    if (scene.geometry.metrics().detail != Detail::Racks)
        return drawNodes(canvas, scene, rack);
    std::vector<LiveCode> codes;
    std::uint8_t health = 0;
    bool isDim = scene.matches != nullptr;
    for (const int node : scene.layout.rack(rack).slots) {
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
    drawCells(canvas, scene, {rect, rect & canvas.room(), rect.width(), rect.width()});
}

void HeatmapRaster::drawNodes(const Canvas &canvas, const Scene &scene, int index) {
    const auto &rack = scene.layout.rack(index);
    const bool isInside = canvas.room().contains(scene.geometry.rackRect(index));
    const auto [step, gap] = stepAndGap(scene);
    const bool isQuick = isInside && scene.geometry.metrics().detail < Detail::Figures;
    int column = 0;
    int row = 0;
    for (const int node : rack.slots) {
        if (node >= 0) {
            const QRect rect = scene.geometry.rowRect(index, column, row, node);
            if (isQuick && isPlain(scene, node))
                drawPlain(canvas, scene, {rect, rect, step - gap, step}, node);
            else
                drawNode(canvas, scene, node, index, {rect, isInside ? rect : rect & canvas.room()});
        }
        if (++row == rack.rowsInColumn) {
            row = 0;
            ++column;
        }
    }
}

std::pair<int, int> HeatmapRaster::stepAndGap(const Scene &scene) {
    const auto &metrics = scene.geometry.metrics();
    return {std::max(1, static_cast<int>(metrics.pitch)), metrics.detail < Detail::Color ? 0 : metrics.cellGap};
}

// All its GPUs have a value, stand beside each other, and nothing else is to be said of them: nearly all nodes, nearly
// always.
bool HeatmapRaster::isPlain(const Scene &scene, int node) {
    return scene.column && !scene.matches && scene.geometry.metrics().detail >= Detail::Color &&
           !scene.column->isMixed[static_cast<std::size_t>(node)] && !scene.values.isCoarse(node) &&
           !scene.values.isCordoned(node) && !scene.layout.isSplit(node) && scene.layout.node(node).gpuCount > 0;
}

void HeatmapRaster::drawNode(const Canvas &canvas, const Scene &scene, int node, int rack,
                             const std::pair<QRect, QRect> &place) {
    const auto &[rect, part] = place;
    const auto &metrics = scene.geometry.metrics();
    if (scene.layout.node(node).gpuCount == 0 || part.isEmpty())
        return;
    const bool isSplit = scene.layout.isSplit(node);
    const bool isFolded = metrics.detail < Detail::Color || scene.values.isCoarse(node);
    const bool isWhole = isFolded && !isSplit;
    const auto [step, gap] = stepAndGap(scene);
    const Row row{rect, part, isWhole ? rect.width() : step - gap, isWhole ? rect.width() : step};
    if (isPlain(scene, node)) {
        drawPlain(canvas, scene, row, node);
    } else {
        isSplit ? gatherSome(scene, node, rack) : isWhole ? gatherNode(scene, node) : gatherGpus(scene, node);
        drawCells(canvas, scene, row);
    }
    if (metrics.detail == Detail::Figures && scene.column && scene.figures && !isFolded)
        drawFigures(canvas, scene, rack, node);
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

void HeatmapRaster::drawPlain(const Canvas &canvas, const Scene &scene, const Row &row, int node) {
    const auto &place = scene.layout.node(node);
    const auto *codes = scene.column->gpus.data() + place.firstGpu;
    const QRgb ground = scene.palette.ground();
    // Whole rows of fields that touch are filled where they are seen.
    const bool isInPlace = row.step == row.width && row.part == row.rect && !isRound(row);
    if (!isInPlace)
        line_.resize(static_cast<std::size_t>(place.gpuCount * row.step));
    QRgb *const line = isInPlace ? canvas.pixel(row.rect.left(), row.rect.top()) : line_.data();
    QRgb *next = line;
    for (int gpu = 0; gpu < place.gpuCount; ++gpu) {
        const QRgb color = scene.palette.color(codes[gpu]);
        int x = 0;
        for (; x < row.width; ++x)
            *next++ = color;
        for (; x < row.step; ++x)
            *next++ = ground;
    }
    if (!isInPlace)
        return copyLines(canvas, row, ground);
    const auto length = static_cast<std::size_t>(next - line) * sizeof(QRgb);
    for (int y = row.rect.top() + 1; y <= row.rect.bottom(); ++y)
        std::memcpy(canvas.pixel(row.rect.left(), y), line, length);
}

void HeatmapRaster::copyLines(const Canvas &canvas, const Row &row, QRgb ground) {
    const QRect &part = row.part;
    const auto skipped = static_cast<std::size_t>(part.left() - row.rect.left());
    const auto length = static_cast<std::size_t>(part.width()) * sizeof(QRgb);
    const auto copy = [&](const std::vector<QRgb> &line, int top, int bottom) {
        for (int y = std::max(top, part.top()); y <= std::min(bottom, part.bottom()); ++y)
            std::memcpy(canvas.pixel(part.left(), y), line.data() + skipped, length);
    };
    int top = row.rect.top();
    int bottom = row.rect.bottom();
    if (isRound(row)) {
        for (int fromEdge = 0; fromEdge < 2; ++fromEdge, ++top, --bottom) {
            edge_ = line_;
            cutCorners(edge_, row, fromEdge, ground);
            copy(edge_, top, top);
            copy(edge_, bottom, bottom);
        }
    }
    copy(line_, top, bottom);
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

HeatmapPalette::Shade HeatmapRaster::shadeOf(const Cell &cell) {
    using Shade = HeatmapPalette::Shade;
    return cell.isDim ? Shade::Dimmed : telemetry::isStale(cell.code) ? Shade::Faded : Shade::Full;
}

QRgb HeatmapRaster::fillOf(const Scene &scene, const Cell &cell) const {
    if (!cell.isHere)
        return scene.palette.ground();
    return telemetry::hasValue(cell.code) ? scene.palette.color(cell.code, shadeOf(cell)) : scene.palette.absent();
}

unsigned HeatmapRaster::patternsOf(const Cell &cell) {
    if (!cell.isHere)
        return 0;
    unsigned patterns = (cell.health & GpuHealth::cordonedBit) != 0 ? Cut : None;
    if (!telemetry::hasValue(cell.code))
        patterns |= cell.code == telemetry::NotReported ? Dotted : Falling;
    else if (telemetry::isStale(cell.code))
        patterns |= Struck;
    return patterns;
}

void HeatmapRaster::drawCells(const Canvas &canvas, const Scene &scene, const Row &row) {
    const QRgb ground = scene.palette.ground();
    line_.assign(cells_.size() * static_cast<std::size_t>(row.step), ground);
    patterns_.resize(cells_.size());
    unsigned all = 0;
    for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
        std::fill_n(line_.data() + cell * static_cast<std::size_t>(row.step), row.width, fillOf(scene, cells_[cell]));
        patterns_[cell] = patternsOf(cells_[cell]);
        all |= patterns_[cell];
    }
    if (all == 0)
        return copyLines(canvas, row, ground);
    const QRect &part = row.part;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        addPatterns(scene, row, y);
        if (const int fromEdge = std::min(y - row.rect.top(), row.rect.bottom() - y); fromEdge < 2 && isRound(row))
            cutCorners(patterned_, row, fromEdge, ground);
        std::memcpy(canvas.pixel(part.left(), y), patterned_.data() + (part.left() - row.rect.left()),
                    static_cast<std::size_t>(part.width()) * sizeof(QRgb));
    }
}

// Neighbours that touch and have the same patterns are one.
void HeatmapRaster::addPatterns(const Scene &scene, const Row &row, int y) {
    patterned_ = line_;
    if (y % period(scene) < unit_)
        strike(scene, row);
    const bool isTouching = row.step == row.width;
    for (std::size_t first = 0; first < cells_.size();) {
        auto last = first;
        while (isTouching && last + 1 < cells_.size() && patterns_[last + 1] == patterns_[first])
            ++last;
        const auto left = first * static_cast<std::size_t>(row.step);
        const auto length = (last - first) * static_cast<std::size_t>(row.step) + static_cast<std::size_t>(row.width);
        addPattern(scene, patterns_[first], {patterned_.data() + left, length},
                   QPoint(row.rect.left() + static_cast<int>(left), y));
        first = last + 1;
    }
}

void HeatmapRaster::strike(const Scene &scene, const Row &row) {
    for (std::size_t place = 0; place < cells_.size(); ++place) {
        if ((patterns_[place] & Struck) == 0)
            continue;
        const auto &cell = cells_[place];
        const auto shade = shadeOf(cell);
        const QRgb color = blended(scene.palette.ink(cell.code, shade), scene.palette.color(cell.code, shade),
                                   cell.isDim ? DimStroke : Stroke);
        std::fill_n(patterned_.data() + place * static_cast<std::size_t>(row.step), row.width, color);
    }
}

void HeatmapRaster::addPattern(const Scene &scene, unsigned patterns, std::span<QRgb> line, const QPoint &from) const {
    const auto width = static_cast<int>(line.size());
    const auto mark = [&](int slant, int thickness, int step, QRgb color) {
        const int start = ((slant % step) + step) % step;
        for (int part = 0; part < thickness; ++part)
            for (int x = (step - start + part) % step; x < width; x += step)
                line[static_cast<std::size_t>(x)] = color;
    };
    const int step = period(scene);
    if ((patterns & Falling) != 0)
        mark(from.x() + from.y(), unit_, step, scene.palette.absentMark());
    if ((patterns & Dotted) != 0 && from.y() % (step / 2) < unit_)
        mark(from.x(), unit_, step / 2, scene.palette.silentMark());
    if ((patterns & Cut) != 0)
        mark(from.x() - from.y(), (isSmall(scene) ? 1 : 2) * unit_, step, scene.palette.ground());
}

void HeatmapRaster::drawFigures(const Canvas &canvas, const Scene &scene, int rack, int node) {
    const auto &place = scene.layout.node(node);
    for (int gpu = 0; gpu < place.gpuCount; ++gpu) {
        if (!scene.layout.isIn(rack, {node, gpu}))
            continue;
        const LiveCode code = scene.column->gpus[static_cast<std::size_t>(place.firstGpu + gpu)];
        const QImage &mask = scene.figures->mask(code);
        const QRect cell = scene.geometry.gpuRect({node, gpu}).translated(-canvas.room().topLeft());
        if (mask.isNull() || mask.width() > cell.width() - 2 || !cell.intersects(canvas.image().rect()))
            continue;
        const bool isDim = scene.matches && !(*scene.matches)[static_cast<std::size_t>(place.firstGpu + gpu)];
        const auto shade = isDim                      ? HeatmapPalette::Shade::Dimmed
                           : telemetry::isStale(code) ? HeatmapPalette::Shade::Faded
                                                      : HeatmapPalette::Shade::Full;
        FigureSprites::blend(canvas.image(),
                             cell.topLeft() +
                                 QPoint((cell.width() - mask.width()) / 2, (cell.height() - mask.height()) / 2),
                             mask, scene.palette.ink(code, shade));
    }
}

} // namespace gpuspage
