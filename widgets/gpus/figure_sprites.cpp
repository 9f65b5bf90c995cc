#include "widgets/gpus/figure_sprites.h"

#include <cmath>

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

namespace gpuspage {

namespace {

constexpr int Shift = 5;

} // namespace

void FigureSprites::prepare(const telemetry::Range &range, double scale) {
    if (range == range_ && scale == scale_ && !masks_.empty())
        return;
    range_ = range;
    scale_ = scale;
    masks_.assign(std::size_t{1} << (15 - Shift), {});
}

const QImage &FigureSprites::mask(telemetry::LiveCode code) {
    if (!telemetry::hasValue(code))
        return none_;
    const auto place = static_cast<std::size_t>((code & ~telemetry::StaleBit) >> Shift);
    auto &mask = masks_[place];
    if (!mask.isNull())
        return mask;
    const auto middle = static_cast<telemetry::LiveCode>(
        std::min<std::size_t>(place * (1 << Shift) + (1 << (Shift - 1)), telemetry::MaxLevel));
    const auto value = std::lround(telemetry::decode(middle, range_));
    auto text = QLocale().toString(std::abs(value));
    // Of differences.
    if (range_.low < 0 && value != 0)
        text.prepend(value < 0 ? QChar(0x2212) : QLatin1Char('+'));
    const QFont &font = theme_.font(kit::TextRole::Count);
    const QFontMetricsF metrics(font);
    const QSizeF size(std::ceil(metrics.horizontalAdvance(text)), std::ceil(metrics.capHeight()) + 2);
    QImage drawn((size * scale_).toSize(), QImage::Format_ARGB32_Premultiplied);
    drawn.setDevicePixelRatio(scale_);
    drawn.fill(Qt::transparent);
    QPainter painter(&drawn);
    painter.setFont(font);
    painter.setPen(Qt::color1);
    painter.drawText(QPointF(0, size.height() - 1), text);
    painter.end();
    mask = drawn.convertToFormat(QImage::Format_Alpha8);
    return mask;
}

void FigureSprites::blend(QImage &image, const QPoint &at, const QImage &mask, QRgb ink) {
    const QRect room = QRect(at, mask.size()) & image.rect();
    const auto mixed = [](int under, int over, int share) { return under + (over - under) * share / 255; };
    for (int y = room.top(); y <= room.bottom(); ++y) {
        const auto *shares = mask.constScanLine(y - at.y()) - at.x();
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = room.left(); x <= room.right(); ++x) {
            if (shares[x] == 0)
                continue;
            const QRgb under = line[x];
            line[x] = 0xff000000 | QRgb(mixed(qRed(under), qRed(ink), shares[x]) << 16 |
                                        mixed(qGreen(under), qGreen(ink), shares[x]) << 8 |
                                        mixed(qBlue(under), qBlue(ink), shares[x]));
        }
    }
}

} // namespace gpuspage
