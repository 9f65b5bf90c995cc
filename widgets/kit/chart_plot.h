#pragma once

#include <vector>

#include <QColor>
#include <QRectF>

#include "widgets/kit/series_parts.h"

class QPainter;

namespace kit {

// The line of a series and the band around it: what stands around them is of whoever has the picture.
struct ChartPlot {
    QRectF rect;
    // What its edges stand for.
    TimeSpan span;
    double low = 0;
    double high = 1;
    QColor color;

    // Nothing of it is outside the rectangle. With smooth edges where the painter has them.
    void draw(QPainter &painter, const std::vector<SeriesPart> &parts) const;

private:
    QPointF at(qint64 time, double value) const;
    void drawPart(QPainter &painter, const SeriesPart &part) const;
};

} // namespace kit
