#include "widgets/topology/serving_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

namespace topologypage {

namespace {

constexpr double Gap = 40;
constexpr double HeadingHeight = 34;
constexpr double BoxHeight = 44;
constexpr double BoxPitch = 52;
constexpr double BlockMargin = 6;
constexpr int GpusInRow = 8;

constexpr double RouteWidth = 280;
constexpr double RevisionWidth = 150;
// That are tried where they are shaped.
constexpr std::array ColumnsTried{2, 3, 4, 5, 6, 8, 10, 12};
// Everybody has a place; it is given up where all of it could be seen so much larger.
constexpr double WorthMoving = 1.3;
// In another room everything has another size anyway.
constexpr double WorthMovingElsewhere = 1.05;

// Wide enough for names to be read also where all of a large organisation is in sight.
constexpr ServingLayout::Measures Usual{.teamWidth = 220,
                                        .deploymentWidth = 320,
                                        .replicaWidth = 152,
                                        .replicaHeight = 30,
                                        .replicaPitch = 36,
                                        .gpuGap = 12,
                                        .gpuPitch = 16,
                                        .columnGap = 20,
                                        .blockGap = 24,
                                        .mostRows = 8,
                                        .leastLines = 2,
                                        .isShaped = false};
// A sign of each, and three of them as high as what they belong to.
constexpr ServingLayout::Measures Dense{.teamWidth = 290,
                                        .deploymentWidth = 430,
                                        .replicaWidth = 10,
                                        .replicaHeight = 14,
                                        .replicaPitch = 17,
                                        .gpuGap = 3,
                                        .gpuPitch = 9,
                                        .columnGap = 14,
                                        .blockGap = 10,
                                        .mostRows = 3,
                                        .leastLines = 1,
                                        .isShaped = true};

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

ServingLayout::ServingLayout(Density density)
    : measures_(density == Density::Usual ? Usual : Dense),
      columns_(measures_.isShaped ? 0 : std::numeric_limits<int>::max()) {}

Scene ServingLayout::arrange(const TopologyGraph &graph, double aspect) {
    Scene scene(Lens::Serving);
    gather(graph);
    if (measures_.isShaped)
        chooseColumns(graph, aspect);
    blocks_.keep(keysOf(graph, targets_));
    std::erase_if(byKey_, [&](const auto &block) { return !graph.contains(block.first); });
    for (const ObjectId id : targets_) {
        const auto &object = graph.at(id);
        auto &block = byKey_[object.key];
        block.revisions.keep(keysOf(graph, revisions_[object.key]));
        block.replicas.keep(keysOf(graph, replicas_[object.key]));
        const int replicas = std::max(object.reserve, block.replicas.extent());
        block.mostRows =
            std::max({block.mostRows, measures_.mostRows, static_cast<int>(std::ceil(double(replicas) / columns_))});
        block.rows = std::min(block.mostRows, std::max(block.rows, replicas));
        block.lines =
            std::max({block.lines, object.kind == Kind::Provider ? 1 : measures_.leastLines, block.revisions.extent()});
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

double ServingLayout::Measures::routeLeft() const {
    return teamWidth + Gap;
}

double ServingLayout::Measures::deploymentLeft() const {
    return routeLeft() + RouteWidth + Gap;
}

double ServingLayout::Measures::revisionLeft() const {
    return deploymentLeft() + deploymentWidth + Gap;
}

double ServingLayout::Measures::replicaLeft() const {
    return revisionLeft() + RevisionWidth + Gap;
}

double ServingLayout::Measures::gpusWidth() const {
    return gpuPitch * GpusInRow;
}

double ServingLayout::Measures::column() const {
    return replicaWidth + gpuGap + gpusWidth() + columnGap;
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
    // What the same team has and the same route leads to stands together; newcomers stand where there is room.
    const auto firstBefore = [&graph](ObjectId id, Kind kind) {
        QString first = QStringLiteral("~");
        for (const ObjectId before : id < 0 ? std::span<const ObjectId>() : graph.upstream(id))
            if (graph.at(before).kind == kind)
                first = std::min(first, graph.at(before).key);
        return first;
    };
    std::ranges::sort(targets_, {}, [&](ObjectId id) {
        const auto route = firstBefore(id, Kind::Route);
        const ObjectId owned = graph.find(route);
        return std::tuple(firstBefore(owned < 0 ? id : owned, Kind::Team), route, graph.at(id).key);
    });
    for (auto &[key, ids] : revisions_)
        std::ranges::sort(ids, {}, [&](ObjectId id) { return graph.at(id).generation; });
    // Outlines come last: who becomes real takes the place of an outline.
    for (auto &[key, ids] : replicas_)
        std::ranges::sort(ids, {}, [&](ObjectId id) {
            return std::pair<int, const QString &>(graph.at(id).marks & Ghost, graph.at(id).key);
        });
}

void ServingLayout::chooseColumns(const TopologyGraph &graph, double aspect) {
    const auto zoomWith = [&](int columns) {
        const QSizeF size = sizeOf(graph, columns);
        return 1 / std::max({1.0, size.width(), size.height() * aspect});
    };
    const int best = *std::ranges::max_element(ColumnsTried, {}, zoomWith);
    const double worth = aspect == aspect_ ? WorthMoving : WorthMovingElsewhere;
    if (columns_ > 0 && zoomWith(best) <= worth * zoomWith(columns_))
        return;
    aspect_ = aspect;
    columns_ = best;
    blocks_ = {};
    byKey_.clear();
    tops_.clear();
    heights_.clear();
}

int ServingLayout::replicasOf(const TopologyGraph &graph, ObjectId target) const {
    const auto found = replicas_.find(graph.at(target).key);
    return std::max(graph.at(target).reserve, found == replicas_.end() ? 0 : static_cast<int>(found->second.size()));
}

QSizeF ServingLayout::sizeOf(const TopologyGraph &graph, int columns) const {
    QSizeF size(measures_.replicaLeft(), HeadingHeight);
    for (const ObjectId id : targets_) {
        const auto revisions = revisions_.find(graph.at(id).key);
        const int replicas = replicasOf(graph, id);
        const int rows = std::max(measures_.mostRows, (replicas + columns - 1) / columns);
        const int lines = std::max(measures_.leastLines,
                                   revisions == revisions_.end() ? 0 : static_cast<int>(revisions->second.size()));
        size.rheight() +=
            std::max(lines * BoxPitch, std::min(rows, replicas) * measures_.replicaPitch) + measures_.blockGap;
        size.setWidth(
            std::max(size.width(), measures_.replicaLeft() + (replicas + rows - 1) / rows * measures_.column()));
    }
    return size;
}

void ServingLayout::stack() {
    heights_.resize(std::max(heights_.size(), static_cast<std::size_t>(blocks_.extent())));
    for (const auto &[key, block] : byKey_) {
        auto &height = heights_[static_cast<std::size_t>(blocks_.of(key))];
        height = std::max({height, block.lines * BoxPitch, block.rows * measures_.replicaPitch});
    }
    for (auto &[key, block] : byKey_) {
        block.top = HeadingHeight;
        for (int place = 0; place < blocks_.of(key); ++place)
            block.top += heights_[static_cast<std::size_t>(place)] + measures_.blockGap;
    }
}

void ServingLayout::placeBlock(const TopologyGraph &graph, ObjectId id, Scene &scene) {
    const auto &object = graph.at(id);
    const auto &block = byKey_.at(object.key);
    scene.add(id, QRectF(measures_.deploymentLeft(), block.top, measures_.deploymentWidth, BoxHeight));
    for (const ObjectId revision : revisions_[object.key])
        scene.add(revision,
                  QRectF(measures_.revisionLeft(), block.top + block.revisions.of(graph.at(revision).key) * BoxPitch,
                         RevisionWidth, BoxHeight));
    const auto &replicas = replicas_[object.key];
    const int rows = block.mostRows;
    const double column = measures_.column();
    const double pitch = measures_.replicaPitch;
    if (block.replicas.extent() > rows) {
        const int columns = (block.replicas.extent() + rows - 1) / rows;
        scene.addBlock(id,
                       QRectF(measures_.replicaLeft(), block.top, columns * column - measures_.columnGap, rows * pitch)
                           .adjusted(-BlockMargin, -BlockMargin, BlockMargin, 0));
    }
    // One alone stands beside the middle of its revision.
    const double drop = block.replicas.extent() <= 1 ? (BoxHeight - measures_.replicaHeight) / 2 : 0;
    for (const ObjectId replica : replicas) {
        const int place = block.replicas.of(graph.at(replica).key);
        placeReplica(graph, replica,
                     QRectF(measures_.replicaLeft() + place / rows * column, block.top + place % rows * pitch + drop,
                            measures_.replicaWidth, measures_.replicaHeight),
                     scene);
    }
}

void ServingLayout::placeReplica(const TopologyGraph &graph, ObjectId id, const QRectF &rect, Scene &scene) const {
    scene.add(id, rect);
    std::vector<ObjectId> uses;
    for (const ObjectId use : graph.downstream(id))
        uses.push_back(use);
    const double left = rect.right() + measures_.gpuGap;
    if (uses.size() == 1 && graph.at(uses.front()).kind == Kind::Node) {
        scene.add(uses.front(), QRectF(left, rect.top(), measures_.gpusWidth(), rect.height()));
        return;
    }
    std::ranges::sort(uses, {}, [&](ObjectId gpu) {
        return std::pair<const QString &, int>(graph.at(gpu).parent, graph.at(gpu).index);
    });
    const int rows = (static_cast<int>(uses.size()) + GpusInRow - 1) / GpusInRow;
    const double pitch = rows > 0 ? (rect.height() + 2) / rows : 0;
    for (int place = 0; place < static_cast<int>(uses.size()); ++place)
        scene.add(uses[static_cast<std::size_t>(place)],
                  QRectF(left + place % GpusInRow * measures_.gpuPitch, rect.top() + place / GpusInRow * pitch,
                         measures_.gpuPitch - 2, pitch - 2));
}

// A route in the middle of what it leads to. A team beside the first of what it has: the middle of that may be far off.
double ServingLayout::topBeside(const TopologyGraph &graph, ObjectId id, const Scene &scene) const {
    const auto targets = graph.downstream(id);
    const auto isRoute = [&graph](ObjectId target) { return graph.at(target).kind == Kind::Route; };
    const bool hasRoutes = std::ranges::any_of(targets, isRoute);
    double sum = 0;
    int count = 0;
    double first = std::numeric_limits<double>::max();
    for (const ObjectId target : targets) {
        const QRectF rect = scene.rectOf(target);
        if (rect.isNull() || (hasRoutes && !isRoute(target)))
            continue;
        sum += rect.top();
        ++count;
        first = std::min(first, rect.top());
    }
    return count == 0 ? HeadingHeight : graph.at(id).kind == Kind::Team ? first : sum / count;
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
    const double left = kind == Kind::Team ? 0 : measures_.routeLeft();
    for (const ObjectId id : ids) {
        auto held = tops_.find(graph.at(id).key);
        if (held == tops_.end()) {
            held = tops_.emplace(graph.at(id).key, freeTop(topBeside(graph, id, scene), taken)).first;
            taken.insert(held->second);
        }
        scene.add(id, QRectF(left, held->second, kind == Kind::Team ? measures_.teamWidth : RouteWidth, BoxHeight));
    }
}

void ServingLayout::addHeadings(Scene &scene) const {
    const double height = HeadingHeight - 10;
    scene.addHeading(Kind::Team, QRectF(0, 0, measures_.teamWidth, height));
    scene.addHeading(Kind::Route, QRectF(measures_.routeLeft(), 0, RouteWidth, height));
    scene.addHeading(Kind::Deployment, QRectF(measures_.deploymentLeft(), 0, measures_.deploymentWidth, height));
    scene.addHeading(Kind::Revision, QRectF(measures_.revisionLeft(), 0, RevisionWidth, height));
    // A sign of a replica and its GPUs are one thing to the eye.
    if (measures_.isShaped)
        return scene.addHeading(Kind::Replica, QRectF(measures_.replicaLeft(), 0, measures_.column(), height));
    scene.addHeading(Kind::Replica, QRectF(measures_.replicaLeft(), 0, measures_.replicaWidth, height));
    scene.addHeading(Kind::Gpu, QRectF(measures_.replicaLeft() + measures_.replicaWidth + measures_.gpuGap, 0,
                                       measures_.gpusWidth(), height));
}

} // namespace topologypage
