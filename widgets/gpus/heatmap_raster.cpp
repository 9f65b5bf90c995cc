#include "widgets/gpus/heatmap_raster.h"

#include <algorithm>
#include <cstring>

namespace gpuspage {

using telemetry::LiveCode;

namespace {

// How much of its ink a line through a stale cell has; of 256.
constexpr int Stroke = 150;
constexpr int DimStroke = 60;

} // namespace

void HeatmapRaster::draw(const HeatmapCanvas &canvas, const HeatmapScene &scene) {
    const QRect &room = canvas.room();
    ground_.assign(static_cast<std::size_t>(room.width()), scene.palette.ground());
    int top = room.top(); // of what is not drawn yet
    for (const int line : scene.geometry.linesIn(room)) {
        const QRect &rect = scene.geometry.lineRect(line);
        drawGround(canvas, {QPoint(room.left(), top), QPoint(room.right(), rect.top() - 1)});
        drawBlocks(canvas, scene, line);
        top = rect.bottom() + 1;
    }
    drawGround(canvas, {QPoint(room.left(), top), room.bottomRight()});
}

void HeatmapRaster::drawBlocks(const HeatmapCanvas &canvas, const HeatmapScene &scene, int line) {
    const QRect &room = canvas.room();
    const QRect &rect = scene.geometry.lineRect(line);
    int left = room.left();
    for (const int cluster : scene.layout.lines()[static_cast<std::size_t>(line)]) {
        const QRect &block = scene.geometry.blockRect(cluster);
        drawGround(canvas, {QPoint(left, rect.top()), QPoint(block.left() - 1, rect.bottom())});
        drawBlock(canvas, scene, cluster, {block.topLeft(), QPoint(block.right(), rect.bottom())});
        left = std::max(left, block.right() + 1);
    }
    drawGround(canvas, {QPoint(left, rect.top()), QPoint(room.right(), rect.bottom())});
}

void HeatmapRaster::drawBlock(const HeatmapCanvas &canvas, const HeatmapScene &scene, int cluster,
                              const QRect &column) {
    int top = column.top();
    for (const int shelf : scene.geometry.shelvesIn(cluster, canvas.room() & column)) {
        const QRect &rect = scene.geometry.shelfRect(shelf);
        const int first = rect.top() + scene.geometry.metrics().label;
        drawGround(canvas, {QPoint(column.left(), top), QPoint(column.right(), first - 1)});
        drawShelf(canvas, scene, shelf, {QPoint(column.left(), first), QPoint(column.right(), rect.bottom())});
        top = rect.bottom() + 1;
    }
    drawGround(canvas, {QPoint(column.left(), top), column.bottomRight()});
}

void HeatmapRaster::drawShelf(const HeatmapCanvas &canvas, const HeatmapScene &scene, int shelf, const QRect &part) {
    const QRect seen = part & canvas.room();
    if (seen.isEmpty())
        return;
    const auto racks = scene.geometry.racksOn(shelf, seen);
    if (scene.geometry.metrics().detail == Detail::Racks) {
        drawGround(canvas, seen);
        for (const int rack : racks)
            drawRack(canvas, scene, rack);
        return;
    }
    lines_.draw(canvas, scene, shelf, racks, seen);
    for (const auto &place : lines_.others())
        drawNode(canvas, scene, place);
}

void HeatmapRaster::drawGround(const HeatmapCanvas &canvas, const QRect &part) {
    const QRect seen = part & canvas.room();
    for (int y = seen.top(); y <= seen.bottom() && seen.width() > 0; ++y)
        canvas.put(seen.left(), y, std::span(ground_).first(static_cast<std::size_t>(seen.width())));
}

void HeatmapRaster::drawRack(const HeatmapCanvas &canvas, const HeatmapScene &scene, int rack) {
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
    drawCells(canvas, scene, {rect, rect & canvas.room(), {rect.width(), rect.width(), rect.height()}});
}

void HeatmapRaster::drawNode(const HeatmapCanvas &canvas, const HeatmapScene &scene, const HeatmapLines::Place &place) {
    const auto &metrics = scene.geometry.metrics();
    const QRect part = place.rect & canvas.room();
    if (scene.layout.node(place.node).gpuCount == 0 || part.isEmpty())
        return;
    const bool isSplit = scene.layout.isSplit(place.node);
    const bool isFolded = metrics.detail < Detail::Color || scene.values.isCoarse(place.node);
    const bool isWhole = isFolded && !isSplit;
    if (!HeatmapLines::isPlain(scene, place.node)) {
        isSplit   ? gatherSome(scene, place.node, place.rack)
        : isWhole ? gatherNode(scene, place.node)
                  : gatherGpus(scene, place.node);
        const int width = place.rect.width();
        drawCells(
            canvas, scene,
            {place.rect,
             part,
             {isWhole ? width : scene.step() - scene.gap(), isWhole ? width : scene.step(), place.rect.height()}});
    }
    if (metrics.detail == Detail::Figures && scene.column && scene.figures && !isFolded)
        drawFigures(canvas, scene, place.rack, place.node);
}

void HeatmapRaster::gatherNode(const HeatmapScene &scene, int node) {
    const auto &place = scene.layout.node(node);
    bool isDim = scene.matches != nullptr;
    for (int gpu = place.firstGpu; isDim && gpu < place.firstGpu + place.gpuCount; ++gpu)
        isDim = !(*scene.matches)[static_cast<std::size_t>(gpu)];
    const auto health = static_cast<std::uint8_t>(scene.values.isCordoned(node) ? GpuHealth::cordonedBit : 0);
    cells_.assign(1, {scene.column ? scene.values.nodeCode(*scene.column, node) : telemetry::NoData, health, isDim});
}

void HeatmapRaster::gatherGpus(const HeatmapScene &scene, int node) {
    const auto &place = scene.layout.node(node);
    cells_.clear();
    for (int gpu = 0; gpu < place.gpuCount; ++gpu) {
        const auto flat = static_cast<std::size_t>(place.firstGpu + gpu);
        cells_.push_back({scene.column ? scene.column->gpus[flat] : telemetry::NoData, scene.values.gpuHealth()[flat],
                          scene.matches && !(*scene.matches)[flat]});
    }
}

void HeatmapRaster::gatherSome(const HeatmapScene &scene, int node, int rack) {
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

void HeatmapRaster::copyLines(const HeatmapCanvas &canvas, const Row &row, QRgb ground) {
    const QRect &part = row.part;
    const auto skipped = static_cast<std::size_t>(part.left() - row.rect.left());
    const auto length = static_cast<std::size_t>(part.width()) * sizeof(QRgb);
    const auto copy = [&](const std::vector<QRgb> &line, int top, int bottom) {
        for (int y = std::max(top, part.top()); y <= std::min(bottom, part.bottom()); ++y)
            std::memcpy(canvas.pixel(part.left(), y), line.data() + skipped, length);
    };
    int top = row.rect.top();
    int bottom = row.rect.bottom();
    if (row.field.isRound(unit_)) {
        for (int fromEdge = 0; fromEdge < 2; ++fromEdge, ++top, --bottom) {
            edge_ = line_;
            row.field.cutCorners(edge_, fromEdge, ground);
            copy(edge_, top, top);
            copy(edge_, bottom, bottom);
        }
    }
    copy(line_, top, bottom);
}

HeatmapPalette::Shade HeatmapRaster::shadeOf(const Cell &cell) {
    using Shade = HeatmapPalette::Shade;
    return cell.isDim ? Shade::Dimmed : telemetry::isStale(cell.code) ? Shade::Faded : Shade::Full;
}

QRgb HeatmapRaster::fillOf(const HeatmapScene &scene, const Cell &cell) const {
    if (!cell.isHere)
        return scene.palette.ground();
    return telemetry::hasValue(cell.code) ? scene.palette.color(cell.code, shadeOf(cell)) : scene.palette.absent();
}

unsigned HeatmapRaster::patternsOf(const HeatmapScene &scene, const Cell &cell) const {
    if (!cell.isHere)
        return 0;
    unsigned patterns = None;
    if ((cell.health & GpuHealth::cordonedBit) != 0)
        patterns |= scene.palette.isCutSeen(fillOf(scene, cell)) ? Cut : Scored;
    if (!telemetry::hasValue(cell.code))
        patterns |= cell.code == telemetry::NotReported ? Dotted : Falling;
    else if (telemetry::isStale(cell.code))
        patterns |= Struck;
    return patterns != None && cell.isDim ? patterns | Pale : patterns;
}

void HeatmapRaster::drawCells(const HeatmapCanvas &canvas, const HeatmapScene &scene, const Row &row) {
    const QRgb ground = scene.palette.ground();
    line_.assign(cells_.size() * static_cast<std::size_t>(row.field.step), ground);
    patterns_.resize(cells_.size());
    unsigned all = 0;
    for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
        std::fill_n(line_.data() + cell * static_cast<std::size_t>(row.field.step), row.field.width,
                    fillOf(scene, cells_[cell]));
        patterns_[cell] = patternsOf(scene, cells_[cell]);
        all |= patterns_[cell];
    }
    if (all == 0)
        return copyLines(canvas, row, ground);
    const QRect &part = row.part;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        addPatterns(scene, row, y);
        if (const int fromEdge = std::min(y - row.rect.top(), row.rect.bottom() - y);
            fromEdge < 2 && row.field.isRound(unit_))
            row.field.cutCorners(patterned_, fromEdge, ground);
        std::memcpy(canvas.pixel(part.left(), y), patterned_.data() + (part.left() - row.rect.left()),
                    static_cast<std::size_t>(part.width()) * sizeof(QRgb));
    }
}

// Neighbours that touch and have the same patterns are one.
void HeatmapRaster::addPatterns(const HeatmapScene &scene, const Row &row, int y) {
    patterned_ = line_;
    if (y % period(scene) < unit_)
        strike(scene, row);
    const bool isTouching = row.field.step == row.field.width;
    for (std::size_t first = 0; first < cells_.size();) {
        auto last = first;
        while (isTouching && last + 1 < cells_.size() && patterns_[last + 1] == patterns_[first])
            ++last;
        const auto left = first * static_cast<std::size_t>(row.field.step);
        const auto length =
            (last - first) * static_cast<std::size_t>(row.field.step) + static_cast<std::size_t>(row.field.width);
        addPattern(scene, patterns_[first], {patterned_.data() + left, length},
                   QPoint(row.rect.left() + static_cast<int>(left), y));
        first = last + 1;
    }
}

void HeatmapRaster::strike(const HeatmapScene &scene, const Row &row) {
    for (std::size_t place = 0; place < cells_.size(); ++place) {
        if ((patterns_[place] & Struck) == 0)
            continue;
        const auto &cell = cells_[place];
        const auto shade = shadeOf(cell);
        const QRgb color = blended(scene.palette.ink(cell.code, shade), scene.palette.color(cell.code, shade),
                                   cell.isDim ? DimStroke : Stroke);
        std::fill_n(patterned_.data() + place * static_cast<std::size_t>(row.field.step), row.field.width, color);
    }
}

void HeatmapRaster::addPattern(const HeatmapScene &scene, unsigned patterns, std::span<QRgb> line,
                               const QPoint &from) const {
    const auto width = static_cast<int>(line.size());
    const auto mark = [&](int slant, int thickness, int step, QRgb color) {
        const int start = ((slant % step) + step) % step;
        for (int part = 0; part < thickness; ++part)
            for (int x = (step - start + part) % step; x < width; x += step)
                line[static_cast<std::size_t>(x)] = color;
    };
    const int step = period(scene);
    const bool isPale = (patterns & Pale) != 0;
    const auto &palette = scene.palette;
    const QRgb silent = isPale ? palette.dimmed(palette.silentMark()) : palette.silentMark();
    if ((patterns & Falling) != 0)
        mark(from.x() + from.y(), unit_, step, isPale ? palette.dimmed(palette.absentMark()) : palette.absentMark());
    if ((patterns & Dotted) != 0 && from.y() % (step / 2) < unit_)
        mark(from.x(), unit_, step / 2, silent);
    if ((patterns & (Cut | Scored)) != 0)
        mark(from.x() - from.y(), (isSmall(scene) ? 1 : 2) * unit_, step,
             (patterns & Cut) != 0 ? palette.ground() : silent);
}

void HeatmapRaster::drawFigures(const HeatmapCanvas &canvas, const HeatmapScene &scene, int rack, int node) {
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
