#include <algorithm>
#include <cmath>
#include <utility>

#include <QApplication>
#include <QContextMenuEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include "widgets/gpus/gpu_card.h"
#include "widgets/gpus/heatmap_levels.h"
#include "widgets/gpus/heatmap_view.h"

namespace gpuspage {

namespace {

// Double clicks and Enter go to the next size of another kind: to signs, to values, and then to the GPU itself.
constexpr Detail NextDetail[] = {Detail::Color, Detail::Color, Detail::Glyph, Detail::Figures, Detail::Figures};

GpuSelection::How howOf(Qt::KeyboardModifiers modifiers) {
    return modifiers & Qt::ControlModifier ? GpuSelection::How::Toggle
           : modifiers & Qt::ShiftModifier ? GpuSelection::How::Add
                                           : GpuSelection::How::Replace;
}

} // namespace

bool HeatmapView::viewportEvent(QEvent *event) {
    if (event->type() == QEvent::Leave)
        setHovered({});
    return QAbstractScrollArea::viewportEvent(event);
}

void HeatmapView::resizeEvent(QResizeEvent *) {
    fleet_.setRoom(viewport()->size());
    setLevel(isFitted_ ? fittingLevel() : level_);
    tellSight();
}

void HeatmapView::scrollContentsBy(int, int) {
    if (isMoving_)
        return;
    isFitted_ = false;
    tellSight();
    expire();
}

void HeatmapView::wheelEvent(QWheelEvent *event) {
    if (!(event->modifiers() & Qt::ControlModifier)) {
        setHovered({});
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
    setHovered({});
    pressedAt_ = onMap(event->position());
    lastAt_ = event->pos();
    drag_ = event->button() == Qt::MiddleButton || (event->modifiers() & Qt::AltModifier) ? Drag::Pan : Drag::Pressed;
    if (drag_ == Drag::Pan)
        viewport()->setCursor(Qt::ClosedHandCursor);
}

void HeatmapView::mouseMoveEvent(QMouseEvent *event) {
    if (drag_ == Drag::None)
        return setHovered(hitAt(event->position()).gpu);
    const QPoint at = onMap(event->position());
    if (drag_ == Drag::Pan) {
        const QPoint moved = (QPointF(event->pos() - lastAt_) * scaleOfScreen()).toPoint();
        lastAt_ = event->pos();
        isFitted_ = false;
        setBars();
        return scrollToCorner(corner() - moved);
    }
    if (drag_ == Drag::Pressed && (event->pos() - lastAt_).manhattanLength() < QApplication::startDragDistance())
        return;
    drag_ = Drag::Lasso;
    lasso_ = QRect(pressedAt_, at).normalized();
    viewport()->update();
}

void HeatmapView::mouseReleaseEvent(QMouseEvent *event) {
    switch (std::exchange(drag_, Drag::None)) {
    case Drag::None:
        return;
    case Drag::Pan:
        viewport()->unsetCursor();
        return;
    case Drag::Lasso:
        selectLasso(event->modifiers());
        return;
    case Drag::Pressed:
        click(event);
    }
}

void HeatmapView::selectLasso(Qt::KeyboardModifiers modifiers) {
    fleet_.selection().select(geometry_.gpusIn(std::exchange(lasso_, {})), howOf(modifiers));
    viewport()->update();
}

void HeatmapView::click(QMouseEvent *event) {
    const auto hit = hitAt(event->position());
    auto &selection = fleet_.selection();
    const auto &layout = fleet_.layout();
    std::vector<GpuRef> gpus;
    const auto add = [&](int rack) {
        const auto all = layout.gpusOf(rack);
        gpus.insert(gpus.end(), all.begin(), all.end());
    };
    switch (hit.kind) {
    case HeatmapGeometry::Hit::Kind::Nothing:
        if (!(event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)))
            selection.clear();
        return;
    case HeatmapGeometry::Hit::Kind::Gpu:
        if (detail() == Detail::Racks) {
            add(hit.rack);
        } else if (detail() == Detail::Nodes) {
            for (int gpu = 0; gpu < layout.node(hit.gpu.node).gpuCount; ++gpu)
                if (layout.isIn(hit.rack, {hit.gpu.node, gpu}))
                    gpus.push_back({hit.gpu.node, gpu});
        } else if (event->modifiers() & Qt::ShiftModifier) {
            return selection.extendTo(hit.gpu);
        } else {
            gpus.push_back(hit.gpu);
        }
        break;
    case HeatmapGeometry::Hit::Kind::Rack:
        add(hit.rack);
        break;
    case HeatmapGeometry::Hit::Kind::Cluster:
        for (const int rack : layout.clusters()[static_cast<std::size_t>(hit.cluster)].racks)
            add(rack);
    }
    selection.select(gpus, howOf(event->modifiers()));
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
        return selection.select(geometry_.gpusIn(QRect(QPoint(), geometry_.size())));
    switch (event->key()) {
    case Qt::Key_Space:
        if (selection.current().isValid())
            selection.select({GpuRef(selection.current())}, GpuSelection::How::Toggle);
        return;
    case Qt::Key_P:
        return pinCard();
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

bool HeatmapView::moveByKey(QKeyEvent *event) {
    const QSize size = geometry_.size();
    switch (event->key()) {
    case Qt::Key_Left:
        step({-1, 0}, event->modifiers());
        return true;
    case Qt::Key_Right:
        step({1, 0}, event->modifiers());
        return true;
    case Qt::Key_Up:
        step({0, -1}, event->modifiers());
        return true;
    case Qt::Key_Down:
        step({0, 1}, event->modifiers());
        return true;
    case Qt::Key_Home:
        moveTo(geometry_.nearest({}), event->modifiers());
        return true;
    case Qt::Key_End:
        moveTo(geometry_.nearest(QPoint(size.width(), size.height())), event->modifiers());
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

// The next GPU in that direction, over gaps and names.
void HeatmapView::step(const QPoint &direction, Qt::KeyboardModifiers modifiers) {
    const GpuRef from = fleet_.selection().current();
    if (fleet_.layout().isEmpty())
        return;
    if (!from.isValid())
        return moveTo(geometry_.nearest(corner()), modifiers);
    const QRect start = geometry_.gpuRect(from);
    const QRect map(QPoint(), geometry_.size());
    const int stride = std::max(1, static_cast<int>(geometry_.metrics().pitch) / 2);
    QPoint at = start.center();
    for (at += direction * stride; map.contains(at); at += direction * stride) {
        const GpuRef found = geometry_.hit(at).gpu;
        if (found.isValid() && found != from && !start.contains(at))
            return moveTo(found, modifiers);
    }
}

void HeatmapView::moveTo(const GpuRef &gpu, Qt::KeyboardModifiers modifiers) {
    auto &selection = fleet_.selection();
    if (!gpu.isValid())
        return;
    if (modifiers & Qt::ShiftModifier)
        selection.extendTo(gpu);
    else if (modifiers & Qt::ControlModifier)
        selection.setCurrent(gpu);
    else
        selection.select({gpu});
    selection.setCurrent(gpu);
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
    if (drag_ == Drag::Lasso) {
        drag_ = Drag::None;
        lasso_ = {};
        return viewport()->update();
    }
    if (card_->isPinned()) {
        card_->setPinned(false);
        return card_->hide();
    }
    const int whole = fittingLevel();
    if (level_ <= whole && isFitted_)
        return fleet_.selection().clear();
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
    setHovered({});
    viewport()->update();
}

void HeatmapView::setHovered(const GpuRef &gpu) {
    if (gpu == hovered_)
        return;
    hovered_ = gpu;
    viewport()->update();
    if (card_->isPinned())
        return;
    resting_.stop();
    card_->hide();
    if (gpu.isValid())
        resting_.start();
    else
        Q_EMIT hovered({});
}

void HeatmapView::showCard() {
    if (hovered_.isValid() && !card_->isPinned())
        placeCard(hovered_);
}

void HeatmapView::pinCard() {
    const GpuRef gpu = hovered_.isValid() ? hovered_ : fleet_.selection().current();
    const bool wasPinned = card_->isPinned();
    card_->setPinned(false);
    if (wasPinned)
        return card_->hide();
    if (!gpu.isValid())
        return;
    card_->setPinned(true);
    placeCard(gpu);
}

void HeatmapView::placeCard(const GpuRef &gpu) {
    card_->tell(fleet_, gpu, fleet_.values().time());
    moveCardBeside(gpu);
    card_->show();
    card_->raise();
    Q_EMIT hovered(gpu);
}

void HeatmapView::describeCard(const v1::DescribeGpuResponse &description, const QString &node) {
    card_->describe(description, node);
    if (card_->isVisible())
        moveCardBeside(card_->gpu());
}

void HeatmapView::moveCardBeside(const GpuRef &gpu) {
    const QRectF place = rectOf(gpu);
    const QSize size = card_->cardSize();
    const int gap = theme_.px(kit::Size::SpaceSmall);
    // Beside it, so that its row can still be seen; below where there is no room.
    QPoint corner = (place.topRight() + QPointF(gap, 0)).toPoint();
    if (corner.x() + size.width() > viewport()->width() - gap)
        corner.setX(static_cast<int>(place.left()) - gap - size.width());
    if (corner.x() < gap)
        corner = (place.bottomLeft() + QPointF(0, gap)).toPoint();
    corner.setX(std::clamp(corner.x(), gap, std::max(gap, viewport()->width() - size.width() - gap)));
    corner.setY(std::clamp(corner.y(), gap, std::max(gap, viewport()->height() - size.height() - gap)));
    card_->setCardGeometry(QRect(corner, size));
}

} // namespace gpuspage
