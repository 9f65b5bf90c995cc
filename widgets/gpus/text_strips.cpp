#include "widgets/gpus/text_strips.h"

#include <cstring>

#include "widgets/kit/paint.h"

namespace gpuspage {

namespace {

constexpr int Kept = 6000;

} // namespace

const QImage &TextStrips::strip(const Key &key) {
    if (strips_.size() > Kept)
        strips_.clear();
    auto &strip = strips_[key];
    if (!strip.isNull())
        return strip;
    strip = QImage(key.size, QImage::Format_RGB32);
    strip.setDevicePixelRatio(key.scale);
    strip.fill(theme_.color(kit::Color::Surface));
    QPainter painter(&strip);
    painter.setFont(theme_.font(key.role));
    painter.setPen(theme_.color(key.color));
    const QRectF room(QPointF(), QSizeF(key.size) / key.scale);
    const auto &[text, shorter] = key.texts;
    const bool isRoomy = kit::paint::textWidth(painter.font(), text) <= room.width();
    kit::paint::text(painter, room, kit::paint::elided(painter.font(), isRoomy ? text : shorter, room.width()));
    return strip;
}

void TextStrips::draw(QImage &image, const QRect &rect, const std::pair<QString, QString> &texts, const Style &style) {
    const QRect room = rect & image.rect();
    if (room.isEmpty())
        return;
    const QImage &drawn = strip({rect.size(), texts, style.role, style.color, style.scale});
    for (int y = room.top(); y <= room.bottom(); ++y)
        std::memcpy(reinterpret_cast<QRgb *>(image.scanLine(y)) + room.left(),
                    reinterpret_cast<const QRgb *>(drawn.constScanLine(y - rect.top())) + (room.left() - rect.left()),
                    static_cast<std::size_t>(room.width()) * sizeof(QRgb));
}

} // namespace gpuspage
