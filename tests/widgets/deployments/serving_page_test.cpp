// What the page of deployments does with a service that runs real engines: every way to its end, by keys and clicks.
#include <csignal>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTextBrowser>

#include "tests/backend/gateway/http_client.h"
#include "tests/widgets/deployments/serving_fixture.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/cell_delegate.h"
#include "widgets/kit/state_panel.h"
#include "widgets/shell/serving_watch.h"

#include "pilothouse/v1/gateway_service.pb.h"

using support::click;
using support::dialogNamed;
using support::factIn;
using support::part;
using support::waitForDialog;
using State = kit::StatePanel::State;
namespace v1 = pilothouse::v1;

namespace {

// To the engine that listens at the address.
bool sendEngineAt(const std::string &address, int signal) {
    const auto port = QByteArray::fromStdString(address.substr(address.rfind(':') + 1));
    for (const auto &pid : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile line(QStringLiteral("/proc/%1/cmdline").arg(pid));
        if (!pid[0].isDigit() || !line.open(QIODevice::ReadOnly))
            continue;
        const auto words = line.readAll().split('\0');
        if (words.first().endsWith("pilothouse_test_engine") && words.contains(port))
            return ::kill(pid.toInt(), signal) == 0;
    }
    return false;
}

} // namespace

class ServingPageTest final : public support::ServingFixture {
    Q_OBJECT

private Q_SLOTS:
    void routesSayWhereTheyAreAskedFor();
    void thePlanStandsBesideTheChange();
    void aMissingProgramIsAWarningBeforeItIsApplied();
    void whereAModelFitsIsShownTermByTerm();
    void oneReplicaIsRestarted();
    void allReplicasAreRestarted();
    void scalingStartsReplicas();
    void aCanaryIsPausedResumedAndPromoted();
    void guardsShowWhatTheControllerJudges();
    void anAbortedCanaryIsMadeSo();
    void aRollBackServesTheEarlierRevision();
    void enginesTellHowMuchTheyHaveToDo();
    void agesGrowWhileTheyAreSeen();
    void aDeploymentThatBecomesWorseGivesANotice();

private:
    // Begins a second revision, whose canary holds at half of the traffic.
    void beginCanary(v1::Resource first);
};

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

void ServingPageTest::routesSayWhereTheyAreAskedFor() {
    const auto address = QString::fromStdString("http://" + world_->service->gatewayAddress() + "/v1");
    auto *button = find<QPushButton>("routesCopyAddressButton");
    QVERIFY(!button->isVisible());
    QTest::keyClick(console_->grid(), Qt::Key_2, Qt::AltModifier);
    QTRY_COMPARE(find<QLabel>("pageFact")->text(), QStringLiteral("Requests are answered at %1").arg(address));
    QTRY_COMPARE_WITH_TIMEOUT(factIn(*console_->page, "routeFacts", "Address"), address, patience);
    QTRY_VERIFY(button->isVisible() && button->isEnabled());
    click(button);
    QCOMPARE(QApplication::clipboard()->text(), address);
    click(find<QPushButton>("routesCopyCurlButton"));
    const auto line = QApplication::clipboard()->text();
    QVERIFY2(line.startsWith(QStringLiteral("curl %1/chat/completions ").arg(address)), qPrintable(line));
    // A shell takes it as it stands.
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), line});
    QVERIFY(shell.waitForFinished(patience));
    const auto answer = shell.readAllStandardOutput();
    QVERIFY2(answer.contains("\"choices\""), answer.constData());
}

void ServingPageTest::thePlanStandsBesideTheChange() {
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("deployments.edit")->isEnabled(), patience);
    console_->grid()->setFocus();
    QTest::keyClick(console_->grid(), Qt::Key_E, Qt::ControlModifier);
    auto *dialog = waitForDialog("changeDialog");
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

void ServingPageTest::aMissingProgramIsAWarningBeforeItIsApplied() {
    v1::Resource gone;
    gone.mutable_meta()->set_name("engineTemplates/gone");
    *gone.mutable_engine_template() = world_->owner.get("engineTemplates/test")->engine_template();
    gone.mutable_engine_template()->set_program("/nonexistent/engine");
    world_->apply(gone);
    const auto isLookedFor = [this] {
        const auto found = console_->cache.find("engineTemplates/gone");
        return found && found->engine_template_status().conditions_size() > 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isLookedFor(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("deployments.edit")->isEnabled(), patience);
    console_->action("deployments.edit")->trigger();
    auto *dialog = waitForDialog("changeDialog");
    part<QWidget>(*dialog, "engine")->findChild<QComboBox *>()->setEditText(QStringLiteral("engineTemplates/gone"));
    auto *verdict = part<kit::Banner>(*dialog, "verdict");
    QTRY_VERIFY2_WITH_TIMEOUT(verdict->text() == QStringLiteral("No new replica would start. The program "
                                                                "/nonexistent/engine is not on this machine."),
                              qPrintable(verdict->text()), patience);
    QCOMPARE(verdict->tone(), kit::Tone::Warn);
    // The service would take it: the program may come.
    QVERIFY(part<QPushButton>(*dialog, "apply")->isEnabled());
    part<QWidget>(*dialog, "engine")->findChild<QComboBox *>()->setEditText(QStringLiteral("engineTemplates/test"));
    QTRY_COMPARE_WITH_TIMEOUT(verdict->text(), QStringLiteral("There is nothing to apply yet."), patience);
    dialog->close();
    QTRY_VERIFY(!dialogNamed("changeDialog"));
}

void ServingPageTest::whereAModelFitsIsShownTermByTerm() {
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("deployments.plan")->isEnabled(), patience);
    click(find<QPushButton>("deploymentsPlanButton"));
    auto *dialog = waitForDialog("fitDialog");
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
    auto *scale = waitForDialog("scaleDialog");
    auto *least = part<QSpinBox>(*scale, "minimum");
    least->selectAll();
    QTest::keyClicks(least, QStringLiteral("1"));
    QTest::keyClick(least, Qt::Key_Return);
    auto *dialog = waitForDialog("changeDialog");
    auto *apply = part<QPushButton>(*dialog, "apply");
    QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), patience);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(world_->status("small").replicas_size() == 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(console_->grid("replicas")->model()->rowCount(), 1, patience);
}

void ServingPageTest::aCanaryIsPausedResumedAndPromoted() {
    beginCanary(world_->canary("steered"));
    auto *heading = find<QLabel>("rollout");
    QTRY_VERIFY2_WITH_TIMEOUT(heading->text().startsWith(QStringLiteral("Revision 2: ")), qPrintable(heading->text()),
                              patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("deployments.pause")->isEnabled(), patience);
    const auto placeOf = [this](const char *name) {
        return find<QPushButton>(name)->mapTo(console_->page.get(), QPoint());
    };
    QTRY_VERIFY(find<QPushButton>("deploymentsPromoteButton")->isVisible());
    const auto promoteAt = placeOf("deploymentsPromoteButton");
    const auto abortAt = placeOf("deploymentsAbortButton");
    const auto pauseAt = placeOf("deploymentsPauseButton");
    click(find<QPushButton>("deploymentsPauseButton"));
    confirm("Pause rollout");
    QTRY_VERIFY_WITH_TIMEOUT(world_->status("steered").rollout().phase() == v1::RolloutStatus::PAUSED, patience);
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("deploymentsResumeButton")->isVisible(), patience);
    // What cannot be pressed now says why, and nothing moves under the pointer.
    QVERIFY(find<QPushButton>("deploymentsPromoteButton")->isVisible());
    QVERIFY(!find<QPushButton>("deploymentsPromoteButton")->isEnabled());
    QVERIFY(!find<QPushButton>("deploymentsPromoteButton")->toolTip().isEmpty());
    QTRY_COMPARE(placeOf("deploymentsResumeButton"), pauseAt);
    QCOMPARE(placeOf("deploymentsPromoteButton"), promoteAt);
    QCOMPARE(placeOf("deploymentsAbortButton"), abortAt);
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
                 judged.endsWith(QStringLiteral(" request(s), at least 12 needed")),
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
    QCOMPARE(find<QLabel>("rolloutReason")->text(), QStringLiteral("Ada Lovelace aborted it: OPS-7"));
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("deployments.makeItSo")->isEnabled(), patience);
    auto buttons = drift->findChildren<QPushButton *>();
    const auto act = std::find_if(buttons.begin(), buttons.end(), [](auto *button) { return button->isVisible(); });
    QVERIFY(act != buttons.end());
    QCOMPARE((*act)->text(), QStringLiteral("Keep revision 1"));
    click(*act);
    confirm("Keep revision 1");
    QTRY_VERIFY_WITH_TIMEOUT(world_->serves("halved", 2, 3), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!drift->isVisible(), patience);
    QVERIFY(world_->current("halved").deployment().arguments().empty());
}

void ServingPageTest::aRollBackServesTheEarlierRevision() {
    // What others scaled has its two replicas again.
    world_->apply(world_->deployment("small", 2));
    auto changed = world_->deployment("small", 2);
    changed.mutable_deployment()->add_arguments("--tokens");
    changed.mutable_deployment()->add_arguments("2");
    world_->apply(changed);
    const auto generation = world_->current("small").meta().generation();
    QTRY_VERIFY_WITH_TIMEOUT(world_->serves("small", 2, generation), patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("deployments.rollBack")->isEnabled(), patience);
    console_->action("deployments.rollBack")->trigger();
    auto *dialog = waitForDialog("verbDialog");
    auto *diff = part<QPlainTextEdit>(*dialog, "diff");
    QTRY_VERIFY_WITH_TIMEOUT(diff->toPlainText().contains(QStringLiteral("spec.arguments")), patience);
    confirm("Roll back");
    QTRY_VERIFY_WITH_TIMEOUT(world_->serves("small", 2, generation + 1), patience);
    QVERIFY(world_->current("small").deployment().arguments().empty());
}

void ServingPageTest::enginesTellHowMuchTheyHaveToDo() {
    enum { Running = 3, Waiting, KvCache };
    const auto absence = [this](int column) {
        return static_cast<kit::Absence>(
            console_->grid("replicas")->model()->index(0, column).data(kit::AbsenceRole).toInt());
    };
    QTRY_VERIFY_WITH_TIMEOUT(console_->grid("replicas")->model()->rowCount() > 0, patience);
    for (const int column : {Running, Waiting, KvCache}) {
        QTRY_COMPARE_WITH_TIMEOUT(absence(column), kit::Absence::NotReported, patience);
        QCOMPARE(console_->cell("replicas", 0, column), QString());
    }
    world_->makeTemplate("telling", {"--hang-requests"});
    auto engine = *world_->owner.get("engineTemplates/telling");
    engine.mutable_engine_template()->set_metrics_path("/metrics");
    world_->apply(engine);
    auto telling = world_->deployment("telling");
    telling.mutable_deployment()->set_engine("engineTemplates/telling");
    world_->apply(telling);
    QTRY_VERIFY_WITH_TIMEOUT(world_->serves("telling", 1, 1), patience);
    select("telling");
    QTRY_COMPARE_WITH_TIMEOUT(console_->cell("replicas", 0, Running), QStringLiteral("0"), patience);
    QCOMPARE(console_->cell("replicas", 0, Waiting), QStringLiteral("0"));
    QCOMPARE(console_->cell("replicas", 0, KvCache), QStringLiteral("0 %"));
    const auto address = world_->status("telling").replicas(0).address();
    support::HttpClient client(static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1))));
    QVERIFY(client.send(support::chatOf("telling")));
    QTRY_COMPARE_WITH_TIMEOUT(console_->cell("replicas", 0, Running), QStringLiteral("1"), patience);
    // It hangs: what it said is shown as what it said some time ago.
    QVERIFY(sendEngineAt(address, SIGSTOP));
    QTRY_COMPARE_WITH_TIMEOUT(console_->cell("replicas", 0, Running), QStringLiteral("1, stale"), patience);
    QVERIFY(sendEngineAt(address, SIGCONT));
    QTRY_COMPARE_WITH_TIMEOUT(console_->cell("replicas", 0, Running), QStringLiteral("1"), 2 * patience);
}

void ServingPageTest::agesGrowWhileTheyAreSeen() {
    QTRY_VERIFY_WITH_TIMEOUT(console_->grid("replicas")->model()->rowCount() > 0, patience);
    const auto since = [this] { return console_->cell("replicas", 0, 2); };
    QVERIFY2(!since().contains(QStringLiteral(" h ")), qPrintable(since()));
    world_->service.clock.advance(std::chrono::hours(5));
    QTRY_COMPARE_WITH_TIMEOUT(since(), QStringLiteral("5 h ago"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->cell("deployments", 0, 7).contains(QStringLiteral(" h ago")), patience);
}

void ServingPageTest::aDeploymentThatBecomesWorseGivesANotice() {
    world_->apply(world_->deployment("fragile"));
    QTRY_VERIFY_WITH_TIMEOUT(world_->serves("fragile", 1, 1), patience);
    shell::ServingWatch watch(console_->session(), nullptr);
    QSignalSpy revealed(&watch, &shell::ServingWatch::revealRequested);
    QVERIFY(sendEngineAt(world_->status("fragile").replicas(0).address(), SIGKILL));
    const auto said = [this] {
        for (const auto &notice : console_->posted)
            if (notice.text.startsWith(QStringLiteral("The deployment fragile is unavailable. ")))
                return std::optional(notice);
        return std::optional<kit::Notice>();
    };
    QTRY_VERIFY_WITH_TIMEOUT(said(), patience);
    QCOMPARE(said()->actionText, QStringLiteral("Show"));
    said()->action();
    QCOMPARE(revealed.size(), 1);
    QCOMPARE(revealed[0][0].toString(), QStringLiteral("deployments/fragile"));
}

QTEST_MAIN(ServingPageTest)
#include "serving_page_test.moc"
