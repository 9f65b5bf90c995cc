#include <algorithm>
#include <cmath>

#include <QContextMenuEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include "widgets/gpus/gpu_hover.h"
#include "widgets/gpus/heatmap_levels.h"
#include "widgets/gpus/heatmap_view.h"

namespace gpuspage {

namespace {

// Double clicks and Enter go to the next size of another kind: to signs, to values, and then to the GPU itself.
constexpr Detail NextDetail[] = {Detail::Color, Detail::Color, Detail::Glyph, Detail::Figures, Detail::Figures};

} // namespace

bool HeatmapView::viewportEvent(QEvent *event) {
    if (event->type() == QEvent::Leave)
        hover_->setGpu({});
    return QAbstractScrollArea::viewportEvent(event);
}

void HeatmapView::resizeEvent(QResizeEvent *) {
    fleet_.setRoom(HeatmapLevels::room(theme_, room(), scaleOfScreen()));
    if (isFitted_)
        fleet_.fillRoom();
    setLevel(isFitted_ ? fittingLevel() : level_);
    tellSight();
}

void HeatmapView::scrollContentsBy(int, int) {
    if (isMoving_)
        return;
    isFitted_ = false;
    tellSight();
    viewport()->update();
}

void HeatmapView::wheelEvent(QWheelEvent *event) {
    if (!(event->modifiers() & Qt::ControlModifier)) {
        hover_->setGpu({});
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    if (event->angleDelta().y() > 0)
        zoomIn(event->position());
    else if (event->angleDelta().y() < 0)
        zoomOut(event->position());
    event->accept();
}

void HeatmapView::mousePressEvent(QMouseEvent *event) {
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    hover_->setGpu({});
    if (event->button() != Qt::MiddleButton && !(event->modifiers() & Qt::AltModifier))
        return drag_.beginClick(event->pos(), onMap(event->position()));
    drag_.beginPan(event->pos());
    viewport()->setCursor(Qt::ClosedHandCursor);
}

void HeatmapView::mouseMoveEvent(QMouseEvent *event) {
    switch (drag_.kind()) {
    case HeatmapDrag::Kind::None:
        return hover_->setGpu(hitAt(event->position()).gpu);
    case HeatmapDrag::Kind::Pan: {
        const QPoint moved = (QPointF(drag_.pan(event->pos())) * scaleOfScreen()).toPoint();
        isFitted_ = false;
        setBars();
        return scrollToCorner(corner() - moved);
    }
    case HeatmapDrag::Kind::Click:
    case HeatmapDrag::Kind::Lasso:
        if (drag_.draw(event->pos(), onMap(event->position())))
            viewport()->update();
    }
}

void HeatmapView::mouseReleaseEvent(QMouseEvent *event) {
    switch (drag_.end()) {
    case HeatmapDrag::Kind::None:
        return;
    case HeatmapDrag::Kind::Pan:
        viewport()->unsetCursor();
        return;
    case HeatmapDrag::Kind::Lasso:
        picking().select(drag_.lasso(), event->modifiers());
        viewport()->update();
        return;
    case HeatmapDrag::Kind::Click:
        picking().click(hitAt(event->position()), event->modifiers());
    }
}

void HeatmapView::mouseDoubleClickEvent(QMouseEvent *event) {
    if (event->button() != Qt::LeftButton)
        return;
    const auto hit = hitAt(event->position());
    if (!hit.gpu.isValid())
        return;
    fleet_.selection().setCurrent(hit.gpu);
    goIn();
}

void HeatmapView::contextMenuEvent(QContextMenuEvent *event) {
    auto &selection = fleet_.selection();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const auto &current = selection.current();
        const QPoint at = current.isValid() ? rectOf(current).bottomLeft().toPoint() : QPoint();
        Q_EMIT menuRequested(current, viewport()->mapToGlobal(at));
        return;
    }
    const GpuRef gpu = hitAt(event->pos()).gpu;
    if (gpu.isValid() && !selection.contains(gpu))
        selection.select({gpu});
    Q_EMIT menuRequested(gpu, event->globalPos());
}

void HeatmapView::keyPressEvent(QKeyEvent *event) {
    auto &selection = fleet_.selection();
    if (moveByKey(event) || zoomByKey(event))
        return;
    if (event->matches(QKeySequence::SelectAll))
        return picking().selectAll();
    switch (event->key()) {
    case Qt::Key_Space:
        if (selection.current().isValid())
            selection.select({GpuRef(selection.current())}, GpuSelection::How::Toggle);
        return;
    case Qt::Key_P:
        return hover_->pin();
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

bool HeatmapView::moveByKey(QKeyEvent *event) {
    const QSize size = geometry_.size();
    switch (event->key()) {
    case Qt::Key_Left:
        picking().step({-1, 0}, corner(), event->modifiers());
        return true;
    case Qt::Key_Right:
        picking().step({1, 0}, corner(), event->modifiers());
        return true;
    case Qt::Key_Up:
        picking().step({0, -1}, corner(), event->modifiers());
        return true;
    case Qt::Key_Down:
        picking().step({0, 1}, corner(), event->modifiers());
        return true;
    case Qt::Key_Home:
        picking().moveTo(QPoint(), event->modifiers());
        return true;
    case Qt::Key_End:
        picking().moveTo(QPoint(size.width(), size.height()), event->modifiers());
        return true;
    case Qt::Key_PageUp:
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
        return true;
    case Qt::Key_PageDown:
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepAdd);
        return true;
    default:
        return false;
    }
}

bool HeatmapView::zoomByKey(QKeyEvent *event) {
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return true;
    case Qt::Key_Minus:
        zoomOut();
        return true;
    case Qt::Key_0:
        fit();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        goIn();
        return true;
    case Qt::Key_Escape:
        goOut();
        return true;
    default:
        return false;
    }
}

void HeatmapView::goIn() {
    const GpuRef current = fleet_.selection().current();
    if (detail() == Detail::Figures) {
        if (current.isValid())
            Q_EMIT activated(current);
        return;
    }
    const Detail wanted = NextDetail[static_cast<int>(detail())];
    const QPointF anchor = zoomAnchor();
    int level = level_;
    do {
        ++level;
    } while (HeatmapLevels::metrics(theme_, level, scaleOfScreen()).detail < wanted);
    zoomTo(level, anchor);
    if (current.isValid())
        ensureShown(current);
}

// The whole map ends the way out; from there on the selection goes.
void HeatmapView::goOut() {
    if (drag_.kind() == HeatmapDrag::Kind::Lasso) {
        drag_.end();
        return viewport()->update();
    }
    if (hover_->unpin())
        return;
    const int whole = fittingLevel();
    if (level_ <= whole && isFitted_) {
        fleet_.selection().clear();
        // Nothing is left of it, not even the ring.
        return fleet_.selection().setCurrent({});
    }
    int level = level_;
    do {
        --level;
    } while (level > whole && HeatmapLevels::metrics(theme_, level, scaleOfScreen()).detail == detail());
    if (level <= whole)
        fit();
    else
        zoomTo(level, zoomAnchor());
}

void HeatmapView::focusInEvent(QFocusEvent *event) {
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void HeatmapView::focusOutEvent(QFocusEvent *event) {
    QAbstractScrollArea::focusOutEvent(event);
    hover_->setGpu({});
    viewport()->update();
}

} // namespace gpuspage
