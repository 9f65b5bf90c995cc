// The legend on the screen: its ends are moved, its parts are chosen, by the mouse and by keys.
#include <QAccessible>
#include <QSignalSpy>

#include "tests/widgets/gpus/heat.h"
#include "widgets/gpus/heatmap_legend.h"

using namespace gpus_test;

namespace {

v1::ValueSpread spread() {
    return MeasuredFleet().frame(1, {v1::SM_ACTIVE}).columns(0).spread();
}

void drag(QWidget &widget, const QPointF &from, const QPointF &to) {
    QTest::mousePress(&widget, Qt::LeftButton, {}, from.toPoint());
    for (const double share : {0.3, 0.7, 1.0}) {
        const QPointF at = from + (to - from) * share;
        QMouseEvent move(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&widget, &move);
    }
    QTest::mouseRelease(&widget, Qt::LeftButton, {}, to.toPoint());
}

} // namespace

class GpusLegendTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void itsEndsAreDragged();
    void endsDoNotPassEachOther();
    void aClickLightsAPart();
    void theMiddleOfTheValuesIsFound();
    void anotherMetricBeginsAnew();
    void keysDoTheSame();
    void itSaysWhatItShows();
    void theMapFollowsIt();
    void itCanBeLookedAt();

private:
    QPointF onBar(double value) const { return {legend_->positionOf(value), legend_->barRect().center().y()}; }

    kit::Theme theme_{kit::Scheme::Dark};
    std::unique_ptr<HeatmapLegend> legend_;
};

void GpusLegendTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
}

void GpusLegendTest::init() {
    legend_ = std::make_unique<HeatmapLegend>(theme_);
    legend_->resize(legend_->sizeHint());
    legend_->setSpread(spread());
    legend_->show();
    legend_->activateWindow();
    legend_->setFocus();
}

void GpusLegendTest::itsEndsAreDragged() {
    QSignalSpy changed(legend_.get(), &HeatmapLegend::scaleChanged);
    QSignalSpy range(legend_.get(), &HeatmapLegend::rangeChanged);
    drag(*legend_, onBar(100), onBar(70));
    QVERIFY(std::abs(legend_->scale().high - 70) < 1.5);
    QCOMPARE(legend_->scale().low, 0.0);
    QVERIFY(!legend_->scale().band);
    QVERIFY(changed.size() >= 1);
    QCOMPARE(range.size(), 1);
    QVERIFY(legend_->range() == HeatmapLegend::Range::Own);
    drag(*legend_, onBar(0), onBar(25));
    QVERIFY(std::abs(legend_->scale().low - 25) < 1.5);
    legend_->setRange(HeatmapLegend::Range::Pinned);
    QCOMPARE(legend_->scale().low, 0.0);
    QCOMPARE(legend_->scale().high, 100.0);
}

void GpusLegendTest::endsDoNotPassEachOther() {
    drag(*legend_, onBar(100), onBar(-20));
    QVERIFY(legend_->scale().high > legend_->scale().low);
    drag(*legend_, onBar(legend_->scale().high), onBar(140));
    QCOMPARE(legend_->scale().high, 100.0);
}

void GpusLegendTest::aClickLightsAPart() {
    QTest::mouseClick(legend_.get(), Qt::LeftButton, {}, onBar(45).toPoint());
    QVERIFY(legend_->scale().band);
    QCOMPARE(legend_->scale().band->first, 40.0);
    QCOMPARE(legend_->scale().band->second, 50.0);
    QTest::mouseClick(legend_.get(), Qt::LeftButton, {}, onBar(75).toPoint());
    QCOMPARE(legend_->scale().band->first, 70.0);
    QTest::mouseClick(legend_.get(), Qt::LeftButton, {}, onBar(75).toPoint());
    QVERIFY(!legend_->scale().band);
    // The columns of the histogram are part of it; the title is not.
    QTest::mouseClick(legend_.get(), Qt::LeftButton, {}, (onBar(15) - QPointF(0, 20)).toPoint());
    QCOMPARE(legend_->scale().band->first, 10.0);
    QTest::mouseClick(legend_.get(), Qt::LeftButton, {}, QPoint(20, 4));
    QCOMPARE(legend_->scale().band->first, 10.0);
}

void GpusLegendTest::theMiddleOfTheValuesIsFound() {
    legend_->setRange(HeatmapLegend::Range::Robust);
    QCOMPARE(legend_->scale().low, spread().p2());
    QCOMPARE(legend_->scale().high, spread().p98());
    auto narrow = spread();
    narrow.set_p2(50);
    narrow.set_p98(50);
    legend_->setSpread(narrow);
    QVERIFY(legend_->scale().high > legend_->scale().low);
    // Where no GPU has a value there is no middle.
    v1::ValueSpread nothing;
    legend_->setSpread(nothing);
    QCOMPARE(legend_->scale().low, 0.0);
    QCOMPARE(legend_->scale().high, 100.0);
}

void GpusLegendTest::anotherMetricBeginsAnew() {
    QTest::mouseClick(legend_.get(), Qt::LeftButton, {}, onBar(45).toPoint());
    drag(*legend_, onBar(100), onBar(70));
    legend_->setMetric(v1::GPU_TEMPERATURE, {0, 128});
    QCOMPARE(legend_->scale().high, 128.0);
    QVERIFY(!legend_->scale().band);
    QVERIFY(legend_->range() == HeatmapLegend::Range::Pinned);
    QVERIFY(legend_->accessibleDescription().contains(QStringLiteral("128")));
}

void GpusLegendTest::keysDoTheSame() {
    const auto press = [this](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(legend_.get(), key, modifiers);
    };
    press(Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(legend_->scale().low, 10.0);
    press(Qt::Key_Down);
    QCOMPARE(legend_->scale().low, 9.0);
    press(Qt::Key_Right);
    press(Qt::Key_Right);
    press(Qt::Key_Return);
    QCOMPARE(legend_->scale().band->first, 10.0);
    press(Qt::Key_Escape);
    QVERIFY(!legend_->scale().band);
    for (int turn = 0; turn < 20; ++turn)
        press(Qt::Key_Right);
    press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(legend_->scale().high, 90.0);
    press(Qt::Key_R);
    QVERIFY(legend_->range() == HeatmapLegend::Range::Pinned);
    press(Qt::Key_R);
    QVERIFY(legend_->range() == HeatmapLegend::Range::Robust);
}

void GpusLegendTest::itSaysWhatItShows() {
    QVERIFY(legend_->accessibleName().contains(QStringLiteral("SM active")));
    QCOMPARE(legend_->accessibleDescription(), QStringLiteral("from 0 % to 100 %"));
    QTest::mouseClick(legend_.get(), Qt::LeftButton, {}, onBar(45).toPoint());
    QVERIFY(legend_->accessibleDescription().contains(QStringLiteral("40 % to 50 %")));
}

void GpusLegendTest::theMapFollowsIt() {
    Heat heat(theme_, MeasuredSize().sound());
    connect(legend_.get(), &HeatmapLegend::scaleChanged, &heat.view, &HeatmapView::setScale);
    const auto before = heat.seen();
    drag(*legend_, onBar(100), onBar(60));
    QVERIFY(heat.view.scale() == legend_->scale());
    QVERIFY(heat.seen() != before);
    legend_->setRange(HeatmapLegend::Range::Pinned);
    QCOMPARE(heat.seen(), before);
}

// Writes pictures where PILOTHOUSE_PICTURES says; always draws them.
void GpusLegendTest::itCanBeLookedAt() {
    const QString directory = qEnvironmentVariable("PILOTHOUSE_PICTURES");
    for (const auto &[scheme, name] : {std::pair(kit::Scheme::Light, "light"), std::pair(kit::Scheme::Dark, "dark"),
                                       std::pair(kit::Scheme::HighContrast, "contrast")}) {
        kit::Theme theme(scheme);
        for (int kind = 0; kind < 3; ++kind) {
            QWidget page;
            HeatmapLegend legend(theme, &page);
            page.setPalette(theme.palette());
            page.setBackgroundRole(QPalette::Base);
            legend.setSpread(spread());
            legend.setThresholds({{50, {}}, {80, QStringLiteral("effective")}});
            if (kind == 1)
                legend.setRange(HeatmapLegend::Range::Robust);
            if (kind == 2)
                legend.setFolding(
                    QStringLiteral("Each field is a node: the mean of its GPUs. Faults are always shown."));
            legend.resize(legend.sizeHint());
            legend.move(12, 12);
            page.resize(legend.size() + QSize(24, 24));
            page.show();
            if (kind == 2)
                QTest::mouseClick(&legend, Qt::LeftButton, {},
                                  QPointF(legend.positionOf(75), legend.barRect().center().y()).toPoint());
            const auto picture = page.grab();
            QVERIFY(!picture.isNull());
            if (!directory.isEmpty())
                QVERIFY(picture.save(
                    QStringLiteral("%1/legend-%2-%3.png").arg(directory, QString::fromLatin1(name)).arg(kind)));
        }
    }
}

QTEST_MAIN(GpusLegendTest)
#include "legend_test.moc"
