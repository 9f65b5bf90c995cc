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

#include "backend/client/fleet_calls.h"
#include "backend/client/resource_calls.h"
#include "tests/backend/service/made_up.h"
#include "tests/support/fleet_objects.h"
#include "tests/widgets/console/page_console.h"
#include "widgets/gpus/fleet_feed.h"
#include "widgets/gpus/gpu_card.h"
#include "widgets/gpus/gpus_page.h"
#include "widgets/gpus/heatmap_legend.h"
#include "widgets/gpus/heatmap_view.h"
#include "widgets/gpus/instants.h"
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
    QString fact() const { return part<QLabel>(*page, "pageFact")->text(); }
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
    void aGpuIsRevealedByItsName();
    void whatCanBeDoneWithNodesIsLent();
    void everyActionSaysWhatItDoesOrWhyNot();
    void filesAreWritten();
    void withoutTheServiceItSaysWhyAndTriesAgain();
    void gpusOfWhichNothingIsMeasuredAreToldAsThat();

private:
    void openFilled();
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
    support::click(part<QPushButton>(*console_->page, "nextStep"));
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

// The fleet as if it had been there for some hours: what is read anew recalls what it would have told.
void GpusPageTest::letHoursPass() {
    service_->clock.advance(std::chrono::hours(3));
    for (const bool isPaused : {true, false}) {
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
    // Until all of it is recalled.
    const QDeadlineTimer deadline(3 * patience);
    const qint64 now = console_->strip()->time();
    qint64 end = 0;
    while (end < now - 180'000 && !deadline.hasExpired()) {
        const auto kept = past(now - 3'600'000, now);
        end = Instants::milliseconds(kept.start_time()) + kept.steps() * Instants::milliseconds(kept.step());
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
    console_.reset();
}

QTEST_MAIN(GpusPageTest)

#include "page_test.moc"
