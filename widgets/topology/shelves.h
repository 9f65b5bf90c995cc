#pragma once

#include <vector>

#include <QPointF>
#include <QSizeF>

namespace topologypage {

// Boxes side by side on shelves of a length, one below the other, in their order.
class Shelves {
public:
    // A box that is longer than the shelf has one of its own.
    Shelves(const std::vector<QSizeF> &boxes, double length, double gap);

    const std::vector<QPointF> &places() const { return places_; }
    const QSizeF &size() const { return size_; }

    // The length for which all of them are seen largest in a room of that width to height.
    static double lengthFor(const std::vector<QSizeF> &boxes, double gap, double aspect);

private:
    std::vector<QPointF> places_;
    QSizeF size_;
};

} // namespace topologypage
