#include "widgets/gpus/text_strips.h"

#include <cstring>

#include "widgets/kit/paint.h"

namespace gpuspage {

namespace {

constexpr int Kept = 6000;

} // namespace

const QImage &TextStrips::strip(const QSize &size, const QString &text, const Style &style) {
    const auto key = QStringLiteral("%1 %2 %3 %4 %5")
                         .arg(static_cast<int>(style.role))
                         .arg(static_cast<int>(style.color))
                         .arg(size.width())
                         .arg(style.scale)
                         .arg(text);
    if (strips_.size() > Kept)
        strips_.clear();
    auto &strip = strips_[key];
    if (!strip.isNull())
        return strip;
    strip = QImage(size, QImage::Format_RGB32);
    strip.setDevicePixelRatio(style.scale);
    strip.fill(theme_.color(kit::Color::Surface));
    QPainter painter(&strip);
    painter.setFont(theme_.font(style.role));
    painter.setPen(theme_.color(style.color));
    const QRectF room(QPointF(), QSizeF(size) / style.scale);
    kit::paint::text(painter, room, kit::paint::elided(painter.font(), text, room.width()));
    return strip;
}

void TextStrips::draw(QImage &image, const QRect &rect, const QString &text, const Style &style) {
    const QRect room = rect & image.rect();
    if (room.isEmpty())
        return;
    const QImage &drawn = strip(rect.size(), text, style);
    for (int y = room.top(); y <= room.bottom(); ++y)
        std::memcpy(reinterpret_cast<QRgb *>(image.scanLine(y)) + room.left(),
                    reinterpret_cast<const QRgb *>(drawn.constScanLine(y - rect.top())) + (room.left() - rect.left()),
                    static_cast<std::size_t>(room.width()) * sizeof(QRgb));
}

} // namespace gpuspage
