// What people do about what the map shows: they silence, cordon and drain, and look at one severity alone. Keys and the
// mouse on the page, a whole service with a simulated fleet behind it.
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>

#include "backend/client/resource_cache.h"
#include "tests/support/measured_fleet.h"
#include "tests/widgets/console/page_console.h"
#include "widgets/gpus/gpu_card.h"
#include "widgets/gpus/gpu_hover.h"
#include "widgets/gpus/gpu_table.h"
#include "widgets/gpus/gpus_page.h"
#include "widgets/gpus/heatmap_view.h"
#include "widgets/gpus/severity_filter.h"
#include "widgets/gpus/severity_pill.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/pill.h"
#include "widgets/kit/state_panel.h"
#include "widgets/kit/window_grid.h"
#include "widgets/kit/zoned_time_edit.h"

using namespace gpuspage;
using support::part;
using support::patience;

namespace {

class QuietConsole : public support::PageConsole<GpusPage> {
public:
    using PageConsole::PageConsole;

    HeatmapView *map() const { return part<HeatmapView>(*page, "gpuMap"); }
    const GpuFleet &fleet() const { return map()->fleet(); }
    kit::WindowGrid *table() const { return part<kit::WindowGrid>(*page, "gpuTable"); }
    QString fact(const char *label) const { return support::factIn(*page, "gpuFacts", label); }
    GpuHealth health(const GpuRef &gpu) const { return GpuHealth::of(fleet().values().health(gpu)); }
    GpuRef gpu(const char *node, int index) const {
        const int place = fleet().layout().nodeOf(QStringLiteral("clusters/fra-a/nodes/") + QLatin1String(node));
        if (place < 0)
            qFatal("There is no node %s.", node);
        return {place, index};
    }
    // The first one that has something that is so grave.
    GpuRef faulty(v1::HealthSeverity severity) const {
        for (int flat = 0; flat < fleet().layout().gpuCount(); ++flat)
            if (const auto gpu = fleet().layout().gpuAt(flat); health(gpu).severity == severity)
                return gpu;
        return {};
    }
    void select(const GpuRef &gpu) const { map()->fleet().selection().select({gpu}); }
    v1::Resource resource(const std::string &name) const {
        const auto found = cache.find(name);
        return found ? *found : v1::Resource();
    }
};

} // namespace

class QuietTest final : public support::PageFixture<QuietConsole> {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { console_.reset(); }
    void cleanupTestCase() { service_.reset(); }

    void aKeyShowsOneSeverityAlone();
    void aLinkToNodesLightsTheirGpus();
    void aLinkListsExactlyWhatItsFigureCounts();
    void aLinkMayComeBeforeTheFleetIsKnown();
    void ofTheNoticesThoseAreLitThatAreAskedFor();
    void aSilenceKeepsAFaultInSightAndOutOfTheFigures();
    void aSilenceIsEndedEarly();
    void aSilenceIsOfAllSignsThatHoldNow();
    void whatASilenceLacksStandsBesideItsField();
    void aGpuIsCordonedByItself();
    void aNodeIsDrained();
    void withoutASelectionNothingIsDone();
    void aSilentSourceIsToldAboveTheMap();

private:
    void openFilled();
    void picture(const char *name) const { picture(name, *console_->page); }
    static void picture(const char *name, QWidget &widget);
};

void QuietTest::initTestCase() {
    start({.verifyDelay = std::chrono::hours(1)});
    v1::Resource source;
    source.mutable_meta()->set_name("telemetrySources/simulated");
    source.mutable_telemetry_source()->mutable_simulator()->set_scenario("demo");
    QVERIFY(service_->owner().put(source));
}

void QuietTest::openFilled() {
    open();
    QTRY_COMPARE_WITH_TIMEOUT(console_->fleet().layout().gpuCount(), 1920, patience);
    waitForPage();
    QTRY_VERIFY_WITH_TIMEOUT(console_->fleet().values().time() > 0, patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->faulty(v1::CRITICAL).isValid(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.contains("clusters/fra-a/nodes/n012"), patience);
}

void QuietTest::picture(const char *name, QWidget &widget) {
    const auto directory = qEnvironmentVariable("PILOTHOUSE_PICTURES");
    QCoreApplication::processEvents();
    const auto image = widget.grab();
    if (!directory.isEmpty())
        QVERIFY(image.save(QStringLiteral("%1/quiet-%2.png").arg(directory, QLatin1String(name))));
}

void QuietTest::aKeyShowsOneSeverityAlone() {
    openFilled();
    auto *pill = part<SeverityPill>(*console_->page, "gpus.criticalPill");
    QTRY_VERIFY_WITH_TIMEOUT(pill->isVisible(), patience);
    const auto place = pill->geometry();
    QTest::keyClick(console_->map(), Qt::Key_C);
    QVERIFY(console_->action("gpus.critical")->isChecked());
    // Nothing beside it moves.
    QCoreApplication::processEvents();
    QCOMPARE(pill->width(), place.width());
    QCOMPARE(pill->sizeHint().width(), place.width());
    const auto count = [this] { return console_->fleet().values().summary().critical(); };
    QTRY_COMPARE_WITH_TIMEOUT(console_->table()->rowCount(), qint64(count()), patience);
    QVERIFY(count() > 0);
    QVERIFY(part<QLabel>(*console_->page, "pageFact")->text().startsWith(QString::number(count()) + QLatin1Char(' ')));
    picture("critical");
    QVERIFY(pill->isVisible() && pill->isChecked());
    support::click(pill);
    QTRY_COMPARE_WITH_TIMEOUT(console_->table()->rowCount(), qint64(1920), patience);
}

void QuietTest::aLinkToNodesLightsTheirGpus() {
    openFilled();
    console_->action("gpus.table")->trigger();
    QVERIFY(console_->page->reveal(QStringLiteral("nodes?name:\"clusters/fra-a/\" AND rack = \"rack-06\"")));
    QVERIFY(console_->map()->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>(*console_->page, "pageFact")->text().startsWith(QStringLiteral("64 of")),
                             patience);
    QTest::keyClick(part<QLineEdit>(*console_->page, "filter"), Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(console_->table()->rowCount(), qint64(1920), patience);
}

void QuietTest::aLinkListsExactlyWhatItsFigureCounts() {
    openFilled();
    QVERIFY(!console_->page->reveal(QStringLiteral("gpus?severity = GREEN")));
    QVERIFY(!console_->page->reveal(QStringLiteral("gpus?sign = GPU_LOST")));
    QVERIFY(!console_->page->reveal(QStringLiteral("deployments?severity = CRITICAL")));
    QVERIFY(console_->page->reveal(QStringLiteral("gpus?severity = CRITICAL")));
    QVERIFY(console_->table()->isVisible());
    const auto isListed = [this] {
        const auto rows = console_->table()->rowCount();
        const auto health = static_cast<int>(GpuTable::Column::Health);
        bool isAll = rows == console_->fleet().values().summary().critical() && rows > 0;
        for (qint64 row = 0; isAll && row < rows; ++row)
            isAll = console_->table()->cellAt(row, health) &&
                    console_->table()->cellAt(row, health)->tone == kit::Tone::Danger;
        return isAll;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isListed(), patience);
    picture("list");
}

void QuietTest::aLinkMayComeBeforeTheFleetIsKnown() {
    open();
    QVERIFY(console_->page->reveal(QStringLiteral("gpus?severity = CRITICAL")));
    QCOMPARE(console_->fleet().layout().gpuCount(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(console_->fleet().layout().gpuCount(), 1920, patience);
    const auto critical = [this] { return console_->fleet().values().summary().critical(); };
    QTRY_VERIFY_WITH_TIMEOUT(critical() > 0 && console_->table()->rowCount() == critical(), patience);
    // Idleness is one notice among others, and those have it alone.
    QVERIFY(console_->page->reveal(QStringLiteral("gpus?sign = IDLE_ALLOCATED")));
    QVERIFY(console_->action("gpus.idle")->isChecked());
    QVERIFY(!console_->action("gpus.notices")->isChecked());
    QVERIFY(part<SeverityPill>(*console_->page, "gpus.idlePill")->isVisible());
    const auto idle = [this] { return console_->fleet().values().summary().idle_allocated(); };
    QTRY_COMPARE_WITH_TIMEOUT(console_->table()->rowCount(), qint64(idle()), patience);
    console_->action("gpus.idle")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(console_->table()->rowCount(), qint64(1920), patience);
}

void QuietTest::ofTheNoticesThoseAreLitThatAreAskedFor() {
    openFilled();
    const support::MeasuredFleet made(support::MeasuredSize().sound());
    GpuFleet fleet;
    fleet.takeLayout(made.layout());
    auto frame = made.frame(1, {v1::SM_ACTIVE});
    std::fill(frame.mutable_health()->begin(), frame.mutable_health()->end(), '\0');
    const auto put = [&frame](std::size_t gpu, v1::HealthSign sign, bool isSilenced) {
        (*frame.mutable_health())[gpu] = static_cast<char>(GpuHealth{sign, v1::NOTICE, false, isSilenced}.byte());
    };
    put(3, v1::IDLE_ALLOCATED, false);
    put(4, v1::POWER_THROTTLED, false);
    put(5, v1::IDLE_ALLOCATED, true);
    QVERIFY(fleet.takeFrame(frame, {}));
    SeverityFilter filter(
        console_->session(),
        [this](const QString &, const QString &words, const QKeySequence &) { return new QAction(words, this); }, this);
    const auto lit = [&] {
        QList<int> gpus;
        const auto matches = filter.matches(fleet, {}).value();
        for (std::size_t gpu = 0; gpu < matches.size(); ++gpu)
            if (matches[gpu])
                gpus << static_cast<int>(gpu);
        return gpus;
    };
    QVERIFY(filter.chooseBy(QStringLiteral("sign = IDLE_ALLOCATED")));
    QCOMPARE(lit(), QList<int>{3});
    QVERIFY(filter.isOnlyIdle());
    QVERIFY(filter.chooseBy(QStringLiteral("severity = NOTICE")));
    QCOMPARE(lit(), (QList<int>{3, 4}));
    QVERIFY(!filter.isOnlyIdle());
}

void QuietTest::aSilenceKeepsAFaultInSightAndOutOfTheFigures() {
    openFilled();
    const auto gpu = console_->faulty(v1::CRITICAL);
    const int before = console_->fleet().values().summary().critical();
    console_->select(gpu);
    QTest::keyClick(console_->map(), Qt::Key_S);
    auto *dialog = support::waitForDialog("silenceDialog");
    auto *next = part<QPushButton>(*dialog, "continue");
    picture("dialog", *dialog);
    QVERIFY(!next->isEnabled());
    // Its end may be said as an instant.
    auto *span = part<QComboBox>(*dialog, "span");
    auto *until = part<QWidget>(*dialog, "until");
    QVERIFY(!until->isVisible());
    span->setCurrentIndex(span->count() - 1);
    QVERIFY(until->isVisible());
    span->setCurrentIndex(0);
    part<QComboBox>(*dialog, "what")->setCurrentIndex(0);
    QVERIFY(!part<QListWidget>(*dialog, "signs")->isVisible());
    QTest::keyClicks(part<QLineEdit>(*dialog, "why"), QStringLiteral("Repair 4711"));
    QVERIFY(next->isEnabled());
    support::click(next);
    auto *change = support::waitForDialog("changeDialog");
    QCOMPARE(part<QLineEdit>(*change, "reason")->text(), QStringLiteral("Repair 4711"));
    picture("change", *change);
    // Whoever goes back finds all as it was left, also the reason as it was written last.
    QTest::keyClick(part<QLineEdit>(*change, "reason"), Qt::Key_End);
    QTest::keyClicks(part<QLineEdit>(*change, "reason"), QStringLiteral(", at night"));
    QTest::keyClick(change, Qt::Key_Escape);
    QTRY_VERIFY(dialog->isVisible());
    QCOMPARE(part<QLineEdit>(*dialog, "why")->text(), QStringLiteral("Repair 4711, at night"));
    QCOMPARE(part<QComboBox>(*dialog, "what")->currentIndex(), 0);
    QCOMPARE(span->currentIndex(), 0);
    support::click(next);
    change = support::waitForDialog("changeDialog");
    support::applyChange(change, "");
    QTRY_VERIFY(!support::dialogNamed("silenceDialog"));
    QTRY_VERIFY_WITH_TIMEOUT(console_->health(gpu).isSilenced, patience);
    QCOMPARE(console_->health(gpu).severity, v1::CRITICAL);
    QTRY_COMPARE_WITH_TIMEOUT(console_->fleet().values().summary().critical(), before - 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->fact("Silenced").contains(QStringLiteral("Repair 4711")), patience);
    QTRY_COMPARE_WITH_TIMEOUT(part<QPushButton>(*console_->page, "silences")->text(), QStringLiteral("Silences (1)"),
                              patience);
    QVERIFY(part<QWidget>(*console_->page, "marksLegend")->isVisible());
    console_->map()->ensureShown(gpu);
    QTest::mouseMove(console_->map()->viewport(), console_->map()->rectOf(gpu).center().toPoint());
    QTRY_VERIFY_WITH_TIMEOUT(console_->map()->hover().card().sentence().contains(QStringLiteral("Repair 4711")),
                             patience);
    picture("silenced");
}

void QuietTest::aSilenceIsEndedEarly() {
    openFilled();
    QTRY_COMPARE_WITH_TIMEOUT(console_->cache.names("silences").size(), 1u, patience);
    const auto name = console_->cache.names("silences").front();
    const int before = console_->fleet().values().summary().critical();
    support::click(part<QPushButton>(*console_->page, "silences"));
    auto *menu = part<QMenu>(*console_->page, "silencesMenu");
    auto *one = menu->actions().first()->menu();
    QVERIFY(one);
    Q_EMIT one->aboutToShow();
    picture("menu", *menu);
    picture("menu-one", *one);
    QVERIFY(console_->action("silences.end")->isEnabled());
    menu->close();
    console_->action("silences.end")->trigger();
    support::applyChange(support::waitForDialog("changeDialog"), "Done");
    QTRY_COMPARE_WITH_TIMEOUT(console_->resource(name).silence_status().state(), v1::SilenceStatus::EXPIRED, patience);
    QTRY_COMPARE_WITH_TIMEOUT(console_->fleet().values().summary().critical(), before + 1, patience);
    QCOMPARE(part<QPushButton>(*console_->page, "silences")->text(), QStringLiteral("Silences"));
}

// The map knows the gravest sign of a GPU alone: one that has more would go on to count by the others.
void QuietTest::aSilenceIsOfAllSignsThatHoldNow() {
    openFilled();
    const auto gpu = console_->gpu("n027", 2);
    console_->select(gpu);
    QTRY_VERIFY_WITH_TIMEOUT(!console_->fact("GPU lost").isEmpty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!console_->fact("XID 79").isEmpty(), patience);
    const int before = console_->fleet().values().summary().critical();
    QTest::keyClick(console_->map(), Qt::Key_S);
    auto *dialog = support::waitForDialog("silenceDialog");
    QTest::keyClicks(part<QLineEdit>(*dialog, "why"), QStringLiteral("It is at its vendor"));
    QCOMPARE(part<QListWidget>(*dialog, "signs")->isVisible(), true);
    QCOMPARE(dialog->windowTitle(), QStringLiteral("Silence fra-a / n027 / GPU 2"));
    auto *next = part<QPushButton>(*dialog, "continue");
    QTRY_VERIFY_WITH_TIMEOUT(next->isEnabled(), patience);
    support::click(next);
    auto *change = support::waitForDialog("changeDialog");
    const auto consequence = part<QLabel>(*change, "consequence")->text();
    QVERIFY2(consequence.contains(QStringLiteral("GPU lost")), qPrintable(consequence));
    QVERIFY2(consequence.contains(QStringLiteral("XID")), qPrintable(consequence));
    support::applyChange(change, "");
    QTRY_VERIFY_WITH_TIMEOUT(console_->health(gpu).isSilenced, patience);
    QTRY_COMPARE_WITH_TIMEOUT(console_->fleet().values().summary().critical(), before - 1, patience);
}

void QuietTest::whatASilenceLacksStandsBesideItsField() {
    openFilled();
    console_->select(console_->gpu("n012", 3));
    QTest::keyClick(console_->map(), Qt::Key_S);
    auto *dialog = support::waitForDialog("silenceDialog");
    const auto lack = [dialog](const char *name) {
        auto *label = part<QLabel>(*dialog, name);
        return label->isVisible() ? label->text() : QString();
    };
    QCOMPARE(lack("whyLack"), QStringLiteral("Say why first: others will want to know."));
    QCOMPARE(lack("untilLack"), QString());
    auto *span = part<QComboBox>(*dialog, "span");
    span->setCurrentIndex(span->count() - 1);
    // As people type it: over the year that they clicked into.
    auto *until = part<kit::ZonedTimeEdit>(*dialog, "until");
    const auto year = until->date().year();
    QTest::mouseClick(until->findChild<QLineEdit *>(), Qt::LeftButton, {}, {12, until->height() / 2});
    QTest::keyClicks(until, QStringLiteral("2020"));
    QCOMPARE(until->date().year(), 2020);
    QVERIFY(year > 2020);
    part<QComboBox>(*dialog, "what")->setCurrentIndex(1);
    QCOMPARE(lack("untilLack"), QStringLiteral("This end lies in the past. It must lie in the future."));
    QCOMPARE(lack("signsLack"), QStringLiteral("Choose a sign first."));
    picture("lacks", *dialog);
    QTest::keyClicks(part<QLineEdit>(*dialog, "why"), QStringLiteral("Repair"));
    QCOMPARE(lack("whyLack"), QString());
    dialog->close();
}

void QuietTest::aGpuIsCordonedByItself() {
    openFilled();
    const auto gpu = console_->gpu("n012", 3);
    console_->select(gpu);
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("gpus.cordonGpus")->isEnabled(), patience);
    QVERIFY(!console_->action("gpus.uncordonGpus")->isEnabled());
    QTest::keyClick(console_->map(), Qt::Key_K);
    support::applyChange(support::waitForDialog("changeDialog"), "It is to be looked at");
    QTRY_VERIFY_WITH_TIMEOUT(console_->health(gpu).isCordoned, patience);
    QVERIFY(!console_->health(console_->gpu("n012", 2)).isCordoned);
    QTRY_VERIFY_WITH_TIMEOUT(!console_->fact("Cordoned").isEmpty(), patience);
    picture("cordoned");
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("gpus.uncordonGpus")->isEnabled(), patience);
    console_->action("gpus.uncordonGpus")->trigger();
    support::applyChange(support::waitForDialog("changeDialog"), "It was looked at");
    QTRY_VERIFY_WITH_TIMEOUT(!console_->health(gpu).isCordoned, patience);
}

void QuietTest::aNodeIsDrained() {
    openFilled();
    const auto gpu = console_->gpu("n020", 0);
    console_->select(gpu);
    QTest::keyClick(console_->map(), Qt::Key_D, Qt::ShiftModifier);
    auto *dialog = support::waitForDialog("changeDialog");
    QVERIFY(part<QLabel>(*dialog, "consequence")->text().contains(QStringLiteral("no new one")));
    support::applyChange(dialog, "For its repair");
    QTRY_VERIFY_WITH_TIMEOUT(console_->health(console_->gpu("n020", 7)).isCordoned, patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->fact("Drained").contains(QStringLiteral("nothing runs on it")), patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("gpus.stopDrainingNodes")->isEnabled(), patience);
    // Its page says so too, and who wanted it.
    console_->action("gpus.open")->trigger();
    const auto told = [this] { return support::factIn(*console_->page, "gpuFaultFacts", "Drained"); };
    QTRY_VERIFY2_WITH_TIMEOUT(told().endsWith(QStringLiteral(": For its repair")), qPrintable(told()), patience);
    QVERIFY2(told().contains(QStringLiteral("Wanted by ")), qPrintable(told()));
    QCOMPARE(part<kit::Pill>(*console_->page, "gpuCordonPill")->text(), QStringLiteral("Drained"));
    picture("drained");
}

void QuietTest::aSilentSourceIsToldAboveTheMap() {
    openFilled();
    auto *banner = part<kit::Banner>(*console_->page, "silentSources");
    QVERIFY(!banner->isVisible());
    v1::Resource cluster;
    cluster.mutable_meta()->set_name("clusters/lost");
    cluster.mutable_cluster()->set_runtime(v1::EXTERNAL);
    QVERIFY(service_->owner().put(cluster));
    v1::Resource source;
    source.mutable_meta()->set_name("telemetrySources/mute");
    source.mutable_telemetry_source()->mutable_exposition()->set_cluster("clusters/lost");
    source.mutable_telemetry_source()->mutable_exposition()->add_targets()->set_address("127.0.0.1:1");
    QVERIFY(service_->owner().put(source));
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), patience);
    QVERIFY2(banner->text().startsWith(QStringLiteral("The telemetry source mute is silent: nobody sees")),
             qPrintable(banner->text()));
    picture("silent");
    // From there its menu opens, with what it answers and what can be done.
    support::click(banner->findChild<QPushButton *>());
    auto *menu = part<QMenu>(*console_->page, "sourcesMenu");
    QVERIFY(menu->isVisible());
    QCOMPARE(menu->activeAction()->text(), QStringLiteral("mute"));
    menu->close();
}

void QuietTest::withoutASelectionNothingIsDone() {
    openFilled();
    for (const auto *name : {"gpus.silence", "gpus.cordonGpus", "gpus.drainNodes"}) {
        QVERIFY(!console_->action(name)->isEnabled());
        QCOMPARE(console_->action(name)->toolTip(), QStringLiteral("Select a GPU first."));
    }
}

QTEST_MAIN(QuietTest)
#include "quiet_test.moc"
