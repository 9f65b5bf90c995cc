#include "widgets/topology/physical_layout.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace topologypage {

namespace {

constexpr double Header = 22;
constexpr double Padding = 8;
constexpr double GpuWidth = 32;
constexpr double GpuHeight = 26;
constexpr double CellGap = 4;
constexpr int GpusInRow = 4;
constexpr double TenantHeight = 26;
constexpr double NodeGap = 8;
constexpr double ClusterGap = 16;
constexpr double SiteGap = 28;
constexpr double NodesAspect = 1.6;
constexpr double BoxesAspect = 1.5;
constexpr double EmptyCost = 3;
// The name of a box of many must be legible when all of it is seen.
constexpr double HeaderShare = 0.1;
constexpr double LargestHeader = 130;
constexpr double InnerWidth = GpusInRow * GpuWidth + (GpusInRow - 1) * CellGap;

// So many columns make a box of about the aspect that has few empty places.
int columnsFor(std::size_t count, const QSizeF &cell, double aspect) {
    if (count == 0 || cell.isEmpty())
        return 1;
    int best = 1;
    double least = std::numeric_limits<double>::infinity();
    for (int columns = 1; columns <= static_cast<int>(count); ++columns) {
        const int rows = (static_cast<int>(count) + columns - 1) / columns;
        const double shape = columns * cell.width() / (rows * cell.height());
        const double empty = 1 - static_cast<double>(count) / (columns * rows);
        if (const double cost = std::abs(std::log(shape / aspect)) + EmptyCost * empty; cost < least) {
            least = cost;
            best = columns;
        }
    }
    return best;
}

double gapIn(Kind kind) {
    return kind == Kind::Cluster ? NodeGap : ClusterGap;
}

} // namespace

Scene PhysicalLayout::arrange(const TopologyGraph &graph) {
    Scene scene(Lens::Physical);
    gather(graph);
    std::erase_if(boxes_, [&](const auto &box) { return !box.first.isEmpty() && !graph.contains(box.first); });
    for (const auto kind : {Kind::Node, Kind::Cluster, Kind::Site}) {
        for (const auto &[parent, ids] : members_) {
            for (const ObjectId id : ids) {
                if (graph.at(id).kind != kind)
                    continue;
                if (kind == Kind::Node)
                    measureNode(graph, id);
                else
                    measure(graph, graph.at(id).key, gapIn(kind));
            }
        }
    }
    measure(graph, {}, SiteGap);
    place(graph, {}, QPointF(), scene);
    members_.clear();
    tenants_.clear();
    scene.finish();
    return scene;
}

void PhysicalLayout::gather(const TopologyGraph &graph) {
    members_.clear();
    tenants_.clear();
    const auto &objects = graph.objects();
    for (std::size_t place = 0; place < objects.size(); ++place) {
        const auto &object = objects[place];
        const auto id = static_cast<ObjectId>(place);
        if (object.key.isEmpty())
            continue;
        if (object.kind == Kind::Replica && object.wanted == 0 && !object.place.isEmpty())
            tenants_[object.place].push_back(id);
        else if (object.kind >= Kind::Site)
            members_[graph.contains(object.parent) ? object.parent : QString()].push_back(id);
    }
    for (auto &[key, ids] : members_)
        std::ranges::sort(ids, {}, [&](ObjectId id) { return std::pair(graph.at(id).index, graph.at(id).key); });
    for (auto &[key, ids] : tenants_)
        std::ranges::sort(ids, {}, [&](ObjectId id) { return graph.at(id).key; });
}

void PhysicalLayout::measureNode(const TopologyGraph &graph, ObjectId id) {
    const auto &key = graph.at(id).key;
    auto &box = boxes_[key];
    int gpus = 0;
    if (const auto found = members_.find(key); found != members_.end())
        for (const ObjectId gpu : found->second)
            gpus = std::max(gpus, graph.at(gpu).index + 1);
    std::vector<QString> tenants;
    if (const auto found = tenants_.find(key); found != tenants_.end())
        for (const ObjectId tenant : found->second)
            tenants.push_back(graph.at(tenant).key);
    box.members.keep(tenants);
    const int rows = (gpus + GpusInRow - 1) / GpusInRow;
    const double gpuHeight = rows * (GpuHeight + CellGap);
    box.start = QPointF(Padding, Header + gpuHeight);
    const double height = Header + gpuHeight +
                          std::max(box.members.extent(), rows > 0 ? 0 : 1) * (TenantHeight + CellGap) + Padding -
                          CellGap;
    box.size = QSizeF(InnerWidth + 2 * Padding, std::max(box.size.height(), height));
}

void PhysicalLayout::measure(const TopologyGraph &graph, const QString &key, double gap) {
    auto &box = boxes_[key];
    const auto &ids = members_[key];
    std::vector<QString> keys;
    for (const ObjectId id : ids) {
        keys.push_back(graph.at(id).key);
        box.cell = box.cell.expandedTo(boxes_[graph.at(id).key].size);
    }
    box.members.keep(keys);
    if (box.columns == 0 && !ids.empty())
        box.columns = columnsFor(ids.size(), box.cell,
                                 ids.empty() || graph.at(ids.front()).kind != Kind::Node ? BoxesAspect : NodesAspect);
    const int columns = std::max(1, box.columns);
    const int rows = (box.members.extent() + columns - 1) / columns;
    const double side = key.isEmpty() ? 0 : Padding;
    const QSizeF inner(columns * (box.cell.width() + gap) - gap, std::max(1, rows) * (box.cell.height() + gap) - gap);
    const double header = std::clamp(inner.height() * HeaderShare, Header + 6, LargestHeader);
    box.start = key.isEmpty() ? QPointF() : QPointF(side, std::max(box.start.y(), header));
    box.size = box.size.expandedTo(
        QSizeF(std::max(inner.width(), InnerWidth) + 2 * side, std::max(inner.height(), 0.0) + box.start.y() + side));
}

void PhysicalLayout::place(const TopologyGraph &graph, const QString &key, const QPointF &at, Scene &scene) {
    const auto &box = boxes_.at(key);
    const ObjectId self = graph.find(key);
    if (self >= 0)
        scene.add(self, QRectF(at, box.size), box.start.y());
    const double gap = key.isEmpty() ? SiteGap : gapIn(graph.at(self).kind);
    for (const ObjectId id : members_[key]) {
        const int slot = box.members.of(graph.at(id).key);
        const int columns = std::max(1, box.columns);
        const QPointF corner =
            at + box.start +
            QPointF(slot % columns * (box.cell.width() + gap), slot / columns * (box.cell.height() + gap));
        if (graph.at(id).kind == Kind::Node)
            placeNode(graph, id, corner, scene);
        else if (graph.at(id).kind != Kind::Gpu)
            place(graph, graph.at(id).key, corner, scene);
    }
}

void PhysicalLayout::placeNode(const TopologyGraph &graph, ObjectId id, const QPointF &at, Scene &scene) {
    const auto &key = graph.at(id).key;
    const auto &box = boxes_.at(key);
    scene.add(id, QRectF(at, box.size), Header);
    if (const auto found = members_.find(key); found != members_.end()) {
        for (const ObjectId gpu : found->second) {
            const int index = graph.at(gpu).index;
            const QRectF rect(at + QPointF(Padding + index % GpusInRow * (GpuWidth + CellGap),
                                           Header + index / GpusInRow * (GpuHeight + CellGap)),
                              QSizeF(GpuWidth, GpuHeight));
            scene.add(gpu, rect);
            // Where a plan would put a replica lies over what is there.
            for (const ObjectId user : graph.upstream(gpu))
                if (graph.at(user).state == State::Planned)
                    scene.add(user, rect);
        }
    }
    if (const auto found = tenants_.find(key); found != tenants_.end())
        for (const ObjectId tenant : found->second)
            scene.add(tenant, QRectF(at + box.start +
                                         QPointF(0, box.members.of(graph.at(tenant).key) * (TenantHeight + CellGap)),
                                     QSizeF(InnerWidth, TenantHeight)));
}

} // namespace topologypage
