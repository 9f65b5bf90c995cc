// Pages in turn: whose turn it is, and that whoever touches something is not disturbed.
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

#include "widgets/guide/rotation.h"

using namespace std::chrono_literals;
using guide::Rotation;

namespace {

const QStringList pages{QStringLiteral("overview"), QStringLiteral("topology"), QStringLiteral("gpus")};

QStringList turnsOf(const QSignalSpy &due) {
    QStringList turns;
    for (const auto &one : due)
        turns << one[0].toString();
    return turns;
}

} // namespace

class RotationTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachPageHasItsTurn() {
        Rotation rotation;
        QSignalSpy due(&rotation, &Rotation::due);
        rotation.start(pages, QStringLiteral("topology"), {5ms, 1h});
        QCOMPARE(rotation.next(), QStringLiteral("gpus"));
        QTRY_VERIFY(due.count() >= 4);
        QCOMPARE(turnsOf(due).mid(0, 4), (QStringList{QStringLiteral("gpus"), QStringLiteral("overview"),
                                                      QStringLiteral("topology"), QStringLiteral("gpus")}));
    }

    void itGoesOnFromThePageThatSomebodyTurnedTo() {
        Rotation rotation;
        rotation.start(pages, QStringLiteral("overview"), {1h, 1h});
        rotation.setShown(QStringLiteral("gpus"));
        QCOMPARE(rotation.next(), QStringLiteral("overview"));
        // One that is not among them is left for the first.
        rotation.setShown(QStringLiteral("audit"));
        QCOMPARE(rotation.next(), QStringLiteral("overview"));
    }

    void whoeverTouchesSomethingKeepsHisPage_data() {
        QTest::addColumn<int>("input");
        QTest::newRow("a key") << 0;
        QTest::newRow("the mouse") << 1;
    }

    void whoeverTouchesSomethingKeepsHisPage() {
        QFETCH(const int, input);
        QWidget window;
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        Rotation rotation;
        QSignalSpy due(&rotation, &Rotation::due);
        QSignalSpy changed(&rotation, &Rotation::changed);
        rotation.start(pages, QStringLiteral("overview"), {1h, 20ms});
        QVERIFY(!rotation.isResting());
        if (input == 0)
            QTest::keyClick(&window, Qt::Key_A);
        else
            QTest::mouseClick(&window, Qt::LeftButton);
        QVERIFY(rotation.isResting());
        QCOMPARE(due.count(), 0);
        // When nothing was touched for a while it goes on.
        QTRY_COMPARE(due.count(), 1);
        QVERIFY(!rotation.isResting());
        QVERIFY(changed.count() >= 3);
    }

    void aPageAloneStays() {
        Rotation rotation;
        QSignalSpy changed(&rotation, &Rotation::changed);
        rotation.start({QStringLiteral("gpus")}, QStringLiteral("gpus"), {1ms, 1ms});
        QVERIFY(!rotation.isOn());
        QCOMPARE(changed.count(), 0);
        rotation.start(pages, QStringLiteral("gpus"), {1h, 1h});
        QVERIFY(rotation.isOn());
        rotation.stop();
        QVERIFY(!rotation.isOn());
        QVERIFY(rotation.next().isEmpty());
    }
};

QTEST_MAIN(RotationTest)
#include "rotation_test.moc"
