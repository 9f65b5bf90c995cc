#include "widgets/topology/serving_layout.h"

#include <algorithm>
#include <array>
#include <set>

namespace topologypage {

namespace {

constexpr double Gap = 40;
constexpr double HeadingHeight = 34;
constexpr double BoxHeight = 44;
constexpr double BoxPitch = 52;
constexpr double ReplicaHeight = 30;
constexpr double ReplicaPitch = 36;
constexpr double BlockGap = 24;
constexpr double BlockMargin = 6;
constexpr double GpuGap = 12;
constexpr double GpuPitch = 16;
constexpr int GpusInRow = 8;
constexpr int MostRows = 8;

// Wide enough for names to be read also where all of a large organisation is in sight.
constexpr double TeamWidth = 220;
constexpr double RouteWidth = 280;
constexpr double DeploymentWidth = 320;
constexpr double RevisionWidth = 150;
constexpr double ReplicaWidth = 124;
constexpr double GpusWidth = GpuPitch * GpusInRow;

constexpr double RouteLeft = TeamWidth + Gap;
constexpr double DeploymentLeft = RouteLeft + RouteWidth + Gap;
constexpr double RevisionLeft = DeploymentLeft + DeploymentWidth + Gap;
constexpr double ReplicaLeft = RevisionLeft + RevisionWidth + Gap;
constexpr double ReplicaColumn = ReplicaWidth + GpuGap + GpusWidth + Gap / 2;

// The nearest place to the wanted one that is free among those that are taken.
double freeTop(double wanted, const std::set<double> &taken) {
    const auto isFree = [&taken](double top) {
        const auto next = taken.lower_bound(top - BoxPitch + 0.5);
        return next == taken.end() || *next >= top + BoxPitch - 0.5;
    };
    if (isFree(wanted))
        return wanted;
    double best = -1;
    for (const double other : taken)
        for (const double top : {other - BoxPitch, other + BoxPitch})
            if (top >= 0 && isFree(top) && (best < 0 || std::abs(top - wanted) < std::abs(best - wanted)))
                best = top;
    return best;
}

std::vector<QString> keysOf(const TopologyGraph &graph, const std::vector<ObjectId> &ids) {
    std::vector<QString> keys;
    keys.reserve(ids.size());
    for (const ObjectId id : ids)
        keys.push_back(graph.at(id).key);
    return keys;
}

} // namespace

Scene ServingLayout::arrange(const TopologyGraph &graph) {
    Scene scene(Lens::Serving);
    gather(graph);
    blocks_.keep(keysOf(graph, targets_));
    std::erase_if(byKey_, [&](const auto &block) { return !graph.contains(block.first); });
    for (const ObjectId id : targets_) {
        const auto &object = graph.at(id);
        auto &block = byKey_[object.key];
        block.revisions.keep(keysOf(graph, revisions_[object.key]));
        block.replicas.keep(keysOf(graph, replicas_[object.key]));
        block.rows = std::min(MostRows, std::max({block.rows, object.reserve, block.replicas.extent()}));
        block.lines = std::max({block.lines, object.kind == Kind::Provider ? 1 : 2, block.revisions.extent()});
    }
    stack();
    addHeadings(scene);
    for (const ObjectId id : targets_)
        placeBlock(graph, id, scene);
    std::erase_if(tops_, [&](const auto &top) { return !graph.contains(top.first); });
    placeBefore(graph, Kind::Route, scene);
    placeBefore(graph, Kind::Team, scene);
    scene.finish();
    return scene;
}

void ServingLayout::gather(const TopologyGraph &graph) {
    targets_.clear();
    revisions_.clear();
    replicas_.clear();
    const auto &objects = graph.objects();
    for (std::size_t place = 0; place < objects.size(); ++place) {
        const auto &object = objects[place];
        const auto id = static_cast<ObjectId>(place);
        if (object.key.isEmpty())
            continue;
        if (object.kind == Kind::Deployment || object.kind == Kind::Provider)
            targets_.push_back(id);
        else if (object.kind == Kind::Revision)
            revisions_[object.parent].push_back(id);
        else if (object.kind == Kind::Replica)
            replicas_[object.parent].push_back(id);
    }
    // Beside those that the same route leads to; newcomers stand where there is room.
    std::ranges::sort(targets_, {}, [&](ObjectId id) {
        QString route = QStringLiteral("~");
        for (const ObjectId before : graph.upstream(id))
            if (graph.at(before).kind == Kind::Route)
                route = std::min(route, graph.at(before).key);
        return std::pair(route, graph.at(id).key);
    });
    for (auto &[key, ids] : revisions_)
        std::ranges::sort(ids, {}, [&](ObjectId id) { return graph.at(id).generation; });
    // Outlines come last: who becomes real takes the place of an outline.
    for (auto &[key, ids] : replicas_)
        std::ranges::sort(ids, {},
                          [&](ObjectId id) { return std::pair(graph.at(id).marks & Ghost, graph.at(id).key); });
}

void ServingLayout::stack() {
    heights_.resize(std::max(heights_.size(), static_cast<std::size_t>(blocks_.extent())));
    for (const auto &[key, block] : byKey_) {
        auto &height = heights_[static_cast<std::size_t>(blocks_.of(key))];
        height = std::max({height, block.lines * BoxPitch, block.rows * ReplicaPitch});
    }
    for (auto &[key, block] : byKey_) {
        block.top = HeadingHeight;
        for (int place = 0; place < blocks_.of(key); ++place)
            block.top += heights_[static_cast<std::size_t>(place)] + BlockGap;
    }
}

void ServingLayout::placeBlock(const TopologyGraph &graph, ObjectId id, Scene &scene) {
    const auto &object = graph.at(id);
    const auto &block = byKey_.at(object.key);
    scene.add(id, QRectF(DeploymentLeft, block.top, DeploymentWidth, BoxHeight));
    for (const ObjectId revision : revisions_[object.key])
        scene.add(revision, QRectF(RevisionLeft, block.top + block.revisions.of(graph.at(revision).key) * BoxPitch,
                                   RevisionWidth, BoxHeight));
    const auto &replicas = replicas_[object.key];
    if (block.replicas.extent() > MostRows) {
        const int columns = (block.replicas.extent() + MostRows - 1) / MostRows;
        scene.addBlock(id, QRectF(ReplicaLeft, block.top, columns * ReplicaColumn - Gap / 2, MostRows * ReplicaPitch)
                               .adjusted(-BlockMargin, -BlockMargin, BlockMargin, 0));
    }
    for (const ObjectId replica : replicas) {
        const int place = block.replicas.of(graph.at(replica).key);
        placeReplica(graph, replica,
                     QRectF(ReplicaLeft + place / MostRows * ReplicaColumn,
                            block.top + place % MostRows * ReplicaPitch +
                                (BoxHeight - ReplicaHeight) / 2 * (block.replicas.extent() <= 1 ? 1 : 0),
                            ReplicaWidth, ReplicaHeight),
                     scene);
    }
}

void ServingLayout::placeReplica(const TopologyGraph &graph, ObjectId id, const QRectF &rect, Scene &scene) const {
    scene.add(id, rect);
    std::vector<ObjectId> uses;
    for (const ObjectId use : graph.downstream(id))
        uses.push_back(use);
    const double left = rect.right() + GpuGap;
    if (uses.size() == 1 && graph.at(uses.front()).kind == Kind::Node) {
        scene.add(uses.front(), QRectF(left, rect.top(), GpusWidth, rect.height()));
        return;
    }
    std::ranges::sort(uses, {}, [&](ObjectId gpu) { return std::pair(graph.at(gpu).parent, graph.at(gpu).index); });
    const int rows = (static_cast<int>(uses.size()) + GpusInRow - 1) / GpusInRow;
    const double pitch = rows > 0 ? (rect.height() + 2) / rows : 0;
    for (int place = 0; place < static_cast<int>(uses.size()); ++place)
        scene.add(uses[static_cast<std::size_t>(place)],
                  QRectF(left + place % GpusInRow * GpuPitch, rect.top() + place / GpusInRow * pitch, GpuPitch - 2,
                         pitch - 2));
}

void ServingLayout::placeBefore(const TopologyGraph &graph, Kind kind, Scene &scene) {
    std::set<double> taken;
    std::vector<ObjectId> ids;
    for (std::size_t place = 0; place < graph.objects().size(); ++place) {
        const auto id = static_cast<ObjectId>(place);
        const auto &object = graph.objects()[place];
        // A team that owns nothing here has no part in serving.
        if (object.key.isEmpty() || object.kind != kind || (kind == Kind::Team && graph.downstream(id).empty()))
            continue;
        ids.push_back(id);
        if (const auto held = tops_.find(object.key); held != tops_.end())
            taken.insert(held->second);
    }
    std::ranges::sort(ids, {}, [&](ObjectId id) { return graph.at(id).key; });
    const double left = kind == Kind::Team ? 0 : RouteLeft;
    for (const ObjectId id : ids) {
        auto held = tops_.find(graph.at(id).key);
        if (held == tops_.end()) {
            double sum = 0;
            int count = 0;
            for (const ObjectId target : graph.downstream(id)) {
                if (const QRectF rect = scene.rectOf(target); !rect.isNull()) {
                    sum += rect.top();
                    ++count;
                }
            }
            held = tops_.emplace(graph.at(id).key, freeTop(count > 0 ? sum / count : HeadingHeight, taken)).first;
            taken.insert(held->second);
        }
        scene.add(id, QRectF(left, held->second, kind == Kind::Team ? TeamWidth : RouteWidth, BoxHeight));
    }
}

void ServingLayout::addHeadings(Scene &scene) const {
    const double height = HeadingHeight - 10;
    scene.addHeading(Kind::Team, QRectF(0, 0, TeamWidth, height));
    scene.addHeading(Kind::Route, QRectF(RouteLeft, 0, RouteWidth, height));
    scene.addHeading(Kind::Deployment, QRectF(DeploymentLeft, 0, DeploymentWidth, height));
    scene.addHeading(Kind::Revision, QRectF(RevisionLeft, 0, RevisionWidth, height));
    scene.addHeading(Kind::Replica, QRectF(ReplicaLeft, 0, ReplicaWidth, height));
    scene.addHeading(Kind::Gpu, QRectF(ReplicaLeft + ReplicaWidth + GpuGap, 0, GpusWidth, height));
}

} // namespace topologypage
