#include "widgets/deployments/series_mark.h"

#include <numbers>

namespace deploymentspage {

namespace {

enum class Shape { Circle, Square, Triangle, Diamond, Star, Pentagon };

constexpr Shape Shapes[]{Shape::Circle, Shape::Square, Shape::Triangle, Shape::Diamond, Shape::Star, Shape::Pentagon};

// Points on a circle around the middle, the first at the top; every second one at `inner` of the radius.
QPainterPath star(int points, qreal size, qreal inner) {
    const int corners = inner < 1 ? 2 * points : points;
    const qreal radius = size / 2;
    QPolygonF polygon;
    for (int corner = 0; corner < corners; ++corner) {
        const qreal length = corner % 2 == 1 && inner < 1 ? radius * inner : radius;
        const qreal angle = 2 * std::numbers::pi * corner / corners;
        polygon << QPointF(radius + length * std::sin(angle), radius - length * std::cos(angle));
    }
    QPainterPath path;
    path.addPolygon(polygon);
    path.closeSubpath();
    return path;
}

} // namespace

QPainterPath SeriesMark::path(int place, qreal size) {
    QPainterPath path;
    switch (Shapes[place % static_cast<int>(std::size(Shapes))]) {
    case Shape::Circle:
        path.addEllipse(0, 0, size, size);
        break;
    case Shape::Square:
        path.addRect(0, 0, size, size);
        break;
    case Shape::Triangle:
        path.addPolygon(QPolygonF({{size / 2, 0}, {size, size}, {0, size}, {size / 2, 0}}));
        break;
    case Shape::Diamond:
        return star(4, size, 1);
    case Shape::Star:
        return star(5, size, 0.4);
    case Shape::Pentagon:
        return star(5, size, 1);
    }
    return path;
}

} // namespace deploymentspage
