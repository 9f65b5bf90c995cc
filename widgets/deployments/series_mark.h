#pragma once

#include <QPainterPath>
#include <QScatterSeries>

namespace deploymentspage {

// The shape by which a series is known beside its color: one for each color of the theme's series, in their order.
class SeriesMark {
public:
    static QScatterSeries::MarkerShape shape(int place);
    // The same shape, in a square of that size with its corner at 0.
    static QPainterPath path(int place, qreal size);
};

} // namespace deploymentspage
