// The map on the screen: keys and the mouse on the real widget, and pictures of it.
#include <QAccessible>
#include <QScrollBar>
#include <QSignalSpy>

#include "tests/widgets/topology/map.h"

using namespace topologypage;
using support::FleetObjects;
using support::FleetSize;
using topology_test::Map;
using topology_test::nameOf;

namespace {

FleetSize withoutFaults(FleetSize size = {}) {
    size.oneFailedIn = 0;
    size.oneCordonedIn = 0;
    return size;
}

// As many as the demo has.
FleetSize seventeen() {
    auto size = withoutFaults();
    size.deployments = 17;
    size.replicas = 17 * 16;
    return size;
}

// How many pixels have this color.
int countIn(const QImage &image, const QRectF &part, const QColor &color) {
    int count = 0;
    for (int y = static_cast<int>(part.top()); y <= part.bottom(); ++y)
        for (int x = static_cast<int>(part.left()); x <= part.right(); ++x)
            count += image.valid(x, y) && image.pixelColor(x, y) == color ? 1 : 0;
    return count;
}

int countNear(const QImage &image, const QPointF &at, const QColor &color, int reach = 6) {
    return countIn(image, QRectF(at, QSizeF()).adjusted(-reach, -reach, reach, reach), color);
}

} // namespace

class TopologyViewTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aClickSelectsAndAnotherBesideItClears();
    void arrowsFollowConnections();
    void arrowsMoveBetweenBoxesAndEnterGoesIn();
    void theSelectionStaysInTheOtherLens();
    void theWheelZoomsAtThePointer();
    void keysZoomAndFit();
    void aDragMovesTheMap();
    void aFaultIsSeenHoweverSmallTheMapIs_data();
    void aFaultIsSeenHoweverSmallTheMapIs();
    void everyHealthHasItsOwnSign();
    void whatIsNotRelatedIsDimmed();
    void aStatusIsSeenInTheNextPicture();
    void outOfSightItKeepsWhatWasInSight();
    void aSmallMapStandsInTheMiddle();
    void whatIsManyIsSeenAtOnceAndItsNamesCanBeRead_data();
    void whatIsManyIsSeenAtOnceAndItsNamesCanBeRead();
    void whoComesNearerReadsTheNamesOfReplicas();
    void aFaultStaysInTheBoxOfItsReplicas();
    void itIsReadOutObjectByObject();
    void aLargeFleetCanBeLookedAt();

private:
    kit::Theme theme_{kit::Scheme::Light};
};

void TopologyViewTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
    theme_.setMotionReduced(true);
}

void TopologyViewTest::aClickSelectsAndAnotherBesideItClears() {
    const FleetObjects fleet;
    Map map(theme_, fleet);
    map.seen();
    QSignalSpy changed(&map.view, &TopologyView::currentChanged);
    const auto name = nameOf(fleet.deployment(0));
    QTest::mouseClick(map.view.viewport(), Qt::LeftButton, {}, map.view.rectOf(name).center().toPoint());
    QCOMPARE(map.view.current(), name);
    QCOMPARE(changed.size(), 1);
    QTest::mouseClick(map.view.viewport(), Qt::LeftButton, {}, QPoint(3, map.view.viewport()->height() - 3));
    QCOMPARE(map.view.current(), QString());
    QSignalSpy activated(&map.view, &TopologyView::activated);
    QTest::mouseDClick(map.view.viewport(), Qt::LeftButton, {}, map.view.rectOf(name).center().toPoint());
    QCOMPARE(activated.size(), 1);
}

void TopologyViewTest::arrowsFollowConnections() {
    const FleetObjects fleet(withoutFaults());
    Map map(theme_, fleet);
    const auto kind = [&] { return map.graph.at(map.id(map.view.current())).kind; };
    const auto name = nameOf(fleet.deployment(0));
    map.view.setCurrent(name);
    QTest::keyClick(&map.view, Qt::Key_Left);
    QCOMPARE(map.view.current(), QStringLiteral("routes/route-000"));
    QTest::keyClick(&map.view, Qt::Key_Left);
    QCOMPARE(kind(), Kind::Team);
    QTest::keyClick(&map.view, Qt::Key_Right);
    QCOMPARE(map.view.current(), QStringLiteral("routes/route-000"));
    map.view.setCurrent(name);
    for (const auto expected : {Kind::Revision, Kind::Replica, Kind::Gpu}) {
        QTest::keyClick(&map.view, Qt::Key_Right);
        QCOMPARE(kind(), expected);
    }
    const auto first = map.view.current();
    QTest::keyClick(&map.view, Qt::Key_Right);
    QCOMPARE(kind(), Kind::Gpu);
    QVERIFY(map.view.current() != first);
    QTest::keyClick(&map.view, Qt::Key_Left);
    QCOMPARE(map.view.current(), first);
    QTest::keyClick(&map.view, Qt::Key_Left);
    QCOMPARE(kind(), Kind::Replica);
    const QRectF above = map.view.scene().rectOf(map.id(map.view.current()));
    QTest::keyClick(&map.view, Qt::Key_Down);
    QCOMPARE(kind(), Kind::Replica);
    QVERIFY(map.view.scene().rectOf(map.id(map.view.current())).top() > above.top());
    QTest::keyClick(&map.view, Qt::Key_Escape);
    QVERIFY(map.view.current().isEmpty());
    QTest::keyClick(&map.view, Qt::Key_Down);
    QVERIFY(!map.view.current().isEmpty());
}

void TopologyViewTest::arrowsMoveBetweenBoxesAndEnterGoesIn() {
    const FleetObjects fleet;
    Map map(theme_, fleet);
    map.view.setLens(Lens::Physical);
    const auto kind = [&] { return map.graph.at(map.id(map.view.current())).kind; };
    QTest::keyClick(&map.view, Qt::Key_Home);
    QCOMPARE(kind(), Kind::Site);
    for (const auto expected : {Kind::Cluster, Kind::Node, Kind::Gpu}) {
        QTest::keyClick(&map.view, Qt::Key_Return);
        QCOMPARE(kind(), expected);
    }
    const auto first = map.view.current();
    QTest::keyClick(&map.view, Qt::Key_Right);
    QCOMPARE(map.view.current(), QString(first).replace(QStringLiteral("gpus/0"), QStringLiteral("gpus/1")));
    QTest::keyClick(&map.view, Qt::Key_Backspace);
    QCOMPARE(kind(), Kind::Node);
    QTest::keyClick(&map.view, Qt::Key_Backspace);
    QCOMPARE(kind(), Kind::Cluster);
}

void TopologyViewTest::theSelectionStaysInTheOtherLens() {
    const FleetObjects fleet(withoutFaults());
    Map map(theme_, fleet);
    const auto key = replicaKey(nameOf(fleet.deployment(2)), fleet.deployment(2).deployment_status().replicas(0).id());
    map.view.setCurrent(key);
    map.view.setLens(Lens::Physical);
    QCOMPARE(map.view.current(), key);
    // A replica is seen by its GPUs: they carry the ring, and what is not theirs is dimmed.
    const ObjectId gpu = map.graph.downstream(map.id(key)).front();
    const QRectF place = map.view.rectOf(map.graph.at(gpu).key);
    QVERIFY(map.view.viewport()->rect().contains(place.toAlignedRect()));
    const auto picture = map.seen();
    QVERIFY(countNear(picture, place.topLeft() + QPointF(place.width() / 2, -1), theme_.color(kit::Color::Accent), 3) >
            0);
    map.view.setLens(Lens::Serving);
    QCOMPARE(map.view.current(), key);
}

void TopologyViewTest::theWheelZoomsAtThePointer() {
    const FleetObjects fleet(FleetSize::large());
    Map map(theme_, fleet);
    map.view.setLens(Lens::Physical);
    const double before = map.view.zoom();
    const QPoint at = map.view.rectOf(nameOf(fleet.node(600))).center().toPoint();
    for (int turn = 0; turn < 8; ++turn) {
        QWheelEvent wheel(at, map.view.viewport()->mapToGlobal(at), {}, QPoint(0, 120), Qt::NoButton,
                          Qt::ControlModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(map.view.viewport(), &wheel);
    }
    QVERIFY(map.view.zoom() > before * 4);
    // What was under the pointer still is.
    const auto &now = map.graph.at(map.view.objectAt(at));
    QCOMPARE(now.kind == Kind::Gpu ? now.parent : now.key, nameOf(fleet.node(600)));
}

void TopologyViewTest::keysZoomAndFit() {
    const FleetObjects fleet;
    Map map(theme_, fleet);
    QTest::keyClick(&map.view, Qt::Key_0);
    const double fitted = map.view.zoom();
    QTest::keyClick(&map.view, Qt::Key_Plus);
    QTest::keyClick(&map.view, Qt::Key_Plus);
    QVERIFY(map.view.zoom() > fitted * 1.5);
    QTest::keyClick(&map.view, Qt::Key_Minus);
    QVERIFY(map.view.zoom() < fitted * 1.5);
    QTest::keyClick(&map.view, Qt::Key_0);
    QCOMPARE(map.view.zoom(), fitted);
    // Fitted it stays when the window becomes another one.
    map.view.resize(600, 500);
    QVERIFY(map.view.zoom() < fitted);
    QCOMPARE(map.view.horizontalScrollBar()->maximum(), 0);
}

void TopologyViewTest::aDragMovesTheMap() {
    const FleetObjects fleet;
    Map map(theme_, fleet);
    for (int turn = 0; turn < 6; ++turn)
        QTest::keyClick(&map.view, Qt::Key_Plus);
    auto *bar = map.view.verticalScrollBar();
    const int before = bar->value();
    const auto current = map.view.current();
    QTest::mousePress(map.view.viewport(), Qt::LeftButton, {}, QPoint(300, 300));
    for (int y = 300; y >= 200; y -= 20) {
        QMouseEvent move(QEvent::MouseMove, QPointF(300, y), map.view.viewport()->mapToGlobal(QPointF(300, y)),
                         Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(map.view.viewport(), &move);
    }
    QTest::mouseRelease(map.view.viewport(), Qt::LeftButton, {}, QPoint(300, 200));
    QCOMPARE(bar->value(), before + 100);
    // A drag is no click.
    QCOMPARE(map.view.current(), current);
}

void TopologyViewTest::aFaultIsSeenHoweverSmallTheMapIs_data() {
    QTest::addColumn<bool>("isPhysical");
    QTest::newRow("serving") << false;
    QTest::newRow("physical") << true;
}

void TopologyViewTest::aFaultIsSeenHoweverSmallTheMapIs() {
    QFETCH(bool, isPhysical);
    auto size = withoutFaults(FleetSize::large());
    const FleetObjects fleet(size);
    Map map(theme_, fleet, {700, 500});
    map.view.setLens(isPhysical ? Lens::Physical : Lens::Serving);
    map.view.fit();
    const QColor danger = theme_.color(kit::Color::Danger);
    auto deployment = fleet.deployment(60);
    auto &replica = *deployment.mutable_deployment_status()->mutable_replicas(5);
    const auto key = replicaKey(nameOf(deployment), replica.id());
    const ObjectId shown = isPhysical ? map.graph.downstream(map.id(key)).front() : map.id(key);
    for (int turn = 0; turn < 4; ++turn) {
        const auto place = [&] { return map.view.rectOf(map.graph.at(shown).key); };
        map.view.setCurrent({});
        if (turn > 0)
            map.view.zoomBy(3, place().center());
        replica.set_state(v1::Replica::READY);
        map.graph.put(deployment);
        map.settle();
        const auto before = map.seen();
        replica.set_state(v1::Replica::FAILED);
        map.graph.put(deployment);
        map.settle();
        const auto after = map.seen();
        const QRectF near = place().adjusted(-6, -6, 6, 6);
        QVERIFY2(countIn(after, near, danger) >= countIn(before, near, danger) + 10,
                 qPrintable(QStringLiteral("zoom %1").arg(map.view.zoom())));
    }
}

void TopologyViewTest::everyHealthHasItsOwnSign() {
    // In one color, so that the shape alone tells them apart.
    std::vector<QImage> signs;
    for (const auto health : {Health::Ok, Health::Busy, Health::Warn, Health::Failed, Health::Plain}) {
        const FleetSize one{.sites = 1,
                            .clustersPerSite = 1,
                            .nodes = 1,
                            .teams = 0,
                            .deployments = 1,
                            .replicas = 1,
                            .providers = 0,
                            .oneFailedIn = 0,
                            .oneCordonedIn = 0,
                            .oneRollingOutIn = 0};
        const FleetObjects fleet(one);
        auto deployment = fleet.deployment(0);
        auto &status = *deployment.mutable_deployment_status();
        status.mutable_replicas(0)->set_state(health == Health::Ok       ? v1::Replica::READY
                                              : health == Health::Busy   ? v1::Replica::LOADING
                                              : health == Health::Failed ? v1::Replica::FAILED
                                                                         : v1::Replica::STOPPED);
        if (health == Health::Warn)
            status.clear_replicas();
        Map map(theme_, fleet);
        map.graph.put(deployment);
        map.settle();
        const auto key = health == Health::Warn
                             ? nameOf(deployment) + QStringLiteral("/missing/1")
                             : replicaKey(nameOf(deployment), fleet.deployment(0).deployment_status().replicas(0).id());
        QCOMPARE(map.graph.at(map.id(key)).health, health);
        const QRectF place = map.view.rectOf(key);
        auto sign = map.seen().copy(QRectF(place.left() + 8, place.top() + 2, 16, place.height() - 4).toRect());
        sign = sign.convertToFormat(QImage::Format_Grayscale8);
        const int ground = sign.pixelColor(0, 0).value();
        for (int y = 0; y < sign.height(); ++y)
            for (int x = 0; x < sign.width(); ++x)
                sign.setPixelColor(x, y, std::abs(sign.pixelColor(x, y).value() - ground) > 60 ? Qt::black : Qt::white);
        for (const auto &other : signs)
            QVERIFY(other != sign);
        signs.push_back(sign);
    }
}

void TopologyViewTest::whatIsNotRelatedIsDimmed() {
    const FleetObjects fleet(withoutFaults());
    Map map(theme_, fleet);
    const auto other = map.view.rectOf(nameOf(fleet.deployment(1))).toAlignedRect();
    const auto strongest = [&](const QRect &part) {
        const auto picture = map.seen();
        int darkest = 255;
        for (int y = part.top(); y <= part.bottom(); ++y)
            for (int x = part.left(); x <= part.right(); ++x)
                darkest = std::min(darkest, qGray(picture.pixel(x, y)));
        return darkest;
    };
    const int before = strongest(other);
    map.view.setCurrent(nameOf(fleet.deployment(4)));
    QVERIFY(strongest(other) > before + 60);
    map.view.setCurrent({});
    QCOMPARE(strongest(other), before);
}

void TopologyViewTest::aStatusIsSeenInTheNextPicture() {
    const FleetObjects fleet(withoutFaults());
    Map map(theme_, fleet);
    const auto before = map.seen();
    map.graph.put(fleet.deploymentAfter(0, 1));
    map.settle();
    const auto after = map.seen();
    QVERIFY(before != after);
    // Only there: the tiles of what did not change are the same.
    const auto far = map.view.rectOf(nameOf(fleet.deployment(5))).toAlignedRect();
    QCOMPARE(after.copy(far), before.copy(far));
}

void TopologyViewTest::outOfSightItKeepsWhatWasInSight() {
    const FleetObjects fleet(FleetSize::large());
    Map map(theme_, fleet);
    map.seen();
    map.view.zoomBy(2, QPointF(500, 300));
    map.seen();
    map.view.horizontalScrollBar()->setValue(map.view.horizontalScrollBar()->maximum());
    const auto left = map.seen();
    const auto before = map.view.imageBytes();
    map.view.hide();
    QVERIFY(map.view.imageBytes() < before);
    QVERIFY(map.view.imageBytes() >= static_cast<std::size_t>(left.sizeInBytes()));
    map.view.show();
    QCOMPARE(map.view.viewport()->grab().toImage(), left);
}

void TopologyViewTest::aSmallMapStandsInTheMiddle() {
    const FleetSize one{.sites = 0,
                        .clustersPerSite = 0,
                        .nodes = 0,
                        .teams = 1,
                        .deployments = 1,
                        .replicas = 1,
                        .providers = 0,
                        .oneFailedIn = 0};
    Map map(theme_, FleetObjects(one));
    const auto &bounds = map.view.scene().bounds();
    const QRectF place =
        map.view.rectOf(QStringLiteral("teams/search")) | map.view.rectOf(nameOf(FleetObjects(one).deployment(0)));
    QVERIFY(map.view.zoom() * bounds.width() > map.view.viewport()->width() * 0.7);
    QVERIFY(std::abs(place.center().y() - map.view.viewport()->height() / 2.0) < 80);
}

void TopologyViewTest::whatIsManyIsSeenAtOnceAndItsNamesCanBeRead_data() {
    QTest::addColumn<QSize>("room");
    QTest::newRow("beside the details") << QSize(800, 700);
    QTest::newRow("alone") << QSize(1030, 530);
    QTest::newRow("large") << QSize(1500, 900);
}

void TopologyViewTest::whatIsManyIsSeenAtOnceAndItsNamesCanBeRead() {
    QFETCH(QSize, room);
    const FleetObjects fleet(seventeen());
    Map map(theme_, fleet, room);
    const QRectF sight(map.view.viewport()->rect());
    for (const bool isAsked : {false, true}) {
        if (isAsked)
            map.view.fit();
        QCOMPARE(map.view.horizontalScrollBar()->maximum(), 0);
        QCOMPARE(map.view.verticalScrollBar()->maximum(), 0);
        int named = 0;
        for (const auto &item : map.view.scene().items()) {
            const auto kind = map.graph.at(item.id).kind;
            const QRectF rect = map.view.rectOf(map.graph.at(item.id).key);
            QVERIFY(sight.contains(rect));
            if (kind > Kind::Provider)
                continue;
            QVERIFY(MapPainter::detailOf(kind, rect.size()) != MapPainter::Detail::Color);
            ++named;
        }
        QVERIFY(named > 20);
    }
    // What there is takes most of the room in one direction.
    const QRectF bounds = map.view.scene().bounds();
    QVERIFY(bounds.width() * map.view.zoom() > 0.85 * sight.width() - 48 ||
            bounds.height() * map.view.zoom() > 0.85 * sight.height() - 80);
}

void TopologyViewTest::whoComesNearerReadsTheNamesOfReplicas() {
    const FleetObjects fleet(seventeen());
    Map map(theme_, fleet, {800, 700});
    const auto name = nameOf(fleet.deployment(3));
    const auto replica = replicaKey(name, fleet.deployment(3).deployment_status().replicas(0).id());
    const auto detail = [&] { return MapPainter::detailOf(Kind::Replica, map.view.rectOf(replica).size()); };
    QVERIFY(detail() == MapPainter::Detail::Color);
    const QPointF at = map.view.rectOf(name).center();
    while (map.view.zoom() < 0.6)
        map.view.zoomBy(1.25, at);
    QVERIFY(detail() != MapPainter::Detail::Color);
    // What was under the pointer still is.
    QCOMPARE(map.graph.at(map.view.objectAt(at)).key, name);
    while (map.view.zoom() > 0.4)
        map.view.zoomBy(0.8, at);
    QVERIFY(detail() == MapPainter::Detail::Color);
    QCOMPARE(map.graph.at(map.view.objectAt(at)).key, name);
}

void TopologyViewTest::aFaultStaysInTheBoxOfItsReplicas() {
    const FleetObjects fleet(seventeen());
    Map map(theme_, fleet, {800, 700});
    auto deployment = fleet.deployment(3);
    for (auto &replica : *deployment.mutable_deployment_status()->mutable_replicas())
        replica.set_state(v1::Replica::FAILED);
    map.graph.put(deployment);
    map.settle();
    const auto &scene = map.view.scene();
    const QRectF block = scene.blockOf(map.id(nameOf(deployment)));
    QVERIFY(!block.isNull());
    const QPointF origin = map.view.rectOf(nameOf(deployment)).topLeft() -
                           scene.rectOf(map.id(nameOf(deployment))).topLeft() * map.view.zoom();
    const QRectF seen(block.topLeft() * map.view.zoom() + origin, block.size() * map.view.zoom());
    const auto picture = map.seen();
    const QColor danger = theme_.color(kit::Color::Danger);
    QVERIFY(countIn(picture, seen, danger) > 200);
    const QRectF around = seen.adjusted(2, -8, 8, 8);
    QCOMPARE(countIn(picture, QRectF(around.topLeft(), QPointF(around.right(), seen.top() - 1)), danger), 0);
    QCOMPARE(countIn(picture, QRectF(QPointF(around.left(), seen.bottom() + 1), around.bottomRight()), danger), 0);
    QCOMPARE(countIn(picture, QRectF(QPointF(seen.right() + 1, around.top()), around.bottomRight()), danger), 0);
}

void TopologyViewTest::itIsReadOutObjectByObject() {
    const FleetObjects fleet;
    Map map(theme_, fleet);
    map.seen();
    auto *list = QAccessible::queryAccessibleInterface(&map.view);
    QVERIFY(list);
    QVERIFY(list->childCount() > 20);
    QVERIFY(list->childCount() <= 500);
    auto *at = list->childAt(map.view.viewport()->mapToGlobal(QPoint()).x() +
                                 static_cast<int>(map.view.rectOf(nameOf(fleet.deployment(0))).center().x()),
                             map.view.viewport()->mapToGlobal(QPoint()).y() +
                                 static_cast<int>(map.view.rectOf(nameOf(fleet.deployment(0))).center().y()));
    QVERIFY(at);
    QCOMPARE(at->text(QAccessible::Name), QStringLiteral("chat-000"));
    QVERIFY(at->text(QAccessible::Description).contains(QStringLiteral("Deployment")));
    QVERIFY(list->indexOfChild(at) >= 0);
    QCOMPARE(list->child(list->indexOfChild(at)), at);
    map.view.setCurrent(nameOf(fleet.deployment(0)));
    QVERIFY(at->state().selected);
    map.graph.remove(nameOf(fleet.deployment(0)));
    map.settle();
    QVERIFY(!at->isValid());
}

// Writes pictures where PILOTHOUSE_PICTURES says; always draws them.
void TopologyViewTest::aLargeFleetCanBeLookedAt() {
    const QString directory = qEnvironmentVariable("PILOTHOUSE_PICTURES");
    const FleetObjects fleet(FleetSize::large());
    for (const auto scheme : {kit::Scheme::Light, kit::Scheme::Dark}) {
        kit::Theme theme(scheme);
        Map map(theme, fleet, {1180, 760});
        for (const auto lens : {Lens::Serving, Lens::Physical}) {
            map.view.setLens(lens);
            for (int turn = 0; turn < 4; ++turn) {
                const auto picture = map.seen();
                QCOMPARE(picture.size(), map.view.viewport()->size());
                if (!directory.isEmpty())
                    QVERIFY(picture.save(QStringLiteral("%1/large-%2-%3-%4.png")
                                             .arg(directory)
                                             .arg(int(lens))
                                             .arg(int(scheme))
                                             .arg(turn)));
                if (turn == 0)
                    map.view.fit();
                else
                    map.view.zoomBy(lens == Lens::Serving ? 6 : 2.2, QPointF(300, 200));
            }
        }
    }
}

QTEST_MAIN(TopologyViewTest)
#include "view_test.moc"
