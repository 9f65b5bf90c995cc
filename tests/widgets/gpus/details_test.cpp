// What the page of one GPU is made of, without a service: answers about the past put together, charts under one cursor,
// rows of tables.
#include <cmath>

#include <QSignalSpy>
#include <QTest>

#include "tests/support/measured_fleet.h"
#include "widgets/gpus/gpu_charts.h"
#include "widgets/gpus/gpu_facts.h"
#include "widgets/gpus/gpu_past.h"
#include "widgets/gpus/gpu_rows.h"
#include "widgets/gpus/gpu_words.h"
#include "widgets/gpus/instants.h"
#include "widgets/gpus/quiet_facts.h"
#include "widgets/gpus/reason_words.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/time_text.h"

using namespace gpuspage;

namespace {

constexpr qint64 begin = 1'764'000'000'000;
constexpr qint64 second = 1'000;
constexpr qint64 step = 5 * second;

// Of two GPUs, of which the second one is looked at: its codes, step by step.
v1::QueryFleetHistoryResponse answer(qint64 start, const std::vector<int> &codes,
                                     v1::GpuMetric metric = v1::SM_ACTIVE) {
    v1::QueryFleetHistoryResponse response;
    *response.mutable_start_time() = Instants::timestamp(start);
    *response.mutable_step() = Instants::duration(step);
    response.set_steps(static_cast<int>(codes.size()));
    response.set_entries(2);
    auto &tile = *response.add_tiles();
    tile.set_metric(metric);
    tile.set_low(0);
    tile.set_high(251);
    for (const int code : codes) {
        tile.mutable_codes()->push_back(7);
        tile.mutable_codes()->push_back(static_cast<char>(code));
    }
    return response;
}

GpuPast::Answers answers(qint64 start, const std::vector<int> &means) {
    return {{answer(start, means)}, {answer(start, means)}, {answer(start, means)}};
}

v1::GpuEvent told(qint64 time, v1::HealthSign sign, bool isOver, int gpu = 1) {
    v1::GpuEvent made;
    *made.mutable_time() = Instants::timestamp(time);
    made.set_gpu(gpu);
    made.set_sign(sign);
    made.set_severity(v1::DEGRADED);
    made.set_is_over(isOver);
    return made;
}

} // namespace

class GpuDetailsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { kit::ConsoleStyle::install(*qApp, theme_); }

    void thePastIsThatOfItsOwnGpu();
    void whatComesLaterIsPutBehind();
    void whatDoesNotFitIsAskedForAnew();
    void theCursorGoesThroughAllCharts();
    void keysMoveTheCursorAndTheFocus();
    void faultsGoFromTheirBeginToTheirEnd();
    void anXidSaysWhatToDo();
    void everySignSaysWhatToDo();
    void whatIsWrongComesWithWhatToDo();
    void headAndFaultsGiveOneAdvice();
    void theLatestValueIsWithinLeastAndGreatest();
    void whatWasSeenStaysWithinLeastAndGreatest();
    void theGravestStandsFirst();
    void whoeverCordonedIsNamed();
    void linksAndProgramsSayWhatIsNotKnown();
    void onlyWhoSeesAllIsToldThatAGpuIsFree();

private:
    static kit::TimeSeries series(int value);

    kit::Theme theme_{kit::Scheme::Light};
    const kit::TimeText times_{QTimeZone::utc()};
};

void GpuDetailsTest::thePastIsThatOfItsOwnGpu() {
    GpuPast past;
    GpuPast::Answers all{{answer(begin, {10, 0xff, 0xfe, 40})},
                         {answer(begin, {5, 0xff, 0xfe, 35})},
                         {answer(begin - step, {99, 15, 0xff, 0xfe})}};
    past.replace(all, 1);
    const auto *series = past.series(v1::SM_ACTIVE);
    QVERIFY(series);
    QCOMPARE(series->means.size(), std::size_t(4));
    QCOMPARE(series->valueAt(0), std::optional(10.0f));
    QVERIFY(!series->valueAt(1));
    QCOMPARE(series->absenceAt(1), kit::Absence::NoData);
    QCOMPARE(series->absenceAt(2), kit::Absence::NotReported);
    QCOMPARE(series->least[0], 5.0f);
    QCOMPARE(series->greatest[0], 15.0f);
    // This one was not closed yet when it was asked for the greatest.
    QCOMPARE(series->greatest[3], 40.0f);
    QVERIFY(!past.series(v1::POWER_DRAW));
    QCOMPARE(past.end(), begin + 4 * step);
}

void GpuDetailsTest::whatComesLaterIsPutBehind() {
    GpuPast past;
    past.replace(answers(begin, {1, 2, 3, 4}), 1);
    // The last step was not over, one is missing, and what is long ago goes.
    QVERIFY(past.append(answers(begin + 3 * step, {44, 5}), 1, begin + step));
    const auto *series = past.series(v1::SM_ACTIVE);
    QCOMPARE(series->start, begin + step);
    QCOMPARE(series->means, (std::vector<float>{2, 3, 44, 5}));
    QVERIFY(past.append(answers(begin + 7 * step, {8}), 1, begin + step));
    series = past.series(v1::SM_ACTIVE);
    QCOMPARE(series->means.size(), std::size_t(7));
    QVERIFY(!series->valueAt(4));
    QVERIFY(!series->valueAt(5));
    QCOMPARE(series->valueAt(6), std::optional(8.0f));
    QCOMPARE(series->least.size(), series->means.size());
}

void GpuDetailsTest::whatDoesNotFitIsAskedForAnew() {
    GpuPast past;
    past.replace(answers(begin, {1, 2, 3, 4}), 1);
    auto other = answers(begin + 4 * step, {5});
    for (auto *list : {&other.means, &other.least, &other.greatest})
        *list->front().mutable_step() = Instants::duration(60 * second);
    QVERIFY(!past.append(other, 1, begin));
    QVERIFY(!past.append(answers(begin - 3 * step, {5}), 1, begin));
    QVERIFY(!past.append(answers(begin + 5'000 * step, {5}), 1, begin));
    QCOMPARE(past.series(v1::SM_ACTIVE)->means.size(), std::size_t(4));
}

kit::TimeSeries GpuDetailsTest::series(int value) {
    kit::TimeSeries series;
    series.start = begin;
    series.step = step;
    for (int place = 0; place < 60; ++place)
        series.means.push_back(static_cast<float>(value + place));
    return series;
}

void GpuDetailsTest::theCursorGoesThroughAllCharts() {
    GpuCharts charts(theme_, times_);
    charts.setStrips(
        {{v1::SM_ACTIVE, series(0), {}}, {v1::GPU_TEMPERATURE, series(20), {QStringLiteral("81 °C"), {}}}});
    charts.setSpan({begin, begin + 60 * step});
    charts.resize(900, 400);
    charts.show();
    QVERIFY(QTest::qWaitForWindowExposed(&charts));
    auto *active = charts.chart(v1::SM_ACTIVE);
    auto *heat = charts.chart(v1::GPU_TEMPERATURE);
    QCOMPARE(heat->valueWords(), QStringLiteral("81 °C"));
    QTest::mouseClick(active, Qt::LeftButton, {}, QPoint(qRound(active->positionOf(begin + 30 * step + step / 2)), 30));
    QCOMPARE(active->valueWords(), QStringLiteral("30 %"));
    QCOMPARE(heat->valueWords(), QStringLiteral("50 °C"));
    // What is measured anew leaves charts and cursor where they are.
    charts.setStrips({{v1::SM_ACTIVE, series(1), {}}, {v1::GPU_TEMPERATURE, series(20), {}}});
    QCOMPARE(charts.chart(v1::SM_ACTIVE), active);
    QCOMPARE(active->valueWords(), QStringLiteral("31 %"));
}

void GpuDetailsTest::keysMoveTheCursorAndTheFocus() {
    GpuCharts charts(theme_, times_);
    charts.setStrips({{v1::SM_ACTIVE, series(0), {}}, {v1::GPU_TEMPERATURE, series(20), {}}});
    charts.setSpan({begin, begin + 60 * step});
    charts.resize(900, 400);
    charts.show();
    charts.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&charts));
    charts.takeFocus();
    auto *active = charts.chart(v1::SM_ACTIVE);
    QVERIFY(active->hasFocus());
    QTest::keyClick(active, Qt::Key_End);
    QCOMPARE(active->valueWords(), QStringLiteral("59 %"));
    QTest::keyClick(active, Qt::Key_Left);
    QCOMPARE(active->valueWords(), QStringLiteral("58 %"));
    QTest::keyClick(active, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(active->valueWords(), QStringLiteral("48 %"));
    QTest::keyClick(active, Qt::Key_Home);
    QCOMPARE(active->valueWords(), QStringLiteral("0 %"));
    QTest::keyClick(active, Qt::Key_Down);
    auto *heat = charts.chart(v1::GPU_TEMPERATURE);
    QVERIFY(heat->hasFocus());
    QCOMPARE(heat->accessibleDescription().left(5), QStringLiteral("20 °C"));
    QTest::keyClick(heat, Qt::Key_Escape);
    QVERIFY(!charts.cursorTime());
}

void GpuDetailsTest::faultsGoFromTheirBeginToTheirEnd() {
    // Newest first, as the service tells them.
    const std::vector<v1::GpuEvent> events{
        told(begin + 90 * second, v1::ECC_ERRORS, false), told(begin + 60 * second, v1::THERMAL_THROTTLED, true),
        told(begin + 50 * second, v1::GPU_LOST, false, 0), told(begin + 20 * second, v1::THERMAL_THROTTLED, false),
        told(begin + 10 * second, v1::NVLINK_ERRORS, true)};
    const auto rows = GpuRows::faults(events, 1, {}, times_);
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows[0].cells[1].text, QStringLiteral("goes on"));
    QCOMPARE(rows[1].cells[1].text, QStringLiteral("40 s"));
    QCOMPARE(rows[2].cells[0].text, QStringLiteral("before what is kept"));
    QVERIFY(!rows[1].cells[4].text.isEmpty());
}

void GpuDetailsTest::anXidSaysWhatToDo() {
    v1::DescribeGpuResponse description;
    auto &known = *description.add_xids();
    *known.mutable_time() = Instants::timestamp(begin);
    known.set_xid(79);
    known.set_mnemonic("GPU_HAS_FALLEN_OFF_THE_BUS");
    known.set_action(v1::RESTART_NODE);
    description.add_xids()->set_xid(9'999);
    const auto rows = GpuRows::xids(description, times_);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].cells[1].text, QStringLiteral("79"));
    QCOMPARE(rows[0].cells[2].text, QStringLiteral("GPU_HAS_FALLEN_OFF_THE_BUS"));
    QCOMPARE(rows[0].cells[3].text, QStringLiteral("Drain the node and restart it."));
    QVERIFY(rows[1].cells[2].isAbsent());
    QVERIFY(!rows[1].cells[3].text.isEmpty());
}

void GpuDetailsTest::everySignSaysWhatToDo() {
    const auto &signs = *v1::HealthSign_descriptor();
    for (int place = 0; place < signs.value_count(); ++place) {
        v1::HealthReason reason;
        reason.set_sign(static_cast<v1::HealthSign>(signs.value(place)->number()));
        if (reason.sign() != v1::HEALTH_SIGN_UNSPECIFIED)
            QVERIFY2(!ReasonWords::advice(reason).isEmpty(), signs.value(place)->name().c_str());
    }
    // Of one sign, what was seen decides.
    const auto advice = [](v1::HealthSign sign, const char *name, const char *value) {
        v1::HealthReason reason;
        reason.set_sign(sign);
        (*reason.mutable_arguments())[name] = value;
        return ReasonWords::advice(reason);
    };
    QVERIFY(advice(v1::NVLINK_ERRORS, "links", "2") != advice(v1::NVLINK_ERRORS, "growth", "2"));
    QVERIFY(advice(v1::ECC_ERRORS, "kind", "uncorrected") != advice(v1::ECC_ERRORS, "growth", "20"));
    QVERIFY(advice(v1::ECC_ERRORS, "kind", "remap_pending") != advice(v1::ECC_ERRORS, "kind", "uncorrected"));
    QVERIFY(advice(v1::XID_REPORTED, "recovery", "RESTART_NODE") != advice(v1::XID_REPORTED, "recovery", "RESET_GPU"));
}

void GpuDetailsTest::whatIsWrongComesWithWhatToDo() {
    v1::DescribeGpuResponse description;
    auto &reason = *description.add_reasons();
    reason.set_sign(v1::GPU_LOST);
    *reason.mutable_since_time() = Instants::timestamp(begin);
    const auto now = QDateTime::fromMSecsSinceEpoch(begin + 60 * second);
    auto facts = GpuFacts::faults(description, now);
    QCOMPARE(facts.size(), 1);
    QVERIFY2(facts[0].value.contains(QStringLiteral("Drain the node and restart it.")), qPrintable(facts[0].value));
    // Nothing of it is of now, and no sign says why.
    description.clear_reasons();
    auto &reading = *description.add_readings();
    reading.set_value(3);
    QVERIFY(GpuFacts::faults(description, now).isEmpty());
    reading.set_is_stale(true);
    facts = GpuFacts::faults(description, now);
    QCOMPARE(facts.size(), 1);
    QCOMPARE(facts[0].label, QStringLiteral("Stale"));
}

void GpuDetailsTest::headAndFaultsGiveOneAdvice() {
    const auto now = QDateTime::fromMSecsSinceEpoch(begin + 100 * second);
    const auto reasonOf = [](v1::HealthSeverity severity, const char *name, const char *value) {
        v1::HealthReason reason;
        reason.set_sign(v1::ECC_ERRORS);
        reason.set_severity(severity);
        *reason.mutable_since_time() = Instants::timestamp(begin);
        (*reason.mutable_arguments())[name] = value;
        return reason;
    };
    for (const auto &reason :
         {reasonOf(v1::CRITICAL, "kind", "uncorrected"), reasonOf(v1::NOTICE, "kind", "remap_pending"),
          reasonOf(v1::DEGRADED, "growth", "300"), reasonOf(v1::NOTICE, "growth", "12")}) {
        v1::DescribeGpuResponse description;
        *description.add_reasons() = reason;
        auto event = told(begin, v1::ECC_ERRORS, false);
        event.set_severity(reason.severity());
        const auto rows = GpuRows::faults({event}, 1, description.reasons(), times_);
        QCOMPARE(rows.size(), 1);
        const auto advice = rows[0].cells[5].text;
        const auto fact = GpuFacts::faults(description, now).first().value;
        QVERIFY2(!advice.isEmpty() && fact.contains(advice), qPrintable(fact + QStringLiteral(" | ") + advice));
    }
    // Of what is over its severity says what it was; and what was not corrected is never called so.
    auto over = told(begin, v1::ECC_ERRORS, false);
    over.set_severity(v1::CRITICAL);
    const auto rows = GpuRows::faults({over}, 1, {}, times_);
    QCOMPARE(rows[0].cells[5].text, ReasonWords::advice(reasonOf(v1::CRITICAL, "kind", "uncorrected")));
}

void GpuDetailsTest::theLatestValueIsWithinLeastAndGreatest() {
    GpuCharts charts(theme_, times_);
    charts.setStrips({{v1::SM_ACTIVE, series(90), {QStringLiteral("0 %"), kit::TimeSeries::Spread{0, 0}}}});
    charts.setSpan({begin, begin + 60 * step});
    charts.resize(900, 400);
    auto *chart = charts.chart(v1::SM_ACTIVE);
    QVERIFY2(chart->spreadWords().startsWith(QStringLiteral("0 %")), qPrintable(chart->spreadWords()));
    QVERIFY(chart->accessibleDescription().contains(QStringLiteral("Least 0 %")));
    // What is stale is of some time before.
    charts.setLatest(v1::SM_ACTIVE, {QStringLiteral("0 %, stale"), {}});
    QVERIFY2(!chart->spreadWords().startsWith(QStringLiteral("0 %")), qPrintable(chart->spreadWords()));
}

// A step that is kept has one value; one that was shown between two steps is not forgotten with the next look.
void GpuDetailsTest::whatWasSeenStaysWithinLeastAndGreatest() {
    GpuPast past;
    past.replace({{answer(begin, {72, 75, 74, 73})}, {}, {}}, 1);
    const qint64 end = past.end();
    const kit::TimeSpan span{begin, end};
    QCOMPARE(past.spread(v1::SM_ACTIVE, span)->least, 72.0F);
    past.see(v1::SM_ACTIVE, end, 68);
    QCOMPARE(past.spread(v1::SM_ACTIVE, span)->least, 68.0F);
    past.see(v1::SM_ACTIVE, end + 2 * second, 74);
    QCOMPARE(past.spread(v1::SM_ACTIVE, span)->least, 68.0F);
    QCOMPARE(past.spread(v1::SM_ACTIVE, span)->greatest, 75.0F);
    // Nor is it for ever.
    QCOMPARE(past.spread(v1::SM_ACTIVE, {end + 120 * second, end + 240 * second}).has_value(), false);
    past.clear();
    QVERIFY(!past.seen(v1::SM_ACTIVE, begin));
}

void GpuDetailsTest::theGravestStandsFirst() {
    v1::DescribeGpuResponse description;
    const auto add = [&](v1::HealthSign sign, v1::HealthSeverity severity) {
        auto &reason = *description.add_reasons();
        reason.set_sign(sign);
        reason.set_severity(severity);
        *reason.mutable_since_time() = Instants::timestamp(begin);
        return &reason;
    };
    add(v1::NVLINK_ERRORS, v1::NOTICE);
    add(v1::ECC_ERRORS, v1::DEGRADED);
    (*add(v1::XID_REPORTED, v1::CRITICAL)->mutable_arguments())["xid"] = "74";
    for (const int xid : {13, 74, 74}) {
        auto &report = *description.add_xids();
        report.set_xid(xid);
        *report.mutable_time() = Instants::timestamp(begin);
    }
    QStringList labels;
    for (const auto &fact : GpuFacts::faults(description, QDateTime::fromMSecsSinceEpoch(begin + 60 * second)))
        labels << fact.label;
    QCOMPARE(labels, (QStringList{QStringLiteral("XID 74"), GpuWords::sign(v1::ECC_ERRORS),
                                  GpuWords::sign(v1::NVLINK_ERRORS), QStringLiteral("XID 13")}));
}

void GpuDetailsTest::whoeverCordonedIsNamed() {
    const auto now = QDateTime::fromMSecsSinceEpoch(begin + 120 * second);
    GpuCordon cordon;
    QVERIFY(QuietFacts::ofCordon(cordon, now).isEmpty());
    cordon.kind = GpuCordon::Kind::Node;
    QCOMPARE(QuietFacts::ofCordon(cordon, now).first().label, QStringLiteral("Cordoned"));
    auto &change = cordon.change.emplace();
    change.set_principal_full_name("Mara Lindqvist");
    change.set_reason("Fans are exchanged");
    *change.mutable_commit_time() = Instants::timestamp(begin);
    const auto fact = QuietFacts::ofCordon(cordon, now).first().value;
    QVERIFY2(fact.endsWith(QStringLiteral("Wanted by Mara Lindqvist, 2 min ago: Fans are exchanged")),
             qPrintable(fact));
}

void GpuDetailsTest::linksAndProgramsSayWhatIsNotKnown() {
    v1::DescribeGpuResponse description;
    auto &link = *description.add_links();
    link.set_is_up(true);
    link.set_errors(12);
    description.add_links()->set_index(1);
    const auto links = GpuRows::links(description);
    QCOMPARE(links[0].cells[2].text, QStringLiteral("12"));
    QCOMPARE(links[0].cells[2].tone, std::optional(kit::Tone::Warn));
    QCOMPARE(links[1].cells[1].text, QStringLiteral("down"));
    QCOMPARE(links[1].cells[2].words(), kit::absenceText(kit::Absence::NotReported));
    auto &process = *description.add_processes();
    process.set_pid(4711);
    process.set_deployment("deployments/chat");
    description.add_processes()->set_pid(12);
    const auto processes = GpuRows::processes(description, false);
    QCOMPARE(processes[0].name, QStringLiteral("deployments/chat"));
    QCOMPARE(processes[0].cells[3].text, QStringLiteral("chat"));
    QCOMPARE(processes[1].cells[1].words(), kit::absenceText(kit::Absence::NotReported));
    QCOMPARE(processes[1].cells[3].text, QStringLiteral("none that you may see"));
    // Who sees all knows that there is none.
    QCOMPARE(GpuRows::processes(description, true)[1].cells[3].text, QStringLiteral("none"));
}

void GpuDetailsTest::onlyWhoSeesAllIsToldThatAGpuIsFree() {
    const support::MeasuredFleet made;
    GpuFleet fleet;
    fleet.takeLayout(made.layout());
    const auto factOf = [&](const GpuHolder &holder, const QString &label) {
        for (const auto &fact : GpuFacts::ofOne(fleet, {0, 0}, {}, holder))
            if (fact.label == label)
                return fact.value.isEmpty() ? fact.hint : fact.value;
        return QString();
    };
    const auto replica = QStringLiteral("Replica");
    const auto free = QStringLiteral("none, it is free");
    QCOMPARE(factOf({{}, true, true}, replica), free);
    QCOMPARE(factOf({{}, true, false}, replica), QStringLiteral("No replica that you may see has it."));
    // Before anything was told nothing is claimed.
    QCOMPARE(factOf({{}, false, true}, replica), QString());
    v1::GpuOwner owner;
    owner.set_workload("training");
    owner.set_team("teams/apps");
    QCOMPARE(factOf({owner, true, true}, replica), QString());
    QCOMPARE(factOf({owner, true, true}, QStringLiteral("Workload")), QStringLiteral("training"));
    QCOMPARE(factOf({owner, true, true}, QStringLiteral("Team")), QStringLiteral("apps"));
}

QTEST_MAIN(GpuDetailsTest)

#include "details_test.moc"
