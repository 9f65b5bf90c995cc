#include "widgets/topology/shelves.h"

#include <algorithm>
#include <limits>

namespace topologypage {

Shelves::Shelves(const std::vector<QSizeF> &boxes, double length, double gap) {
    QPointF at;
    double high = 0;
    for (const auto &box : boxes) {
        if (at.x() > 0 && at.x() + box.width() > length) {
            at = QPointF(0, at.y() + high + gap);
            high = 0;
        }
        places_.push_back(at);
        at.rx() += box.width() + gap;
        high = std::max(high, box.height());
        size_ = size_.expandedTo(QSizeF(at.x() - gap, at.y() + high));
    }
}

double Shelves::lengthFor(const std::vector<QSizeF> &boxes, double gap, double aspect) {
    double best = 0;
    double least = std::numeric_limits<double>::infinity();
    double length = -gap;
    for (const auto &box : boxes) {
        length += box.width() + gap;
        const auto size = Shelves(boxes, length, gap).size();
        if (const double cost = std::max(size.width(), size.height() * aspect); cost < least) {
            least = cost;
            best = length;
        }
    }
    return best;
}

} // namespace topologypage
