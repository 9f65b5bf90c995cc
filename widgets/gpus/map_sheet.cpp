#include "widgets/gpus/map_sheet.h"

#include "widgets/gpus/heatmap_legend.h"
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
constexpr int LeastWidth = 900;
constexpr int LegendWidth = 420;

} // namespace

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
    auto map = view_.picture(view_.levelFor(MapRoom)).image;
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
