#include "widgets/topology/map_cursor.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace topologypage {

namespace {

constexpr double Infinite = std::numeric_limits<double>::infinity();

bool isSameColumn(Kind left, Kind right) {
    const auto plain = [](Kind kind) { return kind == Kind::Provider ? Kind::Deployment : kind; };
    return plain(left) == plain(right);
}

// How far to go, first in the direction and then aside; infinite when it does not lie there.
double distance(const QRectF &from, const QRectF &to, Direction direction) {
    const QPointF delta = to.center() - from.center();
    const bool isHorizontal = direction == Direction::Left || direction == Direction::Right;
    const double ahead =
        (isHorizontal ? delta.x() : delta.y()) * (direction == Direction::Left || direction == Direction::Up ? -1 : 1);
    const double aside = std::abs(isHorizontal ? delta.y() : delta.x());
    return ahead < 0.5 ? Infinite : ahead + 3 * aside;
}

ObjectId nearest(const TopologyGraph &graph, const Scene &scene, ObjectId from, Direction direction) {
    const QRectF start = scene.rectOf(from);
    const bool isServing = scene.lens() == Lens::Serving;
    double best = Infinite;
    ObjectId found = from;
    for (const auto &item : scene.items()) {
        if (item.id == from || !isSameColumn(graph.at(item.id).kind, graph.at(from).kind))
            continue;
        const double aside = std::abs(item.rect.center().x() - start.center().x());
        if (isServing && (direction == Direction::Up || direction == Direction::Down) && aside > start.width() / 2 + 1)
            continue;
        if (const double far = distance(start, item.rect, direction); far < best) {
            best = far;
            found = item.id;
        }
    }
    return found;
}

ObjectId linked(const Scene &scene, ObjectId from, std::span<const ObjectId> candidates) {
    const double y = scene.rectOf(from).center().y();
    ObjectId found = from;
    double best = Infinite;
    for (const ObjectId id : candidates) {
        const QRectF rect = scene.rectOf(id);
        // Of those on one line the nearest: a replica's first GPU.
        const double far = std::abs(rect.center().y() - y) + std::abs(rect.left() - scene.rectOf(from).left()) / 1e4;
        if (!rect.isNull() && far < best) {
            best = far;
            found = id;
        }
    }
    return found;
}

} // namespace

ObjectId neighbour(const TopologyGraph &graph, const Scene &scene, ObjectId from, Direction direction) {
    if (scene.lens() == Lens::Physical || direction == Direction::Up || direction == Direction::Down)
        return nearest(graph, scene, from, direction);
    if (graph.at(from).kind == Kind::Gpu || graph.at(from).kind == Kind::Node) {
        const ObjectId beside = nearest(graph, scene, from, direction);
        const bool isSameRow = std::abs(scene.rectOf(beside).center().y() - scene.rectOf(from).center().y()) < 1;
        const bool isSameUser = graph.at(beside).place == graph.at(from).place;
        if (beside != from && isSameRow && isSameUser && graph.at(from).kind == Kind::Gpu)
            return beside;
    }
    return linked(scene, from, direction == Direction::Left ? graph.upstream(from) : graph.downstream(from));
}

ObjectId firstWithin(const TopologyGraph &graph, const Scene &scene, ObjectId holder) {
    const QString &key = graph.at(holder).key;
    for (const auto &item : scene.items()) {
        const auto &object = graph.at(item.id);
        if (object.kind == Kind::Replica ? object.place == key : object.parent == key)
            return item.id;
    }
    return -1;
}

ObjectId holderOf(const TopologyGraph &graph, const Scene &scene, ObjectId id) {
    const auto &object = graph.at(id);
    const ObjectId holder = graph.find(object.kind == Kind::Replica ? object.place : object.parent);
    return holder >= 0 && scene.itemOf(holder) >= 0 ? holder : -1;
}

ObjectId firstOf(const Scene &scene) {
    ObjectId found = -1;
    double best = Infinite;
    for (const auto &item : scene.items()) {
        if (const double far = item.rect.left() + item.rect.top(); far < best) {
            best = far;
            found = item.id;
        }
    }
    return found;
}

} // namespace topologypage
