// The page of GPUs as people use it: keys and the mouse on the page, a whole service with a simulated fleet behind it.
#include <QAction>
#include <QDeadlineTimer>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

#include "backend/client/fleet_calls.h"
#include "backend/client/resource_calls.h"
#include "tests/backend/service/made_up.h"
#include "tests/support/fleet_objects.h"
#include "tests/widgets/console/page_console.h"
#include "widgets/gpus/fleet_feed.h"
#include "widgets/gpus/gpu_card.h"
#include "widgets/gpus/gpu_charts.h"
#include "widgets/gpus/gpu_details.h"
#include "widgets/gpus/gpus_page.h"
#include "widgets/gpus/heatmap_legend.h"
#include "widgets/gpus/heatmap_view.h"
#include "widgets/gpus/instants.h"
#include "widgets/gpus/load_feed.h"
#include "widgets/gpus/time_scrubber.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/state_panel.h"
#include "widgets/kit/window_grid.h"

using namespace gpuspage;
using support::part;
using support::patience;
using State = kit::StatePanel::State;

namespace {

constexpr int simulatedGpus = 1920;

class GpusConsole : public support::PageConsole<GpusPage> {
public:
    using PageConsole::PageConsole;

    HeatmapView *map() const { return part<HeatmapView>(*page, "gpuMap"); }
    const GpuFleet &fleet() const { return map()->fleet(); }
    kit::WindowGrid *table() const { return part<kit::WindowGrid>(*page, "gpuTable"); }
    TimeScrubber *strip() const { return part<TimeScrubber>(*page, "timeScrubber"); }
    // Of the map, not of the page of one GPU.
    QString fact() const {
        for (const auto *label : page->findChildren<QLabel *>(QStringLiteral("pageFact")))
            if (label->isVisible())
                return label->text();
        return {};
    }
    QString inspected() const { return part<QLabel>(*page, "inspectorTitle")->text(); }
    kit::StatePanel *panel() const { return part<kit::StatePanel>(*page, "gpusState"); }
    QPoint at(const GpuRef &gpu) const { return map()->rectOf(gpu).center().toPoint(); }
    // A GPU of the simulated fleet that reports everything.
    GpuRef gpu(const char *node, int index) const {
        const int place = fleet().layout().nodeOf(QStringLiteral("clusters/fra-a/nodes/") + QLatin1String(node));
        if (place < 0)
            qFatal("There is no node %s.", node);
        return {place, index};
    }
};

} // namespace

class GpusPageTest final : public support::PageFixture<GpusConsole> {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { console_.reset(); }
    void cleanupTestCase() { service_.reset(); }

    void theFleetIsShownAsItIsMeasured();
    void digitsChooseWhatTheMapShows();
    void aClickSelectsAndTheInspectorTells();
    void restingOnAGpuTellsOfIt();
    void mapTableAndInspectorShareOneSelection();
    void severalAreToldTogether();
    void onlyWhatIsInSightIsAskedFor();
    void aPageThatIsHiddenAsksForNothing();
    void theFilterDimsTheMapAndNarrowsTheTable();
    void theServiceComesBack();
    void thePastIsShownAndLeft();
    void theMapIsComparedWithAnHourAgo();
    void gpusStandTogetherByWhoHasThem();
    void aMonthCanBeGoneBackTo();
    void theLoadIsOfWhatIsSelected();
    void aGpuIsRevealedByItsName();
    void aGpuIsOpenedAndLeft();
    void whatCanBeDoneWithNodesIsLent();
    void everyActionSaysWhatItDoesOrWhyNot();
    void filesAreWritten();
    void withoutTheServiceItSaysWhyAndTriesAgain();
    void gpusOfWhichNothingIsMeasuredAreToldAsThat();

private:
    void openFilled();
    void setPaused(bool isPaused);
    void letHoursPass();
    v1::QueryFleetHistoryResponse past(qint64 from, qint64 to);
    bool isMeasured(v1::GpuMetric metric) const;
    void picture(const char *name) const;
};

// A new service has no GPUs: the page says so and offers a fleet.
void GpusPageTest::initTestCase() {
    start({.verifyDelay = std::chrono::hours(1)});
    open();
    QTRY_COMPARE_WITH_TIMEOUT(console_->panel()->state(), State::Empty, patience);
    QVERIFY(!part<QWidget>(*console_->page, "timeScrubber")->isVisible());
    picture("empty");
    support::click(part<QPushButton>(*console_->panel(), "nextStep"));
    auto *dialog = support::waitForDialog("changeDialog");
    QVERIFY(part<QLabel>(*dialog, "consequence")->text().contains(QStringLiteral("do not exist")));
    support::applyChange(dialog, "To see it");
    QTRY_COMPARE_WITH_TIMEOUT(console_->panel()->state(), State::Filled, patience);
    QTRY_COMPARE_WITH_TIMEOUT(console_->fleet().layout().gpuCount(), simulatedGpus, patience);
    console_.reset();
}

// SM activity of all GPUs, in minutes.
v1::QueryFleetHistoryResponse GpusPageTest::past(qint64 from, qint64 to) {
    v1::QueryFleetHistoryRequest request;
    request.add_metrics(v1::SM_ACTIVE);
    *request.mutable_start_time() = Instants::timestamp(from);
    *request.mutable_end_time() = Instants::timestamp(to);
    *request.mutable_step() = Instants::duration(60'000);
    std::optional<v1::QueryFleetHistoryResponse> answer;
    client::deliver(console_->connection.fleet().queryFleetHistory(request), this,
                    [&](const core::Result<v1::QueryFleetHistoryResponse> &response) {
                        answer = response ? *response : v1::QueryFleetHistoryResponse();
                    });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(answer, patience); }();
    return answer.value_or(v1::QueryFleetHistoryResponse());
}

void GpusPageTest::setPaused(bool isPaused) {
    const auto source = console_->cache.find("telemetrySources/simulated");
    QVERIFY(source);
    v1::ApplyRequest request;
    request.set_reason("a test");
    auto &put = *request.add_changes()->mutable_put();
    put.mutable_resource()->mutable_meta()->set_name(source->meta().name());
    put.mutable_resource()->mutable_telemetry_source()->set_is_paused(isPaused);
    put.mutable_update_mask()->add_paths("spec.is_paused");
    put.set_etag(source->meta().etag());
    std::optional<core::Result<v1::ApplyResponse>> answer;
    client::deliver(console_->connection.resources().apply(request), this,
                    [&](core::Result<v1::ApplyResponse> response) { answer = std::move(response); });
    QTRY_VERIFY_WITH_TIMEOUT(answer, patience);
    QVERIFY2(answer->isOk(), *answer ? "" : answer->error().message().c_str());
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.find(source->meta().name())->meta().etag() != source->meta().etag(),
                             patience);
}

// The fleet as if it had been there for some hours: what is read anew recalls what it would have told.
void GpusPageTest::letHoursPass() {
    service_->clock.advance(std::chrono::hours(3));
    for (const bool isPaused : {true, false})
        setPaused(isPaused);
    // In minutes.
    action("gpus.reachSixHours")->trigger();
    // Until all of it is recalled.
    const QDeadlineTimer deadline(3 * patience);
    const qint64 now = console_->strip()->time();
    while (past(now - 3'600'000, now).origin() != v1::FROM_MEMORY && !deadline.hasExpired()) {
    }
    const qint64 wanted = now - 170 * 60 * 1000;
    // As far back as the strip then reaches.
    QTRY_VERIFY_WITH_TIMEOUT(console_->strip()->positionOf(wanted) > console_->strip()->curveRect().left(),
                             3 * patience);
}

void GpusPageTest::picture(const char *name) const {
    const auto directory = qEnvironmentVariable("PILOTHOUSE_PICTURES");
    // What was just told is laid out first.
    QCoreApplication::processEvents();
    const auto image = console_->page->grab();
    if (!directory.isEmpty())
        QVERIFY(image.save(QStringLiteral("%1/gpus-%2.png").arg(directory, QLatin1String(name))));
}

bool GpusPageTest::isMeasured(v1::GpuMetric metric) const {
    const auto *column = console_->fleet().values().column(metric);
    return column && telemetry::hasValue(console_->fleet().values().code(*column, console_->gpu("n001", 0)));
}

void GpusPageTest::openFilled() {
    open();
    QTRY_COMPARE_WITH_TIMEOUT(console_->fleet().layout().gpuCount(), simulatedGpus, patience);
    waitForPage();
    QTRY_VERIFY_WITH_TIMEOUT(isMeasured(v1::SM_ACTIVE), patience);
}

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
    QCOMPARE(console_->map()->scale().high, 2048.0);
    QTest::keyClick(console_->map(), Qt::Key_1);
    QTest::keyClick(console_->map(), Qt::Key_6);
    QCOMPARE(legend->range(), HeatmapLegend::Range::Pinned);
    QTest::keyClick(console_->map(), Qt::Key_1);
}

void GpusPageTest::aClickSelectsAndTheInspectorTells() {
    openFilled();
    const auto gpu = console_->gpu("n012", 3);
    QTest::mouseClick(console_->map()->viewport(), Qt::LeftButton, {}, console_->at(gpu));
    QCOMPARE(console_->page->shownObject(), QStringLiteral("gpus/fra-a/n012/3"));
    QCOMPARE(console_->inspected(), QStringLiteral("fra-a / n012 / GPU 3"));
    const auto fact = [this](const char *list, const char *label) {
        return support::factIn(*console_->page, list, label);
    };
    QTRY_COMPARE_WITH_TIMEOUT(fact("gpuDevice", "Product"), QStringLiteral("NVIDIA H100 80GB HBM3"), patience);
    QVERIFY(!fact("gpuDevice", "Serial number").isEmpty());
    QCOMPARE(fact("gpuFacts", "Rack"), QStringLiteral("rack-02"));
    QVERIFY(fact("gpuReadings", "Temperature").endsWith(QStringLiteral("°C")));
    picture("one");
    QSignalSpy reveals(console_->page.get(), &kit::Page::revealRequested);
    support::click(part<QPushButton>(*console_->page, "link:clusters/fra-a/nodes/n012"));
    QCOMPARE(reveals.size(), 1);
    QCOMPARE(reveals.first().first().toString(), QStringLiteral("clusters/fra-a/nodes/n012"));
    QTest::keyClick(console_->map(), Qt::Key_Escape);
    QCOMPARE(console_->inspected(), QStringLiteral("Fleet"));
}

void GpusPageTest::restingOnAGpuTellsOfIt() {
    openFilled();
    const auto gpu = console_->gpu("n020", 5);
    QTest::mouseMove(console_->map()->viewport(), console_->at(gpu));
    auto &card = console_->map()->card();
    QTRY_VERIFY_WITH_TIMEOUT(card.isVisible(), patience);
    const auto hasProduct = [&card] {
        return std::ranges::any_of(card.lines(),
                                   [](const auto &line) { return line.label == QStringLiteral("Product"); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasProduct(), patience);
    // It stays with the next values.
    const auto before = console_->fleet().values().time();
    QTRY_VERIFY_WITH_TIMEOUT(console_->fleet().values().time() > before, patience);
    QVERIFY(hasProduct());
    picture("card");
}

void GpusPageTest::mapTableAndInspectorShareOneSelection() {
    openFilled();
    const auto gpu = console_->gpu("n030", 1);
    QTest::mouseClick(console_->map()->viewport(), Qt::LeftButton, {}, console_->at(gpu));
    QTest::keyClick(console_->map(), Qt::Key_T);
    QVERIFY(console_->table()->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    const auto row = console_->table()->currentRow();
    QCOMPARE(console_->table()->cellAt(row, 0)->text, QStringLiteral("n030 / GPU 1"));
    // The map shows the part in sight, the table has values of all.
    QTRY_VERIFY_WITH_TIMEOUT(!console_->table()->cellAt(row, 10)->text.isEmpty(), patience);
    QTest::keyClick(console_->table(), Qt::Key_Down);
    QCOMPARE(console_->page->shownObject(), QStringLiteral("gpus/fra-a/n030/2"));
    picture("table");
    QTest::keyClick(console_->table(), Qt::Key_T);
    QVERIFY(console_->map()->isVisible());
    QCOMPARE(console_->fleet().selection().current(), console_->gpu("n030", 2));
}

void GpusPageTest::severalAreToldTogether() {
    openFilled();
    auto *viewport = console_->map()->viewport();
    const auto from = console_->map()->rectOf(console_->gpu("n001", 0)).topLeft().toPoint() - QPoint(2, 2);
    const auto to = console_->at(console_->gpu("n004", 7));
    QTest::mousePress(viewport, Qt::LeftButton, {}, from);
    for (const auto &at : {(from + to) / 2, to}) {
        QMouseEvent move(QEvent::MouseMove, QPointF(at), viewport->mapToGlobal(QPointF(at)), Qt::NoButton,
                         Qt::LeftButton, {});
        QCoreApplication::sendEvent(viewport, &move);
    }
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, to);
    QCOMPARE(console_->fleet().selection().count(), 32);
    QVERIFY(console_->inspected().contains(QStringLiteral("32")));
    QCOMPARE(support::factIn(*console_->page, "gpuFacts", "Nodes"), QStringLiteral("4"));
    QVERIFY(support::factIn(*console_->page, "gpuFacts", "Mean").endsWith(QStringLiteral("%")));
    QCOMPARE(console_->page->shownObject(), QString());
    picture("several");
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
}

void GpusPageTest::thePastIsShownAndLeft() {
    openFilled();
    letHoursPass();
    if (QTest::currentTestFailed())
        return;
    auto *strip = console_->strip();
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    const qint64 wanted = strip->time() - 90 * 60 * 1000;
    QTest::mouseClick(strip, Qt::LeftButton, {},
                      QPoint(static_cast<int>(strip->positionOf(wanted)), strip->curveRect().center().toPoint().y()));
    QVERIFY(!strip->isLive());
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    // The same by a question of our own: one step, of one GPU.
    const auto answer = past(strip->time() - 3'600'000, strip->time() + 600'000);
    const auto gpu = console_->gpu("n033", 4);
    const auto place = (strip->time() - Instants::milliseconds(answer.start_time())) / 60'000;
    const auto entry = place * answer.entries() + console_->fleet().layout().flat(gpu);
    const auto past = static_cast<telemetry::PastCode>(answer.tiles(0).codes()[static_cast<std::size_t>(entry)]);
    QVERIFY(telemetry::hasPastValue(past));
    const auto &values = console_->fleet().values();
    QCOMPARE(values.code(*values.column(v1::SM_ACTIVE), gpu), telemetry::toLive(past));
    picture("past");
    // A step by the key of the page, and back.
    const auto before = strip->time();
    QTest::keyClick(console_->map(), Qt::Key_BracketLeft);
    QVERIFY(strip->time() < before);
    QTest::keyClick(console_->map(), Qt::Key_5);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled() && isMeasured(v1::GPU_TEMPERATURE), patience);
    QTest::keyClick(console_->map(), Qt::Key_1);
    QTest::keyClick(console_->map(), Qt::Key_L);
    QVERIFY(strip->isLive());
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(isMeasured(v1::SM_ACTIVE), patience);
    action("gpus.reachKept")->trigger();
}

// Hours have passed in the test before.
void GpusPageTest::theMapIsComparedWithAnHourAgo() {
    openFilled();
    const auto gpu = console_->gpu("n033", 4);
    const auto difference = [&] {
        const auto &column = *console_->fleet().comparison().column();
        const auto code = console_->fleet().values().code(column, gpu);
        return telemetry::hasValue(code) ? std::optional(telemetry::decode(code, column.range)) : std::nullopt;
    };
    auto *strip = console_->strip();
    const qint64 shown = strip->time() - 20 * 60 * 1000;
    QTest::mouseClick(strip, Qt::LeftButton, {},
                      QPoint(static_cast<int>(strip->positionOf(shown)), strip->curveRect().center().toPoint().y()));
    console_->action("gpus.compareHour")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled() && difference(), patience);
    QVERIFY(part<kit::Banner>(*console_->page, "uncompared")->isHidden());
    QCOMPARE(part<QPushButton>(*console_->page, "compare")->text(), QStringLiteral("Compared: an hour ago"));
    // The difference is of what it is told to be of, and that is about what a question of our own says: it may be asked
    // in other steps.
    const auto &comparison = console_->fleet().comparison();
    const auto told = comparison.of(gpu);
    const double then = telemetry::decode(told.then, told.thenRange);
    QVERIFY(std::abs(*difference() - (telemetry::decode(told.now, told.nowRange) - then)) <
            comparison.resolution() * 1.1);
    const qint64 time = strip->time() - 3'600'000;
    const auto answer = past(time - 600'000, time + 600'000);
    const auto place = (time - Instants::milliseconds(answer.start_time())) / 60'000;
    const auto entry = place * answer.entries() + console_->fleet().layout().flat(gpu);
    const auto code = static_cast<telemetry::PastCode>(answer.tiles(0).codes()[static_cast<std::size_t>(entry)]);
    QVERIFY2(std::abs(then - telemetry::decodePast(code, {0, 100})) < 6, qPrintable(QString::number(then)));
    picture("compared-past");
    QTest::keyClick(console_->map(), Qt::Key_L);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled() && difference(), patience);
    QTest::keyClick(console_->map(), Qt::Key_5);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled() && difference(), patience);
    QCOMPARE(console_->fleet().comparison().metric(), v1::GPU_TEMPERATURE);
    picture("compared");
    QTest::keyClick(console_->map(), Qt::Key_1);
    console_->action("gpus.compareNothing")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
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

// What is simulated is known of every instant, GPU by GPU.
void GpusPageTest::aMonthCanBeGoneBackTo() {
    constexpr qint64 day = 24 * 3'600'000;
    openFilled();
    auto *strip = console_->strip();
    auto *menu = part<QToolButton>(*strip, "reach")->menu();
    QVERIFY(menu != nullptr);
    QVERIFY(menu->actions().contains(action("gpus.reachMonth")));
    action("gpus.reachMonth")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    QCOMPARE(part<QToolButton>(*strip, "reach")->text(), QStringLiteral("Last 30 day(s)"));
    const qint64 wanted = strip->time() - 20 * day;
    QTest::mouseClick(strip, Qt::LeftButton, {},
                      QPoint(static_cast<int>(strip->positionOf(wanted)), strip->curveRect().center().toPoint().y()));
    QVERIFY(!strip->isLive());
    QVERIFY(std::abs(strip->time() - wanted) < day);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled() && isMeasured(v1::SM_ACTIVE), patience);
    const auto answer = past(strip->time(), strip->time() + 3'600'000);
    QCOMPARE(answer.origin(), v1::FROM_SIMULATION);
    QCOMPARE(answer.level(), v1::GPU_LEVEL);
    QVERIFY(!part<QWidget>(*console_->page, "byNode")->isVisible());
    picture("month");
    QTest::keyClick(console_->map(), Qt::Key_L);
    // The next console has it as this one left it.
    openFilled();
    QVERIFY(action("gpus.reachMonth")->isChecked());
    action("gpus.reachKept")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    QCOMPARE(part<QToolButton>(*console_->strip(), "reach")->text(), QStringLiteral("Last 24 h"));
}

void GpusPageTest::theLoadIsOfWhatIsSelected() {
    openFilled();
    auto *strip = console_->strip();
    const double left = strip->curveRect().left();
    const auto gpu = console_->gpu("n033", 4);
    QTest::mouseClick(console_->map()->viewport(), Qt::LeftButton, {}, console_->at(gpu));
    // Its name is longer than that of all load.
    QTRY_VERIFY_WITH_TIMEOUT(strip->curveRect().left() != left, patience);
    LoadFeed feed(console_->connection, service_->clock);
    LoadFeed::Part part{console_->fleet().layout().version(), {}, {}};
    part.ranges.emplace_back().set_first(gpu.node);
    part.ranges.back().set_count(1);
    part.entries.resize(static_cast<std::size_t>(console_->fleet().layout().node(gpu.node).gpuCount));
    part.entries[static_cast<std::size_t>(gpu.gpu)] = true;
    feed.setPart(part);
    feed.setPaused(false);
    QTRY_VERIFY_WITH_TIMEOUT(feed.isFilled(), patience);
    v1::QueryFleetHistoryRequest request;
    request.add_metrics(v1::SM_ACTIVE);
    *request.mutable_start_time() = Instants::timestamp(feed.start());
    *request.mutable_end_time() =
        Instants::timestamp(feed.start() + feed.step() * static_cast<qint64>(feed.shares().size()));
    *request.mutable_step() = Instants::duration(feed.step());
    std::optional<v1::QueryFleetHistoryResponse> all;
    client::deliver(console_->connection.fleet().queryFleetHistory(request), this,
                    [&](const core::Result<v1::QueryFleetHistoryResponse> &response) {
                        all = response ? *response : v1::QueryFleetHistoryResponse();
                    });
    QTRY_VERIFY_WITH_TIMEOUT(all, patience);
    int compared = 0;
    for (int step = 0; step < std::min(all->steps(), static_cast<int>(feed.shares().size())) - 2; ++step) {
        const auto entry = static_cast<std::size_t>(step * all->entries() + console_->fleet().layout().flat(gpu));
        const auto code = static_cast<telemetry::PastCode>(all->tiles(0).codes()[entry]);
        const float share = feed.shares()[static_cast<std::size_t>(step)];
        if (!telemetry::hasPastValue(code) || std::isnan(share))
            continue;
        ++compared;
        QVERIFY(std::abs(share - float(code) / telemetry::MaxPastLevel) < 0.01);
    }
    QVERIFY(compared > 10);
}

void GpusPageTest::aGpuIsRevealedByItsName() {
    open();
    // Before anything has come: it is shown as soon as it is there.
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.contains("clusters/par-1/nodes/n100"), patience);
    const auto name = QStringLiteral("gpus/par-1/n100/6");
    QVERIFY(console_->page->reveal(name));
    QTRY_COMPARE_WITH_TIMEOUT(console_->inspected(), QStringLiteral("par-1 / n100 / GPU 6"), patience);
    QCOMPARE(console_->page->shownObject(), name);
    QVERIFY(!console_->page->reveal(QStringLiteral("gpus/par-1/n100/8")));
    QVERIFY(!console_->page->reveal(QStringLiteral("gpus/par-1/nowhere/0")));
    QVERIFY(!console_->page->reveal(QStringLiteral("clusters/par-1/nodes/n100")));
}

void GpusPageTest::aGpuIsOpenedAndLeft() {
    openFilled();
    QVERIFY(!console_->action("gpus.open")->isEnabled());
    const auto gpu = console_->gpu("n012", 3);
    QTest::mouseClick(console_->map()->viewport(), Qt::LeftButton, {}, console_->at(gpu));
    QTest::keyClick(console_->map(), Qt::Key_O);
    auto *details = part<GpuDetails>(*console_->page, "gpuDetails");
    QVERIFY(details->isVisible());
    QCOMPARE(console_->page->shownObject(), QStringLiteral("gpus/fra-a/n012/3/details"));
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    auto *charts = part<GpuCharts>(*console_->page, "gpuCharts");
    for (const auto metric : {v1::SM_ACTIVE, v1::GPU_TEMPERATURE, v1::POWER_DRAW, v1::NVLINK_THROUGHPUT})
        QVERIFY(charts->isShown(metric));
    auto *active = charts->chart(v1::SM_ACTIVE);
    QVERIFY(active->accessibleDescription().contains(QLatin1Char('%')));
    QVERIFY(part<QWidget>(*console_->page, "gpuUuid")->isVisible());
    picture("details");
    // Of the past of this GPU alone, which goes on by itself.
    QTRY_VERIFY_WITH_TIMEOUT(!active->series().means.empty(), 3 * patience);
    const auto before = active->series().end();
    QTRY_VERIFY_WITH_TIMEOUT(active->series().end() > before, 3 * patience);
    QVERIFY(console_->action("gpus.lastHour")->isEnabled());
    QVERIFY(!console_->action("gpus.fit")->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(active->hasFocus(), patience);
    QTest::keyClick(active, Qt::Key_Left);
    QVERIFY(charts->cursorTime());
    // First the cursor goes, then the page.
    QTest::keyClick(active, Qt::Key_Escape);
    QVERIFY(!charts->cursorTime() && details->isVisible());
    QTest::keyClick(active, Qt::Key_Escape);
    QVERIFY(!details->isVisible() && console_->map()->isVisible());
    QCOMPARE(console_->fleet().selection().current(), gpu);
    QTRY_VERIFY_WITH_TIMEOUT(isMeasured(v1::SM_ACTIVE), patience);
    // By its name, also from Enter where nothing goes closer; and a name without it is the map.
    QVERIFY(console_->page->reveal(QStringLiteral("gpus/fra-a/n012/5/details")));
    QVERIFY(details->isVisible());
    QVERIFY(console_->page->reveal(QStringLiteral("gpus/fra-a/n012/5")));
    QVERIFY(!details->isVisible());
    while (console_->map()->detail() < Detail::Figures)
        QTest::keyClick(console_->map(), Qt::Key_Plus);
    QTest::keyClick(console_->map(), Qt::Key_Return);
    QVERIFY(details->isVisible());
    QTest::keyClick(details, Qt::Key_Backspace);
    QVERIFY(!details->isVisible());
    QTest::keyClick(console_->map(), Qt::Key_0);
}

void GpusPageTest::whatCanBeDoneWithNodesIsLent() {
    openFilled();
    const auto gpu = console_->gpu("n040", 2);
    QSignalSpy opened(console_->page.get(), &kit::Page::menuOpened);
    QContextMenuEvent event(QContextMenuEvent::Mouse, console_->at(gpu),
                            console_->map()->viewport()->mapToGlobal(console_->at(gpu)));
    QCoreApplication::sendEvent(console_->map()->viewport(), &event);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().toStringList(), QStringList{QStringLiteral("clusters/fra-a/nodes/n040")});
    auto *menu = part<QMenu>(*console_->page, "gpuMenu");
    QVERIFY(menu->isVisible());
    menu->close();
    support::click(part<QPushButton>(*console_->page, "sources"));
    auto *sources = part<QMenu>(*console_->page, "sourcesMenu");
    QCOMPARE(sources->actions().first()->text(), QStringLiteral("simulated"));
    sources->close();
}

void GpusPageTest::everyActionSaysWhatItDoesOrWhyNot() {
    openFilled();
    QCOMPARE(console_->action("gpus.showNode")->toolTip(), QStringLiteral("Select a GPU first."));
    QCOMPARE(console_->action("telemetrySources.addSimulated")->toolTip(),
             QStringLiteral("There is a simulated fleet already."));
    for (const auto *action : console_->page->pageActions())
        QVERIFY2(!action->toolTip().isEmpty() && !action->text().isEmpty(), qPrintable(action->objectName()));
    console_->action("gpus.table")->trigger();
    QVERIFY(!console_->action("gpus.fit")->isEnabled());
}

void GpusPageTest::filesAreWritten() {
    openFilled();
    const QTemporaryDir directory;
    console_->action("gpus.exportCsv")->trigger();
    auto *dialog = qobject_cast<QFileDialog *>(support::dialogNamed("exportDialog"));
    QVERIFY(dialog);
    const auto file = directory.filePath(QStringLiteral("all.csv"));
    dialog->setDirectory(directory.path());
    dialog->selectFile(file);
    QMetaObject::invokeMethod(dialog, "accept");
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), patience);
    QFile table(file);
    QVERIFY(table.open(QIODevice::ReadOnly));
    QCOMPARE(table.readAll().count('\n'), simulatedGpus + 1);
    const auto map = directory.filePath(QStringLiteral("map.png"));
    QCOMPARE(console_->page->exportTo(map), QString());
    QCOMPARE(QImage(map).size(), console_->map()->viewport()->size());
    QVERIFY(!console_->page->exportTo(directory.filePath(QStringLiteral("none/map.png"))).isEmpty());
}

void GpusPageTest::theServiceComesBack() {
    openFilled();
    service_->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!console_->connection.isOnline(), patience);
    // What was known last stays in sight.
    QCOMPARE(console_->panel()->state(), State::Filled);
    QVERIFY(service_->start());
    console_->find(*service_);
    const auto before = console_->fleet().values().time();
    QTRY_VERIFY_WITH_TIMEOUT(console_->fleet().values().time() > before && isMeasured(v1::SM_ACTIVE), 3 * patience);
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
    picture("unmeasured");
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
