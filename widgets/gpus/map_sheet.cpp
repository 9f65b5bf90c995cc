#include "widgets/gpus/map_sheet.h"

#include <cmath>

#include "widgets/gpus/figure_sprites.h"
#include "widgets/gpus/heatmap_legend.h"
#include "widgets/gpus/heatmap_levels.h"
#include "widgets/gpus/heatmap_marks.h"
#include "widgets/gpus/heatmap_view.h"
#include "widgets/gpus/marks_key.h"
#include "widgets/kit/paint.h"

namespace gpuspage {

using kit::Color;
using kit::Size;
using kit::TextRole;

namespace {

// In device-independent pixels: a page in landscape, so that figures can be read where a map of usual size has some.
constexpr QSize MapRoom{1600, 1000};
// And no more than this where it takes that much.
constexpr QSize MostMapRoom{3600, 2600};
constexpr int LeastWidth = 900;
constexpr int LegendWidth = 420;

HeatmapMetrics metricsOf(const kit::Theme &theme, const HeatmapView &view, int level) {
    return HeatmapLevels::metrics(theme, level, view.devicePixelRatioF(),
                                  view.fleet().layout().arrangement().areRacksNamed());
}

// The first size at which whatever the metric may be stands in its field, below the sign of a fault.
int firstReadable(const kit::Theme &theme, const HeatmapView &view) {
    const double scale = view.devicePixelRatioF();
    const auto *column = view.fleet().shown(view.metric());
    FigureSprites figures(theme);
    figures.prepare(column ? column->range : telemetry::Range{0, 100}, scale);
    const auto size = figures.mask(0).size().expandedTo(figures.mask(telemetry::MaxLevel).size());
    const int sign = static_cast<int>(std::ceil((HeatmapMarks::badgeSide + HeatmapMarks::frameWidth) * scale));
    int level = HeatmapLevels::first(Detail::Figures);
    for (; level + 1 < HeatmapLevels::count(); ++level) {
        const auto metrics = metricsOf(theme, view, level);
        const int field = static_cast<int>(metrics.pitch) - metrics.cellGap;
        if (field - 2 >= size.width() && (field - size.height()) / 2 >= sign)
            break;
    }
    return level;
}

} // namespace

int MapSheet::levelFor(const kit::Theme &theme, const HeatmapView &view) {
    const int fitting = view.levelFor(MapRoom);
    const int readable = firstReadable(theme, view);
    if (fitting < HeatmapLevels::first(Detail::Figures) || fitting >= readable)
        return fitting;
    const QSize size = HeatmapGeometry(view.fleet().layout(), metricsOf(theme, view, readable)).size();
    const auto most = QSizeF(MostMapRoom) * view.devicePixelRatioF();
    const bool isThere = size.width() <= most.width() && size.height() <= most.height();
    return isThere ? readable : HeatmapLevels::first(Detail::Figures) - 1;
}

QImage MapSheet::picture(const Words &words) const {
    const double scale = view_.devicePixelRatioF();
    const int margin = theme_.px(Size::SpaceHuge);
    const int gap = theme_.px(Size::SpaceWide);
    auto map = view_.picture(levelFor(theme_, view_)).image;
    map.setDevicePixelRatio(scale);
    const QSize mapSize = map.deviceIndependentSize().toSize();
    const int width = std::max(mapSize.width(), LeastWidth);
    const auto legend = legend_.picture(LegendWidth);
    const MarksKey key(theme_, view_.fleet(), view_.metric());
    const auto marks = key.picture(width - LegendWidth - margin, scale);
    const kit::PictureHead top(theme_, words);
    const int head = top.height();
    const int foot =
        static_cast<int>(std::max(legend.deviceIndependentSize().height(), marks.deviceIndependentSize().height()));
    const QSize size(width + 2 * margin, head + mapSize.height() + foot + 2 * margin + 2 * gap);
    QImage image((QSizeF(size) * scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(theme_.color(Color::Surface));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    top.paint(painter, {margin, margin, width, head});
    int y = margin + head + gap;
    // It has a margin of its own.
    painter.drawImage(QPoint(margin - theme_.px(Size::SpaceMedium), y), map);
    y += mapSize.height() + gap;
    painter.drawImage(QPoint(margin, y), legend);
    painter.drawImage(QPoint(margin + LegendWidth + margin, y), marks);
    return image;
}

} // namespace gpuspage
