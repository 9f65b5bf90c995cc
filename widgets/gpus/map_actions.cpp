#include "widgets/gpus/map_actions.h"

#include <QAction>

#include "widgets/gpus/gpu_hover.h"
#include "widgets/gpus/heatmap_view.h"
#include "widgets/kit/obstacle.h"

namespace gpuspage {

MapActions::MapActions(HeatmapView &view, const kit::ActionMaker &make)
    : QObject(&view),
      fit_(make(QStringLiteral("gpus.fit"), tr("Fit"), QKeySequence(Qt::Key_0))),
      zoomIn_(make(QStringLiteral("gpus.zoomIn"), tr("Zoom in"), {})),
      zoomOut_(make(QStringLiteral("gpus.zoomOut"), tr("Zoom out"), QKeySequence(Qt::Key_Minus))),
      pin_(make(QStringLiteral("gpus.pin"), tr("Pin the card of this GPU"), QKeySequence(Qt::Key_P))) {
    zoomIn_->setShortcuts({QKeySequence(Qt::Key_Plus), QKeySequence(Qt::Key_Equal)});
    connect(fit_, &QAction::triggered, &view, &HeatmapView::fit);
    connect(zoomIn_, &QAction::triggered, &view, [&view] { view.zoomIn(); });
    connect(zoomOut_, &QAction::triggered, &view, [&view] { view.zoomOut(); });
    connect(pin_, &QAction::triggered, &view.hover(), &GpuHover::pin);
}

void MapActions::judge(const QString &obstacle) {
    for (auto *action : {fit_, zoomIn_, zoomOut_, pin_})
        kit::Obstacle::tell(action, obstacle);
}

} // namespace gpuspage
