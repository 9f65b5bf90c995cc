#include "widgets/gpus/heatmap_drag.h"

#include <utility>

#include <QApplication>

namespace gpuspage {

void HeatmapDrag::beginClick(const QPoint &at, const QPoint &onMap) {
    kind_ = Kind::Click;
    at_ = at;
    begunAt_ = onMap;
}

void HeatmapDrag::beginPan(const QPoint &at) {
    kind_ = Kind::Pan;
    at_ = at;
}

QPoint HeatmapDrag::pan(const QPoint &at) {
    return at - std::exchange(at_, at);
}

bool HeatmapDrag::draw(const QPoint &at, const QPoint &onMap) {
    if (kind_ == Kind::Click && (at - at_).manhattanLength() < QApplication::startDragDistance())
        return false;
    kind_ = Kind::Lasso;
    lasso_ = QRect(begunAt_, onMap).normalized();
    return true;
}

HeatmapDrag::Kind HeatmapDrag::end() {
    return std::exchange(kind_, Kind::None);
}

} // namespace gpuspage
