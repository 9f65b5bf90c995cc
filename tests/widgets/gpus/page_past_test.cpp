// The page of GPUs going back in time: the map of then, compared with before, the load of what is selected, and the
// page of one GPU with the charts of its past.
#include <algorithm>

#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>

#include "backend/client/fleet_calls.h"
#include "tests/widgets/gpus/gpus_console.h"
#include "widgets/gpus/gpu_board.h"
#include "widgets/gpus/gpu_charts.h"
#include "widgets/gpus/gpu_details.h"
#include "widgets/gpus/gpu_headline.h"
#include "widgets/gpus/gpu_tables.h"
#include "widgets/gpus/instants.h"
#include "widgets/gpus/load_feed.h"
#include "widgets/gpus/time_scrubber.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/pill.h"
#include "widgets/kit/time_axis.h"

using namespace gpuspage;
using support::part;
using support::patience;

class GpusPagePastTest final : public gpus_test::GpusFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startSimulated(); }
    void cleanup() { console_.reset(); }
    void cleanupTestCase() { service_.reset(); }

    void thePastIsShownAndLeft();
    void theMapIsComparedWithAnHourAgo();
    void aMonthCanBeGoneBackTo();
    void theLoadIsOfWhatIsSelected();
    void aGpuIsOpenedAndLeft();
    void aGpuIsToldOfWithoutBeingPressed();
    void nothingOfTheNameOfAGpuIsCut();
    void theGpuSaysWhoHasItOrThatItIsFree();
    void aLinkLeadsToThePresent();

private:
    v1::QueryFleetHistoryResponse past(qint64 from, qint64 to);
    v1::QueryFleetHistoryResponse answerTo(const v1::QueryFleetHistoryRequest &request);
};

// SM activity of all GPUs, in minutes.
v1::QueryFleetHistoryResponse GpusPagePastTest::past(qint64 from, qint64 to) {
    v1::QueryFleetHistoryRequest request;
    request.add_metrics(v1::SM_ACTIVE);
    *request.mutable_start_time() = Instants::timestamp(from);
    *request.mutable_end_time() = Instants::timestamp(to);
    *request.mutable_step() = Instants::duration(60'000);
    return answerTo(request);
}

v1::QueryFleetHistoryResponse GpusPagePastTest::answerTo(const v1::QueryFleetHistoryRequest &request) {
    std::optional<v1::QueryFleetHistoryResponse> answer;
    client::deliver(console_->connection.fleet().queryFleetHistory(request), this,
                    [&](const core::Result<v1::QueryFleetHistoryResponse> &response) {
                        answer = response ? *response : v1::QueryFleetHistoryResponse();
                    });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(answer, patience); }();
    return answer.value_or(v1::QueryFleetHistoryResponse());
}

void GpusPagePastTest::thePastIsShownAndLeft() {
    openFilled();
    // In minutes.
    action("gpus.reachSixHours")->trigger();
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
    // Of now is nothing that stands in the head.
    QVERIFY(console_->fleet().values().areFaultsPast());
    for (const auto *name : {"stalePill", "idlePill"})
        QVERIFY2(part<kit::Pill>(*console_->page, name)->isHidden(), name);
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

void GpusPagePastTest::theMapIsComparedWithAnHourAgo() {
    openFilled();
    const auto gpu = console_->gpu("n033", 4);
    const auto difference = [&] {
        const auto &column = *console_->fleet().comparison().column();
        const auto code = console_->fleet().values().code(column, gpu);
        return telemetry::hasValue(code) ? std::optional(telemetry::decode(code, column.range)) : std::nullopt;
    };
    // In minutes, as our own question.
    action("gpus.reachSixHours")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    auto *strip = console_->strip();
    const qint64 shown = strip->time() - 20 * 60 * 1000;
    QTest::mouseClick(strip, Qt::LeftButton, {},
                      QPoint(static_cast<int>(strip->positionOf(shown)), strip->curveRect().center().toPoint().y()));
    console_->action("gpus.compareHour")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled() && difference(), patience);
    QVERIFY(part<kit::Banner>(*console_->page, "uncompared")->isHidden());
    QCOMPARE(part<QPushButton>(*console_->page, "compare")->text(), QStringLiteral("Compared: an hour ago"));
    // The difference is of what it is told to be of, and that is about what a question of our own says.
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
    action("gpus.reachKept")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
}

// What is simulated is known of every instant, GPU by GPU.
void GpusPagePastTest::aMonthCanBeGoneBackTo() {
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

void GpusPagePastTest::theLoadIsOfWhatIsSelected() {
    openFilled();
    auto *strip = console_->strip();
    QVERIFY(strip->accessibleDescription().contains(QStringLiteral("all GPUs")));
    const auto gpu = console_->gpu("n033", 4);
    QTest::mouseClick(console_->map()->viewport(), Qt::LeftButton, {}, console_->at(gpu));
    QTRY_VERIFY_WITH_TIMEOUT(strip->accessibleDescription().contains(QStringLiteral("selected GPUs")), patience);
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
    const auto all = answerTo(request);
    // Steps are whole ones of the service, which may begin an earlier one for a start that is a part of a millisecond
    // less.
    const auto shift = static_cast<int>(
        std::llround(double(feed.start() - Instants::milliseconds(all.start_time())) / double(feed.step())));
    int compared = 0;
    // Those at both ends may be parts.
    for (int step = 1; step + shift < all.steps() - 2 && step < static_cast<int>(feed.shares().size()) - 2; ++step) {
        const auto entry =
            static_cast<std::size_t>((step + shift) * all.entries() + console_->fleet().layout().flat(gpu));
        const auto code = static_cast<telemetry::PastCode>(all.tiles(0).codes()[entry]);
        const float share = feed.shares()[static_cast<std::size_t>(step)];
        if (!telemetry::hasPastValue(code) || std::isnan(share))
            continue;
        ++compared;
        QVERIFY2(std::abs(share - float(code) / telemetry::MaxPastLevel) < 0.01,
                 qPrintable(QStringLiteral("step %1, %2 later").arg(step).arg(shift)));
    }
    // A day of it in steps of five minutes, not only as much as was asked for first.
    QVERIFY2(compared > 250, qPrintable(QString::number(compared)));
}

void GpusPagePastTest::aGpuIsOpenedAndLeft() {
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
    // More than one step, of which the first may have been begun.
    service_->clock.advance(std::chrono::minutes(3));
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
    // What its faults ask for can be done here, with it alone.
    support::click(part<QPushButton>(*details, "gpuMore"));
    auto *menu = part<QMenu>(*console_->page, "gpuMoreMenu");
    QVERIFY(menu->actions().contains(console_->action("gpus.drainNodes")));
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("gpus.cordonGpus")->isEnabled(), patience);
    menu->close();
    QCOMPARE(console_->fleet().selection().count(), 1);
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

void GpusPagePastTest::aGpuIsToldOfWithoutBeingPressed() {
    openFilled();
    QVERIFY(console_->page->reveal(QStringLiteral("gpus/par-1/n146/1/details")));
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    auto *board = part<GpuBoard>(*console_->page, "gpuBoard");
    auto &axis = board->charts()->axis();
    const auto bottomOf = [board](QWidget *widget) {
        return widget->mapTo(board->widget(), QPoint(0, widget->height())).y();
    };
    const auto isWhole = [&] {
        const auto *headline = board->headline();
        auto *first = board->charts()->chart(v1::SM_ACTIVE);
        return headline->height() >= headline->heightForWidth(headline->width()) &&
               axis.height() >= axis.sizeHint().height() &&
               first->visibleRegion().boundingRect().height() == first->height() &&
               bottomOf(board->charts()) < bottomOf(board->tables()) - board->tables()->minimumSizeHint().height() + 1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isWhole() && board->verticalScrollBar()->maximum() == 0, patience);
    // Whatever is told of it: what has no room is scrolled to.
    console_->page->resize(752, 528);
    for (const int most : {1000, 240}) {
        board->setMaximumHeight(most);
        QTRY_VERIFY2_WITH_TIMEOUT(axis.height() >= axis.sizeHint().height(), "the axis is pressed", patience);
        board->ensureWidgetVisible(board->charts()->chart(v1::SM_ACTIVE), 0, 0);
        QTRY_VERIFY_WITH_TIMEOUT(isWhole(), patience);
    }
    QVERIFY(board->verticalScrollBar()->maximum() > 0);
}

// Whatever is said beside it, and however wide the page is.
void GpusPagePastTest::nothingOfTheNameOfAGpuIsCut() {
    openFilled();
    QVERIFY(console_->page->reveal(QStringLiteral("gpus/par-1/n146/1/details")));
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    auto *title = part<QLabel>(*part<GpuDetails>(*console_->page, "gpuDetails"), "pageTitle");
    auto *health = part<QLabel>(*console_->page, "gpuHealthPill");
    QVERIFY(health->isVisible());
    for (const int width : {1'500, 1'240, 1'180, 1'100, 1'020, 900, 800}) {
        console_->page->resize(width, 860);
        QTRY_VERIFY2_WITH_TIMEOUT(title->width() >= title->sizeHint().width(), qPrintable(QString::number(width)),
                                  patience);
        QVERIFY2(health->width() >= health->sizeHint().width(), qPrintable(QString::number(width)));
    }
}

// Whoever follows a link wants to see what is wrong now, and not what was when the strip was last touched.
void GpusPagePastTest::aLinkLeadsToThePresent() {
    openFilled();
    auto *strip = console_->strip();
    for (const char *link : {"gpus/fra-a/n012/5", "gpus/fra-a/n012", "gpus?severity = CRITICAL"}) {
        console_->action("gpus.stepBack")->trigger();
        QVERIFY(!strip->isLive());
        QVERIFY(console_->page->reveal(QLatin1String(link)));
        QVERIFY2(strip->isLive(), link);
    }
}

// On a simulated fleet some GPUs have a workload that is no deployment, and nobody has the others.
void GpusPagePastTest::theGpuSaysWhoHasItOrThatItIsFree() {
    openFilled();
    console_->action("gpus.byTeam")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(console_->fleet().layout().isPivoted(), patience);
    GpuRef free;
    GpuRef taken;
    for (int flat = 0; flat < console_->fleet().layout().gpuCount(); ++flat) {
        const auto gpu = console_->fleet().layout().gpuAt(flat);
        (console_->fleet().owners().of(gpu) ? taken : free) = gpu;
    }
    QVERIFY(free.isValid() && taken.isValid());
    const auto workload = QString::fromStdString(console_->fleet().owners().of(taken)->workload());
    console_->action("gpus.byRack")->trigger();
    const auto open = [this](const GpuRef &gpu) {
        console_->map()->fleet().selection().select({gpu});
        console_->action("gpus.open")->trigger();
    };
    const auto words = [this](const char *name) { return part<QLabel>(*console_->page, name)->text(); };
    open(free);
    QTRY_COMPARE_WITH_TIMEOUT(words("gpuOwnerText"), QStringLiteral("none, it is free"), patience);
    QVERIFY(!part<QWidget>(*console_->page, "gpuWorkload")->isVisible());
    QVERIFY(!part<QWidget>(*console_->page, "gpuTeamText")->isVisible());
    console_->action("gpus.back")->trigger();
    open(taken);
    QTRY_COMPARE_WITH_TIMEOUT(words("gpuWorkload"), workload, patience);
    QVERIFY(!part<QWidget>(*console_->page, "gpuOwnerText")->isVisible());
    console_->action("gpus.back")->trigger();
}

QTEST_MAIN(GpusPagePastTest)

#include "page_past_test.moc"
