// Where GPUs stand: that none moves, that none stands on another, and that what is at a place is found there.
#include <algorithm>
#include <random>
#include <set>

#include <QTest>

#include "tests/support/measured_fleet.h"
#include "widgets/gpus/heatmap_geometry.h"

using namespace gpuspage;
using support::MeasuredFleet;
using support::MeasuredSize;

namespace {

v1::LayoutNode nodeOf(const std::string &name, const std::string &rack, int gpus = 8, const std::string &site = {}) {
    v1::LayoutNode node;
    node.set_name(name);
    node.set_rack(rack);
    node.set_gpu_count(gpus);
    node.set_site(site);
    return node;
}

HeatmapMetrics metricsOf(double pitch) {
    HeatmapMetrics metrics;
    metrics.pitch = pitch;
    metrics.cellGap = pitch >= 4 ? 1 : 0;
    metrics.label = pitch >= 6 ? 18 : 0;
    if (pitch < 6) {
        metrics.rackGap = metrics.shelfGap = std::max(2, static_cast<int>(pitch));
        metrics.heading = 18;
        metrics.lineGap = 4;
    }
    metrics.detail = pitch >= 18  ? Detail::Figures
                     : pitch >= 6 ? Detail::Glyph
                     : pitch >= 2 ? Detail::Color
                     : pitch >= 1 ? Detail::Nodes
                                  : Detail::Racks;
    return metrics;
}

HeatmapRoom roomOf(const QSize &size) {
    HeatmapRoom room{size, {}, {}};
    for (const double pitch : {0.5, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 16.0, 22.0})
        room.racks.push_back(metricsOf(pitch));
    room.groups = room.racks;
    return room;
}

const HeatmapRoom Room = roomOf({1150, 500});

// A fleet of all kinds of racks, in the order that the service sends: by cluster, rack, node.
v1::FleetLayout randomLayout(std::mt19937 &random, int nodes) {
    std::vector<v1::LayoutNode> made;
    for (int node = 0; node < nodes; ++node) {
        const int cluster = static_cast<int>(random() % 4);
        const int rack = static_cast<int>(random() % 9);
        static constexpr int counts[] = {0, 1, 4, 8, 8, 8, 16, 72};
        made.push_back(nodeOf("clusters/c" + std::to_string(cluster) + "/nodes/n" + std::to_string(1000 + node),
                              rack == 8 ? std::string() : "r" + std::to_string(rack),
                              counts[random() % std::size(counts)], "sites/s" + std::to_string(cluster % 2)));
    }
    std::ranges::sort(made, {}, [](const v1::LayoutNode &node) {
        return std::tuple(node.name().substr(0, node.name().find("/nodes/")), node.rack(), node.name());
    });
    v1::FleetLayout layout;
    layout.set_version(std::to_string(random()));
    for (const auto &node : made)
        *layout.add_nodes() = node;
    return layout;
}

// As the demo's: blocks of nine racks, of one, and twice of ten.
const HeatmapRoom Narrow = roomOf({964, 470});
const HeatmapRoom Wide = roomOf({1600, 900});

v1::FleetLayout fourClusters() {
    v1::FleetLayout layout;
    layout.set_version("1");
    const auto add = [&layout](const std::string &cluster, int racks) {
        for (int node = 0; node < racks * 8; ++node)
            *layout.add_nodes() = nodeOf("clusters/" + cluster + "/nodes/n" + std::to_string(100 + node),
                                         "r" + std::to_string(10 + node / 8));
    };
    add("a", 9);
    add("b", 1);
    add("c", 10);
    add("d", 10);
    return layout;
}

QRect placeOf(const HeatmapLayout &layout, const QString &node, int gpu = 0, double pitch = 10) {
    return HeatmapGeometry(layout, metricsOf(pitch)).gpuRect({layout.nodeOf(node), gpu});
}

} // namespace

class GpusLayoutTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noGpuStandsOnAnother_data();
    void noGpuStandsOnAnother();
    void whatIsAtAPlaceIsFoundThere_data();
    void whatIsAtAPlaceIsFoundThere();
    void gpusOfANodeStandInOneRow();
    void whatIsInSightIsWhatMeetsIt();
    void nodesThatComeMoveNobodyInTheirRack();
    void nodesThatGoLeaveTheirRowFree();
    void newRacksAndClustersFollowTheOthers();
    void aNodeThatIsMovedToAnotherRackStandsThere();
    void aFleetOfManyKindsKeepsItsPlaces();
    void theShapeFillsTheRoom();
    void blocksShareALineWhereTheyFit();
    void whatStillFitsMovesNobody();
    void blocksThatComeOneByOneStandAsAllAtOnce();
    void aHundredThousandFitOnAScreen();
    void nothingIsAFleetToo();
    void positionsAndNamesLeadToEachOther();
};

void GpusLayoutTest::noGpuStandsOnAnother_data() {
    QTest::addColumn<double>("pitch");
    for (const double pitch : {2.0, 3.0, 4.0, 6.0, 13.0, 28.0})
        QTest::newRow(qPrintable(QString::number(pitch))) << pitch;
}

void GpusLayoutTest::noGpuStandsOnAnother() {
    QFETCH(double, pitch);
    std::mt19937 random(7);
    HeatmapLayout layout;
    layout.take(randomLayout(random, 220), Room);
    const HeatmapGeometry geometry(layout, metricsOf(pitch));
    std::set<std::pair<int, int>> taken;
    for (int node = 0; node < layout.nodeCount(); ++node)
        for (int gpu = 0; gpu < layout.node(node).gpuCount; ++gpu) {
            const QRect rect = geometry.gpuRect({node, gpu});
            QVERIFY(rect.width() >= 2 && rect.height() >= 2);
            QVERIFY(QRect(QPoint(), geometry.size()).contains(rect));
            for (const QPoint &point : {rect.topLeft(), rect.bottomRight()})
                QVERIFY(taken.insert({point.x(), point.y()}).second);
        }
    for (int rack = 0; rack < static_cast<int>(layout.racks().size()); ++rack)
        for (int other = 0; other < rack; ++other)
            QVERIFY(!geometry.rackRect(rack).intersects(geometry.rackRect(other)));
}

void GpusLayoutTest::whatIsAtAPlaceIsFoundThere_data() {
    noGpuStandsOnAnother_data();
}

void GpusLayoutTest::whatIsAtAPlaceIsFoundThere() {
    QFETCH(double, pitch);
    std::mt19937 random(11);
    HeatmapLayout layout;
    layout.take(randomLayout(random, 160), Room);
    const HeatmapGeometry geometry(layout, metricsOf(pitch));
    for (int node = 0; node < layout.nodeCount(); ++node)
        for (int gpu = 0; gpu < layout.node(node).gpuCount; ++gpu) {
            const GpuRef wanted{node, gpu};
            const auto hit = geometry.hit(geometry.gpuRect(wanted).center());
            QVERIFY(hit.kind == HeatmapGeometry::Hit::Kind::Gpu);
            QVERIFY(hit.gpu == wanted);
            QVERIFY(geometry.nearest(geometry.gpuRect(wanted).center()) == wanted);
        }
    QVERIFY(geometry.hit(QPoint(0, 0)).kind == HeatmapGeometry::Hit::Kind::Nothing);
    QVERIFY(geometry.hit(geometry.headingRect(0).center()).kind == HeatmapGeometry::Hit::Kind::Cluster);
    if (geometry.metrics().label > 0)
        QVERIFY(geometry.hit(geometry.labelRect(0).center()).kind == HeatmapGeometry::Hit::Kind::Rack);
}

void GpusLayoutTest::gpusOfANodeStandInOneRow() {
    std::mt19937 random(3);
    HeatmapLayout layout;
    layout.take(randomLayout(random, 100), Room);
    const HeatmapGeometry geometry(layout, metricsOf(10));
    for (int node = 0; node < layout.nodeCount(); ++node)
        for (int gpu = 1; gpu < layout.node(node).gpuCount; ++gpu) {
            QCOMPARE(geometry.gpuRect({node, gpu}).top(), geometry.gpuRect({node, 0}).top());
            QCOMPARE(geometry.gpuRect({node, gpu}).left(), geometry.gpuRect({node, gpu - 1}).left() + 10);
        }
}

void GpusLayoutTest::whatIsInSightIsWhatMeetsIt() {
    std::mt19937 random(5);
    HeatmapLayout layout;
    layout.take(randomLayout(random, 200), Room);
    const HeatmapGeometry geometry(layout, metricsOf(8));
    for (int turn = 0; turn < 40; ++turn) {
        const QRect part(static_cast<int>(random() % 700), static_cast<int>(random() % 500),
                         1 + static_cast<int>(random() % 300), 1 + static_cast<int>(random() % 200));
        std::vector<int> wanted;
        std::vector<GpuRef> gpus;
        for (int node = 0; node < layout.nodeCount(); ++node) {
            if (geometry.nodeRect(node).intersects(part))
                wanted.push_back(node);
            for (int gpu = 0; gpu < layout.node(node).gpuCount; ++gpu)
                if (geometry.gpuRect({node, gpu}).intersects(part))
                    gpus.push_back({node, gpu});
        }
        std::vector<int> found;
        int end = -1;
        for (const auto &range : geometry.nodesIn(part)) {
            // Ascending, and neighbours are one range.
            QVERIFY(range.first() > end);
            QVERIFY(range.count() > 0);
            end = range.first() + range.count();
            for (int node = range.first(); node < end; ++node)
                found.push_back(node);
        }
        QVERIFY(found == wanted);
        QVERIFY(geometry.gpusIn(part) == gpus);
    }
}

void GpusLayoutTest::nodesThatComeMoveNobodyInTheirRack() {
    v1::FleetLayout first;
    first.set_version("1");
    for (const char *name : {"clusters/a/nodes/n2", "clusters/a/nodes/n4", "clusters/a/nodes/n6"})
        *first.add_nodes() = nodeOf(name, "r1");
    *first.add_nodes() = nodeOf("clusters/a/nodes/n9", "r2");
    HeatmapLayout layout;
    layout.take(first, Room);
    const QRect before = placeOf(layout, QStringLiteral("clusters/a/nodes/n4"));
    const QRect beside = placeOf(layout, QStringLiteral("clusters/a/nodes/n9"));
    v1::FleetLayout second;
    second.set_version("2");
    for (const char *name : {"clusters/a/nodes/n1", "clusters/a/nodes/n2", "clusters/a/nodes/n3", "clusters/a/nodes/n4",
                             "clusters/a/nodes/n6"})
        *second.add_nodes() = nodeOf(name, "r1");
    *second.add_nodes() = nodeOf("clusters/a/nodes/n9", "r2");
    layout.take(second, Room);
    QCOMPARE(placeOf(layout, QStringLiteral("clusters/a/nodes/n4")), before);
    QCOMPARE(placeOf(layout, QStringLiteral("clusters/a/nodes/n9")), beside);
    QVERIFY(placeOf(layout, QStringLiteral("clusters/a/nodes/n1")).top() >
            placeOf(layout, QStringLiteral("clusters/a/nodes/n6")).top());
}

void GpusLayoutTest::nodesThatGoLeaveTheirRowFree() {
    v1::FleetLayout all;
    all.set_version("1");
    for (const char *name : {"clusters/a/nodes/n1", "clusters/a/nodes/n2", "clusters/a/nodes/n3"})
        *all.add_nodes() = nodeOf(name, "r1");
    HeatmapLayout layout;
    layout.take(all, Room);
    const QRect second = placeOf(layout, QStringLiteral("clusters/a/nodes/n2"));
    const QRect third = placeOf(layout, QStringLiteral("clusters/a/nodes/n3"));
    v1::FleetLayout fewer;
    fewer.set_version("2");
    *fewer.add_nodes() = nodeOf("clusters/a/nodes/n1", "r1");
    *fewer.add_nodes() = nodeOf("clusters/a/nodes/n3", "r1");
    layout.take(fewer, Room);
    QCOMPARE(placeOf(layout, QStringLiteral("clusters/a/nodes/n3")), third);
    QCOMPARE(layout.nodeOf(QStringLiteral("clusters/a/nodes/n2")), -1);
    QVERIFY(HeatmapGeometry(layout, metricsOf(10)).hit(second.center()).kind == HeatmapGeometry::Hit::Kind::Rack);
    // Who comes next takes it.
    v1::FleetLayout next = fewer;
    next.set_version("3");
    *next.add_nodes() = nodeOf("clusters/a/nodes/n7", "r1");
    layout.take(next, Room);
    QCOMPARE(placeOf(layout, QStringLiteral("clusters/a/nodes/n7")), second);
}

void GpusLayoutTest::newRacksAndClustersFollowTheOthers() {
    v1::FleetLayout first;
    first.set_version("1");
    *first.add_nodes() = nodeOf("clusters/b/nodes/n1", "r5");
    *first.add_nodes() = nodeOf("clusters/b/nodes/n2", "r6");
    HeatmapLayout layout;
    layout.take(first, roomOf({4000, 100}));
    const QRect one = placeOf(layout, QStringLiteral("clusters/b/nodes/n1"));
    const QRect two = placeOf(layout, QStringLiteral("clusters/b/nodes/n2"));
    v1::FleetLayout second;
    second.set_version("2");
    *second.add_nodes() = nodeOf("clusters/a/nodes/n0", "r1");
    *second.add_nodes() = nodeOf("clusters/b/nodes/n0", "r1", 2);
    *second.add_nodes() = nodeOf("clusters/b/nodes/n1", "r5");
    *second.add_nodes() = nodeOf("clusters/b/nodes/n2", "r6");
    second.mutable_nodes(0)->set_gpu_count(1);
    layout.take(second, roomOf({4000, 100}));
    QCOMPARE(placeOf(layout, QStringLiteral("clusters/b/nodes/n1")), one);
    QCOMPARE(placeOf(layout, QStringLiteral("clusters/b/nodes/n2")), two);
}

void GpusLayoutTest::aNodeThatIsMovedToAnotherRackStandsThere() {
    v1::FleetLayout first;
    first.set_version("1");
    *first.add_nodes() = nodeOf("clusters/a/nodes/n1", "r1");
    *first.add_nodes() = nodeOf("clusters/a/nodes/n2", "r2");
    HeatmapLayout layout;
    layout.take(first, Room);
    v1::FleetLayout second = first;
    second.set_version("2");
    second.mutable_nodes(0)->set_rack("r2");
    layout.take(second, Room);
    QCOMPARE(layout.rack(layout.node(0).rack).name, QStringLiteral("r2"));
    QCOMPARE(layout.node(0).rack, layout.node(1).rack);
    QVERIFY(layout.node(0).slot != layout.node(1).slot);
}

// Whoever comes and goes: within its rack nobody moves that was there before and is now.
void GpusLayoutTest::aFleetOfManyKindsKeepsItsPlaces() {
    std::mt19937 random(99);
    HeatmapLayout layout;
    const auto everything = randomLayout(random, 300);
    for (int turn = 0; turn < 30; ++turn) {
        std::map<std::string, std::tuple<QString, QString, int>> before;
        for (int node = 0; node < layout.nodeCount(); ++node)
            before[layout.facts(node).name] = {layout.clusterId(node), layout.rack(layout.node(node).rack).name,
                                               layout.node(node).slot};
        v1::FleetLayout some;
        some.set_version(std::to_string(turn));
        for (const auto &node : everything.nodes())
            if (random() % 4 != 0)
                *some.add_nodes() = node;
        layout.take(some, Room);
        QCOMPARE(layout.nodeCount(), some.nodes_size());
        int gpus = 0;
        std::set<std::pair<int, int>> places;
        for (int node = 0; node < layout.nodeCount(); ++node) {
            const auto &place = layout.node(node);
            QCOMPARE(place.firstGpu, gpus);
            gpus += place.gpuCount;
            QVERIFY(places.insert({place.rack, place.slot}).second);
            QCOMPARE(layout.rack(place.rack).slots[static_cast<std::size_t>(place.slot)], node);
            QCOMPARE(layout.rack(place.rack).name.toStdString(), some.nodes(node).rack());
            if (const auto held = before.find(some.nodes(node).name()); held != before.end())
                QCOMPARE(std::get<2>(held->second), place.slot);
        }
        QCOMPARE(layout.gpuCount(), gpus);
    }
}

void GpusLayoutTest::theShapeFillsTheRoom() {
    HeatmapLayout layout;
    layout.take(MeasuredFleet().layout(), Room);
    QCOMPARE(layout.gpuCount(), 1920);
    double largest = 0;
    for (double pitch = 4; pitch < 40; ++pitch) {
        const QSize size = HeatmapGeometry(layout, metricsOf(pitch)).size();
        if (size.width() <= Room.size.width() && size.height() <= Room.size.height())
            largest = pitch;
    }
    QVERIFY2(largest >= 11, qPrintable(QString::number(largest)));
}

void GpusLayoutTest::blocksShareALineWhereTheyFit() {
    HeatmapLayout layout;
    layout.take(fourClusters(), Narrow);
    QCOMPARE(layout.lines().size(), 3U);
    QVERIFY((layout.lines()[0] == std::vector{0, 1}));
    const HeatmapGeometry geometry(layout, metricsOf(9));
    QVERIFY(geometry.size().width() <= Narrow.size.width() && geometry.size().height() <= Narrow.size.height());
    const QRect wide = geometry.headingRect(0);
    const QRect narrow = geometry.headingRect(1);
    QCOMPARE(narrow.top(), wide.top());
    QVERIFY(narrow.left() > wide.right());
    // There is room for its name, and whoever clicks on it means it.
    QVERIFY(narrow.width() >= geometry.metrics().leastBlock);
    QCOMPARE(geometry.hit(narrow.center()).cluster, 1);
    QCOMPARE(geometry.hit(wide.center()).cluster, 0);
    QCOMPARE(geometry.racksIn(QRect(narrow.left(), 0, narrow.width(), narrow.bottom() + 40)).size(), 1U);
}

// A rack of another block, one beside the last of its line, and a block more.
void GpusLayoutTest::whatStillFitsMovesNobody() {
    HeatmapLayout layout;
    layout.take(fourClusters(), Wide);
    const HeatmapGeometry before(layout, metricsOf(9));
    std::map<std::string, QRect> stood;
    for (int node = 0; node < layout.nodeCount(); ++node)
        stood[layout.facts(node).name] = before.nodeRect(node);
    auto more = fourClusters();
    more.set_version("2");
    *more.add_nodes() = nodeOf("clusters/d/nodes/x1", "r99");
    *more.add_nodes() = nodeOf("clusters/e/nodes/x1", "r1");
    layout.take(more, Wide);
    const HeatmapGeometry after(layout, metricsOf(9));
    for (int node = 0; node < layout.nodeCount(); ++node)
        if (const auto held = stood.find(layout.facts(node).name); held != stood.end())
            QCOMPARE(after.nodeRect(node), held->second);
    const int beside = layout.nodeOf(QStringLiteral("clusters/d/nodes/x1"));
    QCOMPARE(after.nodeRect(beside).top(),
             after.nodeRect(layout.nodeOf(QStringLiteral("clusters/d/nodes/n100"))).top());
    const int last = layout.nodeOf(QStringLiteral("clusters/e/nodes/x1"));
    QVERIFY(after.nodeRect(last).top() > after.nodeRect(beside).bottom());
}

// As a source tells of them: each time they have outgrown the room they become smaller, and share lines again.
void GpusLayoutTest::blocksThatComeOneByOneStandAsAllAtOnce() {
    const auto all = fourClusters();
    HeatmapLayout layout;
    for (int count = 1; count <= all.nodes_size(); ++count) {
        auto some = all;
        some.set_version(std::to_string(count));
        some.mutable_nodes()->DeleteSubrange(count, all.nodes_size() - count);
        layout.take(some, Narrow);
    }
    const QSize size = HeatmapGeometry(layout, metricsOf(9)).size();
    QVERIFY2(size.width() <= Narrow.size.width() && size.height() <= Narrow.size.height(),
             qPrintable(QStringLiteral("%1 x %2").arg(size.width()).arg(size.height())));
}

void GpusLayoutTest::aHundredThousandFitOnAScreen() {
    const MeasuredFleet fleet(MeasuredSize::large());
    HeatmapLayout layout;
    layout.take(fleet.layout(), roomOf({1150, 600}));
    QCOMPARE(layout.gpuCount(), 100'000);
    const QSize size = HeatmapGeometry(layout, metricsOf(1)).size();
    QVERIFY2(size.width() <= 1150 && size.height() <= 600,
             qPrintable(QStringLiteral("%1 x %2").arg(size.width()).arg(size.height())));
}

void GpusLayoutTest::nothingIsAFleetToo() {
    HeatmapLayout layout;
    layout.take({}, Room);
    const HeatmapGeometry geometry(layout, metricsOf(10));
    QVERIFY(geometry.size().isEmpty());
    QVERIFY(geometry.nodesIn(QRect(0, 0, 1000, 1000)).empty());
    QVERIFY(geometry.hit(QPoint(3, 3)).kind == HeatmapGeometry::Hit::Kind::Nothing);
    QVERIFY(!geometry.nearest(QPoint(3, 3)).isValid());
    layout.take(MeasuredFleet().layout(), Room);
    layout.take({}, Room);
    QVERIFY(HeatmapGeometry(layout, metricsOf(10)).size().isEmpty());
}

void GpusLayoutTest::positionsAndNamesLeadToEachOther() {
    std::mt19937 random(21);
    HeatmapLayout layout;
    layout.take(randomLayout(random, 150), Room);
    for (int node = 0; node < layout.nodeCount(); ++node) {
        QCOMPARE(layout.nodeOf(QString::fromStdString(layout.facts(node).name)), node);
        for (int gpu = 0; gpu < layout.node(node).gpuCount; ++gpu)
            QVERIFY((layout.gpuAt(layout.flat({node, gpu})) == GpuRef{node, gpu}));
    }
    QCOMPARE(layout.nodeOf(QStringLiteral("clusters/none/nodes/none")), -1);
}

QTEST_APPLESS_MAIN(GpusLayoutTest)
#include "layout_test.moc"
