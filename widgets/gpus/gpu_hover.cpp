#include "widgets/gpus/gpu_hover.h"

#include <algorithm>
#include <utility>

#include "widgets/gpus/gpu_card.h"
#include "widgets/gpus/heatmap_view.h"

namespace gpuspage {

GpuHover::GpuHover(const kit::Theme &theme, HeatmapView &view)
    : QObject(&view), theme_(theme), view_(view), card_(new GpuCard(theme, &view)) {
    card_->setMetrics({v1::SM_ACTIVE, v1::MEMORY_USED, v1::GPU_TEMPERATURE});
    resting_.setSingleShot(true);
    resting_.setInterval(theme.milliseconds(kit::Duration::ToolTip) / 2);
    connect(&resting_, &QTimer::timeout, this, [this] {
        if (gpu_.isValid() && !card_->isPinned())
            show(gpu_);
    });
}

void GpuHover::setGpu(const GpuRef &gpu) {
    if (gpu == gpu_)
        return;
    view_.updateRing(std::exchange(gpu_, gpu));
    view_.updateRing(gpu);
    if (card_->isPinned())
        return;
    resting_.stop();
    card_->hide();
    if (gpu.isValid())
        resting_.start();
    else
        Q_EMIT rested({});
}

void GpuHover::pin() {
    const GpuRef gpu = gpu_.isValid() ? gpu_ : view_.fleet().selection().current();
    if (unpin() || !gpu.isValid())
        return;
    card_->setPinned(true);
    show(gpu);
}

bool GpuHover::unpin() {
    if (!card_->isPinned())
        return false;
    close();
    return true;
}

void GpuHover::close() {
    card_->setPinned(false);
    card_->hide();
}

void GpuHover::tellAgain() {
    if (card_->isVisible() && card_->gpu().isValid())
        card_->tell(view_.fleet(), card_->gpu(), view_.fleet().values().time());
}

void GpuHover::describe(const v1::DescribeGpuResponse &description, const QString &node) {
    card_->describe(description, node);
    if (card_->isVisible())
        place(card_->gpu());
}

void GpuHover::show(const GpuRef &gpu) {
    card_->tell(view_.fleet(), gpu, view_.fleet().values().time());
    place(gpu);
    card_->show();
    card_->raise();
    Q_EMIT rested(gpu);
}

// Beside the GPU, so that its row can still be seen; below where there is no room.
void GpuHover::place(const GpuRef &gpu) {
    const QRectF place = view_.rectOf(gpu);
    const QSize room = view_.viewport()->size();
    const QSize size = card_->cardSize();
    const int gap = theme_.px(kit::Size::SpaceSmall);
    QPoint corner = (place.topRight() + QPointF(gap, 0)).toPoint();
    if (corner.x() + size.width() > room.width() - gap)
        corner.setX(static_cast<int>(place.left()) - gap - size.width());
    if (corner.x() < gap)
        corner = (place.bottomLeft() + QPointF(0, gap)).toPoint();
    corner.setX(std::clamp(corner.x(), gap, std::max(gap, room.width() - size.width() - gap)));
    corner.setY(std::clamp(corner.y(), gap, std::max(gap, room.height() - size.height() - gap)));
    card_->setCardGeometry(QRect(corner, size));
}

} // namespace gpuspage
