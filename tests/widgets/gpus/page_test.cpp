// The page of GPUs as people use it: keys and the mouse on the page, a whole service with a simulated fleet behind it.
// What it shows, and of what it asks.
#include <cmath>

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

#include "tests/backend/service/made_up.h"
#include "tests/support/fleet_objects.h"
#include "tests/widgets/gpus/gpus_console.h"
#include "widgets/gpus/fleet_feed.h"
#include "widgets/gpus/heatmap_legend.h"
#include "widgets/gpus/load_feed.h"
#include "widgets/gpus/time_scrubber.h"
#include "widgets/kit/banner.h"

using namespace gpuspage;
using gpus_test::GpusConsole;
using gpus_test::simulatedGpus;
using support::part;
using support::patience;
using State = kit::StatePanel::State;

class GpusPageTest final : public gpus_test::GpusFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startSimulated(); }
    void cleanup() { console_.reset(); }
    void cleanupTestCase() { service_.reset(); }

    void theFleetIsShownAsItIsMeasured();
    void digitsChooseWhatTheMapShows();
    void onlyWhatIsInSightIsAskedFor();
    void aPageThatIsHiddenAsksForNothing();
    void theFilterDimsTheMapAndNarrowsTheTable();
    void theServiceComesBack();
    void gpusStandTogetherByWhoHasThem();
    void withoutTheServiceItSaysWhyAndTriesAgain();
    void gpusOfWhichNothingIsMeasuredAreToldAsThat();
};

void GpusPageTest::theFleetIsShownAsItIsMeasured() {
    open();
    QCOMPARE(console_->panel()->state(), State::Loading);
    QVERIFY(!console_->action("gpus.table")->isEnabled());
    openFilled();
    QVERIFY(console_->fact().contains(QLocale().toString(simulatedGpus)) ||
            console_->fact().contains(QStringLiteral("1920")));
    QVERIFY(console_->fact().contains(QStringLiteral("240")));
    QCOMPARE(console_->inspected(), QStringLiteral("Fleet"));
    QCOMPARE(support::factIn(*console_->page, "gpuFacts", "GPUs").remove(QLatin1Char(',')), QStringLiteral("1920"));
    // New values come by themselves.
    const auto before = console_->fleet().values().time();
    QTRY_VERIFY_WITH_TIMEOUT(console_->fleet().values().time() > before, patience);
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->count(), std::optional<qint64>(simulatedGpus), patience);
    picture("filled");
}

void GpusPageTest::digitsChooseWhatTheMapShows() {
    openFilled();
    QTest::keyClick(console_->map(), Qt::Key_5);
    QCOMPARE(console_->map()->metric(), v1::GPU_TEMPERATURE);
    QVERIFY(console_->action("gpus.metric5")->isChecked());
    QTRY_VERIFY_WITH_TIMEOUT(isMeasured(v1::GPU_TEMPERATURE), patience);
    QTest::keyClick(console_->map(), Qt::Key_6);
    // Watts have no natural end: the colors are spread over what is there.
    QTRY_VERIFY_WITH_TIMEOUT(isMeasured(v1::POWER_DRAW), patience);
    auto *legend = part<HeatmapLegend>(*console_->page, "heatmapLegend");
    QCOMPARE(legend->range(), HeatmapLegend::Range::Robust);
    QTRY_VERIFY_WITH_TIMEOUT(console_->map()->scale().high < 1000, patience);
    console_->action("gpus.pinnedRange")->trigger();
    // As far as the GPUs of this fleet go, in eighths of what could be told.
    const double whole = console_->map()->scale().high;
    QVERIFY(whole >= console_->fleet().values().column(v1::POWER_DRAW)->spread.p98());
    QVERIFY2(whole < 2048, qPrintable(QString::number(whole)));
    QCOMPARE(whole, 256 * std::round(whole / 256));
    QTest::keyClick(console_->map(), Qt::Key_1);
    QTest::keyClick(console_->map(), Qt::Key_6);
    QCOMPARE(legend->range(), HeatmapLegend::Range::Pinned);
    QTest::keyClick(console_->map(), Qt::Key_1);
}

void GpusPageTest::onlyWhatIsInSightIsAskedFor() {
    openFilled();
    const auto gpu = console_->gpu("n001", 0);
    QTest::mouseClick(console_->map()->viewport(), Qt::LeftButton, {}, console_->at(gpu));
    while (console_->map()->detail() < Detail::Figures)
        QTest::keyClick(console_->map(), Qt::Key_Plus);
    const auto part = console_->map()->visiblePart();
    int seen = 0;
    for (const auto &range : part.ranges)
        seen += range.count();
    QVERIFY(seen > 0 && seen < 200);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    picture("near");
    // Of two rounds of values.
    QSignalSpy measured(&console_->fleet(), &GpuFleet::measured);
    const auto before = console_->fleet().values().time();
    QTRY_VERIFY_WITH_TIMEOUT(console_->fleet().values().time() >= before + 2000, patience);
    for (const auto &arguments : measured)
        for (const int node : arguments.first().value<FleetValues::Changes>().nodes)
            QVERIFY(std::ranges::any_of(part.ranges, [node](const auto &range) {
                return node >= range.first() && node < range.first() + range.count();
            }));
    QTest::keyClick(console_->map(), Qt::Key_0);
    QVERIFY(console_->map()->isFitted());
}

void GpusPageTest::aPageThatIsHiddenAsksForNothing() {
    openFilled();
    console_->page->hide();
    QSignalSpy measured(&console_->fleet(), &GpuFleet::measured);
    // Somebody else of the same console goes on looking.
    GpuFleet other;
    FleetFeed witness(console_->connection, other);
    QSignalSpy received(&witness, &FleetFeed::received);
    witness.setMetrics({v1::SM_ACTIVE});
    witness.setPaused(false);
    QTRY_VERIFY_WITH_TIMEOUT(received.size() >= 3, patience);
    QCOMPARE(measured.size(), 0);
    console_->page->show();
    QTRY_VERIFY_WITH_TIMEOUT(measured.size() > 0, patience);
}

void GpusPageTest::theFilterDimsTheMapAndNarrowsTheTable() {
    openFilled();
    QTest::keyClick(console_->map(), Qt::Key_Slash);
    auto *line = part<QLineEdit>(*console_->page, "filter");
    QVERIFY(line->hasFocus());
    // Digits belong to the line as long as it has the keyboard.
    QTest::keyClicks(line, QStringLiteral("rack = \"rack-07\""));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(console_->fact().startsWith(QStringLiteral("64 of")), patience);
    QCOMPARE(console_->map()->metric(), v1::SM_ACTIVE);
    QTRY_COMPARE_WITH_TIMEOUT(console_->table()->rowCount(), 64, patience);
    picture("filter");
    QTest::keyClick(line, Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(console_->table()->rowCount(), simulatedGpus, patience);
    // A team has GPUs of nodes that are not its own: who looks for it by the filter is told where it is found.
    auto *unmatched = part<QWidget>(*console_->page, "unmatched");
    QVERIFY(!unmatched->isVisible());
    QTest::keyClicks(line, QStringLiteral("team:search"));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(unmatched->isVisible(), patience);
    picture("unmatched");
    QTest::keyClick(line, Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!unmatched->isVisible(), patience);
}

void GpusPageTest::theServiceComesBack() {
    openFilled();
    LoadFeed load(console_->connection, service_->clock);
    service_->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!console_->connection.isOnline(), patience);
    // What was known last stays in sight.
    QCOMPARE(console_->panel()->state(), State::Filled);
    // And its time stands still, and says so.
    QTRY_VERIFY_WITH_TIMEOUT(!load.isHeard(), patience);
    const auto last = load.span().end;
    service_->clock.advance(std::chrono::minutes(1));
    QCOMPARE(load.span().end, last);
    QTRY_VERIFY_WITH_TIMEOUT(console_->strip()->accessibleDescription().contains(QStringLiteral("not reached")),
                             patience);
    QVERIFY(console_->strip()->time() <= last + 1'000);
    QVERIFY(service_->start());
    console_->find(*service_);
    const auto before = console_->fleet().values().time();
    QTRY_VERIFY_WITH_TIMEOUT(console_->fleet().values().time() > before && isMeasured(v1::SM_ACTIVE), 3 * patience);
    QVERIFY(load.isHeard());
    QVERIFY(load.span().end > last);
    QTRY_VERIFY_WITH_TIMEOUT(console_->strip()->accessibleDescription().contains(QStringLiteral("live")), patience);
}

void GpusPageTest::gpusStandTogetherByWhoHasThem() {
    openFilled();
    const auto gpu = console_->gpu("n033", 4);
    QTest::mouseClick(console_->map()->viewport(), Qt::LeftButton, {}, console_->at(gpu));
    console_->action("gpus.byTeam")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(console_->fleet().layout().isPivoted() && console_->page->isSettled(), patience);
    QStringList groups;
    for (const auto &rack : console_->fleet().layout().racks())
        groups << rack.name;
    // Those of the scenario, whose workloads are no deployments.
    QVERIFY2(groups.contains(QStringLiteral("search")) && groups.contains(QStringLiteral("customer-care")),
             qPrintable(groups.join(QLatin1Char(' '))));
    QVERIFY(std::ranges::is_sorted(groups.begin(), groups.end() - 1));
    QVERIFY(console_->fleet().selection().contains(gpu));
    QCOMPARE(console_->inspected(), QStringLiteral("fra-a / n033 / GPU 4"));
    picture("by-team");
    // It is remembered.
    openFilled();
    QTRY_VERIFY_WITH_TIMEOUT(console_->fleet().layout().isPivoted(), patience);
    QVERIFY(console_->action("gpus.byTeam")->isChecked());
    console_->action("gpus.byDomain")->trigger();
    QVERIFY(console_->fleet().layout().isPivoted());
    console_->action("gpus.byRack")->trigger();
    QVERIFY(!console_->fleet().layout().isPivoted());
}

void GpusPageTest::withoutTheServiceItSaysWhyAndTriesAgain() {
    open();
    console_->source.endpoint.reset();
    QTRY_COMPARE_WITH_TIMEOUT(console_->panel()->state(), State::Failed, patience);
    picture("failed");
    console_->find(*service_);
    support::click(part<QPushButton>(*console_->page, "retry"));
    QTRY_COMPARE_WITH_TIMEOUT(console_->panel()->state(), State::Filled, patience);
}

void GpusPageTest::gpusOfWhichNothingIsMeasuredAreToldAsThat() {
    support::RunningService unmeasured(
        {.verifyDelay = std::chrono::hours(1), .scenario = support::storeWith(support::FleetObjects().handedIn())});
    console_ = std::make_unique<GpusConsole>(unmeasured, unmeasured.owner().credentials(), theme_, memory_.path());
    QTRY_COMPARE_WITH_TIMEOUT(console_->panel()->state(), State::Filled, patience);
    waitForPage();
    auto *banner = part<kit::Banner>(*console_->page, "unmeasured");
    QVERIFY(banner->isVisible());
    QVERIFY(banner->text().contains(QStringLiteral("96 GPU")));
    QVERIFY2(banner->text().contains(QStringLiteral("Add one")), qPrintable(banner->text()));
    picture("unmeasured");
    // Whoever has one is not told to add one.
    v1::Resource cluster;
    cluster.mutable_meta()->set_name("clusters/elsewhere");
    cluster.mutable_cluster()->set_runtime(v1::EXTERNAL);
    QVERIFY(unmeasured.owner().put(cluster).isOk());
    v1::Resource source;
    source.mutable_meta()->set_name("telemetrySources/silent");
    source.mutable_telemetry_source()->mutable_prometheus()->set_base_url("http://127.0.0.1:9");
    source.mutable_telemetry_source()->mutable_prometheus()->set_cluster("clusters/elsewhere");
    const auto put = unmeasured.owner().put(source);
    QVERIFY2(put.isOk(), put.isOk() ? "" : put.error().message().c_str());
    QTRY_VERIFY_WITH_TIMEOUT(!banner->text().contains(QStringLiteral("Add one")), patience);
    QVERIFY(banner->isVisible());
    // Nothing was ever kept of them, and that is said.
    auto *uncompared = part<kit::Banner>(*console_->page, "uncompared");
    QVERIFY(uncompared->isHidden());
    console_->action("gpus.compare")->trigger();
    QVERIFY(console_->action("gpus.compareHour")->isChecked());
    QTRY_VERIFY_WITH_TIMEOUT(!uncompared->isHidden(), patience);
    QVERIFY2(uncompared->text().startsWith(QStringLiteral("Nothing is kept of")), qPrintable(uncompared->text()));
    picture("uncompared");
    console_->action("gpus.compare")->trigger();
    QVERIFY(console_->action("gpus.compareDay")->isChecked());
    console_->action("gpus.compare")->trigger();
    QVERIFY(console_->action("gpus.compareNothing")->isChecked());
    QVERIFY(uncompared->isHidden());
    console_.reset();
}

QTEST_MAIN(GpusPageTest)

#include "page_test.moc"
