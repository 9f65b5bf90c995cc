// How busy things are on the map, and what a GPU that is not well does to what stands around it.
#include <array>

#include "tests/widgets/topology/map.h"
#include "widgets/topology/fault_count.h"
#include "widgets/topology/topology_words.h"

using namespace topologypage;
using support::FleetObjects;
using topology_test::fill;
using topology_test::nameOf;

class TopologyLoadTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatHoldsGpusIsAsBusyAsTheyAreInTheMean();
    void whatIsNotKnownIsNotZero();
    void aNewStatusKeepsWhatWasMeasured();
    void aGpuThatIsNotWellIsSeenAndCounted();
    void aNodeIsWellAgainWhenItsGpusAre();
    void aLostNodeStaysLost();
    void whatIsNotOnTheMapIsLeftAlone();
    void theMapIsDrawnAnewWhereTheLoadIsAnotherOne();

private:
    void measure(const std::vector<signed char> &loads, const std::vector<Trouble> &troubles = {});
    const Object &gpu(int index) const { return object(node_ + QStringLiteral("/gpus/%1").arg(index)); }
    const Object &object(const QString &key) const;

    FleetObjects fleet_;
    std::unique_ptr<TopologyGraph> graph_;
    QString node_;
};

void TopologyLoadTest::init() {
    graph_ = std::make_unique<TopologyGraph>();
    fill(*graph_, fleet_);
    graph_->settle();
    node_ = nameOf(fleet_.node(0));
}

void TopologyLoadTest::measure(const std::vector<signed char> &loads, const std::vector<Trouble> &troubles) {
    graph_->measure(node_, {loads, troubles});
    graph_->spreadLoad();
}

const Object &TopologyLoadTest::object(const QString &key) const {
    if (!graph_->contains(key))
        qFatal("There is no %s on the map.", qPrintable(key));
    return graph_->at(graph_->find(key));
}

void TopologyLoadTest::whatHoldsGpusIsAsBusyAsTheyAreInTheMean() {
    measure({10, 30, 50, 70, 90, 90, 90, 90});
    QCOMPARE(gpu(0).load, 10);
    QCOMPARE(gpu(7).load, 90);
    QCOMPARE(object(node_).load, 65);
    QCOMPARE(object(object(node_).parent).load, 65);
    const QString replica = gpu(0).place;
    QVERIFY(!replica.isEmpty());
    QCOMPARE(gpu(1).place, replica);
    QCOMPARE(object(replica).load, 20);
    QVERIFY(object(object(replica).parent).load >= 0);
    QVERIFY(TopologyWords::description(object(replica)).contains(QStringLiteral("20 %")));
}

void TopologyLoadTest::whatIsNotKnownIsNotZero() {
    QCOMPARE(object(node_).load, -1);
    measure({-1, 40, -1, 60});
    QCOMPARE(gpu(0).load, -1);
    QCOMPARE(gpu(7).load, -1);
    QCOMPARE(object(node_).load, 50);
    measure({0, -1});
    QCOMPARE(object(node_).load, 0);
    measure({});
    QCOMPARE(object(node_).load, -1);
    QCOMPARE(TopologyWords::load(-1), QString());
}

void TopologyLoadTest::aNewStatusKeepsWhatWasMeasured() {
    measure({80, 80, 80, 80, 80, 80, 80, 80}, {Trouble::Degraded});
    graph_->settle();
    auto node = fleet_.node(0);
    node.mutable_node_status()->set_kernel("6.12");
    graph_->put(node);
    graph_->put(fleet_.deployment(0));
    QVERIFY(!graph_->settle().isReshaped);
    QCOMPARE(gpu(0).load, 80);
    QCOMPARE(gpu(0).health, Health::Warn);
    QCOMPARE(object(node_).load, 80);
    QCOMPARE(object(node_).state, State::Degraded);
    QCOMPARE(object(gpu(0).place).load, 80);
}

void TopologyLoadTest::aGpuThatIsNotWellIsSeenAndCounted() {
    const int before = faultsByCause(*graph_).all();
    measure({50, 50}, {Trouble::Critical, Trouble::Degraded});
    QCOMPARE(gpu(0).health, Health::Failed);
    QCOMPARE(gpu(0).state, State::Failed);
    QCOMPARE(gpu(1).health, Health::Warn);
    QCOMPARE(object(node_).health, Health::Warn);
    QCOMPARE(faultsByCause(*graph_).all(), before + 1);
    QCOMPARE(faultsByCause(*graph_).gpus, 1);
    // A reader of the map of GPUs finds the same number there, and sees what else is counted.
    QVERIFY(TopologyWords::faults({.gpus = 1, .providers = 1}) ==
            (QStringList{QStringLiteral("1 critical GPU(s)"), QStringLiteral("1 failing provider(s)")}));
    // As there, one that is silenced is seen and not counted.
    measure({50, 50}, {Trouble::SilencedCritical, Trouble::Degraded});
    QCOMPARE(gpu(0).health, Health::Failed);
    QCOMPARE(faultsByCause(*graph_).gpus, 0);
}

void TopologyLoadTest::aNodeIsWellAgainWhenItsGpusAre() {
    const auto before = object(node_);
    const auto gpuBefore = gpu(0);
    measure({}, {Trouble::Critical});
    QVERIFY(object(node_) != before);
    measure({}, {});
    QCOMPARE(object(node_), before);
    QCOMPARE(gpu(0), gpuBefore);
}

void TopologyLoadTest::aLostNodeStaysLost() {
    auto node = fleet_.node(0);
    auto &ready = *node.mutable_node_status()->mutable_conditions(0);
    QCOMPARE(QString::fromStdString(ready.type()), QStringLiteral("Ready"));
    ready.set_status(v1::CONDITION_STATUS_FALSE);
    ready.set_reason("NODE_LOST");
    graph_->put(node);
    const int before = faultsByCause(*graph_).all();
    measure({10}, {Trouble::Critical});
    QCOMPARE(object(node_).state, State::Lost);
    QCOMPARE(gpu(0).state, State::Lost);
    // The node is the cause.
    QCOMPARE(faultsByCause(*graph_).all(), before);
}

void TopologyLoadTest::whatIsNotOnTheMapIsLeftAlone() {
    graph_->settle();
    const std::array<signed char, 1> loads{50};
    graph_->measure(QStringLiteral("clusters/none/nodes/none"), {loads, {}});
    graph_->measure(nameOf(fleet_.deployment(0)), {loads, {}});
    graph_->spreadLoad();
    QVERIFY(graph_->settle().isEmpty());
}

void TopologyLoadTest::theMapIsDrawnAnewWhereTheLoadIsAnotherOne() {
    kit::Theme theme(kit::Scheme::Light);
    kit::ConsoleStyle::install(*qApp, theme);
    topology_test::Map map(theme, fleet_);
    map.view.setLens(Lens::Physical);
    const auto idle = map.seen();
    const std::array<signed char, 8> loads{100, 100, 100, 100, 100, 100, 100, 100};
    map.graph.measure(node_, {loads, {}});
    map.graph.spreadLoad();
    map.settle();
    QVERIFY(map.seen() != idle);
    map.graph.measure(node_, {});
    map.graph.spreadLoad();
    map.settle();
    QCOMPARE(map.seen(), idle);
}

QTEST_MAIN(TopologyLoadTest)
#include "load_test.moc"
