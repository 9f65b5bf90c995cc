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

int MapSheet::headHeight(const Words &words) const {
    return theme_.lineHeight(TextRole::Title) + theme_.px(Size::SpaceSmall) +
           static_cast<int>(words.facts.size()) * theme_.lineHeight(TextRole::Body);
}

void MapSheet::paintHead(QPainter &painter, const QRect &head, const Words &words) const {
    QRectF line(head.topLeft(), QSizeF(head.width(), theme_.lineHeight(TextRole::Title)));
    if (!words.source.isEmpty()) {
        const auto size = kit::paint::pillSize(theme_, words.source);
        kit::paint::pill(painter, QRectF(line.right() - size.width(), line.top(), size.width(), line.height()),
                         words.source, theme_, {.tone = kit::Tone::Info});
        line.setRight(line.right() - size.width() - theme_.px(Size::SpaceMedium));
    }
    painter.setFont(theme_.font(TextRole::Title));
    painter.setPen(theme_.color(Color::Text));
    kit::paint::text(painter, line, words.title);
    line = QRectF(head.left(), line.bottom() + theme_.px(Size::SpaceSmall), head.width(),
                  theme_.lineHeight(TextRole::Body));
    painter.setFont(theme_.font(TextRole::Body));
    painter.setPen(theme_.color(Color::Text2));
    for (const auto &fact : words.facts) {
        kit::paint::text(painter, line, kit::paint::elided(painter.font(), fact, line.width()));
        line.translate(0, line.height());
    }
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
    const int head = headHeight(words);
    const int foot =
        static_cast<int>(std::max(legend.deviceIndependentSize().height(), marks.deviceIndependentSize().height()));
    const QSize size(width + 2 * margin, head + mapSize.height() + foot + 2 * margin + 2 * gap);
    QImage image((QSizeF(size) * scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(theme_.color(Color::Surface));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHead(painter, {margin, margin, width, head}, words);
    int top = margin + head + gap;
    // It has a margin of its own.
    painter.drawImage(QPoint(margin - theme_.px(Size::SpaceMedium), top), map);
    top += mapSize.height() + gap;
    painter.drawImage(QPoint(margin, top), legend);
    painter.drawImage(QPoint(margin + LegendWidth + margin, top), marks);
    return image;
}

} // namespace gpuspage
