// What is shown beside another time: how far they are apart, what cannot be told, and how it is said.
#include <QSignalSpy>

#include "tests/widgets/gpus/heat.h"
#include "widgets/gpus/gpu_card.h"
#include "widgets/gpus/gpu_facts.h"
#include "widgets/gpus/gpu_table.h"
#include "widgets/gpus/gpu_words.h"
#include "widgets/gpus/heatmap_legend.h"
#include "widgets/gpus/map_look.h"

using namespace gpus_test;

namespace {

// One step of a past in which every GPU had one value, but for some.
v1::HistoryTile then(int gpus, double value, const std::map<int, telemetry::PastCode> &others = {},
                     v1::GpuMetric metric = v1::SM_ACTIVE, const telemetry::Range &range = {0, 100}) {
    v1::HistoryTile tile;
    tile.set_metric(metric);
    tile.set_low(range.low);
    tile.set_high(range.high);
    const auto code = telemetry::toPast(telemetry::encode(static_cast<float>(value), range));
    tile.set_codes(std::string(static_cast<std::size_t>(gpus), static_cast<char>(code)));
    for (const auto &[gpu, other] : others)
        (*tile.mutable_codes())[static_cast<std::size_t>(gpu)] = static_cast<char>(other);
    return tile;
}

} // namespace

class GpusComparisonTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { kit::ConsoleStyle::install(*qApp, theme_); }
    void init();
    void nothingIsComparedBeforeThenIsKnown();
    void aDifferenceIsNowLessThen();
    void whatThePastCannotTellApartIsNone_data();
    void whatThePastCannotTellApartIsNone();
    void whatIsMissingNowOrThenIsNoDifference();
    void staleStaysStale();
    void theLegendHasItsOwnHistogram();
    void theLegendIsAboutWhatThereIs();
    void otherValuesAreComparedAtOnce();
    void thePastIsComparedWithItsOwnPast();
    void anotherMetricBeginsAnew();
    void otherNodesKeepWhatIsKnown();
    void differencesAreSaidWithSignAndUnit_data();
    void differencesAreSaidWithSignAndUnit();
    void cardTableAndFactsTellBothTimes();
    void theMapShowsDifferences();
    void theEndsOfTheLegendMoveTogether();

private:
    telemetry::LiveCode code(int gpu) const {
        return heat_->fleet.comparison().column()->gpus[static_cast<std::size_t>(gpu)];
    }
    double difference(int gpu) const { return telemetry::decode(code(gpu), heat_->fleet.comparison().column()->range); }
    double now(int gpu) const {
        const auto *column = heat_->fleet.values().column(v1::SM_ACTIVE);
        return telemetry::decode(column->gpus[static_cast<std::size_t>(gpu)], column->range);
    }
    int gpus() const { return heat_->fleet.layout().gpuCount(); }

    kit::Theme theme_{kit::Scheme::Dark};
    std::unique_ptr<Heat> heat_;
};

void GpusComparisonTest::init() {
    heat_ = std::make_unique<Heat>(theme_, sound());
}

void GpusComparisonTest::nothingIsComparedBeforeThenIsKnown() {
    auto &fleet = heat_->fleet;
    QVERIFY(!fleet.comparison().isActive());
    QCOMPARE(fleet.shown(v1::SM_ACTIVE), fleet.values().column(v1::SM_ACTIVE));
    QVERIFY(!fleet.takeThen(then(gpus(), 20), 0, {}));
    fleet.compare(v1::SM_ACTIVE);
    QVERIFY(!fleet.comparison().isKnown());
    QCOMPARE(code(5), telemetry::NoData);
    QCOMPARE(fleet.shown(v1::SM_ACTIVE), fleet.comparison().column());
    QCOMPARE(fleet.shown(v1::POWER_DRAW), fleet.values().column(v1::POWER_DRAW));
    QVERIFY(fleet.takeThen(then(gpus(), 20), 0, {}));
    QVERIFY(fleet.comparison().isKnown());
    fleet.forgetThen();
    QVERIFY(!fleet.comparison().isKnown());
    QCOMPARE(code(5), telemetry::NoData);
}

void GpusComparisonTest::aDifferenceIsNowLessThen() {
    heat_->fleet.compare(v1::SM_ACTIVE);
    QVERIFY(heat_->fleet.takeThen(then(gpus(), 40), 0, {}));
    int compared = 0;
    for (int gpu = 0; gpu < gpus(); gpu += 11) {
        const double wanted = now(gpu) - telemetry::decodePast(100, {0, 100});
        if (std::abs(wanted) < 1)
            continue;
        ++compared;
        QVERIFY2(std::abs(difference(gpu) - wanted) < 0.02,
                 qPrintable(QStringLiteral("%1 for %2").arg(difference(gpu)).arg(wanted)));
    }
    QVERIFY(compared > 50);
}

void GpusComparisonTest::whatThePastCannotTellApartIsNone_data() {
    QTest::addColumn<int>("steps");
    QTest::addColumn<bool>("isNone");
    QTest::newRow("the same") << 0 << true;
    QTest::newRow("a step up") << 1 << true;
    QTest::newRow("a step down") << -1 << true;
    QTest::newRow("two steps up") << 2 << false;
    QTest::newRow("two steps down") << -2 << false;
}

void GpusComparisonTest::whatThePastCannotTellApartIsNone() {
    QFETCH(int, steps);
    QFETCH(bool, isNone);
    auto &fleet = heat_->fleet;
    // Both are of the past: each may be wrong by half a step.
    QVERIFY(fleet.takePast(then(gpus(), 50), 0, {}));
    fleet.compare(v1::SM_ACTIVE);
    auto tile = then(gpus(), 50);
    for (char &code : *tile.mutable_codes())
        code = static_cast<char>(code - steps);
    QVERIFY(fleet.takeThen(tile, 0, {}));
    const auto words = GpuWords::change(v1::SM_ACTIVE, code(9), fleet.comparison().column()->range);
    if (isNone) {
        QVERIFY(std::abs(difference(9)) < 0.01);
        QCOMPARE(words, QStringLiteral("0 points"));
    } else {
        QVERIFY(std::abs(difference(9) - steps * fleet.comparison().resolution()) < 0.02);
        QCOMPARE(words, steps > 0 ? QStringLiteral("+1 points") : QStringLiteral("\u22121 points"));
    }
}

void GpusComparisonTest::whatIsMissingNowOrThenIsNoDifference() {
    auto &fleet = heat_->fleet;
    auto frame = heat_->made.frame(1, {v1::SM_ACTIVE});
    auto *codes = reinterpret_cast<telemetry::LiveCode *>(frame.mutable_columns(0)->mutable_codes()->data());
    codes[0] = telemetry::NoData;
    codes[1] = telemetry::NotReported;
    codes[2] = telemetry::encode(0, {0, 100});
    QVERIFY(fleet.takeFrame(frame, {}));
    fleet.compare(v1::SM_ACTIVE);
    QVERIFY(fleet.takeThen(then(gpus(), 0, {{3, telemetry::PastNoData}, {4, telemetry::PastNotReported}}), 0, {}));
    QCOMPARE(code(0), telemetry::NoData);
    QCOMPARE(code(1), telemetry::NotReported);
    QVERIFY(telemetry::hasValue(code(2)));
    QCOMPARE(code(3), telemetry::NoData);
    QCOMPARE(code(4), telemetry::NotReported);
    QCOMPARE(fleet.comparison().column()->spread.no_data(), 2);
    QCOMPARE(fleet.comparison().column()->spread.not_reported(), 2);
    QCOMPARE(GpuWords::change(v1::SM_ACTIVE, code(2), fleet.comparison().column()->range), QStringLiteral("0 points"));
    QCOMPARE(GpuWords::change(v1::SM_ACTIVE, code(3), fleet.comparison().column()->range),
             kit::absenceText(kit::Absence::NoData));
}

void GpusComparisonTest::staleStaysStale() {
    auto &fleet = heat_->fleet;
    auto frame = heat_->made.frame(1, {v1::SM_ACTIVE});
    auto *codes = reinterpret_cast<telemetry::LiveCode *>(frame.mutable_columns(0)->mutable_codes()->data());
    codes[7] = static_cast<telemetry::LiveCode>(telemetry::encode(90, {0, 100}) | telemetry::StaleBit);
    QVERIFY(fleet.takeFrame(frame, {}));
    fleet.compare(v1::SM_ACTIVE);
    QVERIFY(fleet.takeThen(then(gpus(), 40), 0, {}));
    QVERIFY(telemetry::isStale(code(7)));
    QVERIFY(std::abs(difference(7) - 50) < 0.3);
    QCOMPARE(fleet.comparison().column()->spread.stale(), 1);
}

void GpusComparisonTest::theLegendHasItsOwnHistogram() {
    auto &fleet = heat_->fleet;
    fleet.compare(v1::SM_ACTIVE);
    QVERIFY(fleet.takeThen(then(gpus(), 50), 0, {}));
    const auto &column = *fleet.comparison().column();
    QCOMPARE(column.range, (telemetry::Range{-100, 100}));
    int counted = 0;
    for (const int count : column.spread.counts())
        counted += count;
    QCOMPARE(counted, gpus());
    // Nothing is farther from 50 than 50.
    QCOMPARE(column.spread.counts(0), 0);
    QCOMPARE(column.spread.counts(column.spread.counts_size() - 1), 0);
    QVERIFY(column.spread.has_p2() && column.spread.p2() > -51 && column.spread.p98() < 51);
}

// Differences of some degrees among a range of hundreds: counts are of a part, its ends have what lies beyond.
void GpusComparisonTest::theLegendIsAboutWhatThereIs() {
    auto &fleet = heat_->fleet;
    const telemetry::Range range{0, 128};
    fleet.compare(v1::GPU_TEMPERATURE);
    QVERIFY(fleet.takePast(then(gpus(), 50, {{3, 250}, {4, 0}, {5, 0}}, v1::GPU_TEMPERATURE, range), 0, {}));
    QVERIFY(fleet.takeThen(then(gpus(), 48, {}, v1::GPU_TEMPERATURE, range), 0, {}));
    const auto &comparison = fleet.comparison();
    const auto part = comparison.robustPart();
    QCOMPARE(part, (telemetry::Range{-5, 5}));
    const auto spread = comparison.spreadOver(part);
    int counted = 0;
    for (const int count : spread.counts())
        counted += count;
    QCOMPARE(counted, gpus());
    QCOMPARE(spread.counts(0), 2);
    QCOMPARE(spread.counts(spread.counts_size() - 1), 1);
    HeatmapLegend legend(theme_);
    legend.setMetric(v1::GPU_TEMPERATURE, FleetComparison::rangeOf(range));
    legend.setRange(HeatmapLegend::Range::Robust);
    legend.setWhole(part);
    legend.setSpread(spread);
    QVERIFY(legend.scale().high > 1.9 && legend.scale().high < 2.2);
    QVERIFY(legend.range() == HeatmapLegend::Range::Robust);
    QVERIFY(legend.positionOf(5) <= legend.width());
}

void GpusComparisonTest::otherValuesAreComparedAtOnce() {
    auto &fleet = heat_->fleet;
    fleet.compare(v1::SM_ACTIVE);
    QVERIFY(fleet.takeThen(then(gpus(), 10), 0, {}));
    heat_->measure(400);
    for (int gpu = 0; gpu < gpus(); gpu += 17)
        if (std::abs(now(gpu) - 10) > 1)
            QVERIFY(std::abs(difference(gpu) - (now(gpu) - telemetry::decodePast(25, {0, 100}))) < 0.02);
}

void GpusComparisonTest::thePastIsComparedWithItsOwnPast() {
    auto &fleet = heat_->fleet;
    fleet.compare(v1::SM_ACTIVE);
    QVERIFY(fleet.takeThen(then(gpus(), 30), 0, {}));
    QVERIFY(fleet.takePast(then(gpus(), 80), 0, {}));
    QVERIFY(std::abs(difference(100) - 50) < 0.5);
    QVERIFY(fleet.takeThen(then(gpus(), 90), 0, {}));
    QVERIFY(std::abs(difference(100) + 10) < 0.5);
}

void GpusComparisonTest::anotherMetricBeginsAnew() {
    auto &fleet = heat_->fleet;
    fleet.compare(v1::SM_ACTIVE);
    QVERIFY(fleet.takeThen(then(gpus(), 30), 0, {}));
    fleet.compare(v1::GPU_TEMPERATURE);
    QVERIFY(!fleet.comparison().isKnown());
    QVERIFY(!fleet.takeThen(then(gpus(), 30), 0, {}));
    QVERIFY(fleet.takeThen(then(gpus(), 40, {}, v1::GPU_TEMPERATURE, {0, 128}), 0, {}));
    QCOMPARE(fleet.comparison().column()->range, (telemetry::Range{-128, 128}));
    fleet.compare(v1::GPU_METRIC_UNSPECIFIED);
    QVERIFY(!fleet.comparison().isActive());
    QCOMPARE(fleet.shown(v1::GPU_TEMPERATURE), fleet.values().column(v1::GPU_TEMPERATURE));
}

void GpusComparisonTest::otherNodesKeepWhatIsKnown() {
    auto &fleet = heat_->fleet;
    fleet.compare(v1::SM_ACTIVE);
    QVERIFY(fleet.takeThen(then(gpus(), 30), 0, {}));
    const double last = difference(gpus() - 1);
    auto fewer = heat_->made.layout();
    fewer.set_version("fewer");
    fewer.mutable_nodes()->DeleteSubrange(3, 5);
    fleet.takeLayout(fewer);
    QCOMPARE(difference(gpus() - 1), last);
}

void GpusComparisonTest::differencesAreSaidWithSignAndUnit_data() {
    QTest::addColumn<int>("metric");
    QTest::addColumn<double>("difference");
    QTest::addColumn<QString>("words");
    QTest::newRow("more") << int(v1::SM_ACTIVE) << 12.3 << QStringLiteral("+12 points");
    QTest::newRow("less") << int(v1::MEMORY_USED) << -3.6 << QStringLiteral("\u22124 points");
    QTest::newRow("hotter") << int(v1::GPU_TEMPERATURE) << 5.0 << QStringLiteral("+5 °C");
    QTest::newRow("next to nothing") << int(v1::GPU_TEMPERATURE) << -0.3 << QStringLiteral("0 °C");
    QTest::newRow("power") << int(v1::POWER_DRAW) << -250.0 << QStringLiteral("\u2212250 W");
    QTest::newRow("links") << int(v1::NVLINK_THROUGHPUT) << 1.26 << QStringLiteral("+1.3 GB/s");
    QTest::newRow("requests") << int(v1::REQUESTS_WAITING) << 4.0 << QStringLiteral("+4");
}

void GpusComparisonTest::differencesAreSaidWithSignAndUnit() {
    QFETCH(int, metric);
    QFETCH(double, difference);
    QTEST(GpuWords::difference(static_cast<v1::GpuMetric>(metric), difference), "words");
}

void GpusComparisonTest::cardTableAndFactsTellBothTimes() {
    auto &fleet = heat_->fleet;
    QVERIFY(fleet.takePast(then(gpus(), 80), 0, {}));
    GpuTable table(fleet);
    table.setMetrics({v1::SM_ACTIVE});
    const int columns = table.columnCount();
    fleet.compare(v1::SM_ACTIVE);
    QVERIFY(fleet.takeThen(then(gpus(), 30), 0, {}));
    GpuCard card(theme_, &heat_->view);
    card.setMetrics({v1::SM_ACTIVE, v1::POWER_DRAW});
    card.tell(fleet, {4, 2}, 0);
    QStringList lines;
    for (const auto &line : card.lines())
        lines << line.label + QStringLiteral(": ") + line.value;
    QCOMPARE(lines.mid(0, 3), (QStringList{QStringLiteral("SM active: 80 %"), QStringLiteral("Then: 30 %"),
                                           QStringLiteral("Difference: +50 points")}));
    QCOMPARE(table.columnCount(), columns + 2);
    const int difference = table.columnOf(GpuTable::Extra::Difference);
    QCOMPARE(table.columnTitle(difference), QStringLiteral("SM active, difference"));
    QCOMPARE(table.cell(7, difference).text, QStringLiteral("+50 points"));
    QCOMPARE(table.cell(7, table.columnOf(GpuTable::Extra::Then)).text, QStringLiteral("30 %"));
    QVERIFY(fleet.takeThen(then(gpus(), 30, {{9, telemetry::PastNoData}, {11, 0}}), 0, {}));
    table.sortBy(difference, Qt::DescendingOrder);
    QVERIFY(table.gpuAt(0) == fleet.layout().gpuAt(11));
    QVERIFY(table.gpuAt(table.rowCount() - 1) == fleet.layout().gpuAt(9));
    QVERIFY(table.cell(table.rowCount() - 1, difference).absence == kit::Absence::NoData);
    const auto facts = GpuFacts::ofMany(fleet, {{4, 2}, {4, 3}}, v1::SM_ACTIVE);
    QVERIFY(std::ranges::any_of(facts, [](const kit::Fact &fact) {
        return fact.label == QStringLiteral("Mean difference") && fact.value == QStringLiteral("+50 points");
    }));
}

void GpusComparisonTest::theMapShowsDifferences() {
    auto &fleet = heat_->fleet;
    const auto table = kit::ColorTable::diverging(theme_);
    fleet.compare(v1::SM_ACTIVE);
    QVERIFY(fleet.takePast(then(gpus(), 80, {{1, 0}, {2, 60}}), 0, {}));
    QVERIFY(fleet.takeThen(then(gpus(), 80, {{0, 0}, {1, 250}, {2, telemetry::PastNoData}}), 0, {}));
    heat_->view.setTable(table);
    heat_->view.setScale({-80, 80, {}});
    const auto seen = heat_->seen();
    const auto color = [&](const GpuRef &gpu) { return QColor(seen.pixel(heat_->at(gpu))).name(); };
    QCOMPARE(color({0, 0}), QColor(table.at(1)).name());
    QCOMPARE(color({0, 1}), QColor(table.at(0)).name());
    QVERIFY(color({0, 2}) != QColor(table.at(0.5)).name()); // no difference is known
    const QColor middle(table.at(0.5));
    const QColor shown(color({0, 5}));
    QVERIFY(std::abs(middle.red() - shown.red()) + std::abs(middle.green() - shown.green()) +
                std::abs(middle.blue() - shown.blue()) <=
            6);
}

void GpusComparisonTest::theEndsOfTheLegendMoveTogether() {
    HeatmapLegend legend(theme_);
    legend.setMetric(v1::SM_ACTIVE, FleetComparison::rangeOf({0, 100}));
    legend.resize(legend.sizeHint());
    legend.show();
    legend.activateWindow();
    legend.setFocus();
    QCOMPARE(legend.scale(), (ValueScale{-100, 100, {}}));
    QTest::keyClick(&legend, Qt::Key_Up);
    QVERIFY(std::abs(legend.scale().low + legend.scale().high) < 1e-6);
    QVERIFY(legend.scale().high < 100);
    v1::ValueSpread spread;
    spread.add_counts(1);
    spread.set_p2(-7);
    spread.set_p98(22);
    legend.setSpread(spread);
    legend.setRange(HeatmapLegend::Range::Robust);
    QCOMPARE(legend.scale(), (ValueScale{-22, 22, {}}));
    QVERIFY(legend.accessibleDescription().contains(QStringLiteral("+22 points")));
    legend.setTitle(QStringLiteral("SM active, change in an hour"));
    QVERIFY(legend.accessibleName().contains(QStringLiteral("change in an hour")));
}

QTEST_MAIN(GpusComparisonTest)
#include "comparison_test.moc"
