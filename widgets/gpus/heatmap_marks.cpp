#include "widgets/gpus/heatmap_marks.h"

#include <algorithm>
#include <cmath>

namespace gpuspage {

using kit::Color;

namespace {

void frame(QPainter &painter, const QRect &rect, int thickness, const QColor &color) {
    painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), thickness), color);
    painter.fillRect(QRect(rect.left(), rect.bottom() + 1 - thickness, rect.width(), thickness), color);
    painter.fillRect(QRect(rect.left(), rect.top(), thickness, rect.height()), color);
    painter.fillRect(QRect(rect.right() + 1 - thickness, rect.top(), thickness, rect.height()), color);
}

// What has time does not reach out of its field.
bool hasTime(const GpuHealth &health) {
    return health.severity < v1::DEGRADED || health.isSilenced;
}

} // namespace

void HeatmapMarks::paint(QPainter &painter, const HeatmapGeometry &geometry, const QRect &part, double scale) {
    // Markers reach out of their fields.
    const int reach = static_cast<int>(leastSide * scale);
    const QRect wide = part.adjusted(-reach, -reach, reach, reach);
    const Sheet sheet{painter, geometry, scale};
    paintFaults(sheet, wide);
    paintSelection(sheet, wide);
}

void HeatmapMarks::paintFaults(const Sheet &sheet, const QRect &part) {
    const bool isByRack = sheet.geometry.metrics().detail == Detail::Racks;
    grave_.clear();
    waiting_.clear();
    silenced_.clear();
    for (const int rack : sheet.geometry.racksIn(part)) {
        std::uint8_t worst = 0;
        const auto &slots = fleet_.layout().rack(rack).slots;
        for (int slot = 0; slot < static_cast<int>(slots.size()); ++slot) {
            const int node = slots[static_cast<std::size_t>(slot)];
            if (node < 0 || !fleet_.values().hasFault(node))
                continue;
            if (isByRack)
                worst = worse(worst, worstOf(rack, node));
            else if (sheet.geometry.rowRect({rack, slot}).intersects(part))
                paintRowFaults(sheet, rack, node);
        }
        take(sheet, {sheet.geometry.rackRect(rack), GpuHealth::of(worst)});
    }
    paintSmall(sheet.painter, silenced_, theme_.color(Color::Text3));
    paintSmall(sheet.painter, waiting_,
               theme_.strong(HealthGlyphs::tone({v1::IDLE_ALLOCATED, v1::NOTICE, false, false})));
    for (const auto &fault : grave_)
        paintFault(sheet, fault.rect, fault.health);
}

void HeatmapMarks::take(const Sheet &sheet, const Fault &fault) {
    if (!isSeen(fault.health))
        return;
    if (!hasTime(fault.health))
        grave_.push_back(fault);
    else if (sheet.geometry.metrics().detail < Detail::Glyph)
        (fault.health.isSilenced ? silenced_ : waiting_).push_back(smallSign(sheet, fault.rect));
    else
        paintFault(sheet, fault.rect, fault.health);
}

// A square in the middle, which leaves its color around it where there is room.
QRect HeatmapMarks::smallSign(const Sheet &sheet, const QRect &rect) {
    const int most = static_cast<int>(std::lround(leastSide * sheet.scale));
    const int least = static_cast<int>(std::lround(2 * sheet.scale));
    const auto side = [&](int whole) { return std::min({whole, most, std::max(least, whole / 2)}); };
    const QSize size(side(rect.width()), side(rect.height()));
    return {rect.topLeft() + QPoint((rect.width() - size.width()) / 2, (rect.height() - size.height()) / 2), size};
}

void HeatmapMarks::paintSmall(QPainter &painter, const QList<QRect> &signs, const QColor &color) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRects(signs);
}

std::uint8_t HeatmapMarks::worstOf(int rack, int node) const {
    if (!fleet_.layout().isSplit(node))
        return fleet_.values().nodeHealth(node);
    std::uint8_t worst = 0;
    for (int gpu = 0; gpu < fleet_.layout().node(node).gpuCount; ++gpu)
        if (fleet_.layout().isIn(rack, {node, gpu}))
            worst = worse(worst, fleet_.values().health({node, gpu}));
    return worst;
}

void HeatmapMarks::paintRowFaults(const Sheet &sheet, int rack, int node) {
    const auto &values = fleet_.values();
    const auto &layout = fleet_.layout();
    const bool isSplit = layout.isSplit(node);
    if (!isSplit && (sheet.geometry.metrics().detail == Detail::Nodes || values.isCoarse(node)))
        return take(sheet, {sheet.geometry.nodeRect(node), GpuHealth::of(values.nodeHealth(node))});
    const auto &place = layout.node(node);
    for (int gpu = 0; gpu < place.gpuCount; ++gpu)
        if (const auto byte = isSplit ? values.health({node, gpu})
                                      : values.gpuHealth()[static_cast<std::size_t>(place.firstGpu + gpu)];
            (byte & GpuHealth::faultBits) != 0 && isSeen(GpuHealth::of(byte)) && layout.isIn(rack, {node, gpu}))
            take(sheet, {sheet.geometry.gpuRect({node, gpu}), GpuHealth::of(byte)});
}

bool HeatmapMarks::isSeen(const GpuHealth &health) const {
    return health.isFault() && (!shown_ || (health.severity == *shown_ && !health.isSilenced));
}

void HeatmapMarks::paintFault(const Sheet &sheet, const QRect &rect, const GpuHealth &health) {
    const auto detail = sheet.geometry.metrics().detail;
    const bool isOneGpu = rect.width() == rect.height();
    if (detail == Detail::Figures && isOneGpu)
        return paintEdgeAndBadge(sheet, rect, health);
    const int least = static_cast<int>(std::lround(leastSide * sheet.scale));
    if (detail == Detail::Glyph && isOneGpu && health.severity < v1::DEGRADED) {
        // Its color is left around the sign: it works.
        const int side = rect.width() - 2 * (rect.width() / 8);
        const int inset = (rect.width() - side) / 2;
        sheet.painter.drawImage(rect.topLeft() + QPoint(inset, inset), glyphs_.badge(health, side, sheet.scale));
        return;
    }
    if (detail == Detail::Glyph && isOneGpu && rect.width() >= least) {
        sheet.painter.drawImage(rect.topLeft(), glyphs_.marker(health, rect.width(), sheet.scale));
        return;
    }
    sheet.painter.drawImage(rect.topLeft() + QPoint((rect.width() - least) / 2, (rect.height() - least) / 2),
                            glyphs_.marker(health, least, sheet.scale));
}

void HeatmapMarks::paintEdgeAndBadge(const Sheet &sheet, const QRect &rect, const GpuHealth &health) {
    const bool isStrong = health.severity >= v1::DEGRADED && !health.isSilenced;
    const int thickness = static_cast<int>(std::lround((isStrong ? frameWidth : 1) * sheet.scale));
    frame(sheet.painter, rect, thickness, glyphs_.edgeOf(health));
    const int side = static_cast<int>(std::lround(badgeSide * sheet.scale));
    sheet.painter.drawImage(QPoint(rect.right() + 1 - side - thickness, rect.top() + thickness),
                            glyphs_.badge(health, side, sheet.scale));
}

void HeatmapMarks::paintSelection(const Sheet &sheet, const QRect &part) const {
    if (fleet_.selection().isEmpty())
        return;
    for (const int rack : sheet.geometry.racksIn(part)) {
        const auto &slots = fleet_.layout().rack(rack).slots;
        for (int slot = 0; slot < static_cast<int>(slots.size()); ++slot)
            if (const int node = slots[static_cast<std::size_t>(slot)];
                node >= 0 && sheet.geometry.rowRect({rack, slot}).intersects(part))
                paintSelected(sheet, rack, node);
    }
}

// Neighbours in one outline.
void HeatmapMarks::paintSelected(const Sheet &sheet, int rack, int node) const {
    const bool isSmall = sheet.geometry.metrics().detail < Detail::Glyph;
    const int thickness = static_cast<int>(std::lround((isSmall ? 1 : theme_.px(kit::Size::FocusRing)) * sheet.scale));
    const auto &selection = fleet_.selection();
    const auto &place = fleet_.layout().node(node);
    const auto isMarked = [&](int gpu) {
        return selection.containsAt(place.firstGpu + gpu) && fleet_.layout().isIn(rack, {node, gpu});
    };
    for (int gpu = 0; gpu < place.gpuCount; ++gpu) {
        if (!isMarked(gpu))
            continue;
        const int first = gpu;
        while (gpu + 1 < place.gpuCount && isMarked(gpu + 1))
            ++gpu;
        const QRect run = sheet.geometry.gpuRect({node, first}) | sheet.geometry.gpuRect({node, gpu});
        const int reach = thickness / 2;
        // The ground around it parts it from fields that are as light.
        const int line = std::max(1, static_cast<int>(sheet.scale));
        frame(sheet.painter, run.adjusted(thickness - reach, thickness - reach, reach - thickness, reach - thickness),
              line, theme_.color(Color::Surface));
        frame(sheet.painter, run.adjusted(-reach, -reach, reach, reach), thickness, theme_.color(Color::Accent));
    }
}

} // namespace gpuspage
