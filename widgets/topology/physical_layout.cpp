#include "widgets/topology/physical_layout.h"

#include <algorithm>
#include <array>
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
constexpr double EmptyCost = 3;
// Columns of nodes that are tried, as a factor to both sides of those with which a box had the aspect.
constexpr double FarthestAspect = 3;
// Everybody has a place; it is given up where all of it could be seen so much larger.
constexpr double WorthMoving = 1.3;
// Width to height that are tried for boxes of nodes, and for boxes of clusters as shares of the room's.
constexpr std::array NodesAspects{0.5, 0.75, 1.0, 1.3, 1.6, 2.2, 3.0};
constexpr std::array ClustersShares{0.35, 0.6, 1.0, 1.7};
// So many boxes are tried in every length; of more, each in a row as long as a square has.
constexpr std::size_t MostTried = 200;
// The name of a box of many must be legible when all of it is seen.
constexpr double HeaderShare = 0.1;
constexpr double LargestHeader = 130;
constexpr double InnerWidth = GpusInRow * GpuWidth + (GpusInRow - 1) * CellGap;

// So many columns make a box of about the aspect that has few empty places.
int columnsFor(std::size_t count, const QSizeF &cell, double aspect) {
    if (count == 0 || cell.isEmpty())
        return 1;
    // What is farther from the aspect has no fewer empty places that would be worth it.
    const double ideal = std::sqrt(static_cast<double>(count) * aspect * cell.height() / cell.width());
    const int least = std::clamp(static_cast<int>(ideal / FarthestAspect), 1, static_cast<int>(count));
    const int most = std::clamp(static_cast<int>(ideal * FarthestAspect) + 1, 1, static_cast<int>(count));
    int best = least;
    double leastCost = std::numeric_limits<double>::infinity();
    for (int columns = least; columns <= most; ++columns) {
        const int rows = (static_cast<int>(count) + columns - 1) / columns;
        const double shape = columns * cell.width() / (rows * cell.height());
        const double empty = 1 - static_cast<double>(count) / (columns * rows);
        if (const double cost = std::abs(std::log(shape / aspect)) + EmptyCost * empty; cost < leastCost) {
            leastCost = cost;
            best = columns;
        }
    }
    return best;
}

double lengthOf(const std::vector<QSizeF> &boxes, double gap, double aspect) {
    if (boxes.size() <= MostTried)
        return Shelves::lengthFor(boxes, gap, aspect);
    double area = 0;
    for (const auto &box : boxes)
        area += (box.width() + gap) * (box.height() + gap);
    return std::sqrt(area * aspect);
}

double headerOf(double inner) {
    return std::clamp(inner * HeaderShare, Header + 6, LargestHeader);
}

// Of a box around its members.
QSizeF framed(const QSizeF &inner, bool isWhole, double header) {
    const double side = isWhole ? 0 : Padding;
    return {std::max(inner.width(), isWhole ? 0 : InnerWidth) + 2 * side, inner.height() + header + side};
}

double zoomIn(double aspect, const QSizeF &size) {
    return size.isEmpty() ? 0 : 1 / std::max(size.width(), size.height() * aspect);
}

// Between members of a kind.
double gapOf(Kind kind) {
    return kind == Kind::Node ? NodeGap : kind == Kind::Cluster ? ClusterGap : SiteGap;
}

} // namespace

Scene PhysicalLayout::arrange(const TopologyGraph &graph, double aspect) {
    Scene scene(Lens::Physical);
    gather(graph);
    std::erase_if(boxes_, [&](const auto &box) { return !box.first.isEmpty() && !graph.contains(box.first); });
    for (const auto &[parent, ids] : members_)
        for (const ObjectId id : ids)
            if (graph.at(id).kind == Kind::Node)
                measureNode(graph, id);
    gatherNodes(graph);
    const auto [best, zoom] = bestShape(graph, aspect);
    if (shape_.ofNodes <= 0)
        shape_ = best;
    measureHolders(graph);
    if (zoom > WorthMoving * zoomIn(aspect, boxes_[{}].size)) {
        shape_ = best;
        std::erase_if(boxes_, [&](const auto &box) {
            return box.first.isEmpty() || graph.at(graph.find(box.first)).kind != Kind::Node;
        });
        measureHolders(graph);
    }
    place(graph, {}, QPointF(), scene);
    members_.clear();
    nodes_.clear();
    tenants_.clear();
    scene.finish();
    return scene;
}

void PhysicalLayout::gather(const TopologyGraph &graph) {
    members_.clear();
    tenants_.clear();
    const auto &objects = graph.objects();
    // Of the object before: GPUs of a node follow each other.
    const QString *parent = nullptr;
    std::vector<ObjectId> *siblings = nullptr;
    for (std::size_t place = 0; place < objects.size(); ++place) {
        const auto &object = objects[place];
        const auto id = static_cast<ObjectId>(place);
        if (object.key.isEmpty())
            continue;
        if (object.kind == Kind::Replica && object.wanted == 0 && !object.place.isEmpty())
            tenants_[object.place].push_back(id);
        if (object.kind < Kind::Site)
            continue;
        if (!parent || *parent != object.parent)
            siblings = &members_[graph.contains(object.parent) ? object.parent : QString()];
        parent = &object.parent;
        siblings->push_back(id);
    }
    for (auto &[key, ids] : members_)
        // Clusters of no site, as that of the service's own host, stand after the sites.
        std::ranges::sort(ids, {}, [&](ObjectId id) {
            return std::tuple<Kind, int, const QString &>(graph.at(id).kind, graph.at(id).index, graph.at(id).key);
        });
    for (auto &[key, ids] : tenants_)
        std::ranges::sort(ids, {}, [&](ObjectId id) -> const QString & { return graph.at(id).key; });
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

void PhysicalLayout::gatherNodes(const TopologyGraph &graph) {
    for (const auto &[key, ids] : members_) {
        if (kindIn(graph, key) != Kind::Node)
            continue;
        auto &nodes = nodes_[key];
        nodes.count = ids.size();
        for (const ObjectId id : ids)
            nodes.cell = nodes.cell.expandedTo(boxes_.at(graph.at(id).key).size);
    }
}

// Among those that are tried the one in which all of it is seen largest, and how large.
std::pair<PhysicalLayout::Shape, double> PhysicalLayout::bestShape(const TopologyGraph &graph, double aspect) const {
    std::pair<Shape, double> best;
    for (const double ofNodes : NodesAspects) {
        for (const double share : ClustersShares) {
            const Shape shape{ofNodes, aspect * share, aspect};
            if (const double zoom = zoomIn(aspect, sizeOf(graph, {}, shape));
                zoom > best.second || best.first.ofNodes <= 0)
                best = {shape, zoom};
        }
    }
    return best;
}

Kind PhysicalLayout::kindIn(const TopologyGraph &graph, const QString &key) const {
    const auto found = members_.find(key);
    auto kind = Kind::Gpu;
    if (found != members_.end())
        for (const ObjectId id : found->second)
            kind = std::min(kind, graph.at(id).kind);
    return kind;
}

QSizeF PhysicalLayout::sizeOf(const TopologyGraph &graph, const QString &key, const Shape &shape) const {
    const bool isWhole = key.isEmpty();
    QSizeF inner(0, 0);
    if (const auto nodes = nodes_.find(key); nodes != nodes_.end()) {
        const auto &[count, cell] = nodes->second;
        const int columns = columnsFor(count, cell, shape.ofNodes);
        const int rows = (static_cast<int>(count) + columns - 1) / columns;
        inner = QSizeF(columns * (cell.width() + NodeGap) - NodeGap, rows * (cell.height() + NodeGap) - NodeGap);
    } else if (const auto found = members_.find(key); found != members_.end()) {
        std::vector<QSizeF> sizes;
        for (const ObjectId id : found->second) {
            const auto &member = graph.at(id);
            if (member.kind == Kind::Gpu)
                continue;
            sizes.push_back(member.kind == Kind::Node ? boxes_.at(member.key).size : sizeOf(graph, member.key, shape));
        }
        const auto kind = kindIn(graph, key);
        inner = Shelves(sizes, lengthOf(sizes, gapOf(kind), shape.of(kind)), gapOf(kind)).size();
    }
    return framed(inner, isWhole, isWhole ? 0 : headerOf(inner.height()));
}

void PhysicalLayout::measureHolders(const TopologyGraph &graph) {
    for (const auto kind : {Kind::Cluster, Kind::Site}) {
        std::vector<Box *> measured;
        for (const auto &[parent, ids] : members_)
            for (const ObjectId id : ids)
                if (graph.at(id).kind == kind) {
                    measure(graph, graph.at(id).key);
                    measured.push_back(&boxes_.at(graph.at(id).key));
                }
        evenHeaders(measured);
    }
    measure(graph, {});
}

// What can be read of the largest can be read of the small ones beside it.
void PhysicalLayout::evenHeaders(const std::vector<Box *> &boxes) {
    double header = 0;
    for (const auto *box : boxes)
        header = std::max(header, box->start.y());
    for (auto *box : boxes) {
        box->size.rheight() += header - box->start.y();
        box->start.setY(header);
    }
}

void PhysicalLayout::measure(const TopologyGraph &graph, const QString &key) {
    auto &box = boxes_[key];
    const auto found = members_.find(key);
    std::vector<QString> keys;
    if (found != members_.end())
        for (const ObjectId id : found->second)
            if (graph.at(id).kind != Kind::Gpu)
                keys.push_back(graph.at(id).key);
    box.members.keep(keys);
    box.sizes.resize(std::max(box.sizes.size(), static_cast<std::size_t>(box.members.extent())), QSizeF(0, 0));
    for (const auto &member : keys) {
        auto &size = box.sizes[static_cast<std::size_t>(box.members.of(member))];
        size = size.expandedTo(boxes_.at(member).size);
    }
    shelve(box, kindIn(graph, key));
    QSizeF inner;
    for (std::size_t slot = 0; slot < box.places.size(); ++slot)
        inner = inner.expandedTo(
            QSizeF(box.places[slot].x() + box.sizes[slot].width(), box.places[slot].y() + box.sizes[slot].height()));
    const bool isWhole = key.isEmpty();
    box.start = isWhole ? QPointF() : QPointF(Padding, std::max(box.start.y(), headerOf(inner.height())));
    box.size = box.size.expandedTo(framed(inner, isWhole, box.start.y()));
}

void PhysicalLayout::shelve(Box &box, Kind kind) const {
    const double gap = gapOf(kind);
    if (kind == Kind::Node && !box.sizes.empty()) {
        QSizeF cell;
        for (const auto &size : box.sizes)
            cell = cell.expandedTo(size);
        std::ranges::fill(box.sizes, cell);
        if (box.columns == 0)
            box.columns = columnsFor(box.sizes.size(), cell, shape_.of(kind));
        box.shelf = box.columns * (cell.width() + gap) - gap;
    } else if (box.shelf <= 0) {
        box.shelf = lengthOf(box.sizes, gap, shape_.of(kind));
    }
    box.places = Shelves(box.sizes, box.shelf, gap).places();
}

void PhysicalLayout::place(const TopologyGraph &graph, const QString &key, const QPointF &at, Scene &scene) {
    const auto &box = boxes_.at(key);
    if (const ObjectId self = graph.find(key); self >= 0)
        scene.add(self, QRectF(at, box.size), box.start.y());
    for (const ObjectId id : members_[key]) {
        const auto &member = graph.at(id);
        if (member.kind == Kind::Gpu)
            continue;
        const auto slot = static_cast<std::size_t>(box.members.of(member.key));
        const QPointF corner = at + box.start + box.places[slot];
        if (member.kind == Kind::Node)
            placeNode(graph, id, corner, scene);
        else
            place(graph, member.key, corner, scene);
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
