// What the page of deployments does with a service that runs real engines: every way to its end, by keys and clicks.
#include <fstream>
#include <sstream>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTextBrowser>
#include <QXYSeries>

#include "tests/widgets/deployments/page_console.h"
#include "tests/widgets/deployments/serving_world.h"
#include "widgets/deployments/series_legend.h"
#include "widgets/deployments/traffic_chart.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/state_panel.h"

#include "pilothouse/v1/gateway_service.pb.h"

using support::click;
using support::dialogNamed;
using support::factIn;
using support::PageConsole;
using support::part;
using support::ServingWorld;
using State = kit::StatePanel::State;
namespace v1 = pilothouse::v1;

namespace {

constexpr int patience = 30'000;
enum Detail { Replicas, Logs, Traffic };

} // namespace

class ServingPageTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase() { world_.reset(); }

    void thePlanStandsBesideTheChange();
    void whereAModelFitsIsShownTermByTerm();
    void oneReplicaIsRestarted();
    void allReplicasAreRestarted();
    void scalingStartsReplicas();
    void pastLogsAreFiltered();
    void aJumpIsMadeInTheZoneOfTheConsole();
    void whatIsWrittenIsFollowed();
    void theWholeLogIsSaved();
    void trafficIsShownByRevision();
    void aCanaryIsPausedResumedAndPromoted();
    void guardsShowWhatTheControllerJudges();
    void anAbortedCanaryIsMadeSo();
    void aRollBackServesTheEarlierRevision();
    void aLogThatIsCutShortSaysSo();
    void agesGrowWhileTheyAreSeen();

private:
    void select(const char *id);
    QDialog *waitFor(const char *name) const;
    // Types the reason and acts.
    void confirm(const char *verb);
    // Begins a second revision, whose canary holds at half of the traffic.
    void beginCanary(v1::Resource first);
    template <typename T = QWidget>
    T *find(const char *name) const {
        return part<T>(*console_->page, name);
    }
    QStringList logLines() const {
        const auto text = find<QPlainTextEdit>("logText")->toPlainText();
        return text.isEmpty() ? QStringList() : text.split(u'\n');
    }
    void readPastLogs();
    void jumpTo(qint64 seconds);
    static void toggle(QCheckBox *box);
    qint64 now() const { return QDateTime::currentSecsSinceEpoch(); }

    kit::Theme theme_{kit::Scheme::Light};
    support::TemporaryDirectory memory_;
    std::unique_ptr<ServingWorld> world_;
    std::unique_ptr<PageConsole> console_;
};

void ServingPageTest::initTestCase() {
    QLocale::setDefault(QLocale(QLocale::English));
    kit::ConsoleStyle::install(*qApp, theme_);
    theme_.setMotionReduced(true);
    world_ = std::make_unique<ServingWorld>();
    world_->apply(world_->deployment("small", 2));
    world_->makeRoute("small");
    QTRY_VERIFY_WITH_TIMEOUT(world_->serves("small", 2, 1), patience);
}

void ServingPageTest::init() {
    console_ = std::make_unique<PageConsole>(world_->service, world_->owner.credentials(), theme_, memory_.path());
    for (const auto *name : {"deployments", "routes", "replicas", "trafficTable", "engines"})
        new QAbstractItemModelTester(console_->grid(name)->model(), console_->page.get());
    QTRY_COMPARE_WITH_TIMEOUT(find<kit::StatePanel>("deploymentsState")->state(), State::Filled, patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    QVERIFY(QTest::qWaitForWindowActive(console_->page.get()));
    select("small");
}

void ServingPageTest::cleanup() {
    console_.reset();
}

void ServingPageTest::select(const char *id) {
    const auto name = QStringLiteral("deployments/") + QLatin1String(id);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->reveal(name), patience);
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->shownObject(), name, patience);
}

QDialog *ServingPageTest::waitFor(const char *name) const {
    if (!QTest::qWaitFor([name] { return dialogNamed(name) != nullptr; }, patience))
        qFatal("The dialog %s did not open.", name);
    return dialogNamed(name);
}

void ServingPageTest::confirm(const char *verb) {
    auto *dialog = waitFor("verbDialog");
    QCOMPARE(part<QPushButton>(*dialog, "act")->text(), QLatin1String(verb));
    QTest::keyClicks(part<QLineEdit>(*dialog, "reason"), QStringLiteral("OPS-7"));
    QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>(*dialog, "act")->isEnabled(), patience);
    click(part<QPushButton>(*dialog, "act"));
    QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed("verbDialog"), patience);
}

void ServingPageTest::beginCanary(v1::Resource first) {
    const auto id = first.meta().name().substr(12);
    world_->apply(first);
    QTRY_VERIFY_WITH_TIMEOUT(world_->serves(id, 2, 1), patience);
    first.mutable_deployment()->add_arguments("--tokens");
    first.mutable_deployment()->add_arguments("3");
    world_->apply(first);
    QTRY_VERIFY_WITH_TIMEOUT(world_->status(id).rollout().share_basis_points() == 5'000, patience);
    select(id.c_str());
}

void ServingPageTest::toggle(QCheckBox *box) {
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Space);
}

void ServingPageTest::thePlanStandsBesideTheChange() {
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("deployments.edit")->isEnabled(), patience);
    console_->grid()->setFocus();
    QTest::keyClick(console_->grid(), Qt::Key_E, Qt::ControlModifier);
    auto *dialog = waitFor("changeDialog");
    auto *least = part<QWidget>(*dialog, "minimum_replicas")->findChild<QLineEdit *>();
    QVERIFY(least);
    least->selectAll();
    QTest::keyClicks(least, QStringLiteral("3"));
    auto *tabs = part<QTabWidget>(*dialog, "verdictTabs")->tabBar();
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    auto *text = part<QTextBrowser>(*dialog, "planText");
    QTRY_VERIFY2_WITH_TIMEOUT(text->toPlainText().contains(QStringLiteral("A new replica goes to")),
                              qPrintable(text->toPlainText()), patience);
    QCOMPARE(text->toPlainText().count(QStringLiteral(" stays on ")), 2);
    QVERIFY(text->toPlainText().contains(QStringLiteral("Routes: routes/small")));
    auto *apply = part<QPushButton>(*dialog, "apply");
    QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), patience);
    click(apply);
    QTRY_VERIFY_WITH_TIMEOUT(world_->status("small").ready_replicas() == 3, patience);
    QTRY_COMPARE_WITH_TIMEOUT(console_->grid("replicas")->model()->rowCount(), 3, patience);
}

void ServingPageTest::whereAModelFitsIsShownTermByTerm() {
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("deployments.plan")->isEnabled(), patience);
    click(find<QPushButton>("deploymentsPlanButton"));
    auto *dialog = waitFor("fitDialog");
    auto *terms = part<kit::GridView>(*dialog, "terms");
    auto *gpus = part<kit::GridView>(*dialog, "gpus");
    const QAbstractItemModelTester termsTester(terms->model());
    const QAbstractItemModelTester gpusTester(gpus->model());
    QTRY_COMPARE_WITH_TIMEOUT(part<kit::StatePanel>(*dialog, "fitState")->state(), State::Filled, patience);
    QVERIFY(terms->model()->rowCount() > 1);
    QVERIFY(gpus->model()->rowCount() > 0);
    auto *total = part<QLabel>(*dialog, "total");
    const auto before = total->text();
    QVERIFY2(before.startsWith(QStringLiteral("One replica needs")), qPrintable(before));
    auto *requests = dialog->findChildren<QSpinBox *>().last();
    requests->setFocus();
    requests->selectAll();
    QTest::keyClicks(requests, QStringLiteral("64"));
    QTest::keyClick(requests, Qt::Key_Tab);
    QTRY_VERIFY2_WITH_TIMEOUT(total->text() != before && total->text().contains(QStringLiteral("64 request")),
                              qPrintable(total->text()), patience);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialogNamed("fitDialog"));
}

void ServingPageTest::oneReplicaIsRestarted() {
    auto *replicas = console_->grid("replicas");
    QTRY_VERIFY_WITH_TIMEOUT(replicas->model()->rowCount() > 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("deployments.restart")->isEnabled(), patience);
    const auto gone = console_->cell("replicas", 0, 0);
    const auto stays = console_->cell("replicas", 1, 0);
    replicas->setFocus();
    QTest::keyClick(replicas, Qt::Key_Home);
    QContextMenuEvent menuKey(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QApplication::sendEvent(replicas->viewport(), &menuKey);
    QTRY_VERIFY(QApplication::activePopupWidget());
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QCOMPARE(replicas->currentIndex().row(), 0);
    QCOMPARE(menu->actions().first()->text(), QStringLiteral("Restart 1 replica(s)"));
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    confirm("Restart replicas");
    const auto ids = [this] {
        QStringList ids;
        const auto status = world_->status("small");
        for (const auto &replica : status.replicas())
            ids << QString::fromStdString(replica.id());
        return ids;
    };
    QTRY_VERIFY_WITH_TIMEOUT(!ids().contains(gone) && world_->status("small").ready_replicas() == 3, patience);
    QVERIFY(ids().contains(stays));
    QCOMPARE(console_->posted.last().text, QStringLiteral("Replicas of deployments/small are being restarted."));
}

void ServingPageTest::allReplicasAreRestarted() {
    const auto before = world_->status("small");
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("deployments.restart")->isEnabled(), patience);
    click(find<QPushButton>("deploymentsRestartButton"));
    confirm("Restart replicas");
    const auto isRenewed = [&] {
        const auto status = world_->status("small");
        for (const auto &replica : status.replicas())
            for (const auto &old : before.replicas())
                if (replica.id() == old.id())
                    return false;
        return status.ready_replicas() == 3 && status.replicas_size() == 3;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isRenewed(), patience);
}

void ServingPageTest::scalingStartsReplicas() {
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("deployments.scale")->isEnabled(), patience);
    click(find<QPushButton>("deploymentsScaleButton"));
    auto *scale = waitFor("scaleDialog");
    auto *least = part<QSpinBox>(*scale, "minimum");
    least->selectAll();
    QTest::keyClicks(least, QStringLiteral("1"));
    QTest::keyClick(least, Qt::Key_Return);
    auto *dialog = waitFor("changeDialog");
    auto *apply = part<QPushButton>(*dialog, "apply");
    QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), patience);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(world_->status("small").replicas_size() == 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(console_->grid("replicas")->model()->rowCount(), 1, patience);
}

void ServingPageTest::readPastLogs() {
    console_->showDetail(Logs);
    toggle(find<QCheckBox>("logFollow"));
    QTRY_VERIFY_WITH_TIMEOUT(!logLines().isEmpty(), patience);
}

void ServingPageTest::pastLogsAreFiltered() {
    readPastLogs();
    auto *fact = find<QLabel>("logFact");
    QTRY_VERIFY2_WITH_TIMEOUT(fact->text().endsWith(QStringLiteral("up to now.")), qPrintable(fact->text()), patience);
    const auto all = logLines();
    QVERIFY2(all.filter(QStringLiteral("line 4 of the log")).size() >= 1, qPrintable(all.join(u'\n')));
    auto *filter = find<QLineEdit>("logFilter");
    filter->setFocus();
    QTest::keyClicks(filter, QStringLiteral("LINE 3"));
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!logLines().isEmpty() && logLines().size() < all.size(), patience);
    for (const auto &line : logLines())
        QVERIFY2(line.contains(QStringLiteral("line 3 of the log")), qPrintable(line));
    filter->selectAll();
    QTest::keyClicks(filter, QStringLiteral("nobody wrote this"));
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(find<kit::StatePanel>("logState")->state(), State::Empty, patience);
    filter->selectAll();
    QTest::keyClick(filter, Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(logLines(), all, patience);
}

void ServingPageTest::jumpTo(qint64 seconds) {
    const auto at = QDateTime::fromSecsSinceEpoch(seconds, console_->times.zone());
    auto *time = find<QDateTimeEdit>("logTime");
    time->setFocus();
    time->setSelectedSection(QDateTimeEdit::YearSection);
    QTest::keyClicks(time, at.toString(QStringLiteral("yyyyMMddHHmmss")));
    QTest::keyClick(time, Qt::Key_Return);
    QCOMPARE(time->dateTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")),
             at.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
}

void ServingPageTest::aJumpIsMadeInTheZoneOfTheConsole() {
    constexpr qint64 minutes = 60;
    readPastLogs();
    // West of Greenwich the wall clock is behind, east of it ahead: taken for UTC, both would be hours off.
    console_->times.setZone(QTimeZone("America/New_York"));
    toggle(find<QCheckBox>("logFrom"));
    QVERIFY(find<QDateTimeEdit>("logTime")->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(!logLines().isEmpty(), patience);
    jumpTo(now() + 5 * minutes);
    QTRY_COMPARE_WITH_TIMEOUT(find<kit::StatePanel>("logState")->state(), State::Empty, patience);
    console_->times.setZone(QTimeZone("Asia/Kolkata"));
    QVERIFY(find<QDateTimeEdit>("logTime")->text().endsWith(console_->times.zoneName(QDateTime::currentDateTime())));
    QCOMPARE(find<kit::StatePanel>("logState")->state() == State::Filled, false);
    jumpTo(now() - 20 * minutes);
    QTRY_VERIFY_WITH_TIMEOUT(!logLines().isEmpty(), patience);
    const auto day =
        QDateTime::currentDateTimeUtc().toTimeZone(console_->times.zone()).toString(QStringLiteral("yyyy-MM-dd HH"));
    QVERIFY2(logLines().last().startsWith(day.left(10)), qPrintable(logLines().last()));
}

void ServingPageTest::whatIsWrittenIsFollowed() {
    console_->showDetail(Logs);
    auto *fact = find<QLabel>("logFact");
    QTRY_COMPARE_WITH_TIMEOUT(fact->text(), QStringLiteral("Following what is being written."), patience);
    const auto before = logLines().size();
    world_->apply(world_->deployment("small", 2));
    QTRY_VERIFY_WITH_TIMEOUT(logLines().size() >= before + 5, patience);
    QTRY_VERIFY_WITH_TIMEOUT(world_->status("small").ready_replicas() == 2, patience);
    // One replica's lines alone.
    auto *replica = find<QComboBox>("logReplica");
    QTRY_COMPARE_WITH_TIMEOUT(replica->count(), 3, patience);
    replica->setFocus();
    QTest::keyClick(replica, Qt::Key_Down);
    const auto id = replica->currentText();
    QTRY_VERIFY_WITH_TIMEOUT(!logLines().isEmpty() && logLines().filter(id).size() == logLines().size(), patience);
}

void ServingPageTest::theWholeLogIsSaved() {
    readPastLogs();
    click(find<QPushButton>("logSave"));
    auto *dialog = waitFor("saveLines");
    const auto path = QString::fromStdString((memory_.path() / "lines.log").string());
    auto *name = part<QLineEdit>(*dialog, "fileNameEdit");
    name->selectAll();
    QTest::keyClicks(name, path);
    auto *save = part<QDialogButtonBox>(*dialog, "buttonBox")->button(QDialogButtonBox::Save);
    // What the dialog offers for the name comes late and lies over it; a click beside takes it away.
    const auto isAccepted = [save] {
        if (auto *offers = QApplication::activePopupWidget())
            offers->close();
        else if (dialogNamed("saveLines"))
            click(save);
        return dialogNamed("saveLines") == nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isAccepted(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!console_->posted.isEmpty(), patience);
    QVERIFY2(console_->posted.last().text.contains(path), qPrintable(console_->posted.last().text));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto saved = QString::fromUtf8(file.readAll()).trimmed().split(u'\n');
    QVERIFY(saved.size() >= logLines().size());
    QVERIFY2(QDateTime::fromString(saved.first().section(u' ', 0, 0), Qt::ISODateWithMs).isValid(),
             qPrintable(saved.first()));
    QVERIFY(!saved.filter(QStringLiteral("line 2 of the log")).isEmpty());
}

void ServingPageTest::trafficIsShownByRevision() {
    constexpr int count = 6;
    QTRY_VERIFY_WITH_TIMEOUT(world_->ask("small", 1) == 1, patience);
    QCOMPARE(world_->ask("small", count - 1), count - 1);
    console_->showDetail(Traffic);
    QTRY_COMPARE_WITH_TIMEOUT(find<kit::StatePanel>("trafficState")->state(), State::Filled, patience);
    const auto legend = find<deploymentspage::SeriesLegend>("trafficLegend")->names();
    QVERIFY2(!legend.isEmpty() && legend.first().startsWith(QStringLiteral("Revision ")),
             qPrintable(legend.join(u' ')));
    const auto charts = console_->page->findChildren<deploymentspage::TrafficChart *>();
    QCOMPARE(charts.size(), 3);
    qreal requests = 0;
    for (const auto *series : charts[0]->chart()->series())
        if (series->type() == QAbstractSeries::SeriesTypeLine)
            for (const auto &point : static_cast<const QXYSeries *>(series)->points())
                requests += point.y();
    QVERIFY2(requests >= count, qPrintable(QString::number(requests)));
    QVERIFY(!charts[1]->chart()->series().isEmpty());
    toggle(find<QCheckBox>("asTable"));
    auto *table = console_->grid("trafficTable");
    QTRY_VERIFY(table->isVisible());
    const auto sum = [&] {
        int sum = 0;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            sum += table->model()->index(row, 2).data().toInt();
        return sum;
    };
    const int before = sum();
    QVERIFY(before >= count);
    // It asks again while it is seen.
    QCOMPARE(world_->ask("small", 2), 2);
    QTRY_COMPARE_WITH_TIMEOUT(sum(), before + 2, patience);
    auto *span = find<QComboBox>("trafficSpan");
    span->setFocus();
    QTest::keyClick(span, Qt::Key_Down);
    QTRY_COMPARE_WITH_TIMEOUT(find<kit::StatePanel>("trafficState")->state(), State::Filled, patience);
    QCOMPARE(sum(), before + 2);
}

void ServingPageTest::aCanaryIsPausedResumedAndPromoted() {
    beginCanary(world_->canary("steered"));
    auto *heading = find<QLabel>("rollout");
    QTRY_VERIFY2_WITH_TIMEOUT(heading->text().startsWith(QStringLiteral("Revision 2: ")), qPrintable(heading->text()),
                              patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("deployments.pause")->isEnabled(), patience);
    click(find<QPushButton>("deploymentsPauseButton"));
    confirm("Pause rollout");
    QTRY_VERIFY_WITH_TIMEOUT(world_->status("steered").rollout().phase() == v1::RolloutStatus::PAUSED, patience);
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("deploymentsResumeButton")->isVisible(), patience);
    click(find<QPushButton>("deploymentsResumeButton"));
    confirm("Resume rollout");
    QTRY_VERIFY_WITH_TIMEOUT(world_->status("steered").rollout().phase() != v1::RolloutStatus::PAUSED, patience);
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("deploymentsPromoteButton")->isVisible() &&
                                 console_->action("deployments.promote")->isEnabled(),
                             patience);
    click(find<QPushButton>("deploymentsPromoteButton"));
    confirm("Promote");
    QTRY_VERIFY_WITH_TIMEOUT(world_->serves("steered", 2, 2), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!heading->isVisible(), patience);
}

void ServingPageTest::guardsShowWhatTheControllerJudges() {
    constexpr int enough = 12;
    auto guarded = world_->canary("guarded");
    auto &guards = *guarded.mutable_deployment()->mutable_rollout()->mutable_guards();
    guards.set_max_error_basis_points(1'000);
    guards.mutable_max_time_to_first_token()->set_seconds(20);
    guards.set_min_requests(enough);
    beginCanary(guarded);
    world_->makeRoute("guarded");
    QTRY_COMPARE_WITH_TIMEOUT(factIn(*console_->page, "guards", "Guards"), QStringLiteral("not enough requests yet"),
                              patience);
    QTRY_VERIFY_WITH_TIMEOUT(world_->ask("guarded", 1) == 1, patience);
    QCOMPARE(world_->ask("guarded", 2 * enough), 2 * enough);
    QTRY_COMPARE_WITH_TIMEOUT(factIn(*console_->page, "guards", "Guards"), QStringLiteral("kept"), patience);
    QCOMPARE(factIn(*console_->page, "guards", "Error rate"), QStringLiteral("0 % of at most 10 %"));
    const auto first = factIn(*console_->page, "guards", "First token, p95");
    QVERIFY2(first.endsWith(QStringLiteral(" of at most 20 s")), qPrintable(first));
    const auto judged = factIn(*console_->page, "guards", "Judged by");
    QVERIFY2(judged.section(u' ', 0, 0).toInt() >= enough &&
                 judged.endsWith(QStringLiteral("of at least 12 request(s)")),
             qPrintable(judged));
    // Clients and probes together, as one series, with one point.
    v1::QueryTrafficRequest request;
    request.set_name("deployments/guarded");
    request.set_summed(true);
    const auto told = world_->owner.ask<v1::QueryTrafficResponse>("GatewayService.QueryTraffic", request);
    QVERIFY(told);
    QCOMPARE(told->series_size(), 2);
    QCOMPARE(told->series(1).points_size(), 1);
    QVERIFY(told->series(1).points(0).requests() >= judged.section(u' ', 0, 0).toInt());
}

void ServingPageTest::anAbortedCanaryIsMadeSo() {
    beginCanary(world_->canary("halved"));
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("deploymentsAbortButton")->isVisible() &&
                                 console_->action("deployments.abort")->isEnabled(),
                             patience);
    click(find<QPushButton>("deploymentsAbortButton"));
    confirm("Abort rollout");
    auto *drift = find<kit::Banner>("drift");
    QTRY_VERIFY_WITH_TIMEOUT(drift->isVisible(), patience);
    QCOMPARE(drift->text(), QStringLiteral("It serves revision 1; revision 2 is wanted."));
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("deployments.makeItSo")->isEnabled(), patience);
    auto buttons = drift->findChildren<QPushButton *>();
    const auto act = std::find_if(buttons.begin(), buttons.end(), [](auto *button) { return button->isVisible(); });
    QVERIFY(act != buttons.end());
    click(*act);
    confirm("Roll back");
    QTRY_VERIFY_WITH_TIMEOUT(world_->serves("halved", 2, 3), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!drift->isVisible(), patience);
    QVERIFY(world_->current("halved").deployment().arguments().empty());
}

void ServingPageTest::aRollBackServesTheEarlierRevision() {
    auto changed = world_->deployment("small", 2);
    changed.mutable_deployment()->add_arguments("--tokens");
    changed.mutable_deployment()->add_arguments("2");
    world_->apply(changed);
    const auto generation = world_->current("small").meta().generation();
    QTRY_VERIFY_WITH_TIMEOUT(world_->serves("small", 2, generation), patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("deployments.rollBack")->isEnabled(), patience);
    console_->action("deployments.rollBack")->trigger();
    auto *dialog = waitFor("verbDialog");
    auto *diff = part<QPlainTextEdit>(*dialog, "diff");
    QTRY_VERIFY_WITH_TIMEOUT(diff->toPlainText().contains(QStringLiteral("spec.arguments")), patience);
    confirm("Roll back");
    QTRY_VERIFY_WITH_TIMEOUT(world_->serves("small", 2, generation + 1), patience);
    QVERIFY(world_->current("small").deployment().arguments().empty());
}

void ServingPageTest::agesGrowWhileTheyAreSeen() {
    QTRY_VERIFY_WITH_TIMEOUT(console_->grid("replicas")->model()->rowCount() > 0, patience);
    const auto since = [this] { return console_->cell("replicas", 0, 2); };
    QVERIFY2(!since().contains(QStringLiteral(" h ")), qPrintable(since()));
    world_->service.clock.advance(std::chrono::hours(5));
    QTRY_COMPARE_WITH_TIMEOUT(since(), QStringLiteral("5 h ago"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->cell("deployments", 0, 7).contains(QStringLiteral(" h ago")), patience);
}

// The service goes while 40,000 lines are on their way; the console's thread is held meanwhile and takes none of them.
void ServingPageTest::aLogThatIsCutShortSaysSo() {
    world_->makeTemplate("talker", {"--log-lines", "40000"});
    auto talker = world_->deployment("talker");
    talker.mutable_deployment()->set_engine("engineTemplates/talker");
    world_->apply(talker);
    QTRY_VERIFY_WITH_TIMEOUT(world_->serves("talker", 1, 1), patience);
    select("talker");
    readPastLogs();
    QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>("logFact")->text() == QStringLiteral("The last 1,000 line(s) up to now."),
                             patience);
    auto *text = find<QPlainTextEdit>("logText");
    const auto stopped = connect(text, &QPlainTextEdit::textChanged, this, [this] {
        if (logLines().size() > 600)
            world_->service.stop();
    });
    // From an hour ago on: all of them.
    toggle(find<QCheckBox>("logFrom"));
    auto *cut = find<kit::Banner>("logCut");
    QTRY_VERIFY_WITH_TIMEOUT(cut->isVisible(), patience);
    disconnect(stopped);
    QVERIFY2(cut->text().startsWith(QStringLiteral("The log is cut short here: ")), qPrintable(cut->text()));
    QVERIFY(logLines().size() < 40'000);
    QVERIFY(find<QLabel>("logFact")->text().isEmpty());
    QVERIFY(world_->service.start());
    world_->owner = world_->service.owner();
    console_->find(world_->service);
    QTRY_VERIFY_WITH_TIMEOUT(console_->connection.isOnline(), patience);
    auto buttons = cut->findChildren<QPushButton *>();
    const auto again = std::find_if(buttons.begin(), buttons.end(), [](auto *button) { return button->isVisible(); });
    QVERIFY(again != buttons.end());
    QCOMPARE((*again)->text(), QStringLiteral("Try again"));
    click(*again);
    QTRY_VERIFY2_WITH_TIMEOUT(find<QLabel>("logFact")->text().startsWith(QStringLiteral("All 40,0")),
                              qPrintable(find<QLabel>("logFact")->text()), patience);
    QVERIFY(!cut->isVisible());
    QVERIFY(logLines().size() > 40'000);
}

QTEST_MAIN(ServingPageTest)
#include "serving_page_test.moc"
