#include "widgets/topology/map_painter.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "widgets/kit/paint.h"
#include "widgets/topology/map_marks.h"
#include "widgets/topology/topology_words.h"

namespace topologypage {

namespace {

using kit::Color;
using kit::Size;
using kit::TextRole;

constexpr double DimShare = 0.62;
constexpr double WidestLine = 9;

QRectF onScreen(const QRectF &rect, const MapPainter::Look &look) {
    return {rect.topLeft() * look.zoom + look.origin, rect.size() * look.zoom};
}

} // namespace

MapPainter::Detail MapPainter::detailOf(Kind kind, const QSizeF &size) {
    if (kind == Kind::Gpu)
        return size.width() >= 12 && size.height() >= 14 ? Detail::Name : Detail::Color;
    if (kind == Kind::Replica)
        return size.height() >= 24 && size.width() >= 60   ? Detail::All
               : size.height() >= 14 && size.width() >= 30 ? Detail::Name
                                                           : Detail::Color;
    if (kind == Kind::Node)
        return size.height() >= 44 && size.width() >= 90   ? Detail::All
               : size.height() >= 18 && size.width() >= 60 ? Detail::Name
                                                           : Detail::Color;
    if (kind == Kind::Site || kind == Kind::Cluster)
        return size.height() >= 44 && size.width() >= 90   ? Detail::All
               : size.width() >= 44 && size.height() >= 30 ? Detail::Name
                                                           : Detail::Color;
    return size.height() >= 32 ? Detail::All : size.height() >= 14 ? Detail::Name : Detail::Color;
}

void MapPainter::follow(const Scene &scene) {
    scene_ = &scene;
    lines_.clear();
    blocks_.clear();
    if (scene.lens() != Lens::Serving)
        return;
    for (const auto &edge : graph_.edges())
        addLine(edge);
    const auto &objects = graph_.objects();
    for (std::size_t place = 0; place < objects.size(); ++place) {
        const auto id = static_cast<ObjectId>(place);
        const QRectF block = objects[place].kind == Kind::Deployment ? scene.blockOf(id) : QRectF();
        if (block.isNull())
            continue;
        blocks_.emplace_back(id, block);
        for (const ObjectId revision : graph_.downstream(id)) {
            const QRectF from = scene.rectOf(revision);
            if (graph_.at(revision).kind == Kind::Revision && !from.isNull())
                lines_.push_back({revision, id, QPointF(from.right(), from.center().y()),
                                  QPointF(block.left(), std::min(from.center().y(), block.bottom())),
                                  std::max(0.0, graph_.at(revision).share), LinkKind::Flow});
        }
    }
}

void MapPainter::addLine(const Edge &edge) {
    const auto &from = graph_.at(edge.from);
    const auto &to = graph_.at(edge.to);
    // A replica's GPUs stand beside it.
    if (edge.kind == LinkKind::Use || (to.kind == Kind::Replica && from.kind != Kind::Revision))
        return;
    if (to.kind == Kind::Replica && !scene_->blockOf(graph_.find(to.parent)).isNull())
        return;
    // Whoever is reached by routes needs no line from its owner.
    if (edge.kind == LinkKind::Ownership && to.kind != Kind::Route) {
        const auto before = graph_.upstream(edge.to);
        if (std::ranges::any_of(before, [this](ObjectId id) { return graph_.at(id).kind == Kind::Route; }))
            return;
    }
    const QRectF start = scene_->rectOf(edge.from);
    const QRectF end = scene_->rectOf(edge.to);
    if (!start.isNull() && !end.isNull())
        lines_.push_back({edge.from, edge.to, QPointF(start.right(), start.center().y()),
                          QPointF(end.left(), end.center().y()), edge.share, edge.kind});
}

void MapPainter::paint(QPainter &painter, const QRectF &part, const Look &look) const {
    if (!scene_)
        return;
    const double margin = overhang;
    const QRectF wide = part.adjusted(-margin, -margin, margin, margin);
    const QRectF onMap((wide.topLeft() - look.origin) / look.zoom, wide.size() / look.zoom);
    paintBlocks(painter, wide, look);
    paintLines(painter, wide, look);
    const auto found = scene_->itemsIn(onMap);
    for (const int item : found)
        paintItem(painter, scene_->items()[static_cast<std::size_t>(item)], look);
    paintFaults(painter, found, look);
}

// Above everything, and never smaller than it can be seen. Where there is less room than one sign needs, one sign
// stands for all faults: of a cell of a lattice on the map, so that neighbouring pictures agree, in their middle.
void MapPainter::paintFaults(QPainter &painter, const std::vector<int> &items, const Look &look) const {
    struct Faults {
        QPointF sum;
        int count = 0;
        bool isDimmed = true; // all of them
    };
    std::map<std::pair<int, int>, Faults> places;
    for (const int place : items) {
        const auto &item = scene_->items()[static_cast<std::size_t>(place)];
        const auto &object = graph_.at(item.id);
        if (object.health != Health::Failed || object.kind == Kind::Site || object.kind == Kind::Cluster)
            continue;
        const QRectF rect = onScreen(item.rect, look);
        if (detailOf(object.kind, rect.size()) != Detail::Color ||
            (object.kind == Kind::Gpu && rect.height() >= 10 && rect.width() >= 8))
            continue;
        const QPointF at = (rect.center() - look.origin) / marks::faultSide;
        auto &faults = places[{static_cast<int>(std::floor(at.y())), static_cast<int>(std::floor(at.x()))}];
        faults.sum += rect.center();
        ++faults.count;
        faults.isDimmed &= isDim(item.id, look);
    }
    for (const auto &[place, faults] : places)
        marks::fault(painter, withinBlock(faults.sum / faults.count, look),
                     dimmed(theme_.color(Color::Danger), faults.isDimmed), theme_.color(Color::Surface));
}

// Where a sign of a fault stands that is not to reach out of the box around replicas, if there is room in it.
QPointF MapPainter::withinBlock(const QPointF &at, const Look &look) const {
    constexpr double Reach = marks::faultSide / 2.0 + 1;
    for (const auto &[id, block] : blocks_) {
        const QRectF inner = onScreen(block, look).adjusted(Reach, Reach, -Reach, -Reach);
        if (inner.isValid() && onScreen(block, look).contains(at))
            return {std::clamp(at.x(), inner.left(), inner.right()), std::clamp(at.y(), inner.top(), inner.bottom())};
    }
    return at;
}

bool MapPainter::isDim(ObjectId id, const Look &look) const {
    return look.lit && (static_cast<std::size_t>(id) >= look.lit->size() || !(*look.lit)[static_cast<std::size_t>(id)]);
}

QColor MapPainter::dimmed(const QColor &color, bool isDim) const {
    return isDim ? kit::paint::mixed(color, theme_.color(Color::Surface), DimShare) : color;
}

void MapPainter::paintBlocks(QPainter &painter, const QRectF &part, const Look &look) const {
    for (const auto &[id, block] : blocks_) {
        const QRectF rect = onScreen(block, look);
        if (rect.intersects(part))
            kit::paint::roundBox(painter, rect,
                                 {theme_.color(Color::Window), theme_.color(Color::Border),
                                  look.zoom > 0.3 ? theme_.px(Size::RadiusControl) : 0, 1});
    }
}

void MapPainter::paintLines(QPainter &painter, const QRectF &part, const Look &look) const {
    painter.setBrush(Qt::NoBrush);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto &line : lines_) {
        const QRectF rect = onScreen(QRectF(line.start, line.end).normalized(), look);
        if (rect.adjusted(-WidestLine, -WidestLine, WidestLine, WidestLine).intersects(part))
            paintLine(painter, line, look);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void MapPainter::paintLine(QPainter &painter, const Line &line, const Look &look) const {
    const QPointF start = line.start * look.zoom + look.origin;
    const QPointF end = line.end * look.zoom + look.origin;
    const bool isDimmed = isDim(line.from, look) || isDim(line.to, look);
    const bool isBroken = line.kind == LinkKind::Flow && graph_.at(line.to).health == Health::Failed;
    QColor color = kit::paint::mixed(theme_.color(Color::Surface), theme_.color(Color::Text3),
                                     line.kind == LinkKind::Flow ? 0.5 : 0.6);
    if (isBroken)
        color = kit::paint::mixed(theme_.color(Color::Surface), theme_.color(Color::Danger), 0.7);
    else if (look.lit && !isDimmed)
        color = kit::paint::mixed(theme_.color(Color::Surface), theme_.color(Color::Accent), 0.75);
    const double width = line.kind == LinkKind::Flow ? 1 + (WidestLine - 1) * std::clamp(line.share, 0.0, 1.0) : 1;
    QPen pen(dimmed(color, isDimmed), std::max(1.0, width * std::min(1.0, look.zoom)), Qt::SolidLine, Qt::FlatCap);
    if (line.kind == LinkKind::Fallback || (line.kind == LinkKind::Flow && line.share <= 0))
        pen.setDashPattern({4, 3});
    painter.setPen(pen);
    if (std::abs(start.y() - end.y()) < 0.5 || end.x() - start.x() < 6) {
        painter.drawLine(start, end);
    } else {
        QPainterPath path(start);
        const double bend = (end.x() - start.x()) / 2;
        path.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end);
        painter.drawPath(path);
    }
    const QPointF middle = (start + end) / 2;
    if (isBroken && look.zoom > 0.35) {
        marks::fault(painter, middle, dimmed(theme_.color(Color::Danger), isDimmed), theme_.color(Color::Surface));
    } else if (line.kind == LinkKind::Flow && line.share < 0.9999 && line.share > 0 && look.zoom >= 0.6 &&
               graph_.at(line.from).kind == Kind::Route) {
        painter.setFont(theme_.font(TextRole::Count));
        painter.setPen(dimmed(theme_.color(Color::Text2), isDimmed));
        painter.drawText(QRectF(end.x() - 38, end.y() - 21, 36, 16), Qt::AlignRight | Qt::AlignVCenter,
                         TopologyWords::share(line.share));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setRenderHint(QPainter::Antialiasing);
}

} // namespace topologypage
