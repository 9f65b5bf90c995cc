#include "widgets/topology/topology_view.h"

#include <algorithm>
#include <cmath>

#include <QScrollBar>

#include "widgets/kit/paint.h"
#include "widgets/topology/hover_card.h"
#include "widgets/topology/topology_accessible.h"
#include "widgets/topology/topology_words.h"

namespace topologypage {

namespace {

// A room whose shape is so little another, as a logarithm, has the same map.
constexpr double SameAspect = 0.1;

} // namespace

TopologyView::TopologyView(const kit::Theme &theme, const TopologyGraph &graph, QWidget *parent)
    : QAbstractScrollArea(parent),
      theme_(theme),
      graph_(graph),
      painter_(theme, graph),
      card_(new HoverCard(theme, this)) {
    installTopologyAccessible();
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    resting_.setSingleShot(true);
    resting_.setInterval(theme.milliseconds(kit::Duration::ToolTip) / 2);
    connect(&resting_, &QTimer::timeout, this, &TopologyView::showCard);
    connect(&theme, &kit::Theme::changed, this, [this] {
        tiles_.expireAll();
        viewport()->update();
    });
    arrange();
}

TopologyView::~TopologyView() = default;

void TopologyView::take(const TopologyGraph::Changes &changes) {
    if (changes.isEmpty())
        return;
    if (changes.isReshaped) {
        arrange();
    } else if (changes.isRelinked) {
        painter_.follow(scene_);
        tiles_.expireAll();
        light();
    }
    if (!changes.isReshaped && !changes.isRelinked)
        for (const ObjectId id : changes.changed)
            expire(id);
    viewport()->update();
}

void TopologyView::arrange() {
    makeScene();
    painter_.follow(scene_);
    if (scene_.items().empty())
        tiles_ = {};
    if (!current_.isEmpty() && !graph_.contains(current_))
        setCurrent({});
    light();
    tiles_.expireAll();
    if (isFitted_)
        fitNow();
    else
        setBars();
    viewport()->update();
}

void TopologyView::present() {
    isPresented_ = true;
    arrange();
}

// Where things stand may depend on the room; whoever has moved the map keeps it as it is.
void TopologyView::resizeEvent(QResizeEvent *) {
    if (!isFitted_)
        return setBars();
    const bool isOther = std::abs(std::log(aspect() / arrangedAspect_)) > SameAspect;
    if (isOther || isDense_ != isDenseFitted())
        arrange();
    else
        fitNow();
}

void TopologyView::setLens(Lens lens) {
    if (lens == scene_.lens())
        return;
    setHovered(-1);
    scene_ = Scene(lens);
    tiles_ = {};
    isFitted_ = isFirst_ = true;
    arrange();
    if (const ObjectId id = graph_.find(current_); id >= 0)
        if (const auto rects = standIns(id); !rects.empty())
            ensureShown(rects.front());
    Q_EMIT lensChanged();
}

void TopologyView::expire(ObjectId id) {
    const double reach = MapPainter::overhang;
    for (int item = scene_.itemOf(id); item >= 0; item = scene_.items()[static_cast<std::size_t>(item)].next) {
        const QRectF rect = scene_.items()[static_cast<std::size_t>(item)].rect;
        QRectF part(rect.topLeft() * zoom_, rect.size() * zoom_);
        // The line that leads to it tells of it too.
        if (scene_.lens() == Lens::Serving && graph_.at(id).kind < Kind::Site)
            for (const ObjectId before : graph_.upstream(id))
                if (const QRectF other = scene_.rectOf(before); !other.isNull())
                    part |= QRectF(other.topLeft() * zoom_, other.size() * zoom_);
        tiles_.expire(part.adjusted(-reach, -reach, reach, reach));
    }
}

void TopologyView::light() {
    const ObjectId id = graph_.find(current_);
    auto lit = matches_;
    if (id >= 0) {
        lit.emplace(graph_.objects().size());
        for (const ObjectId other : graph_.related(id))
            (*lit)[static_cast<std::size_t>(other)] = true;
    }
    // What a plan puts somewhere is seen whatever is selected.
    for (std::size_t place = 0; lit && place < graph_.objects().size(); ++place)
        if (graph_.objects()[place].state == State::Planned)
            for (const ObjectId other : graph_.downstream(static_cast<ObjectId>(place)))
                (*lit)[place] = (*lit)[static_cast<std::size_t>(other)] = true;
    if (lit == lit_)
        return;
    lit_ = std::move(lit);
    tiles_.expireAll();
    viewport()->update();
}

void TopologyView::setCurrent(const QString &key, bool isShown) {
    const ObjectId id = graph_.find(key);
    if (id >= 0 && isShown)
        if (const auto rects = standIns(id); !rects.empty())
            ensureShown(rects.front());
    if (key == current_ || (id < 0 && current_.isEmpty()))
        return;
    current_ = id < 0 ? QString() : key;
    light();
    viewport()->update();
    tellCurrentObject(*this);
    Q_EMIT currentChanged(current_);
}

void TopologyView::setMatches(std::optional<std::vector<bool>> matches) {
    matches_ = std::move(matches);
    light();
}

void TopologyView::finishNext() {
    tiles_.finishNext();
    viewport()->update();
}

int TopologyView::headingHeight() const {
    return scene_.lens() == Lens::Serving && !scene_.items().empty() ? theme_.px(kit::Size::HeaderRow) : 0;
}

QRectF TopologyView::onScreen(const QRectF &rect) const {
    return {rect.topLeft() * zoom_ + origin(), rect.size() * zoom_};
}

std::vector<QRectF> TopologyView::standIns(ObjectId id) const {
    std::vector<QRectF> rects;
    for (int item = scene_.itemOf(id); item >= 0; item = scene_.items()[static_cast<std::size_t>(item)].next)
        rects.push_back(scene_.items()[static_cast<std::size_t>(item)].rect);
    if (!rects.empty())
        return rects;
    // A replica is seen by its GPUs, a deployment by its replicas, a node by the GPUs that serve.
    std::vector<ObjectId> next;
    for (const ObjectId other : graph_.related(id)) {
        const auto kind = graph_.at(other).kind;
        if (scene_.itemOf(other) >= 0 && (kind == Kind::Gpu || kind == Kind::Replica))
            next.push_back(other);
    }
    for (const ObjectId other : next)
        rects.push_back(scene_.rectOf(other));
    return rects;
}

QRectF TopologyView::rectOf(const QString &key) const {
    const ObjectId id = graph_.find(key);
    const QRectF rect = id < 0 ? QRectF() : scene_.rectOf(id);
    return rect.isNull() ? QRectF() : onScreen(rect);
}

QRectF TopologyView::lineOf(const QString &key) const {
    const QRectF rect = rectOf(key);
    if (rect.isNull() || lens() == Lens::Physical)
        return rect;
    const QRectF block = scene_.blockOf(graph_.find(key));
    const QRectF line = block.isNull() ? rect : rect | onScreen(block);
    return {0, line.top(), double(viewport()->width()), line.height()};
}

void TopologyView::center(const QString &key) {
    const QRectF rect = rectOf(key);
    const QRectF room(viewport()->rect());
    if (rect.isNull() || room.adjusted(0, room.height() / 4, 0, -room.height() / 4).contains(rect))
        return;
    verticalScrollBar()->setValue(verticalScrollBar()->value() +
                                  static_cast<int>(std::lround(rect.center().y() - room.center().y())));
}

ObjectId TopologyView::objectAt(const QPointF &at) const {
    if (at.y() < headingHeight() && verticalScrollBar()->value() > 0)
        return -1;
    const int item = scene_.itemAt((at - origin()) / zoom_);
    return item < 0 ? -1 : scene_.items()[static_cast<std::size_t>(item)].id;
}

std::vector<ObjectId> TopologyView::objectsInSight(std::size_t most) const {
    std::vector<ObjectId> found;
    std::vector<bool> seen(graph_.objects().size());
    const QRectF sight(QPointF(-origin() / zoom_), QSizeF(viewport()->size()) / zoom_);
    for (const int item : scene_.itemsIn(sight)) {
        const ObjectId id = scene_.items()[static_cast<std::size_t>(item)].id;
        if (seen[static_cast<std::size_t>(id)])
            continue;
        seen[static_cast<std::size_t>(id)] = true;
        found.push_back(id);
        if (found.size() == most)
            break;
    }
    return found;
}

void TopologyView::ensureShown(const QRectF &rect) {
    const QRectF place = onScreen(rect);
    const QRectF room = QRectF(viewport()->rect()).adjusted(edge, edge + headingHeight(), -edge, -edge);
    const auto shift = [](double first, double last, double from, double to) {
        return last > to && first - (last - to) >= from ? last - to : first < from || last > to ? first - from : 0.0;
    };
    const double dx = shift(place.left(), place.right(), room.left(), room.right());
    const double dy = shift(place.top(), place.bottom(), room.top(), room.bottom());
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + static_cast<int>(std::lround(dx)));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(std::lround(dy)));
}

} // namespace topologypage
