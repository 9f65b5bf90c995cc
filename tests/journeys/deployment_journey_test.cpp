// A platform admin deploys a model: the form, the plan, the list and the map, a route, requests that are answered, and
// the way back to an older revision. The real window, a real service, real engines, keys and clicks.
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>

#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "tests/journeys/form.h"
#include "tests/journeys/serving_desk.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/inspector.h"
#include "widgets/kit/page.h"
#include "widgets/shell/main_window.h"
#include "widgets/topology/topology_reading.h"
#include "widgets/topology/topology_view.h"

#include "pilothouse/v1/resource.pb.h"

using journey::dialogOf;
using journey::findIn;
using journey::Form;
using journey::patience;
using journey::press;
using topologypage::TopologyView;

class DeploymentJourneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aModelIsDeployedFromTheForm();
    void itBecomesReadyInTheList();
    void itStandsOnTheMap();
    void aRouteLeadsToItAndRequestsAreAnswered();
    void changesAreRevisions();
    void anOlderRevisionIsReturnedTo();
    void whatIsDeletedLeavesNothingBehind();
    void cleanupTestCase() { console_.reset(); }

private:
    kit::Page *page() const { return console_->window().currentPage(); }
    QDialog *dialog(const char *name) const { return dialogOf(console_->window(), name); }
    bool setWords(const Form &form, const QString &words) const;
    bool changeWords(const QString &words, const QString &reason) const;
    // Of an answer through the gateway; 0 where there is none.
    int wordsOfAnAnswer() const;

    journey::ServingDesk desk_;
    std::unique_ptr<Console> console_;
};

void DeploymentJourneyTest::initTestCase() {
    console_ = desk_.desk().open();
    QVERIFY(desk_.equip(*console_));
}

// The setting comes with the engine template.
bool DeploymentJourneyTest::setWords(const Form &form, const QString &words) const {
    auto *setting = findIn<QLineEdit>(dialog("changeDialog"), "parameters.tokens");
    if (!form.isOpen() || !setting)
        return false;
    QTest::mouseClick(setting, Qt::LeftButton);
    QTest::keyClick(setting, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(setting, words);
    return true;
}

bool DeploymentJourneyTest::changeWords(const QString &words, const QString &reason) const {
    if (!press(findIn<QPushButton>(page(), "deploymentsEditButton")) ||
        !QTest::qWaitFor([this] { return dialog("changeDialog") != nullptr; }, patience))
        return false;
    const Form form(dialog("changeDialog"));
    return setWords(form, words) && form.diff().contains(QLatin1String("+ ") + words) && form.apply(reason);
}

int DeploymentJourneyTest::wordsOfAnAnswer() const {
    const auto answer = desk_.ask(*console_, QStringLiteral("house-chat"));
    if (!answer.startsWith("HTTP/1.1 200"))
        return 0;
    return QString::fromUtf8(answer)
        .section(QStringLiteral("\"completion_tokens\":"), 1)
        .section(QLatin1Char(','), 0, 0)
        .toInt();
}

void DeploymentJourneyTest::aModelIsDeployedFromTheForm() {
    QVERIFY(journey::showPage(*console_, 3, "deployments"));
    QVERIFY(press(findIn<QPushButton>(page(), "newObject")));
    const Form form(dialog("changeDialog"));
    QVERIFY(form.write("name", QStringLiteral("deployments/chat")));
    QVERIFY(form.write("model_version", QStringLiteral("models/tiny/versions/1")));
    QVERIFY(form.write("engine", QStringLiteral("engineTemplates/test")));
    QVERIFY(form.write("maximum_replicas", QStringLiteral("3")));
    QVERIFY(form.write("drain_time", QStringLiteral("0 s")));
    QVERIFY(setWords(form, QStringLiteral("3")));
    const auto diff = form.diff();
    QVERIFY2(diff.contains(QLatin1String("models/tiny/versions/1")) && diff.contains(QLatin1String("tokens")),
             qPrintable(diff));
    const auto plan = form.plan();
    QVERIFY2(plan.contains(QLatin1String("A new replica goes to")) &&
                 plan.contains(QLatin1String("No route sends requests here.")),
             qPrintable(plan));
    QVERIFY(form.apply(QStringLiteral("OPS-1: a first model for everybody")));
}

void DeploymentJourneyTest::itBecomesReadyInTheList() {
    QVERIFY(journey::serves(*console_, 1, 1));
    QTRY_COMPARE_WITH_TIMEOUT(page()->shownObject(), QStringLiteral("deployments/chat"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(journey::cell(*console_, "deployments", 1), QStringLiteral("available"), patience);
    QCOMPARE(journey::cell(*console_, "deployments", 2), QStringLiteral("1 of 1"));
    const auto *replicas = findIn<kit::GridView>(page(), "replicas")->model();
    QCOMPARE(replicas->rowCount(), 1);
    QCOMPARE(replicas->index(0, 1).data().toString(), QStringLiteral("ready"));
    QVERIFY(desk_.runs(1));
}

// In both lenses; a click selects it.
void DeploymentJourneyTest::itStandsOnTheMap() {
    QVERIFY(journey::showPage(*console_, 4, "topology"));
    auto *map = findIn<TopologyView>(page(), "map");
    const auto deployment = QStringLiteral("deployments/chat");
    const auto stateOf = [map](const QString &key) { return map->graph().at(map->graph().find(key)).state; };
    for (const auto *lens : {"servingButton", "physicalButton"}) {
        QVERIFY(press(findIn<QPushButton>(page(), lens)));
        QTRY_VERIFY_WITH_TIMEOUT(page()->isSettled(), patience);
        const auto id = journey::deploymentIn(*console_).deployment_status().replicas(0).id();
        const auto replica = topologypage::replicaKey(deployment, id);
        QVERIFY(map->viewport()->rect().contains(map->rectOf(replica).center().toPoint()));
        QVERIFY(stateOf(replica) == topologypage::State::Ready);
        QTest::mouseClick(map->viewport(), Qt::LeftButton, {}, map->rectOf(replica).center().toPoint());
        QCOMPARE(page()->shownObject(), replica);
    }
    QVERIFY(stateOf(deployment) == topologypage::State::Available);
}

void DeploymentJourneyTest::aRouteLeadsToItAndRequestsAreAnswered() {
    QVERIFY(journey::showPage(*console_, 3, "deployments"));
    QVERIFY(journey::pressKey(*console_, Qt::Key_2, Qt::AltModifier));
    auto *create = findIn<QPushButton>(page(), "newObject");
    QTRY_COMPARE_WITH_TIMEOUT(create->text(), QStringLiteral("New route"), patience);
    QVERIFY(press(create));
    const Form form(dialog("changeDialog"));
    QVERIFY(form.write("name", QStringLiteral("routes/house-chat")));
    QVERIFY(form.write("model", QStringLiteral("house-chat")));
    QVERIFY(form.add("targets"));
    QVERIFY(form.write("targets.id", QStringLiteral("own")));
    QVERIFY(form.write("targets.deployment", QStringLiteral("deployments/chat")));
    QVERIFY(form.write("targets.share_basis_points", QStringLiteral("100")));
    QVERIFY(form.apply(QStringLiteral("OPS-2: its public name")));
    QTRY_COMPARE_WITH_TIMEOUT(journey::cell(*console_, "routes", 2), QStringLiteral("serving"), patience);
    QCOMPARE(journey::cell(*console_, "routes", 3), QStringLiteral("chat 100 %"));
    QTRY_COMPARE_WITH_TIMEOUT(wordsOfAnAnswer(), 3, patience);
    QVERIFY(desk_.ask(*console_, QStringLiteral("nobody")).startsWith("HTTP/1.1 404"));
}

void DeploymentJourneyTest::changesAreRevisions() {
    QVERIFY(journey::pressKey(*console_, Qt::Key_1, Qt::AltModifier));
    QTRY_COMPARE_WITH_TIMEOUT(page()->shownObject(), QStringLiteral("deployments/chat"), patience);
    QVERIFY(changeWords(QStringLiteral("5"), QStringLiteral("OPS-3: longer answers")));
    QVERIFY(journey::serves(*console_, 1, 2));
    QTRY_COMPARE_WITH_TIMEOUT(wordsOfAnAnswer(), 5, patience);
    QVERIFY(changeWords(QStringLiteral("7"), QStringLiteral("OPS-4: even longer answers")));
    QVERIFY(journey::serves(*console_, 1, 3));
    QTRY_COMPARE_WITH_TIMEOUT(wordsOfAnAnswer(), 7, patience);
    QVERIFY(desk_.runs(1));
}

// Chosen among the revisions, compared, and given a reason.
void DeploymentJourneyTest::anOlderRevisionIsReturnedTo() {
    auto *tabs = findIn<kit::Inspector>(page(), "deploymentInspector")->findChild<QTabBar *>();
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    auto *history = findIn<kit::GridView>(page(), "history");
    QVERIFY(history);
    QTRY_COMPARE_WITH_TIMEOUT(history->model()->rowCount(), 3, patience);
    QTest::mouseClick(history->viewport(), Qt::LeftButton, {},
                      history->visualRect(history->model()->index(2, 0)).center());
    QTRY_VERIFY_WITH_TIMEOUT(findIn<QLabel>(page(), "cause")->text().contains(QLatin1String("OPS-1")), patience);
    QVERIFY(press(findIn<QPushButton>(page(), "deploymentsRollBackButton")));
    auto *dialog = this->dialog("verbDialog");
    QVERIFY(dialog);
    auto *revisions = findIn<QComboBox>(dialog, "revisions");
    QTRY_COMPARE_WITH_TIMEOUT(revisions->count(), 2, patience);
    QVERIFY2(revisions->currentText().startsWith(QLatin1String("Revision 1")), qPrintable(revisions->currentText()));
    const auto diff = findIn<QPlainTextEdit>(dialog, "diff")->toPlainText();
    QVERIFY2(diff.contains(QLatin1String("- 7")) && diff.contains(QLatin1String("+ 3")), qPrintable(diff));
    auto *act = findIn<QPushButton>(dialog, "act");
    QVERIFY(!act->isEnabled());
    auto *reason = findIn<QLineEdit>(dialog, "reason");
    QTest::mouseClick(reason, Qt::LeftButton);
    QTest::keyClicks(reason, QStringLiteral("OPS-5: too long for the phone"));
    QVERIFY(press(act));
    QVERIFY(journey::serves(*console_, 1, 4));
    QTRY_COMPARE_WITH_TIMEOUT(wordsOfAnAnswer(), 3, patience);
    QTRY_COMPARE_WITH_TIMEOUT(history->model()->rowCount(), 4, patience);
    QTest::mouseClick(history->viewport(), Qt::LeftButton, {},
                      history->visualRect(history->model()->index(0, 0)).center());
    QTRY_VERIFY_WITH_TIMEOUT(findIn<QLabel>(page(), "cause")->text().contains(QLatin1String("OPS-5")), patience);
}

void DeploymentJourneyTest::whatIsDeletedLeavesNothingBehind() {
    const auto remove = [this](const char *action, const QString &reason) {
        console_->window().action(QLatin1String(action))->trigger();
        return Form(dialog("changeDialog")).apply(reason);
    };
    // A route leads to it: that is said, and it stays.
    console_->window().action(QStringLiteral("deployments.delete"))->trigger();
    auto *refused = dialog("changeDialog");
    QVERIFY(refused);
    QTRY_VERIFY_WITH_TIMEOUT(Form(refused).verdict().contains(QLatin1String("routes/house-chat")), patience);
    QVERIFY(!findIn<QPushButton>(refused, "apply")->isEnabled());
    refused->reject();
    QVERIFY(journey::pressKey(*console_, Qt::Key_2, Qt::AltModifier));
    QTRY_COMPARE_WITH_TIMEOUT(page()->shownObject(), QStringLiteral("routes/house-chat"), patience);
    QVERIFY(remove("routes.delete", QStringLiteral("OPS-6: it goes")));
    QVERIFY(journey::pressKey(*console_, Qt::Key_1, Qt::AltModifier));
    QTRY_COMPARE_WITH_TIMEOUT(page()->shownObject(), QStringLiteral("deployments/chat"), patience);
    QVERIFY(remove("deployments.delete", QStringLiteral("OPS-7: with all that it was")));
    QVERIFY(desk_.runs(0));
    QTRY_VERIFY_WITH_TIMEOUT(!console_->cache().contains("deployments/chat"), patience);
}

QTEST_MAIN(DeploymentJourneyTest)
#include "deployment_journey_test.moc"
