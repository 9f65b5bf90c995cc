#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QContextMenuEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include "widgets/topology/hover_card.h"
#include "widgets/topology/map_cursor.h"
#include "widgets/topology/topology_view.h"

namespace topologypage {

namespace {

constexpr double WheelFactor = 1.2;
constexpr double KeyFactor = 1.25;

std::optional<Direction> directionOf(int key) {
    switch (key) {
    case Qt::Key_Left:
        return Direction::Left;
    case Qt::Key_Right:
        return Direction::Right;
    case Qt::Key_Up:
        return Direction::Up;
    case Qt::Key_Down:
        return Direction::Down;
    default:
        return {};
    }
}

} // namespace

bool TopologyView::viewportEvent(QEvent *event) {
    if (event->type() == QEvent::Leave)
        setHovered(-1);
    return QAbstractScrollArea::viewportEvent(event);
}

void TopologyView::scrollContentsBy(int, int) {
    viewport()->update();
}

// Whoever comes back sees what he left at once; the rest is drawn again when it is looked at.
void TopologyView::hideEvent(QHideEvent *event) {
    tiles_.forgetUnseen();
    QAbstractScrollArea::hideEvent(event);
}

void TopologyView::wheelEvent(QWheelEvent *event) {
    if (!(event->modifiers() & Qt::ControlModifier)) {
        setHovered(-1);
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    zoomBy(std::pow(WheelFactor, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void TopologyView::mousePressEvent(QMouseEvent *event) {
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    setHovered(-1);
    pressedAt_ = lastAt_ = event->pos();
}

void TopologyView::mouseMoveEvent(QMouseEvent *event) {
    if (!(event->buttons() & (Qt::LeftButton | Qt::MiddleButton))) {
        setHovered(objectAt(event->position()));
        return;
    }
    if (!isPanning_ && (event->pos() - pressedAt_).manhattanLength() < QApplication::startDragDistance())
        return;
    if (!std::exchange(isPanning_, true))
        viewport()->setCursor(Qt::ClosedHandCursor);
    const QPoint moved = event->pos() - lastAt_;
    lastAt_ = event->pos();
    moveOrigin(origin() + moved);
}

void TopologyView::mouseReleaseEvent(QMouseEvent *event) {
    if (std::exchange(isPanning_, false)) {
        viewport()->unsetCursor();
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    const ObjectId id = objectAt(event->position());
    setCurrent(id < 0 ? QString() : graph_.at(id).key, false);
}

void TopologyView::mouseDoubleClickEvent(QMouseEvent *event) {
    if (const ObjectId id = objectAt(event->position()); id >= 0 && event->button() == Qt::LeftButton)
        Q_EMIT activated(graph_.at(id).key);
}

void TopologyView::contextMenuEvent(QContextMenuEvent *event) {
    const bool isByKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    if (!isByKeyboard)
        if (const ObjectId id = objectAt(event->pos()); id >= 0)
            setCurrent(graph_.at(id).key, false);
    const QPoint place =
        isByKeyboard ? viewport()->mapToGlobal(rectOf(current_).bottomLeft().toPoint()) : event->globalPos();
    Q_EMIT menuRequested(current_, place);
}

void TopologyView::keyPressEvent(QKeyEvent *event) {
    const ObjectId at = graph_.find(current_);
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        step(static_cast<Qt::Key>(event->key()));
        return;
    case Qt::Key_Home:
        if (const ObjectId first = firstOf(scene_); first >= 0)
            setCurrent(graph_.at(first).key);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(KeyFactor);
        return;
    case Qt::Key_Minus:
        zoomBy(1 / KeyFactor);
        return;
    case Qt::Key_0:
        fit();
        return;
    case Qt::Key_Escape:
        setCurrent({});
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const ObjectId inner = at < 0 || lens() == Lens::Serving ? -1 : firstWithin(graph_, scene_, at); inner >= 0)
            setCurrent(graph_.at(inner).key);
        else if (at >= 0)
            Q_EMIT activated(current_);
        return;
    case Qt::Key_Backspace:
        if (const ObjectId holder = at < 0 ? -1 : holderOf(graph_, scene_, at); holder >= 0)
            setCurrent(graph_.at(holder).key);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void TopologyView::step(Qt::Key key) {
    const ObjectId at = graph_.find(current_);
    const ObjectId next =
        at < 0 || scene_.itemOf(at) < 0 ? firstOf(scene_) : neighbour(graph_, scene_, at, *directionOf(key));
    if (next >= 0)
        setCurrent(graph_.at(next).key);
}

void TopologyView::focusInEvent(QFocusEvent *event) {
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TopologyView::focusOutEvent(QFocusEvent *event) {
    QAbstractScrollArea::focusOutEvent(event);
    setHovered(-1);
    viewport()->update();
}

void TopologyView::setHovered(ObjectId id) {
    const QString key = id < 0 ? QString() : graph_.at(id).key;
    if (key == hovered_)
        return;
    hovered_ = key;
    card_->hide();
    resting_.stop();
    if (!key.isEmpty())
        resting_.start();
    viewport()->update();
}

void TopologyView::showCard() {
    const ObjectId id = graph_.find(hovered_);
    if (id < 0)
        return;
    card_->tell(graph_, id, remarks_.value(hovered_));
    const QPoint pointer = viewport()->mapFromGlobal(QCursor::pos());
    QRectF place = rectOf(hovered_);
    if (place.width() > 200 || place.height() > 120)
        place = QRectF(pointer, QSizeF(1, 1));
    const QSize size = card_->cardSize();
    const int gap = 8;
    QPoint corner = (place.bottomLeft() + QPointF(0, gap)).toPoint();
    if (corner.y() + size.height() > viewport()->height() - gap)
        corner.setY(std::max(gap, static_cast<int>(place.top()) - gap - size.height()));
    corner.setX(std::clamp(corner.x(), gap, std::max(gap, viewport()->width() - size.width() - gap)));
    card_->setCardGeometry(QRect(corner, size));
    card_->show();
    card_->raise();
}

} // namespace topologypage
