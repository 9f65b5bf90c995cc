// What of the map is drawn anew when something changes, and that it looks then as if all of it were.
#include <algorithm>
#include <functional>

#include <QScreen>

#include "tests/widgets/gpus/heat.h"
#include "widgets/gpus/gpu_hover.h"

using namespace gpus_test;

namespace {

// Where the viewport is drawn anew because of what is done, which says whether it worked.
QRegion drawnAnew(Heat &heat, const std::function<bool()> &act) {
    class Watch : public QObject {
    public:
        bool eventFilter(QObject *, QEvent *event) override {
            if (event->type() == QEvent::Paint)
                painted += static_cast<QPaintEvent *>(event)->region();
            return false;
        }
        QRegion painted;
    } watch;
    heat.view.viewport()->installEventFilter(&watch);
    QCoreApplication::processEvents();
    watch.painted = {};
    if (!act() || !QTest::qWaitFor([&watch] { return !watch.painted.isEmpty(); }))
        return {};
    return watch.painted;
}

// What the window has, which is drawn where something changed alone.
QImage onScreen(Heat &heat) {
    QCoreApplication::processEvents();
    const QRect place(heat.view.viewport()->mapTo(&heat.view, QPoint()), heat.view.viewport()->size());
    return heat.view.screen()
        ->grabWindow(heat.view.winId(), place.x(), place.y(), place.width(), place.height())
        .toImage()
        .convertToFormat(QImage::Format_RGB32);
}

} // namespace

class GpusRedrawTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void onlyWhatChangedIsDrawnAnew();
    void thePointerDrawsNoMoreAnewThanItsRing();
    void whatIsBesideTheMapIsNotDrawnAnew();
    void aPartialRepaintLooksLikeAWholeOne();
    void theScreenShowsWhatAPictureDoes_data();
    void theScreenShowsWhatAPictureDoes();

private:
    kit::Theme theme_{kit::Scheme::Dark};
};

void GpusRedrawTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
    theme_.setMotionReduced(true);
}

void GpusRedrawTest::onlyWhatChangedIsDrawnAnew() {
    Heat heat(theme_, sound());
    heat.seen();
    auto frame = heat.made.frame(1, {v1::SM_ACTIVE});
    const int gpu = 8 * 77 + 3;
    (*frame.mutable_columns(0)->mutable_codes())[2 * gpu + 1] ^= 0x40;
    const QRect bounds = drawnAnew(heat, [&] { return heat.fleet.takeFrame(frame, {}); }).boundingRect();
    QVERIFY(bounds.contains(heat.at({77, 3})));
    QVERIFY(bounds.width() < 200 && bounds.height() < 60);
}

void GpusRedrawTest::thePointerDrawsNoMoreAnewThanItsRing() {
    Heat heat(theme_);
    QVERIFY(QTest::qWaitForWindowExposed(&heat.view));
    const auto pointAt = [&heat](const GpuRef &gpu) {
        return [&heat, gpu] {
            heat.move(heat.at(gpu), Qt::NoButton);
            return heat.view.hover().gpu() == gpu;
        };
    };
    const int most = static_cast<int>(heat.view.rectOf({77, 3}).width()) + 8;
    const auto isSmall = [most](const QRect &rect) { return rect.width() <= most && rect.height() <= most; };
    const QRegion first = drawnAnew(heat, pointAt({77, 3}));
    QVERIFY(isSmall(first.boundingRect()));
    QVERIFY(first.contains(heat.at({77, 3})));
    QCOMPARE(onScreen(heat), heat.seen());
    const QRegion second = drawnAnew(heat, pointAt({20, 6}));
    QVERIFY(std::all_of(second.begin(), second.end(), isSmall));
    QVERIFY(second.contains(heat.at({77, 3})) && second.contains(heat.at({20, 6})));
    QCOMPARE(onScreen(heat), heat.seen());
}

void GpusRedrawTest::whatIsBesideTheMapIsNotDrawnAnew() {
    Heat heat(theme_);
    QVERIFY(QTest::qWaitForWindowExposed(&heat.view));
    heat.view.fit();
    while (heat.view.detail() > Detail::Color)
        heat.view.zoomOut();
    QRectF fields;
    for (int node = 0; node < heat.fleet.layout().nodeCount(); ++node)
        fields |= heat.view.rectOf({node, 0});
    const QRect bounds = drawnAnew(heat, [&] {
                             heat.measure(2);
                             return true;
                         }).boundingRect();
    QVERIFY(bounds.contains(fields.toAlignedRect()));
    QVERIFY(bounds.width() < heat.view.viewport()->width() || bounds.height() < heat.view.viewport()->height());
    QCOMPARE(onScreen(heat), heat.seen());
}

void GpusRedrawTest::aPartialRepaintLooksLikeAWholeOne() {
    Heat heat(theme_);
    heat.fleet.selection().select({{3, 1}, {3, 2}, {90, 4}});
    heat.seen();
    for (int second = 2; second < 6; ++second) {
        std::vector<v1::NodeRange> ranges(2);
        ranges[0].set_first(second * 7);
        ranges[0].set_count(9);
        ranges[1].set_first(150 + second);
        ranges[1].set_count(1);
        QVERIFY(heat.fleet.takeFrame(heat.made.frame(second * 11, {v1::SM_ACTIVE}, ranges), {ranges, v1::GPU_LEVEL}));
    }
    const auto part = heat.seen();
    // The same values, drawn from nothing.
    heat.view.setTable(kit::ColorTable(kit::ColorTable::Name::Cividis));
    QCOMPARE(heat.seen(), part);
}

void GpusRedrawTest::theScreenShowsWhatAPictureDoes_data() {
    QTest::addColumn<int>("zooms");
    for (const int zooms : {-6, -3, 0, 3, 6})
        QTest::newRow(qPrintable(QString::number(zooms))) << zooms;
}

// A window is drawn to without a painter, and where something changed alone.
void GpusRedrawTest::theScreenShowsWhatAPictureDoes() {
    QFETCH(int, zooms);
    Heat heat(theme_);
    QVERIFY(QTest::qWaitForWindowExposed(&heat.view));
    for (int turn = 0; turn < std::abs(zooms); ++turn)
        zooms < 0 ? heat.view.zoomOut() : heat.view.zoomIn();
    const auto looksAlike = [&] {
        const QImage shown = onScreen(heat);
        QCOMPARE(shown, heat.seen());
    };
    looksAlike();
    auto frame = heat.made.frame(1, {v1::SM_ACTIVE, v1::MEMORY_USED, v1::GPU_TEMPERATURE, v1::POWER_DRAW});
    for (int gpu = 3; gpu < heat.fleet.layout().gpuCount(); gpu += 97)
        (*frame.mutable_columns(0)->mutable_codes())[2 * gpu + 1] ^= 0x40;
    QVERIFY(heat.fleet.takeFrame(frame, {}));
    looksAlike();
    heat.measure(2);
    looksAlike();
}

QTEST_MAIN(GpusRedrawTest)

#include "redraw_test.moc"
