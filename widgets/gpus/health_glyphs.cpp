#include "widgets/gpus/health_glyphs.h"

#include <algorithm>
#include <cmath>

#include <QPainter>
#include <QPainterPath>

namespace gpuspage {

using kit::Color;

namespace {

constexpr int LeastWithSign = 8; // of the design

QPolygonF polygon(const QRectF &box, std::initializer_list<QPointF> points) {
    QPolygonF made;
    for (const QPointF &point : points)
        made << QPointF(box.left() + point.x() * box.width(), box.top() + point.y() * box.height());
    return made;
}

// A part of the square, as shares of it.
QRectF part(const QRectF &square, double left, double top, double side) {
    return {square.left() + left * square.width(), square.top() + top * square.height(), side * square.width(),
            side * square.height()};
}

bool drawSolid(QPainter &painter, const QRectF &square, v1::HealthSign sign) {
    switch (sign) {
    case v1::ECC_ERRORS: // a diamond
        painter.drawPolygon(polygon(square, {{0.5, 0}, {1, 0.5}, {0.5, 1}, {0, 0.5}}));
        return true;
    case v1::THERMAL_THROTTLED: // a triangle
        painter.drawPolygon(polygon(square, {{0.5, 0.04}, {1, 0.94}, {0, 0.94}}));
        return true;
    case v1::POWER_THROTTLED: // a flash
        painter.drawPolygon(
            polygon(square, {{0.66, 0}, {0.1, 0.58}, {0.46, 0.58}, {0.32, 1}, {0.9, 0.4}, {0.54, 0.4}}));
        return true;
    default:
        return false;
    }
}

void drawLines(QPainter &painter, const QRectF &square, v1::HealthSign sign) {
    const auto line = [&](std::initializer_list<QPointF> points) { painter.drawPolyline(polygon(square, points)); };
    switch (sign) {
    case v1::XID_REPORTED: // a cross
        line({{0.14, 0.14}, {0.86, 0.86}});
        line({{0.86, 0.14}, {0.14, 0.86}});
        break;
    case v1::GPU_LOST: // an empty square
        painter.drawRect(part(square, 0.14, 0.14, 0.72));
        break;
    case v1::ROW_REMAP_FAILED: // rows
        for (const double y : {0.16, 0.5, 0.84})
            line({{0.08, y}, {0.92, y}});
        break;
    case v1::PCIE_ERRORS: // there and back
        line({{0.3, 0.94}, {0.3, 0.1}, {0.08, 0.36}});
        line({{0.7, 0.06}, {0.7, 0.9}, {0.92, 0.64}});
        break;
    case v1::NVLINK_ERRORS: // two links
        painter.drawEllipse(part(square, 0, 0.22, 0.56));
        painter.drawEllipse(part(square, 0.44, 0.22, 0.56));
        break;
    case v1::IDLE_ALLOCATED: // nothing, crossed out
        painter.drawEllipse(part(square, 0.12, 0.12, 0.76));
        line({{0.1, 0.9}, {0.9, 0.1}});
        break;
    default: // a ring
        painter.drawEllipse(part(square, 0.3, 0.3, 0.4));
    }
}

} // namespace

kit::Tone HealthGlyphs::tone(const GpuHealth &health) {
    if (health.isSilenced)
        return kit::Tone::Neutral;
    switch (health.severity) {
    case v1::CRITICAL:
        return kit::Tone::Danger;
    case v1::DEGRADED:
        return kit::Tone::Warn;
    case v1::NOTICE:
        return kit::Tone::Info;
    default:
        return kit::Tone::Ok;
    }
}

void HealthGlyphs::draw(QPainter &painter, const QRectF &square, v1::HealthSign sign, const QColor &color) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    if (!drawSolid(painter, square, sign)) {
        painter.setPen(QPen(color, std::max(1.2, square.width() * 0.16), Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin));
        painter.setBrush(Qt::NoBrush);
        drawLines(painter, square, sign);
    }
    painter.restore();
}

QColor HealthGlyphs::edgeOf(const GpuHealth &health) const {
    return health.isSilenced ? theme_.color(Color::Text3) : theme_.strong(tone(health));
}

const QImage &HealthGlyphs::marker(const GpuHealth &health, int side, double scale) {
    auto &made = made_[quint32(health.byte()) | quint32(side) << 8];
    if (!made.isNull())
        return made;
    made = QImage(side, side, QImage::Format_ARGB32_Premultiplied);
    made.fill(Qt::transparent);
    QPainter painter(&made);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor edge = edgeOf(health);
    const bool isStrong = !health.isSilenced && health.severity >= v1::DEGRADED;
    const double thickness = std::round((isStrong && side >= LeastWithSign * scale ? 1.5 : 1.0) * scale);
    const double radius = side >= LeastWithSign * scale ? 2 * scale : 0;
    const QRectF box(0, 0, side, side);
    painter.setPen(Qt::NoPen);
    painter.setBrush(edge);
    painter.drawRoundedRect(box, radius, radius);
    const QRectF inner = box.adjusted(thickness, thickness, -thickness, -thickness);
    painter.setBrush(theme_.color(Color::Surface));
    painter.drawRoundedRect(inner, std::max(0.0, radius - thickness), std::max(0.0, radius - thickness));
    const double room = inner.width();
    if (side >= LeastWithSign * scale) {
        const double sign = std::max(4.0 * scale, room * 0.62);
        draw(painter, QRectF(box.center() - QPointF(sign, sign) / 2, QSizeF(sign, sign)), health.sign, edge);
    } else if (isStrong) {
        // Too small for a sign: a point says that it is more than an edge.
        const double dot = std::max(2.0, std::round(side / 3.0));
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.fillRect(QRectF(box.center() - QPointF(dot, dot) / 2, QSizeF(dot, dot)), edge);
    }
    return made;
}

const QImage &HealthGlyphs::badge(const GpuHealth &health, int side, double scale) {
    auto &made = made_[quint32(health.byte()) | quint32(side) << 8 | 0x80000000u];
    if (!made.isNull())
        return made;
    made = QImage(side, side, QImage::Format_ARGB32_Premultiplied);
    made.fill(Qt::transparent);
    QPainter painter(&made);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme_.color(Color::Surface));
    painter.drawRoundedRect(QRectF(0, 0, side, side), 2 * scale, 2 * scale);
    const double sign = side * 0.66;
    draw(painter, QRectF((side - sign) / 2, (side - sign) / 2, sign, sign), health.sign, edgeOf(health));
    return made;
}

} // namespace gpuspage
