#pragma once

#include <QPainter>

#include "widgets/topology/topology_object.h"

// Signs of the map, drawn as lines and small shapes: fast, and sharp at every size.
namespace topologypage::marks {

// Side of the sign of a fault where its object is smaller than a sign, in pixels.
inline constexpr int faultSide = 9;

// A different shape for each health; Plain has none.
void health(QPainter &painter, const QRectF &rect, Health health, const QColor &color);
// A cross on its own ground, around a point.
void fault(QPainter &painter, const QPointF &at, const QColor &ground, const QColor &sign);
// Slanted lines over what is about to go.
void hatch(QPainter &painter, const QRectF &rect, const QColor &color);
// The outline of what is not there.
void outline(QPainter &painter, const QRectF &rect, const QColor &color, double radius);
// Two lines that differ: wanted is not what serves.
void drift(QPainter &painter, const QRectF &rect, const QColor &color);

} // namespace topologypage::marks
