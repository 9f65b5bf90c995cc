// What came is what is known: frames of parts of the fleet, of nodes, of the past, and frames that fit nothing.
#include <algorithm>
#include <numeric>

#include <QSignalSpy>
#include <QTest>

#include "tests/support/measured_fleet.h"
#include "widgets/gpus/gpu_fleet.h"

using namespace gpuspage;
using support::MeasuredFleet;
using support::MeasuredSize;
using telemetry::LiveCode;

namespace {

FleetPart part(std::initializer_list<std::pair<int, int>> ranges, v1::FleetLevel level = v1::GPU_LEVEL) {
    FleetPart made;
    made.level = level;
    for (const auto &[first, count] : ranges) {
        auto &range = made.ranges.emplace_back();
        range.set_first(first);
        range.set_count(count);
    }
    return made;
}

} // namespace

class GpusValuesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void eachGpuHasItsOwnValue();
    void aPartChangesNothingElse();
    void onlyWhatBecameAnotherIsNamed();
    void nodesAreKnownAsAWholeUntilTheirGpusCome();
    void aFrameThatFitsNothingChangesNothing_data();
    void aFrameThatFitsNothingChangesNothing();
    void theFoldIsTheMetricsOwn();
    void noFaultIsAveragedAway();
    void thePastIsShownLikeThePresent();
    void faultsOfThePastStandInThePlaceOfThoseOfNow();
    void whatIsCountedOfThePastIsWhatIsShown();
    void nodesOfThePastCountAsTheirGpus();
    void whatStaysKeepsItsValuesAndIsStillSelected();
    void everyByteOfHealthIsReadAndWritten();

private:
    MeasuredFleet made_;
    std::unique_ptr<GpuFleet> fleet_;
};

void GpusValuesTest::init() {
    fleet_ = std::make_unique<GpuFleet>();
    fleet_->takeLayout(made_.layout());
}

void GpusValuesTest::eachGpuHasItsOwnValue() {
    QVERIFY(!fleet_->values().column(v1::SM_ACTIVE));
    QVERIFY(fleet_->takeFrame(made_.frame(1, {v1::SM_ACTIVE, v1::POWER_DRAW}), {}));
    for (const auto metric : {v1::SM_ACTIVE, v1::POWER_DRAW}) {
        const auto *column = fleet_->values().column(metric);
        QVERIFY(column);
        for (int node = 0; node < fleet_->layout().nodeCount(); ++node)
            for (int gpu = 0; gpu < 8; ++gpu) {
                QCOMPARE(fleet_->values().code(*column, {node, gpu}), made_.code(metric, node, gpu, 1));
                QCOMPARE(fleet_->values().health({node, gpu}), made_.health(node, gpu));
            }
    }
    QVERIFY(!fleet_->values().column(v1::SM_CLOCK));
    QCOMPARE(fleet_->values().summary().gpus(), 1920);
}

void GpusValuesTest::aPartChangesNothingElse() {
    QVERIFY(fleet_->takeFrame(made_.frame(1, {v1::SM_ACTIVE}), {}));
    const auto wanted = part({{3, 2}, {100, 1}});
    QVERIFY(fleet_->takeFrame(made_.frame(30, {v1::SM_ACTIVE}, wanted.ranges), wanted));
    const auto *column = fleet_->values().column(v1::SM_ACTIVE);
    for (int node = 0; node < fleet_->layout().nodeCount(); ++node)
        for (int gpu = 0; gpu < 8; ++gpu)
            QCOMPARE(fleet_->values().code(*column, {node, gpu}),
                     made_.code(v1::SM_ACTIVE, node, gpu, node == 3 || node == 4 || node == 100 ? 30 : 1));
    QVERIFY(fleet_->values().time(3) > fleet_->values().time(5));
}

void GpusValuesTest::onlyWhatBecameAnotherIsNamed() {
    QVERIFY(fleet_->takeFrame(made_.frame(1, {v1::SM_ACTIVE}), {}));
    std::vector<int> named;
    connect(fleet_.get(), &GpuFleet::measured, this,
            [&](const FleetValues::Changes &changes) { named = changes.nodes; });
    auto frame = made_.frame(1, {v1::SM_ACTIVE});
    QVERIFY(fleet_->takeFrame(frame, {}));
    QVERIFY(named.empty());
    auto &codes = *frame.mutable_columns(0)->mutable_codes();
    codes[2 * (8 * 17 + 3)] = static_cast<char>(codes[2 * (8 * 17 + 3)] ^ 1);
    (*frame.mutable_health())[8 * 40] = 0x3f;
    QVERIFY(fleet_->takeFrame(frame, {}));
    QVERIFY((named == std::vector{17, 40}));
    QVERIFY(fleet_->values().hasFault(40));
}

void GpusValuesTest::nodesAreKnownAsAWholeUntilTheirGpusCome() {
    const auto all = part({}, v1::NODE_LEVEL);
    QVERIFY(fleet_->takeFrame(made_.frame(2, {v1::SM_ACTIVE}, {}, v1::NODE_LEVEL), all));
    const auto *column = fleet_->values().column(v1::SM_ACTIVE);
    QVERIFY(fleet_->values().isCoarse(9));
    QCOMPARE(fleet_->values().code(*column, {9, 0}), fleet_->values().nodeCode(*column, 9));
    QCOMPARE(fleet_->values().code(*column, {9, 7}), fleet_->values().nodeCode(*column, 9));
    const auto wanted = part({{9, 1}});
    QVERIFY(fleet_->takeFrame(made_.frame(2, {v1::SM_ACTIVE}, wanted.ranges), wanted));
    column = fleet_->values().column(v1::SM_ACTIVE);
    QVERIFY(!fleet_->values().isCoarse(9));
    QVERIFY(fleet_->values().isCoarse(10));
    QCOMPARE(fleet_->values().code(*column, {9, 7}), made_.code(v1::SM_ACTIVE, 9, 7, 2));
}

void GpusValuesTest::aFrameThatFitsNothingChangesNothing_data() {
    QTest::addColumn<int>("fault");
    QTest::newRow("another layout") << 0;
    QTest::newRow("too few codes") << 1;
    QTest::newRow("too much health") << 2;
    QTest::newRow("a range beyond the end") << 3;
    QTest::newRow("a negative range") << 4;
    QTest::newRow("no distance between the ends") << 5;
    QTest::newRow("an end that is no number") << 6;
    QTest::newRow("a range that overflows") << 7;
}

void GpusValuesTest::aFrameThatFitsNothingChangesNothing() {
    QFETCH(int, fault);
    QVERIFY(fleet_->takeFrame(made_.frame(1, {v1::SM_ACTIVE}), {}));
    auto frame = made_.frame(9, {v1::SM_ACTIVE});
    FleetPart wanted;
    switch (fault) {
    case 0:
        frame.set_layout("layout-2");
        break;
    case 1:
        frame.mutable_columns(0)->mutable_codes()->pop_back();
        break;
    case 2:
        frame.mutable_health()->push_back('\0');
        break;
    case 3:
        wanted = part({{0, 241}});
        break;
    case 4:
        wanted = part({{-1, 240}});
        break;
    case 5:
        frame.mutable_columns(0)->set_high(frame.columns(0).low());
        break;
    case 6:
        frame.mutable_columns(0)->set_high(std::nan(""));
        break;
    default:
        wanted = part({{2147483647, 2147483647}});
    }
    QSignalSpy measured(fleet_.get(), &GpuFleet::measured);
    QVERIFY(!fleet_->takeFrame(frame, wanted));
    QCOMPARE(measured.size(), 0);
    const auto *column = fleet_->values().column(v1::SM_ACTIVE);
    for (int node = 0; node < 240; ++node)
        QCOMPARE(fleet_->values().code(*column, {node, 5}), made_.code(v1::SM_ACTIVE, node, 5, 1));
}

void GpusValuesTest::theFoldIsTheMetricsOwn() {
    const LiveCode codes[] = {1000, 3000, 5000, 7000};
    QCOMPARE(folded(codes, v1::MEAN), LiveCode(4000));
    QCOMPARE(folded(codes, v1::LEAST), LiveCode(1000));
    QCOMPARE(folded(codes, v1::GREATEST), LiveCode(7000));
    const LiveCode some[] = {telemetry::NoData, 2000, telemetry::NotReported};
    QCOMPARE(folded(some, v1::MEAN), LiveCode(2000));
    const LiveCode old[] = {2000, LiveCode(4000 | telemetry::StaleBit)};
    QCOMPARE(folded(old, v1::MEAN), LiveCode(3000 | telemetry::StaleBit));
    const LiveCode silent[] = {telemetry::NoData, telemetry::NotReported};
    QCOMPARE(folded(silent, v1::MEAN), telemetry::NotReported);
    QCOMPARE(folded({}, v1::MEAN), telemetry::NoData);
}

void GpusValuesTest::noFaultIsAveragedAway() {
    GpuHealth lost{v1::GPU_LOST, v1::CRITICAL, false, false};
    GpuHealth hot{v1::THERMAL_THROTTLED, v1::DEGRADED, false, false};
    GpuHealth silenced{v1::GPU_LOST, v1::CRITICAL, true, true};
    QCOMPARE(worse(hot.byte(), lost.byte()), lost.byte());
    QCOMPARE(worse(lost.byte(), hot.byte()), lost.byte());
    QCOMPARE(worse(0, hot.byte()), hot.byte());
    // What nobody silenced is shown before what is; that one of them is cordoned is kept.
    QCOMPARE(worse(silenced.byte(), hot.byte()), std::uint8_t(hot.byte() | GpuHealth::cordonedBit));
}

void GpusValuesTest::thePastIsShownLikeThePresent() {
    v1::HistoryTile tile;
    tile.set_metric(v1::SM_ACTIVE);
    tile.set_low(0);
    tile.set_high(100);
    const auto wanted = part({{4, 2}});
    for (int step = 0; step < 3; ++step)
        for (int gpu = 0; gpu < 16; ++gpu)
            tile.mutable_codes()->push_back(static_cast<char>(gpu == 5 ? telemetry::PastNotReported : step * 80 + gpu));
    QVERIFY(fleet_->takePast(tile, 2, wanted));
    const auto *column = fleet_->values().column(v1::SM_ACTIVE);
    QCOMPARE(fleet_->values().code(*column, {4, 5}), telemetry::NotReported);
    QCOMPARE(telemetry::toPast(fleet_->values().code(*column, {5, 1})), telemetry::PastCode(160 + 9));
    QVERIFY(!fleet_->takePast(tile, 3, wanted));
    QVERIFY(!fleet_->takePast(tile, -1, wanted));
}

void GpusValuesTest::faultsOfThePastStandInThePlaceOfThoseOfNow() {
    auto frame = made_.frame(1, {v1::SM_ACTIVE});
    auto &now = *frame.mutable_health();
    now.assign(now.size(), '\0');
    const auto lost = GpuHealth{v1::GPU_LOST, v1::CRITICAL}.byte();
    const auto hot = GpuHealth{v1::THERMAL_THROTTLED, v1::DEGRADED}.byte();
    now[8 * 5] = static_cast<char>(lost | GpuHealth::cordonedBit);
    QVERIFY(fleet_->takeFrame(frame, {}));
    std::vector<int> named;
    connect(fleet_.get(), &GpuFleet::measured, this,
            [&](const FleetValues::Changes &changes) { named = changes.nodes; });
    std::vector<std::uint8_t> then(static_cast<std::size_t>(fleet_->layout().gpuCount()));
    then[8 * 7 + 2] = hot;
    fleet_->showFaults(then);
    QVERIFY((named == std::vector{5, 7}));
    QCOMPARE(fleet_->values().health({5, 0}), GpuHealth::cordonedBit);
    QCOMPARE(fleet_->values().health({7, 2}), hot);
    QVERIFY(!fleet_->values().hasFault(5) && fleet_->values().hasFault(7));
    // Counted is what is shown.
    const auto faults = fleet_->values().shownFaults();
    QCOMPARE(faults.critical() + faults.degraded() + faults.notices(), 1);
    QCOMPARE(faults.stale_gpus(), 0);
    QCOMPARE(GpuHealth::of(fleet_->values().healthNow({5, 0})).sign, v1::GPU_LOST);
    // What comes of the present waits until it is shown again.
    now[8 * 9] = static_cast<char>(lost);
    QVERIFY(fleet_->takeFrame(frame, {}));
    QVERIFY(!fleet_->values().hasFault(9));
    QVERIFY(fleet_->values().hasFault(7));
    fleet_->showFaults(std::nullopt);
    QVERIFY(fleet_->values().hasFault(5) && !fleet_->values().hasFault(7) && fleet_->values().hasFault(9));
}

void GpusValuesTest::whatIsCountedOfThePastIsWhatIsShown() {
    QVERIFY(fleet_->takeFrame(made_.frame(1, {v1::SM_ACTIVE}), {}));
    QVERIFY(std::ranges::any_of(fleet_->values().column(v1::SM_ACTIVE)->spread.counts(), [](int n) { return n > 16; }));
    v1::HistoryTile tile;
    tile.set_metric(v1::SM_ACTIVE);
    tile.set_low(0);
    tile.set_high(100);
    for (int gpu = 0; gpu < 16; ++gpu)
        tile.mutable_codes()->push_back(static_cast<char>(gpu == 5   ? telemetry::PastNotReported
                                                          : gpu == 6 ? telemetry::PastNoData
                                                          : gpu < 5  ? 0
                                                                     : 250));
    QVERIFY(fleet_->takePast(tile, 0, part({{4, 2}})));
    const auto &spread = fleet_->values().column(v1::SM_ACTIVE)->spread;
    QCOMPARE(spread.not_reported(), 1);
    QCOMPARE(spread.no_data(), 1);
    QCOMPARE(spread.stale(), 0);
    QCOMPARE(std::accumulate(spread.counts().begin(), spread.counts().end(), 0), 14);
    QCOMPARE(spread.counts(0), 5);
    QVERIFY(spread.p2() < 5);
    QVERIFY(spread.p98() > 90);
}

void GpusValuesTest::nodesOfThePastCountAsTheirGpus() {
    v1::HistoryTile tile;
    tile.set_metric(v1::SM_ACTIVE);
    tile.set_low(0);
    tile.set_high(100);
    tile.mutable_codes()->push_back(0);
    tile.mutable_codes()->push_back(static_cast<char>(telemetry::PastNotReported));
    QVERIFY(fleet_->takePast(tile, 0, part({{4, 2}}, v1::NODE_LEVEL)));
    const auto &spread = fleet_->values().column(v1::SM_ACTIVE)->spread;
    QCOMPARE(spread.counts(0), 8);
    QCOMPARE(spread.not_reported(), 8);
}

void GpusValuesTest::whatStaysKeepsItsValuesAndIsStillSelected() {
    QVERIFY(fleet_->takeFrame(made_.frame(1, {v1::SM_ACTIVE}), {}));
    auto &selection = fleet_->selection();
    selection.select({{10, 2}, {200, 7}});
    selection.setCurrent({200, 7});
    QSignalSpy changed(&selection, &GpuSelection::changed);
    v1::FleetLayout fewer;
    fewer.set_version("layout-2");
    for (int node = 100; node < 240; ++node)
        *fewer.add_nodes() = made_.layout().nodes(node);
    fleet_->takeLayout(fewer);
    const auto *column = fleet_->values().column(v1::SM_ACTIVE);
    for (int node = 0; node < 140; ++node)
        for (int gpu = 0; gpu < 8; ++gpu) {
            QCOMPARE(fleet_->values().code(*column, {node, gpu}), made_.code(v1::SM_ACTIVE, node + 100, gpu, 1));
            QCOMPARE(fleet_->values().health({node, gpu}), made_.health(node + 100, gpu));
        }
    QVERIFY((selection.gpus() == std::vector<GpuRef>{{100, 7}}));
    QVERIFY((selection.current() == GpuRef{100, 7}));
    QCOMPARE(changed.size(), 1);
    // A frame of before is of another layout.
    QVERIFY(!fleet_->takeFrame(made_.frame(2, {v1::SM_ACTIVE}), {}));
}

void GpusValuesTest::everyByteOfHealthIsReadAndWritten() {
    for (int byte = 0; byte < 256; ++byte) {
        const auto health = GpuHealth::of(static_cast<std::uint8_t>(byte));
        if ((byte & 0x0f) <= v1::HealthSign_MAX)
            QCOMPARE(health.byte(), byte);
        else
            QVERIFY(health.sign == v1::HEALTH_SIGN_UNSPECIFIED);
    }
}

QTEST_APPLESS_MAIN(GpusValuesTest)
#include "values_test.moc"
