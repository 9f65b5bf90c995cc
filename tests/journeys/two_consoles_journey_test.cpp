// Two consoles on one data directory: the second joins the service of the first. Both edit one model; the second meets
// the conflict, decides, and both show the result. The first leaves; the last one says what keeps running.
#include <QAbstractButton>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>

#include "backend/client/connection.h"
#include "backend/client/embedded_service.h"
#include "backend/client/resource_cache.h"
#include "tests/journeys/desk.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/page.h"
#include "widgets/shell/main_window.h"

#include "pilothouse/v1/resource.pb.h"

namespace v1 = pilothouse::v1;
using journey::findIn;
using journey::patience;
using journey::press;

class TwoConsolesJourneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theSecondJoins();
    void aStaleEditIsMergedAndSeenByBoth();
    void aConflictAtTheLastMomentIsFetched();
    void theFirstLeavesAndTheSecondGoesOn();
    void theLastSaysWhatKeepsRunning();
    void cleanupTestCase();

private:
    bool bothShow(const char *publisher) const;

    journey::Desk desk_;
    std::unique_ptr<Console> first_;
    std::unique_ptr<Console> second_;
};

bool TwoConsolesJourneyTest::bothShow(const char *publisher) const {
    return QTest::qWaitFor(
        [&] {
            return journey::publisherIn(*first_, "models/tiny") == publisher &&
                   journey::publisherIn(*second_, "models/tiny") == publisher;
        },
        patience);
}

void TwoConsolesJourneyTest::initTestCase() {
    journey::writeModel(desk_.path(QStringLiteral("models/tiny.safetensors")));
    first_ = desk_.open();
    QTRY_VERIFY_WITH_TIMEOUT(first_->connection().isOnline(), patience);
    QVERIFY(first_->embedded()->isStartedHere());
    QVERIFY(journey::importFile(*first_, QStringLiteral("tiny")));
    QTRY_VERIFY_WITH_TIMEOUT(first_->cache().contains("models/tiny/versions/1"), patience);
}

void TwoConsolesJourneyTest::theSecondJoins() {
    second_ = desk_.open();
    QTRY_VERIFY_WITH_TIMEOUT(second_->cache().contains("models/tiny"), patience);
    QVERIFY(!second_->embedded()->isStartedHere());
    QCOMPARE(second_->embedded()->pid(), first_->embedded()->pid());
}

void TwoConsolesJourneyTest::aStaleEditIsMergedAndSeenByBoth() {
    auto *late = journey::openEditor(second_->window());
    QVERIFY(late);
    auto *early = journey::openEditor(first_->window());
    QVERIFY(early);
    journey::writePublisher(early, QStringLiteral("Alpha"));
    QVERIFY(press(findIn<QPushButton>(early, "apply")));
    QVERIFY(bothShow("Alpha"));

    journey::writePublisher(late, QStringLiteral("Omega"));
    auto *merge = findIn<QPushButton>(late, "merge");
    QTRY_VERIFY_WITH_TIMEOUT(merge->isVisible(), patience);
    QVERIFY(findIn<kit::Banner>(late, "verdict")->text().contains(QStringLiteral("changed by somebody else")));
    // Whoever types goes on typing.
    QVERIFY(late->focusWidget() != merge);
    const auto choices = findIn<QWidget>(late, "conflict")->findChildren<QRadioButton *>();
    QCOMPARE(choices.size(), 2);
    QCOMPARE(choices[0]->text(), QStringLiteral("Alpha"));
    QCOMPARE(choices[1]->text(), QStringLiteral("Omega"));
    QVERIFY(press(merge));
    auto *apply = findIn<QPushButton>(late, "apply");
    QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), patience);
    QVERIFY(findIn<QPlainTextEdit>(late, "diff")->toPlainText().contains(QStringLiteral("- Alpha\n+ Omega")));
    QVERIFY(press(apply));
    QVERIFY(bothShow("Omega"));
}

// Between the check and the applying; what stands there is too large to come with the refusal.
void TwoConsolesJourneyTest::aConflictAtTheLastMomentIsFetched() {
    auto *late = journey::openEditor(second_->window());
    QVERIFY(late);
    journey::writePublisher(late, QStringLiteral("Late"));
    auto *apply = findIn<QPushButton>(late, "apply");
    QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), patience);
    auto *early = journey::openEditor(first_->window());
    QVERIFY(early);
    early->findChild<QWidget *>(QStringLiteral("card"))
        ->findChild<QPlainTextEdit *>()
        ->setPlainText(QString(8'000, QLatin1Char('x')));
    journey::writePublisher(early, QStringLiteral("Early"));
    QVERIFY(press(findIn<QPushButton>(early, "apply")));
    QVERIFY(bothShow("Early"));

    QVERIFY(press(apply));
    auto *merge = findIn<QPushButton>(late, "merge");
    QTRY_VERIFY_WITH_TIMEOUT(merge->isVisible(), patience);
    const auto choices = findIn<QWidget>(late, "conflict")->findChildren<QRadioButton *>();
    QCOMPARE(choices.size(), 2);
    choices[0]->click();
    QVERIFY(press(merge));
    // With theirs chosen, nothing is left to apply.
    QTRY_VERIFY_WITH_TIMEOUT(findIn<kit::Banner>(late, "verdict")->text().contains(QStringLiteral("nothing to apply")),
                             patience);
    late->reject();
    QVERIFY(bothShow("Early"));
}

void TwoConsolesJourneyTest::theFirstLeavesAndTheSecondGoesOn() {
    const auto pid = second_->embedded()->pid();
    QVERIFY(first_->window().close());
    first_.reset();
    auto *editor = journey::openEditor(second_->window());
    QVERIFY(editor);
    journey::writePublisher(editor, QStringLiteral("Alone"));
    QVERIFY(press(findIn<QPushButton>(editor, "apply")));
    QTRY_COMPARE_WITH_TIMEOUT(journey::publisherIn(*second_, "models/tiny"), std::string("Alone"), patience);
    QCOMPARE(second_->embedded()->pid(), pid);
    QVERIFY(second_->connection().isOnline());
}

void TwoConsolesJourneyTest::theLastSaysWhatKeepsRunning() {
    // Hashing so much takes a second, and closing the window a moment.
    QVERIFY(QFile::remove(desk_.path(QStringLiteral("models/tiny.safetensors"))));
    journey::writeModel(desk_.path(QStringLiteral("models/huge.safetensors")), 256 << 20);
    auto &window = second_->window();
    QVERIFY(journey::importFile(*second_, QStringLiteral("huge")));
    QTRY_VERIFY_WITH_TIMEOUT(journey::isImporting(*second_), patience);
    QVERIFY(!window.close());
    QVERIFY(window.isVisible());
    const auto *question = window.findChild<QMessageBox *>();
    QVERIFY(question && question->isVisible());
    QVERIFY2(question->text().contains(QLatin1String("models/huge")), qPrintable(question->text()));
    const auto buttons = question->buttons();
    const auto leave = std::find_if(buttons.begin(), buttons.end(),
                                    [](auto *button) { return button->text() == QLatin1String("Let it finish"); });
    QVERIFY(leave != buttons.end());
    (*leave)->click();
    QTRY_VERIFY(!window.isVisible());
    const auto pid = second_->embedded()->pid();
    second_.reset();
    QCOMPARE(desk_.servicePid(), pid);

    second_ = desk_.open();
    QTRY_VERIFY_WITH_TIMEOUT(second_->cache().contains("models/huge/versions/1"), patience);
    QCOMPARE(second_->embedded()->pid(), pid);
}

void TwoConsolesJourneyTest::cleanupTestCase() {
    first_.reset();
    second_.reset();
}

QTEST_MAIN(TwoConsolesJourneyTest)
#include "two_consoles_journey_test.moc"
