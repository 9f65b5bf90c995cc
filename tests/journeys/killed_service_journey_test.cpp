// The service is killed under the console: a shared one while it has a change in hand, and the console's own. What was
// acknowledged stands, what was not is tried again and happens once, and in between the last copy can be read.
#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include <csignal>

#include "backend/client/connection.h"
#include "backend/client/embedded_service.h"
#include "backend/client/resource_cache.h"
#include "tests/backend/daemon/child.h"
#include "tests/journeys/desk.h"
#include "widgets/kit/banner.h"
#include "widgets/shell/main_window.h"

#include "pilothouse/v1/resource.pb.h"

using journey::findIn;
using journey::patience;
using journey::press;

class KilledServiceJourneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSharedServiceDiesWithAChangeInHand();
    void theConsolesOwnServiceIsStartedAnew();
};

void KilledServiceJourneyTest::aSharedServiceDiesWithAChangeInHand() {
    const journey::Desk desk;
    journey::writeModel(desk.path(QStringLiteral("models/tiny.safetensors")));
    auto service = desk.serve();
    QVERIFY(service);
    const auto address = desk.address();
    const auto console = desk.open(address, desk.ownerCredentials());
    auto &window = console->window();
    QVERIFY(journey::importFile(*console, QStringLiteral("tiny")));
    QTRY_VERIFY_WITH_TIMEOUT(console->cache().contains("models/tiny/versions/1"), patience);
    auto *editor = journey::openEditor(window);
    QVERIFY(editor);
    journey::writePublisher(editor, QStringLiteral("Acknowledged"));
    QVERIFY(press(findIn<QPushButton>(editor, "apply")));
    QTRY_COMPARE_WITH_TIMEOUT(journey::publisherIn(*console, "models/tiny"), std::string("Acknowledged"), patience);

    editor = journey::openEditor(window);
    QVERIFY(editor);
    journey::writePublisher(editor, QStringLiteral("In hand"));
    auto *apply = findIn<QPushButton>(editor, "apply");
    QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), patience);
    // It takes the call and dies before it does anything about it.
    service->signal(SIGSTOP);
    QVERIFY(press(apply));
    QCOMPARE(findIn<kit::Banner>(editor, "verdict")->text(), QStringLiteral("The service applies it."));
    service->signal(SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(journey::warningsOf(window).contains(QStringLiteral("cannot be reached")), patience);
    QVERIFY(journey::warningsOf(window).contains(address));
    QVERIFY(journey::warningsOf(window).contains(QStringLiteral("the last copy")));
    QVERIFY(findIn<QLabel>(&window, "statusAge")->text() != QStringLiteral("Data is live"));
    for (const char *button : {"importButton", "editButton"})
        QVERIFY(!findIn<QPushButton>(&window, button)->isEnabled());
    QCOMPARE(journey::publisherIn(*console, "models/tiny"), std::string("Acknowledged"));
    QTRY_COMPARE_WITH_TIMEOUT(apply->text(), QStringLiteral("Try again"), patience);

    service = desk.serve(address);
    QVERIFY(service);
    journey::connectAgain(*console);
    QTRY_VERIFY_WITH_TIMEOUT(console->connection().isOnline(), patience);
    QCOMPARE(journey::warningsOf(window), QString());
    QVERIFY(press(apply));
    QTRY_COMPARE_WITH_TIMEOUT(journey::publisherIn(*console, "models/tiny"), std::string("In hand"), patience);
    // Imported, acknowledged, tried again: once each.
    QCOMPARE(console->cache().find("models/tiny")->meta().generation(), 3);
}

void KilledServiceJourneyTest::theConsolesOwnServiceIsStartedAnew() {
    const journey::Desk desk;
    journey::writeModel(desk.path(QStringLiteral("models/tiny.safetensors")));
    const auto console = desk.open();
    QVERIFY(journey::importFile(*console, QStringLiteral("tiny")));
    QTRY_VERIFY_WITH_TIMEOUT(console->cache().contains("models/tiny/versions/1"), patience);
    const auto pid = desk.servicePid();
    QVERIFY(desk.endService(SIGKILL));
    QTRY_VERIFY_WITH_TIMEOUT(desk.servicePid() != 0 && desk.servicePid() != pid, patience);
    QTRY_VERIFY_WITH_TIMEOUT(console->connection().isOnline() && console->embedded()->pid() != pid, patience);
    auto *editor = journey::openEditor(console->window());
    QVERIFY(editor);
    journey::writePublisher(editor, QStringLiteral("Afterwards"));
    QVERIFY(press(findIn<QPushButton>(editor, "apply")));
    QTRY_COMPARE_WITH_TIMEOUT(journey::publisherIn(*console, "models/tiny"), std::string("Afterwards"), patience);
    QVERIFY(console->cache().contains("models/tiny/versions/1"));
}

QTEST_MAIN(KilledServiceJourneyTest)
#include "killed_service_journey_test.moc"
