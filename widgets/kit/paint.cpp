#include "widgets/kit/paint.h"

#include <cmath>

#include <QFontMetricsF>
#include <QIcon>
#include <QPainterPath>
#include <QStyle>

namespace kit::paint {

qreal hairline(const QPainter &painter) {
    const qreal scale = painter.deviceTransform().m11();
    return scale > 0 ? std::max(1.0, std::floor(scale)) / scale : 1.0;
}

QRectF snapped(const QPainter &painter, const QRectF &rect) {
    const QTransform &transform = painter.deviceTransform();
    if (transform.type() > QTransform::TxScale)
        return rect;
    const QRectF device = transform.mapRect(rect);
    const QPointF topLeft(std::round(device.left()), std::round(device.top()));
    const QPointF bottomRight(std::round(device.right()), std::round(device.bottom()));
    return transform.inverted().mapRect(QRectF(topLeft, bottomRight));
}

void horizontalLine(QPainter &painter, const QRectF &along, qreal y, const QColor &color) {
    const qreal thickness = hairline(painter);
    QRectF line = snapped(painter, QRectF(along.left(), y, along.width(), thickness));
    line.setHeight(thickness);
    painter.fillRect(line, color);
}

void verticalLine(QPainter &painter, const QRectF &along, qreal x, const QColor &color) {
    const qreal thickness = hairline(painter);
    QRectF line = snapped(painter, QRectF(x, along.top(), thickness, along.height()));
    line.setWidth(thickness);
    painter.fillRect(line, color);
}

void roundBox(QPainter &painter, const QRectF &rect, const Box &box) {
    const QRectF outer = snapped(painter, rect);
    const qreal thickness = box.border.isValid() ? box.thickness * hairline(painter) : 0;
    const QRectF inner = outer.adjusted(thickness, thickness, -thickness, -thickness);
    const qreal innerRadius = std::max(0.0, box.radius - thickness);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (box.border.isValid() && box.fill.alpha() == 255 && box.fill.isValid()) {
        painter.setBrush(box.border);
        painter.drawRoundedRect(outer, box.radius, box.radius);
    } else if (box.border.isValid()) {
        QPainterPath frame;
        frame.addRoundedRect(outer, box.radius, box.radius);
        frame.addRoundedRect(inner, innerRadius, innerRadius);
        painter.fillPath(frame, box.border);
    }
    if (box.fill.isValid()) {
        painter.setBrush(box.fill);
        painter.drawRoundedRect(inner, innerRadius, innerRadius);
    }
    painter.restore();
}

void focusRing(QPainter &painter, const QRectF &rect, const Theme &theme, QColor color) {
    const int gap = theme.px(Size::FocusGap);
    const QRectF ring = rect.adjusted(gap, gap, -gap, -gap);
    roundBox(painter, ring,
             {QColor(), color.isValid() ? color : theme.color(Color::Accent), theme.px(Size::RadiusChip),
              theme.px(Size::FocusRing)});
}

void accentBar(QPainter &painter, const QRectF &rect, const Theme &theme, Qt::LayoutDirection direction) {
    QRectF bar = rect;
    const int width = theme.px(Size::AccentBar);
    if (direction == Qt::RightToLeft)
        bar.setLeft(rect.right() - width);
    else
        bar.setWidth(width);
    painter.fillRect(snapped(painter, bar), theme.color(Color::Accent));
}

void text(QPainter &painter, const QRectF &rect, const QString &text, Qt::Alignment alignment) {
    const Qt::Alignment visual = QStyle::visualAlignment(painter.layoutDirection(), alignment);
    const Qt::Alignment vertical = (alignment & Qt::AlignVertical_Mask) ? Qt::Alignment() : Qt::AlignVCenter;
    painter.drawText(rect, int(visual | vertical | Qt::TextSingleLine), elided(painter.font(), text, rect.width()));
}

QString elided(const QFont &font, const QString &text, qreal width, Qt::TextElideMode mode) {
    const QFontMetricsF metrics(font);
    // Half a pixel of grace: a column that was made to fit is never elided by a rounding.
    if (metrics.horizontalAdvance(text) <= width + 0.5)
        return text;
    return metrics.elidedText(text, mode, width);
}

int textWidth(const QFont &font, const QString &text) {
    return static_cast<int>(std::ceil(QFontMetricsF(font).horizontalAdvance(text)));
}

QSize pillSize(const Theme &theme, const QString &text, bool hasGlyph) {
    const int glyph = hasGlyph ? theme.px(Size::Icon) : 0;
    return {textWidth(theme.font(TextRole::Label), text) + 2 * theme.px(Size::SpaceSmall) + glyph,
            theme.px(Size::Pill)};
}

void pill(QPainter &painter, const QRectF &rect, const QString &text, const Theme &theme, const PillLook &look) {
    const bool hasGlyph = !look.glyph.isNull();
    const QSizeF wanted = pillSize(theme, text, hasGlyph);
    const QSizeF size(std::min(wanted.width(), rect.width()), wanted.height());
    const bool isMirrored = look.direction == Qt::RightToLeft;
    const qreal left = isMirrored ? rect.right() - size.width() : rect.left();
    const QRectF box(QPointF(left, rect.center().y() - size.height() / 2), size);
    const QColor strong = theme.strong(look.tone);
    // Where a soft color is no color, as in high contrast, an edge carries the pill.
    const bool needsEdge = theme.soft(look.tone) == theme.color(Color::Surface);
    roundBox(painter, box, {theme.soft(look.tone), needsEdge ? strong : QColor(), int(size.height() / 2), 1});
    const int margin = theme.px(Size::SpaceSmall);
    QRectF inner = snapped(painter, box).adjusted(margin, 0, -margin, 0);
    if (hasGlyph) {
        const int icon = theme.px(Size::Icon);
        const qreal x = isMirrored ? inner.right() - icon + margin / 2 : inner.left() - margin / 2;
        look.glyph.paint(&painter, QRectF(x, box.center().y() - icon / 2.0, icon, icon).toRect());
        inner.adjust(isMirrored ? 0 : icon, 0, isMirrored ? -icon : 0, 0);
    }
    painter.save();
    painter.setLayoutDirection(look.direction);
    painter.setFont(theme.font(TextRole::Label));
    painter.setPen(strong);
    paint::text(painter, inner, text);
    painter.restore();
}

QColor mixed(const QColor &first, const QColor &second, qreal share) {
    const auto mix = [share](qreal a, qreal b) { return float(a + (b - a) * share); };
    return QColor::fromRgbF(mix(first.redF(), second.redF()), mix(first.greenF(), second.greenF()),
                            mix(first.blueF(), second.blueF()));
}

} // namespace kit::paint
