#include "widgets/topology/topology_graph.h"

#include <algorithm>

#include "widgets/topology/judgement.h"

#include "pilothouse/v1/deployment_service.pb.h"

namespace topologypage {

namespace {

// Whether the layout stays as it is when one becomes the other.
bool standsAlike(const Object &before, const Object &now) {
    return before.kind == now.kind && before.parent == now.parent && before.reserve == now.reserve &&
           before.index == now.index && (before.kind == Kind::Gpu || before.place == now.place);
}

// Between the key of a node and the index of its GPU.
const QLatin1String gpuPart("/gpus/");

QString planOwner(const QString &deployment) {
    return deployment + QStringLiteral("/planned");
}

} // namespace

void TopologyGraph::put(const v1::Resource &resource) {
    auto reading = readResource(resource);
    if (!reading.objects.empty())
        apply(QString::fromStdString(resource.meta().name()), std::move(reading));
}

void TopologyGraph::remove(const QString &name) {
    if (owned_.contains(name))
        apply(name, {});
    owned_.remove(name);
}

void TopologyGraph::clear() {
    *this = {};
    changes_.isReshaped = changes_.isRelinked = true;
}

void TopologyGraph::showPlan(const QString &deployment, const v1::PlanDeploymentResponse *plan) {
    Reading reading;
    int number = 0;
    for (const auto &replica : (plan ? *plan : v1::PlanDeploymentResponse::default_instance()).replicas()) {
        if (replica.is_kept() || replica.node().empty())
            continue;
        Object object;
        object.kind = Kind::Replica;
        object.key = planOwner(deployment) + QStringLiteral("/%1").arg(++number);
        object.parent = deployment;
        object.label = QString::number(number);
        object.state = State::Planned;
        object.health = Health::Busy;
        object.marks = Ghost;
        object.place = QString::fromStdString(replica.node());
        object.wanted = replica.gpus_size();
        for (const auto &gpu : replica.gpus())
            reading.links.push_back({object.key, {}, 0, LinkKind::Use, DeviceId::of(gpu)});
        if (replica.gpus().empty())
            reading.links.push_back({object.key, object.place, 0, LinkKind::Use});
        reading.links.push_back({deployment, object.key, 0, LinkKind::Flow});
        reading.objects.push_back(std::move(object));
    }
    apply(planOwner(deployment), std::move(reading));
}

void TopologyGraph::apply(const QString &owner, Reading reading) {
    auto &owned = owned_[owner];
    std::vector<ObjectId> now;
    now.reserve(reading.objects.size());
    for (auto &object : reading.objects) {
        const ObjectId id = find(object, now);
        now.push_back(place(std::move(object), id));
    }
    auto kept = now;
    std::ranges::sort(kept);
    for (const ObjectId id : owned.objects)
        if (!std::ranges::binary_search(kept, id))
            release(id);
    const auto before = std::exchange(owned.objects, std::move(now));
    if (owned.links != reading.links) {
        owned.links = std::move(reading.links);
        changes_.isRelinked = true;
    }
    claimGpus(owned, reading, before);
}

ObjectId TopologyGraph::find(const QString &key) const {
    const ObjectId id = ids_.value(key, -1);
    return id < 0 ? findGpu(key) : id;
}

ObjectId TopologyGraph::findGpu(const QString &key) const {
    const auto end = key.lastIndexOf(gpuPart);
    const auto owned = end < 0 ? owned_.cend() : owned_.constFind(key.left(end));
    if (owned == owned_.cend())
        return -1;
    const auto found = std::ranges::find(owned->objects, key, [this](ObjectId id) { return at(id).key; });
    return found == owned->objects.end() ? -1 : *found;
}

ObjectId TopologyGraph::find(const Object &object, const std::vector<ObjectId> &placed) const {
    const auto found = std::ranges::find(placed, object.key, [this](ObjectId id) { return at(id).key; });
    return found == placed.end() ? find(object.key) : *found;
}

ObjectId TopologyGraph::place(Object object, ObjectId id) {
    if (object.kind == Kind::Gpu)
        object.detail = *details_.insert(object.detail);
    if (id >= 0) {
        auto &held = objects_[static_cast<std::size_t>(id)];
        // A GPU is what its node says and what its replica adds; that comes last.
        if (object.kind == Kind::Gpu && !held.place.isEmpty()) {
            object.place = held.place;
            object.state = held.state;
            object.health = held.health;
            object.marks = held.marks;
            object.share = held.share;
        }
        object.load = held.load;
        object.trouble = held.trouble;
        judgeNode(object);
        if (held != object) {
            changes_.isReshaped |= !standsAlike(held, object);
            held = std::move(object);
            touch(id);
        }
        return id;
    }
    id = static_cast<ObjectId>(objects_.size());
    if (free_.empty()) {
        objects_.emplace_back();
        ++grown_;
    } else {
        id = free_.back();
        free_.pop_back();
    }
    if (object.kind != Kind::Gpu)
        ids_.insert(object.key, id);
    objects_[static_cast<std::size_t>(id)] = std::move(object);
    changes_.isReshaped = changes_.isRelinked = true;
    return id;
}

void TopologyGraph::release(ObjectId id) {
    auto &object = objects_[static_cast<std::size_t>(id)];
    if (object.kind != Kind::Gpu)
        ids_.remove(object.key);
    object = {};
    free_.push_back(id);
    changes_.isReshaped = changes_.isRelinked = true;
}

void TopologyGraph::touch(ObjectId id) {
    isMarked_.resize(objects_.size());
    if (isMarked_[static_cast<std::size_t>(id)])
        return;
    isMarked_[static_cast<std::size_t>(id)] = true;
    changes_.changed.push_back(id);
}

void TopologyGraph::claimGpus(Owned &owned, Reading &reading, const std::vector<ObjectId> &objectsBefore) {
    std::vector<DeviceId> affected;
    for (const auto &claim : std::as_const(owned.claims)) {
        if (gpuUsers_.value(claim.gpu) == claim.replica)
            gpuUsers_.remove(claim.gpu);
        affected.push_back(claim.gpu);
    }
    for (const auto &claim : reading.claims) {
        gpuUsers_.insert(claim.gpu, claim.replica);
        affected.push_back(claim.gpu);
    }
    if (owned.gpus != reading.gpus || owned.objects != objectsBefore) {
        // One that has moved is where it was read last.
        for (std::size_t place = 0; place < owned.gpus.size(); ++place)
            if (gpus_.value(owned.gpus[place], -1) == objectsBefore[place + 1])
                gpus_.remove(owned.gpus[place]);
        for (std::size_t place = 0; place < reading.gpus.size(); ++place)
            gpus_.insert(reading.gpus[place], owned.objects[place + 1]);
    }
    owned.claims = std::move(reading.claims);
    owned.gpus = std::move(reading.gpus);
    affected.insert(affected.end(), owned.gpus.begin(), owned.gpus.end());
    for (const auto &gpu : affected)
        refreshGpu(gpu);
}

void TopologyGraph::refreshGpu(const DeviceId &gpu) {
    const ObjectId id = gpus_.value(gpu, -1);
    if (id < 0)
        return;
    Object now = at(id);
    const ObjectId user = find(gpuUsers_.value(gpu));
    const ObjectId node = find(now.parent);
    now.place = user < 0 ? QString() : at(user).key;
    now.state = user < 0 ? State::Free : at(user).state;
    now.health = user < 0 ? Health::Plain : at(user).health;
    now.marks = user < 0 ? 0 : at(user).marks;
    now.share = user < 0 ? -1 : at(user).share;
    judgeGpu(now, node < 0 ? nullptr : &at(node));
    change(id, std::move(now));
}

void TopologyGraph::change(ObjectId id, Object now) {
    auto &held = objects_[static_cast<std::size_t>(id)];
    if (held == now)
        return;
    held = std::move(now);
    touch(id);
}

TopologyGraph::Changes TopologyGraph::settle() {
    if (changes_.isRelinked)
        connectAll();
    std::erase_if(changes_.changed, [this](ObjectId id) { return at(id).key.isEmpty(); });
    isMarked_.assign(objects_.size(), false);
    // Growing has taken room for as many again; after the first filling few more will come.
    if (std::exchange(grown_, 0) > objects_.size() / 2)
        objects_.shrink_to_fit();
    return std::exchange(changes_, {});
}

void TopologyGraph::connectAll() {
    edges_.clear();
    for (auto owned = owned_.cbegin(); owned != owned_.cend(); ++owned) {
        for (const auto &link : owned->links) {
            const ObjectId from = find(link.from);
            const ObjectId to = link.to.isEmpty() ? gpus_.value(link.gpu, -1) : find(link.to);
            if (from >= 0 && to >= 0)
                edges_.push_back({from, to, link.share, link.kind});
        }
    }
    // The order of a hash is another one in each run.
    std::ranges::sort(edges_, [](const Edge &left, const Edge &right) {
        return std::tie(left.from, left.to, left.kind, left.share) <
               std::tie(right.from, right.to, right.kind, right.share);
    });
    link(upstream_, true);
    link(downstream_, false);
}

void TopologyGraph::link(Adjacency &adjacency, bool isUpstream) const {
    const auto keyOf = [isUpstream](const Edge &edge) { return isUpstream ? edge.to : edge.from; };
    adjacency.starts.assign(objects_.size() + 1, 0);
    for (const auto &edge : edges_)
        ++adjacency.starts[static_cast<std::size_t>(keyOf(edge)) + 1];
    for (std::size_t place = 1; place < adjacency.starts.size(); ++place)
        adjacency.starts[place] += adjacency.starts[place - 1];
    auto next = adjacency.starts;
    adjacency.ends.resize(edges_.size());
    for (const auto &edge : edges_)
        adjacency.ends[static_cast<std::size_t>(next[static_cast<std::size_t>(keyOf(edge))]++)] =
            isUpstream ? edge.from : edge.to;
}

std::span<const ObjectId> TopologyGraph::around(ObjectId id, const Adjacency &adjacency) const {
    const auto place = static_cast<std::size_t>(id);
    if (id < 0 || place + 1 >= adjacency.starts.size())
        return {};
    const auto first = static_cast<std::size_t>(adjacency.starts[place]);
    return std::span(adjacency.ends).subspan(first, static_cast<std::size_t>(adjacency.starts[place + 1]) - first);
}

void TopologyGraph::walk(ObjectId id, const Adjacency &adjacency, std::vector<bool> &seen) const {
    std::vector<ObjectId> open{id};
    while (!open.empty()) {
        const ObjectId next = open.back();
        open.pop_back();
        seen[static_cast<std::size_t>(next)] = true;
        for (const ObjectId other : around(next, adjacency))
            if (!seen[static_cast<std::size_t>(other)])
                open.push_back(other);
    }
}

std::vector<ObjectId> TopologyGraph::related(ObjectId id) const {
    std::vector<bool> seen(objects_.size());
    if (id < 0 || at(id).key.isEmpty())
        return {};
    std::vector<bool> inside = seen;
    inside[static_cast<std::size_t>(id)] = true;
    // A box stands for all that stands in it.
    if (at(id).kind >= Kind::Site) {
        for (int level = 0; level < 3; ++level)
            for (std::size_t place = 0; place < objects_.size(); ++place)
                if (const ObjectId parent = find(objects_[place].parent);
                    parent >= 0 && at(parent).kind >= Kind::Site && inside[static_cast<std::size_t>(parent)])
                    inside[place] = true;
    }
    for (std::size_t place = 0; place < objects_.size(); ++place) {
        if (!inside[place])
            continue;
        walk(static_cast<ObjectId>(place), upstream_, seen);
        if (at(id).kind < Kind::Site)
            walk(static_cast<ObjectId>(place), downstream_, seen);
    }
    std::vector<ObjectId> found;
    for (std::size_t place = 0; place < objects_.size(); ++place)
        if (seen[place])
            found.push_back(static_cast<ObjectId>(place));
    // What holds them.
    for (std::size_t place = 0; place < found.size(); ++place)
        for (const auto &key :
             {at(found[place]).parent, at(found[place]).kind == Kind::Replica ? at(found[place]).place : QString()})
            if (const ObjectId holder = find(key); holder >= 0 && !seen[static_cast<std::size_t>(holder)]) {
                seen[static_cast<std::size_t>(holder)] = true;
                found.push_back(holder);
            }
    return found;
}

} // namespace topologypage
