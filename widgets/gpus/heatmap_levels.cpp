#include "widgets/gpus/heatmap_levels.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace gpuspage {

using kit::Size;
using kit::TextRole;

namespace {

constexpr double Pitches[] = {0.25, 0.5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18, 22, 28, 36, 44};
constexpr double PitchWithGap = 4;
// Enough to part racks: what more they took, fields would not have.
constexpr double RackGapShare = 0.6;

Detail detailAt(double pitch) {
    return pitch >= 18  ? Detail::Figures
           : pitch >= 6 ? Detail::Glyph
           : pitch >= 2 ? Detail::Color
           : pitch >= 1 ? Detail::Nodes
                        : Detail::Racks;
}

} // namespace

int HeatmapLevels::count() {
    return static_cast<int>(std::size(Pitches));
}

double HeatmapLevels::pitch(int level) {
    return Pitches[level];
}

int HeatmapLevels::first(Detail detail) {
    return static_cast<int>(
        std::ranges::find_if(Pitches, [detail](double pitch) { return detailAt(pitch) >= detail; }) - Pitches);
}

HeatmapMetrics HeatmapLevels::metrics(const kit::Theme &theme, int level, double scale, bool areGroupsNamed) {
    const auto px = [scale](double length) { return static_cast<int>(std::lround(length * scale)); };
    const double pitch = Pitches[level];
    HeatmapMetrics metrics;
    metrics.detail = detailAt(pitch);
    metrics.pitch = pitch >= 1 ? std::max(1, px(pitch)) : pitch * scale;
    if (metrics.pitch > 1)
        metrics.pitch = std::round(metrics.pitch);
    metrics.cellGap = pitch >= PitchWithGap ? std::max(1, px(1)) : 0;
    metrics.rackGap = px(std::clamp<double>(std::round(RackGapShare * pitch), 2, theme.px(Size::SpaceMedium)));
    metrics.blockGap = 2 * metrics.rackGap + px(theme.px(Size::SpaceTiny));
    const int line = theme.lineHeight(TextRole::Count);
    // Of a group below its name how many GPUs it has.
    metrics.label = areGroupsNamed ? px(2 * line + 2) : metrics.detail >= Detail::Glyph ? px(line + 2) : 0;
    metrics.leastRack = areGroupsNamed ? px(theme.px(Size::FactColumn)) : 0;
    metrics.shelfGap = metrics.label > 0 ? px(theme.px(Size::SpaceSmall)) : metrics.rackGap;
    // Where GPUs are small, names take no more than they need: there are many.
    const bool isSmall = metrics.detail < Detail::Glyph;
    metrics.lineGap = px(theme.px(isSmall ? Size::SpaceTiny : Size::SpaceSmall));
    metrics.heading = px(theme.px(isSmall ? Size::Pill : Size::Target) - (isSmall ? 2 : 0));
    metrics.margin = px(theme.px(Size::SpaceMedium));
    metrics.leastBlock = px(theme.px(Size::FactColumn));
    return metrics;
}

HeatmapRoom HeatmapLevels::room(const kit::Theme &theme, const QSize &size, double scale) {
    HeatmapRoom room{size, {}, {}};
    for (int level = 0; level < count(); ++level) {
        room.racks.push_back(metrics(theme, level, scale));
        room.groups.push_back(metrics(theme, level, scale, true));
    }
    return room;
}

int HeatmapLevels::fitting(const kit::Theme &theme, const HeatmapLayout &layout, const QSize &room, double scale) {
    for (int level = count() - 1; level > 0; --level) {
        const QSize size =
            HeatmapGeometry(layout, metrics(theme, level, scale, layout.arrangement().areRacksNamed())).size();
        if (size.width() <= room.width() && size.height() <= room.height())
            return level;
    }
    return 0;
}

} // namespace gpuspage
