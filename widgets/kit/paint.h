#pragma once

#include <QPainter>

#include "widgets/kit/theme.h"

class QWidget;

// Drawing that keeps its edges on device pixels at every scale.
namespace kit::paint {

// One hairline in logical pixels: a whole number of device pixels, at least one.
qreal hairline(const QPainter &painter);
// The rectangle with its edges moved to the nearest device pixels.
QRectF snapped(const QPainter &painter, const QRectF &rect);

void horizontalLine(QPainter &painter, const QRectF &along, qreal y, const QColor &color);
void verticalLine(QPainter &painter, const QRectF &along, qreal x, const QColor &color);

struct Box {
    QColor fill;       // invalid: none
    QColor border;     // invalid: none
    int radius = 0;    // logical pixels
    int thickness = 1; // of the border, in hairlines
};
void roundBox(QPainter &painter, const QRectF &rect, const Box &box);

// The ring of keyboard focus, inside the rectangle.
void focusRing(QPainter &painter, const QRectF &rect, const Theme &theme, QColor color = {});
// The bar at the leading edge of what is selected.
void accentBar(QPainter &painter, const QRectF &rect, const Theme &theme, Qt::LayoutDirection direction);

// One line, elided at its end when it does not fit. Alignment is logical: leading is left in left-to-right text.
void text(QPainter &painter, const QRectF &rect, const QString &text, Qt::Alignment alignment = Qt::AlignLeading);
QString elided(const QFont &font, const QString &text, qreal width, Qt::TextElideMode mode = Qt::ElideRight);
// Width of one line, rounded up to whole pixels.
int textWidth(const QFont &font, const QString &text);

// A word in a pill. The size is for the same text; the pill is drawn at the leading edge, centred vertically.
QSize pillSize(const Theme &theme, const QString &text, bool hasGlyph = false);
struct PillLook {
    Tone tone = Tone::Neutral;
    QIcon glyph;
    Qt::LayoutDirection direction = Qt::LeftToRight;
};
void pill(QPainter &painter, const QRectF &rect, const QString &text, const Theme &theme, const PillLook &look);

// A mixture of two colors of the theme: share is how much of the second, of 1.
QColor mixed(const QColor &first, const QColor &second, qreal share);

} // namespace kit::paint
