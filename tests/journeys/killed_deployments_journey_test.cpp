// The service is killed in the middle of a rollout while a console looks on: a shared one between two replicas and
// between two steps of a canary, and the console's own. The engines go on; the service that comes back ends what was
// begun, and no engine runs twice.
#include <QLabel>
#include <QPushButton>

#include <csignal>

#include "backend/client/connection.h"
#include "backend/client/embedded_service.h"
#include "tests/backend/daemon/child.h"
#include "tests/journeys/form.h"
#include "tests/journeys/serving_desk.h"
#include "widgets/kit/page.h"
#include "widgets/shell/main_window.h"

#include "pilothouse/v1/resource.pb.h"

namespace v1 = pilothouse::v1;
using journey::becomes;
using journey::dialogOf;
using journey::findIn;
using journey::Form;
using journey::patience;
using journey::press;

class KilledDeploymentsJourneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void betweenTwoReplicas();
    void betweenTwoStepsOfACanary();
    void theConsolesOwnService();

private:
    static v1::Resource slowDeployment(const journey::ServingDesk &desk);
    // Opens the page of deployments and changes the deployment there.
    static bool change(Console &console, const QString &arguments, bool isCanary = false);
    static bool isHalfway(Console &console);
    static bool showsServing(Console &console, const QString &ready, const QString &revision);
    static QString heading(Console &console);
};

// Slow enough to be met halfway.
v1::Resource KilledDeploymentsJourneyTest::slowDeployment(const journey::ServingDesk &desk) {
    auto deployment = desk.deployment(3);
    deployment.mutable_deployment()->add_arguments("--start-delay");
    deployment.mutable_deployment()->add_arguments("400");
    return deployment;
}

bool KilledDeploymentsJourneyTest::change(Console &console, const QString &arguments, bool isCanary) {
    auto &window = console.window();
    if (!journey::showPage(console, 3, "deployments") ||
        !press(findIn<QPushButton>(window.currentPage(), "deploymentsEditButton")) ||
        !QTest::qWaitFor([&] { return dialogOf(window, "changeDialog") != nullptr; }, patience))
        return false;
    const Form form(dialogOf(window, "changeDialog"));
    if (isCanary &&
        !(form.choose("rollout.strategy", QStringLiteral("canary")) && form.add("rollout.steps") &&
          form.write("rollout.steps.share_basis_points", QStringLiteral("30 %")) && form.tick("rollout.steps.manual")))
        return false;
    return form.write("arguments", arguments) && form.apply(QStringLiteral("OPS-21: another revision"));
}

// Replicas of both revisions are there, and not all of the new one.
bool KilledDeploymentsJourneyTest::isHalfway(Console &console) {
    return becomes(console, [](const v1::DeploymentStatus &status) {
        int fresh = 0;
        for (const auto &replica : status.replicas())
            fresh += replica.generation() == 2 && replica.state() == v1::Replica::READY;
        return status.rollout().phase() == v1::RolloutStatus::REPLACING && fresh > 0 && fresh < 3;
    });
}

bool KilledDeploymentsJourneyTest::showsServing(Console &console, const QString &ready, const QString &revision) {
    return QTest::qWaitFor(
        [&] {
            return journey::cell(console, "deployments", 1) == QLatin1String("available") &&
                   journey::cell(console, "deployments", 2) == ready &&
                   journey::cell(console, "deployments", 3) == revision;
        },
        patience);
}

QString KilledDeploymentsJourneyTest::heading(Console &console) {
    return findIn<QLabel>(console.window().currentPage(), "rollout")->text();
}

void KilledDeploymentsJourneyTest::betweenTwoReplicas() {
    const journey::ServingDesk desk;
    auto service = desk.desk().serve();
    QVERIFY(service);
    const auto address = desk.desk().address();
    const auto console = desk.desk().open(address, desk.desk().ownerCredentials());
    QVERIFY(desk.equip(*console));
    QVERIFY(desk.put(slowDeployment(desk)));
    QVERIFY(journey::serves(*console, 3, 1));

    QVERIFY(change(*console, QStringLiteral("--start-delay\n400\n--tokens\n3")));
    QVERIFY(isHalfway(*console));
    service->signal(SIGKILL);
    service->wait();
    QTRY_VERIFY_WITH_TIMEOUT(journey::warningsOf(console->window()).contains(QLatin1String("cannot be reached")),
                             patience);
    // What it knew last can still be read, and whoever serves goes on serving.
    QTRY_COMPARE_WITH_TIMEOUT(journey::cell(*console, "deployments", 1), QStringLiteral("rolling out"), patience);
    QVERIFY(!findIn<QPushButton>(console->window().currentPage(), "deploymentsEditButton")->isEnabled());
    QVERIFY(desk.engines().size() >= 3);

    service = desk.desk().serve(address);
    QVERIFY(service);
    journey::connectAgain(*console);
    QTRY_VERIFY_WITH_TIMEOUT(console->connection().isOnline(), patience);
    QVERIFY(journey::serves(*console, 3, 2));
    QVERIFY(showsServing(*console, QStringLiteral("3 of 3"), QStringLiteral("2")));
    QCOMPARE(journey::warningsOf(console->window()), QString());
    QVERIFY(desk.runs(3));
}

// It stands where it stood, with the same engines, and is promoted from there.
void KilledDeploymentsJourneyTest::betweenTwoStepsOfACanary() {
    const journey::ServingDesk desk;
    auto service = desk.desk().serve();
    QVERIFY(service);
    const auto address = desk.desk().address();
    const auto console = desk.desk().open(address, desk.desk().ownerCredentials());
    QVERIFY(desk.equip(*console));
    QVERIFY(desk.put(desk.deployment(3)));
    QVERIFY(journey::serves(*console, 3, 1));
    QVERIFY(change(*console, QStringLiteral("--tokens\n3"), true));
    const auto waiting = QStringLiteral("Revision 2: waiting for promotion, step 1 of 1");
    QTRY_COMPARE_WITH_TIMEOUT(heading(*console), waiting, patience);
    QVERIFY(desk.runs(4));
    const auto engines = desk.engines();

    service->signal(SIGKILL);
    service->wait();
    QTRY_VERIFY_WITH_TIMEOUT(!console->connection().isOnline(), patience);
    service = desk.desk().serve(address);
    QVERIFY(service);
    journey::connectAgain(*console);
    QTRY_VERIFY_WITH_TIMEOUT(console->connection().isOnline(), patience);
    QVERIFY(becomes(*console, [](const v1::DeploymentStatus &status) { return status.ready_replicas() == 4; }));
    QCOMPARE(heading(*console), waiting);
    QCOMPARE(desk.engines(), engines);
    QVERIFY(journey::say(*console, findIn<QPushButton>(console->window().currentPage(), "deploymentsPromoteButton"),
                         QStringLiteral("OPS-22: it held")));
    QVERIFY(journey::serves(*console, 3, 2));
    QVERIFY(showsServing(*console, QStringLiteral("3 of 3"), QStringLiteral("2")));
    QVERIFY(desk.runs(3));
}

// Nobody has to do anything: the console starts another one.
void KilledDeploymentsJourneyTest::theConsolesOwnService() {
    const journey::ServingDesk desk;
    const auto console = desk.desk().open();
    QVERIFY(desk.equip(*console));
    QVERIFY(desk.put(slowDeployment(desk)));
    QVERIFY(journey::serves(*console, 3, 1));
    QVERIFY(change(*console, QStringLiteral("--start-delay\n400\n--tokens\n3")));
    QVERIFY(isHalfway(*console));
    const auto pid = desk.desk().servicePid();
    QVERIFY(desk.desk().endService(SIGKILL));
    QTRY_VERIFY_WITH_TIMEOUT(desk.desk().servicePid() != 0 && desk.desk().servicePid() != pid, patience);
    QVERIFY(journey::serves(*console, 3, 2));
    QVERIFY(showsServing(*console, QStringLiteral("3 of 3"), QStringLiteral("2")));
    QVERIFY(desk.runs(3));
}

QTEST_MAIN(KilledDeploymentsJourneyTest)
#include "killed_deployments_journey_test.moc"
