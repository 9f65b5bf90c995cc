#pragma once

#include <QPainterPath>

namespace deploymentspage {

// The shape by which a series is known beside its color: one for each color of the theme's series, in their order.
class SeriesMark {
public:
    // In a square of that size with its corner at 0.
    static QPainterPath path(int place, qreal size);
};

} // namespace deploymentspage
