// What resources become on the map, and where it stands.
#include "tests/widgets/topology/map.h"
#include "widgets/topology/fault_count.h"
#include "widgets/topology/map_painter.h"
#include "widgets/topology/physical_layout.h"
#include "widgets/topology/serving_layout.h"
#include "widgets/topology/topology_feed.h"
#include "widgets/topology/topology_words.h"

#include "pilothouse/v1/deployment_service.pb.h"

using namespace topologypage;
using support::FleetObjects;
using support::FleetSize;
using topology_test::fill;
using topology_test::nameOf;

namespace {

v1::Replica &replica(v1::Resource &deployment, int number) {
    return *deployment.mutable_deployment_status()->mutable_replicas(number);
}

QString keyOf(const v1::Resource &deployment, int number) {
    return replicaKey(nameOf(deployment), deployment.deployment_status().replicas(number).id());
}

const Object &objectOf(const TopologyGraph &graph, const QString &key) {
    if (!graph.contains(key))
        qFatal("There is no %s on the map.", qPrintable(key));
    return graph.at(graph.find(key));
}

int countOf(const TopologyGraph &graph, Kind kind) {
    return static_cast<int>(std::ranges::count_if(
        graph.objects(), [kind](const Object &object) { return !object.key.isEmpty() && object.kind == kind; }));
}

// Every place of a lens by key; an object that stands more often has more.
std::map<QString, std::vector<QRectF>> placesOf(const TopologyGraph &graph, const Scene &scene) {
    std::map<QString, std::vector<QRectF>> places;
    for (const auto &item : scene.items())
        places[graph.at(item.id).key].push_back(item.rect);
    return places;
}

} // namespace

class TopologyGraphTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPlanIsSaidInWords();
    void aFleetOfASizeHasThatSize();
    void everyLinkOfAResourceIsFollowed();
    void aMissingReplicaIsAnOutlineUntilItIsThere();
    void whatLeavesIsMarked();
    void whatServesAnotherRevisionIsMarked();
    void aRolloutHasTwoRevisionsWithTheirShares();
    void aGpuLooksLikeTheReplicaThatHasIt();
    void aGpuIsKnownByWhateverItIsCalled_data();
    void aGpuIsKnownByWhateverItIsCalled();
    void aGpuThatMovedIsWhereItWasReadLast();
    void aLostNodeTakesItsGpusWithIt();
    void oneCauseIsOneFault();
    void whatIsNotReadyDoesNotServe();
    void whatIsRemovedIsGone();
    void aStatusMovesNothing();
    void anObjectKeepsItsPlaceWhileOthersComeAndGo();
    void thePhysicalMapFillsItsRoom_data();
    void thePhysicalMapFillsItsRoom();
    void aRoomThatIsLittleAnotherMovesNothing();
    void allThatServesIsSeenFromAfar();
    void whatATeamHasStandsTogether();
    void clustersOfNoSiteStandAfterTheSites();
    void aSmallClusterHasRoomForItsName();
    void aFreePlaceIsTakenByANewcomer();
    void nothingOverlapsInEitherLens();
    void aPlanPutsOutlinesOnNodesAndGoesAgain();
    void changesAreReadOnceAFrame();
};

void TopologyGraphTest::aFleetOfASizeHasThatSize() {
    const FleetObjects fleet(FleetSize::large());
    TopologyGraph graph;
    fill(graph, fleet);
    graph.settle();
    QCOMPARE(countOf(graph, Kind::Gpu), 10'000);
    QCOMPARE(countOf(graph, Kind::Node), 1'250);
    QCOMPARE(countOf(graph, Kind::Replica), 2'000);
    QCOMPARE(countOf(graph, Kind::Deployment), 120);
    const FleetObjects again(FleetSize::large());
    for (std::size_t place = 0; place < fleet.all().size(); ++place)
        QCOMPARE(again.all()[place].SerializeAsString(), fleet.all()[place].SerializeAsString());
}

void TopologyGraphTest::everyLinkOfAResourceIsFollowed() {
    const FleetObjects fleet;
    TopologyGraph graph;
    fill(graph, fleet);
    graph.settle();
    const auto &deployment = fleet.deployment(0);
    const ObjectId gpu = graph.downstream(graph.find(keyOf(deployment, 0))).front();
    QCOMPARE(graph.at(gpu).kind, Kind::Gpu);
    QStringList found;
    for (const ObjectId id : graph.related(gpu))
        found << graph.at(id).key;
    for (const auto &key : {QStringLiteral("teams/search"), QStringLiteral("routes/route-000"), nameOf(deployment),
                            revisionKey(nameOf(deployment), 1), keyOf(deployment, 0), nameOf(fleet.node(0))})
        QVERIFY2(found.contains(key), qPrintable(key));
    QVERIFY(!found.contains(nameOf(fleet.deployment(1))));
}

void TopologyGraphTest::aMissingReplicaIsAnOutlineUntilItIsThere() {
    const FleetObjects fleet;
    TopologyGraph graph;
    auto deployment = fleet.deployment(0);
    const auto last = *deployment.deployment_status().replicas().rbegin();
    deployment.mutable_deployment_status()->mutable_replicas()->RemoveLast();
    const int there = deployment.deployment_status().replicas_size();
    deployment.mutable_deployment_status()->set_desired_replicas(there + 1);
    graph.put(deployment);
    graph.settle();
    const auto ghost = nameOf(deployment) + QStringLiteral("/missing/1");
    QVERIFY(objectOf(graph, ghost).marks & Ghost);
    QCOMPARE(objectOf(graph, ghost).state, State::Missing);
    ServingLayout layout;
    const QRectF place = layout.arrange(graph).rectOf(graph.find(ghost));
    *deployment.mutable_deployment_status()->add_replicas() = last;
    graph.put(deployment);
    QVERIFY(graph.settle().isReshaped);
    QVERIFY(!graph.contains(ghost));
    // Where the outline stood.
    QCOMPARE(layout.arrange(graph).rectOf(graph.find(keyOf(deployment, there))), place);
}

void TopologyGraphTest::whatLeavesIsMarked() {
    const FleetObjects fleet;
    TopologyGraph graph;
    auto deployment = fleet.deployment(0);
    replica(deployment, 0).set_is_leaving(true);
    replica(deployment, 0).set_state(v1::Replica::DRAINING);
    graph.put(deployment);
    graph.settle();
    QVERIFY(objectOf(graph, keyOf(deployment, 0)).marks & IsLeaving);
    // It fills no gap: one more is wanted than stays.
    QVERIFY(graph.contains(nameOf(deployment) + QStringLiteral("/missing/1")));
}

void TopologyGraphTest::whatServesAnotherRevisionIsMarked() {
    const FleetObjects fleet;
    TopologyGraph graph;
    auto deployment = fleet.deployment(0);
    graph.put(deployment);
    graph.settle();
    QVERIFY(!(objectOf(graph, nameOf(deployment)).marks & Drift));
    deployment.mutable_meta()->set_generation(2);
    auto &rollout = *deployment.mutable_deployment_status()->mutable_rollout();
    rollout.set_from_generation(1);
    rollout.set_to_generation(2);
    rollout.set_phase(v1::RolloutStatus::HOLDING);
    graph.put(deployment);
    graph.settle();
    // It is on its way.
    QVERIFY(!(objectOf(graph, nameOf(deployment)).marks & Drift));
    rollout.set_phase(v1::RolloutStatus::ABORTED);
    graph.put(deployment);
    graph.settle();
    QVERIFY(objectOf(graph, nameOf(deployment)).marks & Drift);
}

void TopologyGraphTest::aRolloutHasTwoRevisionsWithTheirShares() {
    FleetSize size;
    size.oneRollingOutIn = 1;
    const FleetObjects fleet(size);
    TopologyGraph graph;
    fill(graph, fleet);
    graph.settle();
    const auto name = nameOf(fleet.deployment(0));
    QCOMPARE(objectOf(graph, name).state, State::RollingOut);
    QCOMPARE(objectOf(graph, revisionKey(name, 1)).state, State::Serving);
    QCOMPARE(objectOf(graph, revisionKey(name, 1)).share, 0.9);
    QCOMPARE(objectOf(graph, revisionKey(name, 2)).state, State::Canary);
    QCOMPARE(objectOf(graph, revisionKey(name, 2)).share, 0.1);
    auto deployment = fleet.deployment(0);
    deployment.mutable_deployment_status()->mutable_traffic(1)->set_share_basis_points(0);
    graph.put(deployment);
    graph.settle();
    QCOMPARE(objectOf(graph, revisionKey(name, 2)).state, State::DarkLaunch);
}

void TopologyGraphTest::aGpuLooksLikeTheReplicaThatHasIt() {
    FleetSize size;
    size.gpusPerReplica = 1;
    const FleetObjects fleet(size);
    auto deployment = fleet.deployment(0);
    // Whichever comes first.
    for (const bool isNodeFirst : {true, false}) {
        TopologyGraph graph;
        graph.put(isNodeFirst ? fleet.node(0) : deployment);
        graph.put(isNodeFirst ? deployment : fleet.node(0));
        graph.settle();
        const auto gpu = nameOf(fleet.node(0)) + QStringLiteral("/gpus/0");
        QCOMPARE(objectOf(graph, gpu).state, State::Ready);
        QCOMPARE(objectOf(graph, gpu).place, keyOf(deployment, 0));
        QCOMPARE(objectOf(graph, nameOf(fleet.node(0)) + QStringLiteral("/gpus/7")).state, State::Free);
        auto failed = deployment;
        replica(failed, 0).set_state(v1::Replica::FAILED);
        graph.put(failed);
        const auto changes = graph.settle();
        QVERIFY(!changes.isReshaped);
        QVERIFY(std::ranges::find(changes.changed, graph.find(gpu)) != changes.changed.end());
        QCOMPARE(objectOf(graph, gpu).health, Health::Failed);
        graph.remove(nameOf(deployment));
        graph.settle();
        QCOMPARE(objectOf(graph, gpu).state, State::Free);
    }
}

void TopologyGraphTest::aGpuIsKnownByWhateverItIsCalled_data() {
    QTest::addColumn<QString>("called");
    QTest::addColumn<QString>("other");
    QTest::newRow("UUID") << QStringLiteral("GPU-5429d7b5-96c1-3cd0-ea0f-0dd08989da84")
                          << QStringLiteral("GPU-5429d7b5-96c1-3cd0-ea0f-0dd08989da85");
    QTest::newRow("first half of a UUID") << QStringLiteral("GPU-5429d7b5-96c1-3cd0-ea0f-0dd08989da84")
                                          << QStringLiteral("GPU-6429d7b5-96c1-3cd0-ea0f-0dd08989da84");
    QTest::newRow("capitals are others") << QStringLiteral("GPU-5429D7B5-96C1-3CD0-EA0F-0DD08989DA84")
                                         << QStringLiteral("GPU-5429d7b5-96c1-3cd0-ea0f-0dd08989da84");
    QTest::newRow("slice") << QStringLiteral("MIG-5429d7b5-96c1-3cd0-ea0f-0dd08989da84")
                           << QStringLiteral("GPU-5429d7b5-96c1-3cd0-ea0f-0dd08989da84");
    QTest::newRow("serial") << QStringLiteral("PCB 0815") << QStringLiteral("PCB 0816");
}

void TopologyGraphTest::aGpuIsKnownByWhateverItIsCalled() {
    QFETCH(QString, called);
    QFETCH(QString, other);
    FleetSize size;
    size.gpusPerReplica = 1;
    const FleetObjects fleet(size);
    auto node = fleet.node(0);
    node.mutable_node_status()->mutable_gpus(0)->set_uuid(other.toStdString());
    node.mutable_node_status()->mutable_gpus(1)->set_uuid(called.toStdString());
    auto deployment = fleet.deployment(0);
    replica(deployment, 0).clear_gpus();
    replica(deployment, 0).add_gpus(called.toStdString());
    TopologyGraph graph;
    graph.put(node);
    graph.put(deployment);
    graph.settle();
    QCOMPARE(objectOf(graph, nameOf(node) + QStringLiteral("/gpus/0")).place, QString());
    QCOMPARE(objectOf(graph, nameOf(node) + QStringLiteral("/gpus/1")).place, keyOf(deployment, 0));
    QVERIFY(std::ranges::any_of(graph.edges(), [&](const Edge &edge) {
        return edge.kind == LinkKind::Use && graph.at(edge.from).key == keyOf(deployment, 0) &&
               graph.at(edge.to).key == nameOf(node) + QStringLiteral("/gpus/1");
    }));
}

void TopologyGraphTest::aGpuThatMovedIsWhereItWasReadLast() {
    FleetSize size;
    size.gpusPerReplica = 1;
    const FleetObjects fleet(size);
    const auto deployment = fleet.deployment(0);
    TopologyGraph graph;
    graph.put(fleet.node(0));
    graph.put(fleet.node(1));
    graph.put(deployment);
    graph.settle();
    auto to = fleet.node(1);
    to.mutable_node_status()->mutable_gpus(0)->set_uuid(deployment.deployment_status().replicas(0).gpus(0));
    graph.put(to);
    auto from = fleet.node(0);
    from.mutable_node_status()->mutable_gpus()->DeleteSubrange(0, 1);
    graph.put(from);
    graph.settle();
    QVERIFY(!graph.contains(nameOf(from) + QStringLiteral("/gpus/0")));
    QCOMPARE(objectOf(graph, nameOf(to) + QStringLiteral("/gpus/0")).place, keyOf(deployment, 0));
}

void TopologyGraphTest::aLostNodeTakesItsGpusWithIt() {
    const FleetObjects fleet;
    TopologyGraph graph;
    fill(graph, fleet);
    auto node = fleet.node(0);
    auto &condition = *node.mutable_node_status()->mutable_conditions(0);
    condition.set_status(v1::CONDITION_STATUS_FALSE);
    condition.set_reason("NODE_LOST");
    graph.put(node);
    graph.settle();
    QCOMPARE(objectOf(graph, nameOf(node)).state, State::Lost);
    QCOMPARE(objectOf(graph, nameOf(node) + QStringLiteral("/gpus/3")).health, Health::Failed);
    graph.put(fleet.node(0));
    graph.settle();
    QCOMPARE(objectOf(graph, nameOf(node) + QStringLiteral("/gpus/0")).state, State::Ready);
}

void TopologyGraphTest::oneCauseIsOneFault() {
    FleetSize size;
    size.oneFailedIn = size.oneCordonedIn = size.oneRollingOutIn = 0;
    const FleetObjects fleet(size);
    TopologyGraph graph;
    fill(graph, fleet);
    graph.settle();
    QCOMPARE(faultsByCause(graph).all(), 0);
    // All replicas fail, so that the deployment and the route to it are down.
    auto deployment = fleet.deployment(0);
    auto &status = *deployment.mutable_deployment_status();
    status.set_state(v1::DeploymentStatus::UNAVAILABLE);
    for (auto &failed : *status.mutable_replicas())
        failed.set_state(v1::Replica::FAILED);
    graph.put(deployment);
    for (auto route : fleet.all()) {
        if (route.meta().name() != "routes/route-000")
            continue;
        route.mutable_route_status()->set_state(v1::RouteStatus::DOWN);
        graph.put(route);
    }
    graph.settle();
    QCOMPARE(objectOf(graph, QStringLiteral("routes/route-000")).health, Health::Failed);
    QCOMPARE(faultsByCause(graph).all(), 1);
    // A lost node is a cause of its own, and what was on it is none.
    auto other = fleet.deployment(1);
    replica(other, 0).set_state(v1::Replica::FAILED);
    graph.put(other);
    graph.settle();
    QCOMPARE(faultsByCause(graph).all(), 2);
    auto node = replica(other, 0).node();
    for (auto lost : fleet.all()) {
        if (lost.meta().name() != node)
            continue;
        auto &condition = *lost.mutable_node_status()->mutable_conditions(0);
        condition.set_status(v1::CONDITION_STATUS_FALSE);
        condition.set_reason("NODE_LOST");
        graph.put(lost);
    }
    graph.settle();
    QCOMPARE(objectOf(graph, QString::fromStdString(node)).health, Health::Failed);
    QCOMPARE(faultsByCause(graph).all(), 2);
}

void TopologyGraphTest::whatIsNotReadyDoesNotServe() {
    const FleetObjects fleet;
    TopologyGraph graph;
    auto deployment = fleet.deployment(0);
    auto &status = *deployment.mutable_deployment_status();
    const auto key = revisionKey(nameOf(deployment), status.serving_generation());
    status.mutable_rollout()->Clear();
    graph.put(deployment);
    graph.settle();
    QCOMPARE(objectOf(graph, key).state, State::Serving);
    for (auto &loading : *status.mutable_replicas())
        loading.set_state(v1::Replica::LOADING);
    status.set_ready_replicas(0);
    status.set_state(v1::DeploymentStatus::STARTING);
    graph.put(deployment);
    graph.settle();
    QCOMPARE(objectOf(graph, key).state, State::Starting);
}

void TopologyGraphTest::whatIsRemovedIsGone() {
    const FleetObjects fleet;
    TopologyGraph graph;
    fill(graph, fleet);
    for (const auto &resource : fleet.all())
        graph.remove(nameOf(resource));
    QVERIFY(graph.settle().isReshaped);
    QCOMPARE(graph.count(), 0);
    QVERIFY(graph.edges().empty());
    ServingLayout serving;
    QVERIFY(serving.arrange(graph).items().empty());
}

void TopologyGraphTest::aStatusMovesNothing() {
    const FleetObjects fleet;
    TopologyGraph graph;
    fill(graph, fleet);
    graph.settle();
    for (int turn = 1; turn < 40; ++turn) {
        graph.put(fleet.deploymentAfter(1, turn));
        const auto changes = graph.settle();
        QVERIFY2(!changes.isReshaped, qPrintable(QString::number(turn)));
        QVERIFY(!changes.changed.empty());
    }
    // What did not change is no change.
    graph.put(fleet.deploymentAfter(1, 39));
    QVERIFY(graph.settle().isEmpty());
}

void TopologyGraphTest::anObjectKeepsItsPlaceWhileOthersComeAndGo() {
    const FleetObjects fleet;
    TopologyGraph graph;
    fill(graph, fleet);
    graph.settle();
    ServingLayout serving;
    PhysicalLayout physical;
    auto servingBefore = placesOf(graph, serving.arrange(graph));
    auto physicalBefore = placesOf(graph, physical.arrange(graph));
    // Deployments, routes and nodes go one after the other, and a replica of one that stays.
    std::vector<v1::Resource> gone{fleet.deployment(1), fleet.deployment(3), fleet.node(2)};
    for (const auto &resource : gone)
        graph.remove(nameOf(resource));
    auto smaller = fleet.deployment(0);
    smaller.mutable_deployment_status()->mutable_replicas()->DeleteSubrange(0, 1);
    smaller.mutable_deployment_status()->set_desired_replicas(smaller.deployment_status().replicas_size());
    graph.put(smaller);
    graph.settle();
    const auto servingNow = placesOf(graph, serving.arrange(graph));
    const auto physicalNow = placesOf(graph, physical.arrange(graph));
    QVERIFY(servingNow.size() < servingBefore.size());
    for (const auto &[key, rects] : servingNow)
        QVERIFY2(servingBefore.at(key) == rects, qPrintable(key));
    for (const auto &[key, rects] : physicalNow)
        QVERIFY2(physicalBefore.at(key) == rects, qPrintable(key));
    // They come back to where they were, as nobody took their places.
    for (const auto &resource : gone)
        graph.put(resource);
    graph.settle();
    QVERIFY(placesOf(graph, physical.arrange(graph)) == physicalBefore);
}

void TopologyGraphTest::thePhysicalMapFillsItsRoom_data() {
    QTest::addColumn<double>("aspect");
    QTest::newRow("upright") << 0.7;
    QTest::newRow("a page beside its details") << 1.3;
    QTest::newRow("a stage") << 2.1;
}

// What is left free is less than half of it.
void TopologyGraphTest::thePhysicalMapFillsItsRoom() {
    QFETCH(const double, aspect);
    FleetSize size;
    size.nodes = 240;
    const FleetObjects fleet(size);
    TopologyGraph graph;
    fill(graph, fleet);
    graph.settle();
    PhysicalLayout physical;
    const auto scene = physical.arrange(graph, aspect);
    const double side = std::max(scene.bounds().width(), scene.bounds().height() * aspect);
    double nodes = 0;
    for (const auto &item : scene.items())
        if (graph.at(item.id).kind == Kind::Node)
            nodes += item.rect.width() * item.rect.height();
    const double share = nodes / (side * side / aspect);
    QVERIFY2(share > 0.5, qPrintable(QString::number(share)));
}

void TopologyGraphTest::aRoomThatIsLittleAnotherMovesNothing() {
    const FleetObjects fleet;
    TopologyGraph graph;
    fill(graph, fleet);
    graph.settle();
    PhysicalLayout physical;
    const auto before = placesOf(graph, physical.arrange(graph, 1.5));
    QVERIFY(placesOf(graph, physical.arrange(graph, 1.6)) == before);
    QVERIFY(placesOf(graph, physical.arrange(graph, 1.4)) == before);
}

void TopologyGraphTest::allThatServesIsSeenFromAfar() {
    FleetSize size;
    size.deployments = 17;
    size.replicas = 300;
    size.nodes = 240;
    const FleetObjects fleet(size);
    TopologyGraph graph;
    fill(graph, fleet);
    graph.settle();
    ServingLayout usual;
    ServingLayout dense(ServingLayout::Density::Dense);
    const auto zoomOf = [](const Scene &scene) {
        // A screen of 1920 pixels in large text.
        return std::min(1'200 / scene.bounds().width(), 560 / scene.bounds().height());
    };
    const auto scene = dense.arrange(graph);
    QVERIFY(zoomOf(scene) > 2 * zoomOf(usual.arrange(graph)));
    for (const auto &item : scene.items())
        if (graph.at(item.id).kind == Kind::Deployment)
            QVERIFY(topologypage::MapPainter::detailOf(Kind::Deployment, item.rect.size() * zoomOf(scene)) !=
                    topologypage::MapPainter::Detail::Color);
}

// The team beside the first of its routes, so that it is seen with it, and no other team's routes between its own.
void TopologyGraphTest::whatATeamHasStandsTogether() {
    FleetSize size;
    size.deployments = 17;
    const FleetObjects fleet(size);
    TopologyGraph graph;
    fill(graph, fleet);
    graph.settle();
    ServingLayout layout;
    const auto scene = layout.arrange(graph);
    std::vector<std::pair<double, QString>> owners; // of routes
    for (const auto &item : scene.items())
        if (graph.at(item.id).kind == Kind::Route)
            for (const auto before : graph.upstream(item.id))
                if (graph.at(before).kind == Kind::Team)
                    owners.emplace_back(item.rect.top(), graph.at(before).key);
    std::ranges::sort(owners);
    QVERIFY(owners.size() > 8);
    std::vector<QString> teams;
    for (const auto &[top, team] : owners) {
        if (!teams.empty() && teams.back() == team)
            continue;
        QVERIFY2(std::ranges::find(teams, team) == teams.end(), qPrintable(team));
        teams.push_back(team);
        QVERIFY(std::abs(scene.rectOf(graph.find(team)).top() - top) < 60);
    }
    QVERIFY(teams.size() > 2);
}

// As that of the service's own host: what the map begins with has a name that can be read.
void TopologyGraphTest::clustersOfNoSiteStandAfterTheSites() {
    FleetSize size;
    const FleetObjects fleet(size);
    TopologyGraph graph;
    fill(graph, fleet);
    for (auto cluster : fleet.all()) {
        if (cluster.meta().name() != nameOf(fleet.node(0)).section(QStringLiteral("/nodes/"), 0, 0).toStdString())
            continue;
        cluster.mutable_meta()->clear_site();
        graph.put(cluster);
    }
    graph.settle();
    PhysicalLayout layout;
    const auto scene = layout.arrange(graph, 4);
    const auto &first = graph.at(scene.items().front().id);
    QCOMPARE(first.kind, Kind::Site);
}

void TopologyGraphTest::aSmallClusterHasRoomForItsName() {
    FleetSize size;
    size.nodes = 200;
    const FleetObjects fleet(size);
    TopologyGraph graph;
    const auto small = nameOf(fleet.node(0)).section(QStringLiteral("/nodes/"), 0, 0);
    // Of one cluster there are two nodes.
    int left = 0;
    for (const auto &resource : fleet.all())
        if (!resource.has_node() || !nameOf(resource).startsWith(small + QLatin1Char('/')) || ++left <= 2)
            graph.put(resource);
    graph.settle();
    PhysicalLayout layout;
    std::set<double> headers;
    const auto scene = layout.arrange(graph);
    for (const auto &item : scene.items())
        if (graph.at(item.id).kind == Kind::Cluster)
            headers.insert(item.header);
    QCOMPARE(headers.size(), 1U);
}

void TopologyGraphTest::aFreePlaceIsTakenByANewcomer() {
    Slots places;
    places.keep({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    places.keep({QStringLiteral("a"), QStringLiteral("c")});
    QCOMPARE(places.of(QStringLiteral("c")), 2);
    places.keep({QStringLiteral("a"), QStringLiteral("c"), QStringLiteral("d"), QStringLiteral("e")});
    QCOMPARE(places.of(QStringLiteral("d")), 1);
    QCOMPARE(places.of(QStringLiteral("e")), 3);
    QCOMPARE(places.extent(), 4);
}

void TopologyGraphTest::nothingOverlapsInEitherLens() {
    FleetSize size;
    size.deployments = 9;
    size.replicas = 60;
    size.nodes = 40;
    size.oneRollingOutIn = 3;
    const FleetObjects fleet(size);
    TopologyGraph graph;
    fill(graph, fleet);
    graph.settle();
    ServingLayout serving;
    PhysicalLayout physical;
    ServingLayout dense(ServingLayout::Density::Dense);
    for (const auto &scene :
         {serving.arrange(graph), dense.arrange(graph), physical.arrange(graph), physical.arrange(graph, 4)}) {
        QVERIFY(!scene.items().empty());
        for (std::size_t left = 0; left < scene.items().size(); ++left) {
            const auto &one = scene.items()[left];
            QVERIFY(scene.bounds().contains(one.rect));
            for (std::size_t right = left + 1; right < scene.items().size(); ++right) {
                const auto &other = scene.items()[right];
                const bool isWithin = one.rect.contains(other.rect);
                QVERIFY2(isWithin || !one.rect.intersects(other.rect),
                         qPrintable(graph.at(one.id).key + QStringLiteral(" and ") + graph.at(other.id).key));
            }
        }
    }
}

void TopologyGraphTest::aPlanPutsOutlinesOnNodesAndGoesAgain() {
    const FleetObjects fleet;
    TopologyGraph graph;
    fill(graph, fleet);
    graph.settle();
    const int before = graph.count();
    const auto name = nameOf(fleet.deployment(0));
    v1::PlanDeploymentResponse plan;
    auto &kept = *plan.add_replicas();
    kept.set_is_kept(true);
    kept.set_node(fleet.node(0).meta().name());
    auto &added = *plan.add_replicas();
    added.set_node(fleet.node(11).meta().name());
    added.add_gpus(fleet.node(11).node_status().gpus(6).uuid());
    plan.add_replicas();
    graph.showPlan(name, &plan);
    graph.settle();
    QCOMPARE(graph.count(), before + 1);
    const auto key = name + QStringLiteral("/planned/1");
    QCOMPARE(objectOf(graph, key).state, State::Planned);
    PhysicalLayout physical;
    const auto scene = physical.arrange(graph);
    const QRectF gpu = scene.rectOf(graph.find(nameOf(fleet.node(11)) + QStringLiteral("/gpus/6")));
    QCOMPARE(scene.rectOf(graph.find(key)), gpu);
    graph.showPlan(name, nullptr);
    graph.settle();
    QCOMPARE(graph.count(), before);
}

void TopologyGraphTest::changesAreReadOnceAFrame() {
    const FleetObjects fleet;
    TopologyGraph graph;
    fill(graph, fleet);
    graph.settle();
    int reads = 0;
    TopologyFeed feed(graph, [&](const std::string &) {
        return std::make_shared<const v1::Resource>(fleet.deploymentAfter(0, ++reads));
    });
    int frames = 0;
    connect(&feed, &TopologyFeed::taken, this, [&frames] { ++frames; });
    for (int change = 0; change < 1'000; ++change)
        feed.add(fleet.deployment(0).meta().name());
    QTRY_COMPARE(frames, 1);
    QCOMPARE(reads, 1);
    // What is out of sight waits, once.
    feed.setPaused(true);
    for (int change = 0; change < 1'000; ++change)
        feed.add(fleet.deployment(0).meta().name());
    QTest::qWait(0);
    QCOMPARE(reads, 1);
    feed.setPaused(false);
    QTRY_COMPARE(reads, 2);
}

void TopologyGraphTest::aPlanIsSaidInWords() {
    using topologypage::TopologyWords;
    QCOMPARE(TopologyWords::plan({QStringLiteral("chat"), 2, 2, 0}),
             QStringLiteral("The plan for chat: all 2 replica(s) stay as they are. Nothing is interrupted."));
    QCOMPARE(TopologyWords::plan({QStringLiteral("chat"), 2, 0, 2}),
             QStringLiteral("The plan for chat: 2 replica(s) go where outlines stand. 2 replica(s) that run now are "
                            "interrupted."));
    QCOMPARE(
        TopologyWords::plan({QStringLiteral("chat"), 3, 1, 0}),
        QStringLiteral("The plan for chat: 1 of 3 replicas stay as they are, 2 go where outlines stand. Nothing is "
                       "interrupted."));
    QCOMPARE(TopologyWords::plan({QStringLiteral("chat"), 0, 0, 2}),
             QStringLiteral("The plan for chat: no replica is wanted. 2 replica(s) that run now are interrupted."));
}

QTEST_MAIN(TopologyGraphTest)
#include "graph_test.moc"
