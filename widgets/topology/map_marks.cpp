#include "widgets/topology/map_marks.h"

#include <algorithm>

namespace topologypage::marks {

namespace {

constexpr double Thickness = 1.5;

QPen penOf(const QColor &color, double width = Thickness) {
    return {color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

} // namespace

void health(QPainter &painter, const QRectF &rect, Health health, const QColor &color) {
    const double side = std::min(rect.width(), rect.height());
    const QRectF box(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(penOf(color));
    painter.setBrush(Qt::NoBrush);
    const double inset = side * 0.18;
    const QRectF inner = box.adjusted(inset, inset, -inset, -inset);
    switch (health) {
    case Health::Ok:
        painter.drawPolyline(QPolygonF{QPointF(inner.left(), inner.center().y() + side * 0.04),
                                       QPointF(inner.left() + inner.width() * 0.38, inner.bottom() - side * 0.06),
                                       QPointF(inner.right(), inner.top() + side * 0.06)});
        break;
    case Health::Busy:
        painter.drawEllipse(inner);
        painter.setBrush(color);
        painter.drawPie(inner, 90 * 16, -180 * 16);
        break;
    case Health::Warn:
        painter.drawPolygon(QPolygonF{QPointF(box.center().x(), inner.top()), inner.bottomRight(), inner.bottomLeft()});
        painter.drawLine(QPointF(box.center().x(), inner.top() + inner.height() * 0.42),
                         QPointF(box.center().x(), inner.top() + inner.height() * 0.66));
        break;
    case Health::Failed:
        painter.drawLine(inner.topLeft(), inner.bottomRight());
        painter.drawLine(inner.topRight(), inner.bottomLeft());
        break;
    case Health::Plain:
        break;
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void fault(QPainter &painter, const QPointF &at, const QColor &ground, const QColor &sign) {
    const QPointF corner(std::round(at.x()) - faultSide / 2, std::round(at.y()) - faultSide / 2);
    const QRectF box(corner, QSizeF(faultSide, faultSide));
    painter.fillRect(box, ground);
    painter.setPen(QPen(sign, 1));
    const QRectF cross = box.adjusted(2, 2, -3, -3);
    painter.drawLine(cross.topLeft(), cross.bottomRight());
    painter.drawLine(cross.topRight(), cross.bottomLeft());
}

void hatch(QPainter &painter, const QRectF &rect, const QColor &color) {
    constexpr double Step = 6;
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1));
    QList<QLineF> lines;
    for (double x = rect.left() - rect.height(); x < rect.right(); x += Step)
        lines << QLineF(x, rect.bottom(), x + rect.height(), rect.top());
    painter.drawLines(lines);
    painter.restore();
}

void outline(QPainter &painter, const QRectF &rect, const QColor &color, double radius) {
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(color, 1);
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void drift(QPainter &painter, const QRectF &rect, const QColor &color) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(penOf(color));
    const QRectF inner = rect.adjusted(2, 2, -2, -2);
    const double third = inner.height() / 3;
    painter.drawLine(QPointF(inner.left(), inner.top() + third), QPointF(inner.right(), inner.top() + third));
    painter.drawLine(QPointF(inner.left(), inner.bottom() - third), QPointF(inner.right(), inner.bottom() - third));
    painter.drawLine(QPointF(inner.right() - third, inner.top()), QPointF(inner.left() + third, inner.bottom()));
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace topologypage::marks
