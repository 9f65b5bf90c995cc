// How large the map is, and where: all of it as it fits, or a part that somebody chose.
#include <algorithm>
#include <cmath>
#include <limits>

#include <QScrollBar>

#include "widgets/topology/topology_view.h"

namespace topologypage {

namespace {

constexpr double LargestFit = 1.5;
// Where what serves is smaller, names of replicas cannot be read: they are signs, so that all else has more room.
constexpr double SmallestNamed = 0.5;
// As large as names need to be read; a map that would be smaller as a whole begins as wide as the room, from its top.
constexpr double SmallestFirst = 0.32;
constexpr double SmallestZoom = 0.005;
constexpr double LargestZoom = 2.5;

} // namespace

QSizeF TopologyView::roomOfMap() const {
    return {viewport()->width() - 2 * edge, viewport()->height() - 2 * edge - headingHeight()};
}

double TopologyView::aspect() const {
    const QSizeF room = roomOfMap();
    return room.isEmpty() ? PhysicalLayout::usualAspect : std::clamp(room.width() / room.height(), 0.3, 5.0);
}

void TopologyView::makeScene() {
    arrangedAspect_ = aspect();
    if (lens() == Lens::Physical) {
        scene_ = physical_.arrange(graph_, arrangedAspect_);
        isDense_ = false;
        return;
    }
    if (isFitted_ && !isPresented_) {
        scene_ = serving_.arrange(graph_);
        usualSize_ = scene_.bounds().size();
    }
    isDense_ = isFitted_ ? isDenseFitted() : isDense_;
    if (isDense_)
        scene_ = dense_.arrange(graph_, arrangedAspect_);
    else if (!isFitted_)
        scene_ = serving_.arrange(graph_);
}

// Whether all of what serves, as large as it fits, is dense.
bool TopologyView::isDenseFitted() const {
    return lens() == Lens::Serving && (isPresented_ || zoomFor(usualSize_) < SmallestNamed);
}

double TopologyView::zoomFor(const QSizeF &size) const {
    const QSizeF room = roomOfMap();
    if (size.isEmpty() || room.isEmpty())
        return 1;
    return std::clamp(std::min(room.width() / size.width(), room.height() / size.height()), SmallestZoom, LargestFit);
}

double TopologyView::fittingZoom() const {
    return zoomFor(scene_.bounds().size());
}

double TopologyView::firstZoom() const {
    const double room = roomOfMap().width();
    const double whole = fittingZoom();
    const bool isWhole = isPresented_ || whole >= SmallestFirst || lens() == Lens::Physical;
    return isWhole || scene_.bounds().isEmpty() || room <= 0
               ? whole
               : std::clamp(room / scene_.bounds().width(), SmallestFirst, 1.0);
}

void TopologyView::fitNow() {
    zoom_ = isFirst_ ? firstZoom() : fittingZoom();
    setBars();
}

void TopologyView::fit() {
    isFitted_ = true;
    isFirst_ = false;
    arrange();
}

void TopologyView::zoomBy(double factor) {
    QPointF anchor(viewport()->rect().center());
    if (const QRectF rect = rectOf(current_); rect.intersects(viewport()->rect()))
        anchor = rect.center();
    zoomBy(factor, anchor);
}

void TopologyView::zoomBy(double factor, const QPointF &at) {
    setHovered(-1);
    setZoom(zoom_ * factor, at);
}

void TopologyView::setZoom(double zoom, const QPointF &anchor) {
    zoom = std::clamp(zoom, std::min(SmallestZoom, fittingZoom()), LargestZoom);
    if (zoom == zoom_)
        return;
    QPointF onMap = (anchor - origin()) / zoom_;
    // Whoever comes nearer wants to see more of it; whoever goes farther away wants to see no less of all.
    const bool isDense = isPresented_ || zoom < SmallestNamed || (isDense_ && zoom <= std::max(zoom_, fittingZoom()));
    isFitted_ = false;
    if (lens() == Lens::Serving && isDense != isDense_)
        onMap = makeDense(isDense, onMap);
    zoom_ = zoom;
    moveOrigin(anchor - onMap * zoom_);
    viewport()->update();
}

// Answers where what is nearest to that place of the map is then.
QPointF TopologyView::makeDense(bool isDense, const QPointF &place) {
    ObjectId nearest = -1;
    QRectF before;
    double least = std::numeric_limits<double>::max();
    for (const auto &item : scene_.items()) {
        const QPointF off(std::max({0.0, item.rect.left() - place.x(), place.x() - item.rect.right()}),
                          std::max({0.0, item.rect.top() - place.y(), place.y() - item.rect.bottom()}));
        if (const double far = QPointF::dotProduct(off, off); far < least) {
            least = far;
            nearest = item.id;
            before = item.rect;
        }
    }
    isDense_ = isDense;
    arrange();
    const QRectF after = scene_.rectOf(nearest);
    return after.isNull() ? place
                          : after.topLeft() + QPointF((place.x() - before.left()) / before.width() * after.width(),
                                                      (place.y() - before.top()) / before.height() * after.height());
}

void TopologyView::moveOrigin(const QPointF &wanted) {
    isFitted_ = false;
    setBars();
    horizontalScrollBar()->setValue(static_cast<int>(std::lround(margin(viewport()->width()) - wanted.x())));
    verticalScrollBar()->setValue(static_cast<int>(std::lround(margin(viewport()->height()) - wanted.y())));
}

// Whoever moves the map himself may put its edge into the middle: then every place can be zoomed at.
double TopologyView::margin(int room) const {
    return isFitted_ ? edge : std::max(edge, room / 2.0);
}

void TopologyView::setBars() {
    const auto set = [this](QScrollBar *bar, double length, int room) {
        bar->setRange(0, std::max(0, static_cast<int>(std::ceil(length + 2 * margin(room))) - room - 1));
        bar->setPageStep(room);
        bar->setSingleStep(std::max(1, room / 12));
    };
    set(horizontalScrollBar(), scene_.bounds().width() * zoom_, viewport()->width());
    set(verticalScrollBar(), scene_.bounds().height() * zoom_, viewport()->height());
}

// What fits and was not moved stands in the middle, below the names of its columns.
QPointF TopologyView::origin() const {
    const QSizeF size = scene_.bounds().size() * zoom_;
    const auto along = [this](double length, int room, int head, int scrolled) {
        const bool isCentred = isFitted_ && length + 2 * edge + head <= room + 1;
        return std::round(isCentred ? (room + head - length) / 2 : margin(room) - scrolled);
    };
    return {along(size.width(), viewport()->width(), 0, horizontalScrollBar()->value()),
            along(size.height(), viewport()->height(), headingHeight(), verticalScrollBar()->value())};
}

} // namespace topologypage
