// The map by hand: keys and the mouse on the real widget.
#include <set>

#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

#include "tests/widgets/gpus/heat.h"
#include "widgets/gpus/gpu_card.h"
#include "widgets/gpus/gpu_hover.h"

using namespace gpus_test;

class GpusHandlingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aClickSelectsAndModifiersAddAndExtend();
    void aClickOnANameSelectsWhatIsBelowIt();
    void whatAFilterLeavesOutIsOnlySelectedByItself();
    void aDragSelectsWhatIsWithin();
    void theMiddleButtonMovesTheMap();
    void theWheelZoomsAtThePointer();
    void arrowsGoFromGpuToGpu();
    void arrowsReachEveryRack();
    void keysSelect();
    void enterGoesInAndEscapeGoesOut();
    void whatIsInSightIsToldOnce();
    void theCardIsKept();

private:
    kit::Theme theme_{kit::Scheme::Dark};
};

void GpusHandlingTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
    theme_.setMotionReduced(true);
}

void GpusHandlingTest::aClickSelectsAndModifiersAddAndExtend() {
    Heat heat(theme_, sound());
    auto &selection = heat.fleet.selection();
    std::vector<GpuRef> told;
    connect(&heat.fleet.selection(), &GpuSelection::changed, this, [&] { told = heat.fleet.selection().gpus(); });
    const auto click = [&](const GpuRef &gpu, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mouseClick(heat.view.viewport(), Qt::LeftButton, modifiers, heat.at(gpu));
    };
    click({5, 2});
    QVERIFY((told == std::vector<GpuRef>{{5, 2}}));
    QVERIFY((selection.current() == GpuRef{5, 2}));
    click({30, 7}, Qt::ControlModifier);
    QVERIFY((told == std::vector<GpuRef>{{5, 2}, {30, 7}}));
    click({5, 2}, Qt::ControlModifier);
    QVERIFY((told == std::vector<GpuRef>{{30, 7}}));
    click({7, 6});
    click({8, 1}, Qt::ShiftModifier);
    QVERIFY((told == std::vector<GpuRef>{{7, 6}, {7, 7}, {8, 0}, {8, 1}}));
    QTest::mouseClick(heat.view.viewport(), Qt::LeftButton, {}, QPoint(2, heat.view.viewport()->height() - 2));
    QVERIFY(told.empty());
}

void GpusHandlingTest::aClickOnANameSelectsWhatIsBelowIt() {
    Heat heat(theme_, sound());
    auto &selection = heat.fleet.selection();
    const QRectF first = heat.view.rectOf({0, 0});
    QTest::mouseClick(heat.view.viewport(), Qt::LeftButton, {}, (first.topLeft() + QPointF(4, -8)).toPoint());
    QCOMPARE(selection.count(), 64);
    QVERIFY(selection.contains({7, 7}) && !selection.contains({8, 0}));
    QTest::mouseClick(heat.view.viewport(), Qt::LeftButton, {}, (first.topLeft() + QPointF(4, -30)).toPoint());
    QCOMPARE(selection.count(), 640);
    QTest::mouseClick(heat.view.viewport(), Qt::LeftButton, Qt::ControlModifier,
                      (first.topLeft() + QPointF(4, -8)).toPoint());
    QCOMPARE(selection.count(), 576);
}

void GpusHandlingTest::whatAFilterLeavesOutIsOnlySelectedByItself() {
    Heat heat(theme_, sound());
    auto &selection = heat.fleet.selection();
    std::vector<bool> matches(1920);
    for (int gpu = 0; gpu < 1920; gpu += 8)
        matches[static_cast<std::size_t>(gpu)] = true;
    heat.view.setMatches(matches);
    const QRectF first = heat.view.rectOf({0, 0});
    QTest::mouseClick(heat.view.viewport(), Qt::LeftButton, {}, (first.topLeft() + QPointF(4, -8)).toPoint());
    QCOMPARE(selection.count(), 8);
    QVERIFY(selection.contains({7, 0}) && !selection.contains({7, 7}));
    QTest::mouseClick(heat.view.viewport(), Qt::LeftButton, {}, heat.at({7, 7}));
    QVERIFY((selection.gpus() == std::vector<GpuRef>{{7, 7}}));
    QTest::mouseClick(heat.view.viewport(), Qt::LeftButton, Qt::ShiftModifier, heat.at({9, 3}));
    QVERIFY((selection.gpus() == std::vector<GpuRef>{{8, 0}, {9, 0}}));
}

void GpusHandlingTest::aDragSelectsWhatIsWithin() {
    Heat heat(theme_, sound());
    auto &selection = heat.fleet.selection();
    const QPoint from = heat.at({1, 2});
    const QPoint to = heat.at({3, 4});
    QTest::mousePress(heat.view.viewport(), Qt::LeftButton, {}, from);
    heat.move((from + to) / 2, Qt::LeftButton);
    heat.move(to, Qt::LeftButton);
    // The rectangle is seen.
    QVERIFY(countNear(heat.seen(), QPointF(from.x(), (from.y() + to.y()) / 2), theme_.color(kit::Color::Accent), 3) >
            0);
    QTest::mouseRelease(heat.view.viewport(), Qt::LeftButton, {}, to);
    QCOMPARE(selection.count(), 9);
    for (int node = 1; node <= 3; ++node)
        for (int gpu = 2; gpu <= 4; ++gpu)
            QVERIFY(selection.contains({node, gpu}));
    // Escape gives up a rectangle that is not yet done.
    QTest::mousePress(heat.view.viewport(), Qt::LeftButton, {}, from);
    heat.move(from + QPoint(300, 100), Qt::LeftButton);
    QTest::keyClick(&heat.view, Qt::Key_Escape);
    QTest::mouseRelease(heat.view.viewport(), Qt::LeftButton, {}, from + QPoint(300, 100));
    QCOMPARE(selection.count(), 9);
}

void GpusHandlingTest::theMiddleButtonMovesTheMap() {
    Heat heat(theme_, sound());
    heat.zoomUntil(Detail::Figures, {100, 3});
    auto *bar = heat.view.verticalScrollBar();
    const int before = bar->value();
    QTest::mousePress(heat.view.viewport(), Qt::MiddleButton, {}, QPoint(300, 300));
    for (int y = 290; y >= 260; y -= 10)
        heat.move(QPoint(300, y), Qt::MiddleButton);
    QTest::mouseRelease(heat.view.viewport(), Qt::MiddleButton, {}, QPoint(300, 260));
    QCOMPARE(bar->value(), before + 40);
    QVERIFY(heat.fleet.selection().isEmpty());
}

void GpusHandlingTest::theWheelZoomsAtThePointer() {
    Heat heat(theme_, sound(MeasuredSize::large()));
    const GpuRef gpu{6200, 4};
    const double before = heat.view.pitch();
    const QPoint at = heat.at(gpu);
    const GpuRef under = heat.view.hitAt(at).gpu;
    for (int turn = 0; turn < 9; ++turn)
        heat.wheel(at, 120, Qt::ControlModifier);
    QVERIFY(heat.view.pitch() > before * 5);
    QCOMPARE(heat.view.hitAt(at).gpu.node, under.node);
    for (int turn = 0; turn < 20; ++turn)
        heat.wheel(at, -120, Qt::ControlModifier);
    QVERIFY(heat.view.detail() == Detail::Racks);
    heat.view.fit();
    QCOMPARE(heat.view.pitch(), before);
}

void GpusHandlingTest::arrowsGoFromGpuToGpu() {
    Heat heat(theme_, sound());
    auto &selection = heat.fleet.selection();
    const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(&heat.view, key, modifiers);
    };
    press(Qt::Key_Home);
    QVERIFY((selection.current() == GpuRef{0, 0}));
    QCOMPARE(selection.count(), 1);
    press(Qt::Key_Right);
    QVERIFY((selection.current() == GpuRef{0, 1}));
    press(Qt::Key_Down);
    QVERIFY((selection.current() == GpuRef{1, 1}));
    press(Qt::Key_Left, Qt::ControlModifier);
    QVERIFY((selection.current() == GpuRef{1, 0}));
    QVERIFY(selection.contains({1, 1}) && selection.count() == 1);
    press(Qt::Key_Space);
    QCOMPARE(selection.count(), 2);
    press(Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(selection.contains({1, 0}) && selection.contains({1, 1}));
    press(Qt::Key_End);
    QVERIFY((selection.current() == GpuRef{239, 7}));
    // There is nothing beyond.
    press(Qt::Key_Right);
    press(Qt::Key_Down);
    QVERIFY((selection.current() == GpuRef{239, 7}));
}

void GpusHandlingTest::arrowsReachEveryRack() {
    Heat heat(theme_, sound());
    auto &selection = heat.fleet.selection();
    QTest::keyClick(&heat.view, Qt::Key_Home);
    std::set<int> racks;
    bool isMoved = true;
    while (isMoved) {
        const GpuRef start = selection.current();
        for (int turn = 0; turn < 400; ++turn) {
            racks.insert(heat.fleet.layout().node(selection.current().node).rack);
            const GpuRef before = selection.current();
            QTest::keyClick(&heat.view, Qt::Key_Right);
            if (selection.current() == before)
                break;
        }
        selection.setCurrent(start);
        const int rack = heat.fleet.layout().node(start.node).rack;
        do {
            const GpuRef before = selection.current();
            QTest::keyClick(&heat.view, Qt::Key_Down);
            isMoved = selection.current() != before;
        } while (isMoved && heat.fleet.layout().node(selection.current().node).rack == rack);
    }
    QCOMPARE(racks.size(), heat.fleet.layout().racks().size());
}

void GpusHandlingTest::keysSelect() {
    Heat heat(theme_, sound());
    QTest::keyClick(&heat.view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(heat.fleet.selection().count(), 1920);
    heat.view.fit();
    QTest::keyClick(&heat.view, Qt::Key_Escape);
    QVERIFY(heat.fleet.selection().isEmpty());
    // Nothing of it is left, not even the ring of the cursor.
    QVERIFY(!heat.fleet.selection().current().isValid());
}

void GpusHandlingTest::enterGoesInAndEscapeGoesOut() {
    Heat heat(theme_, sound(MeasuredSize::large()));
    QSignalSpy activated(&heat.view, &HeatmapView::activated);
    QSignalSpy detail(&heat.view, &HeatmapView::detailChanged);
    const double fitted = heat.view.pitch();
    heat.fleet.selection().select({{4000, 3}});
    std::vector<Detail> seen{heat.view.detail()};
    while (heat.view.detail() != Detail::Figures) {
        QTest::keyClick(&heat.view, Qt::Key_Return);
        QVERIFY(heat.view.detail() > seen.back());
        seen.push_back(heat.view.detail());
        QVERIFY(QRectF(heat.view.viewport()->rect()).contains(heat.view.rectOf({4000, 3})));
    }
    QVERIFY(detail.size() >= 3);
    QCOMPARE(activated.size(), 0);
    QTest::keyClick(&heat.view, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QTest::mouseDClick(heat.view.viewport(), Qt::LeftButton, {}, heat.at({4000, 3}));
    QCOMPARE(activated.size(), 2);
    for (int turn = 0; turn < 6; ++turn)
        QTest::keyClick(&heat.view, Qt::Key_Escape);
    QCOMPARE(heat.view.pitch(), fitted);
    QVERIFY(heat.view.isFitted());
    QVERIFY(heat.fleet.selection().isEmpty());
    QTest::mouseDClick(heat.view.viewport(), Qt::LeftButton, {}, heat.at({4000, 3}));
    QVERIFY(heat.view.detail() > seen.front());
}

void GpusHandlingTest::whatIsInSightIsToldOnce() {
    Heat heat(theme_, sound());
    const auto count = [](const FleetPart &part) {
        int nodes = 0;
        for (const auto &range : part.ranges)
            nodes += range.count();
        return nodes;
    };
    std::vector<FleetPart> told;
    connect(&heat.view, &HeatmapView::visibleNodesChanged, this, [&](const FleetPart &part) { told.push_back(part); });
    QCOMPARE(count(heat.view.visiblePart()), 240);
    QCOMPARE(heat.view.visiblePart().ranges.size(), std::size_t{1});
    heat.measure(2);
    heat.view.fit();
    QVERIFY(told.empty());
    heat.zoomUntil(Detail::Figures, {60, 3});
    QVERIFY(!told.empty());
    const int inSight = count(told.back());
    QVERIFY(inSight > 0 && inSight < 240);
    const auto before = told.size();
    heat.wheel(QPoint(200, 200), -1200);
    QVERIFY(told.size() > before);
    QCOMPARE(told.back().level, v1::GPU_LEVEL);
    for (int turn = 0; turn < 20; ++turn)
        heat.view.zoomOut();
    QCOMPARE(told.back().level, v1::NODE_LEVEL);
    QCOMPARE(count(told.back()), 240);
}

void GpusHandlingTest::theCardIsKept() {
    Heat heat(theme_, sound());
    QAction open(QStringLiteral("Open"));
    heat.view.hover().card().setActions({&open});
    QSignalSpy triggered(&open, &QAction::triggered);
    heat.fleet.selection().select({{20, 3}});
    QTest::keyClick(&heat.view, Qt::Key_P);
    auto &card = heat.view.hover().card();
    QVERIFY(card.isVisible() && card.isPinned());
    heat.move(heat.at({99, 1}), Qt::NoButton);
    QVERIFY((card.gpu() == GpuRef{20, 3}));
    auto *button = card.findChild<QPushButton *>();
    QVERIFY(button && button->isVisible());
    QVERIFY(card.cardRect().contains(button->geometry().translated(button->parentWidget()->pos())));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(triggered.size(), 1);
    heat.view.setFocus();
    QTest::keyClick(&heat.view, Qt::Key_Escape);
    QVERIFY(!card.isVisible());
    QVERIFY(!heat.fleet.selection().isEmpty());
}

QTEST_MAIN(GpusHandlingTest)
#include "handling_test.moc"
