// When a change request is applied, and what people write to it; a whole service behind the page.
#include <QCheckBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>

#include "tests/widgets/changes/changes_fixture.h"
#include "widgets/kit/zoned_time_edit.h"

using support::click;
using support::part;
using support::patience;
using support::waitForDialog;
namespace v1 = pilothouse::v1;

using Console = support::PageConsole<changespage::ChangesPage>;

class RequestPartsTest final : public support::ChangesFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { openHouse(); }
    void cleanup() { closeHouse(); }

    void aRequestForLaterWaitsForItsTime();
    void anotherTimeDropsApprovalsAndSaysSo();
    void theWindowOfARequestIsChosenAndShown();
    void commentsAreReadByTheOther();
    void whatIsTypedStaysAtItsRequest();
    void whatIsTypedWhileACommentIsSentStays();
};

void RequestPartsTest::aRequestForLaterWaitsForItsTime() {
    const auto name = support::askForLicense(*operator_, "MIT");
    openAs(*approver_);
    read(name);
    QTRY_VERIFY_WITH_TIMEOUT(action("changeRequests.schedule")->isEnabled(), patience);
    click(button("changeRequestsScheduleButton"));
    auto *dialog = waitForDialog("verbDialog");
    auto *act = part<QPushButton>(*dialog, "act");
    auto *time = part<kit::ZonedTimeEdit>(*dialog, "startTime");
    const auto now = std::chrono::system_clock::to_time_t(service_->clock.now());
    time->setInstant(now - 60);
    QVERIFY(part<QRadioButton>(*dialog, "later")->isChecked());
    QCOMPARE(act->toolTip(), QStringLiteral("Choose a time in the future."));
    const auto *lack = part<QLabel>(*dialog, "startTimeLack");
    QVERIFY(lack->isVisible());
    QCOMPARE(lack->text(), act->toolTip());
    QVERIFY(!act->isEnabled());
    time->setInstant(now + 7'200);
    QVERIFY(act->isEnabled());
    QVERIFY(!lack->isVisible());
    click(act);
    QTRY_COMPARE_WITH_TIMEOUT(request(name).start_time().seconds(), std::int64_t(now + 7'200), patience);
    // An approval is of the time that has been read.
    QTRY_VERIFY_WITH_TIMEOUT(fact("Not before") != QStringLiteral("as soon as it is approved"), patience);
    read(name);
    say("changeRequestsApproveButton", "In the night");
    becomes(name, v1::AWAITING_TIME);
    QVERIFY(license().empty());
    read(name);
    QTRY_VERIFY_WITH_TIMEOUT(fact("Standing").startsWith(QStringLiteral("It is approved, and is applied at ")),
                             patience);
}

void RequestPartsTest::anotherTimeDropsApprovalsAndSaysSo() {
    (void)service_->enrol("approver");
    support::enforceApprovals(*service_, 2);
    const auto name = support::askForLicense(*operator_, "MIT");
    openAs(*approver_);
    read(name);
    say("changeRequestsApproveButton", "Fine");
    QTRY_COMPARE_WITH_TIMEOUT(request(name).approvals_size(), 1, patience);
    read(name);
    QTRY_COMPARE_WITH_TIMEOUT(fact("Approvals"), QStringLiteral("1 of 2"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!support::dialogNamed("verbDialog"), patience);
    click(button("changeRequestsScheduleButton"));
    auto *dialog = waitForDialog("verbDialog");
    const auto consequence = part<QLabel>(*dialog, "consequence")->text();
    QVERIFY2(consequence.contains(QStringLiteral("drops those of")), qPrintable(consequence));
    const auto now = std::chrono::system_clock::to_time_t(service_->clock.now());
    part<kit::ZonedTimeEdit>(*dialog, "startTime")->setInstant(now + 7'200);
    click(part<QPushButton>(*dialog, "act"));
    QTRY_COMPARE_WITH_TIMEOUT(request(name).approvals_size(), 0, patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->posted.last().text.startsWith(QStringLiteral("It waits for 2 approval(s)")),
                             patience);
}

void RequestPartsTest::theWindowOfARequestIsChosenAndShown() {
    const auto name = support::askForLicense(*operator_, "MIT");
    openAs(*approver_);
    read(name);
    QTRY_VERIFY_WITH_TIMEOUT(action("changeRequests.schedule")->isEnabled(), patience);
    click(button("changeRequestsScheduleButton"));
    auto *dialog = waitForDialog("verbDialog");
    auto *act = part<QPushButton>(*dialog, "act");
    auto *start = part<kit::ZonedTimeEdit>(*dialog, "startTime");
    auto *end = part<kit::ZonedTimeEdit>(*dialog, "endTime");
    const auto now = std::chrono::system_clock::to_time_t(service_->clock.now());
    constexpr qint64 hour = 3'600;
    constexpr qint64 day = 24 * hour;
    start->setInstant(now + 31 * day);
    QVERIFY(!act->isEnabled());
    QVERIFY(act->toolTip().startsWith(QStringLiteral("Choose a begin until ")));
    start->setInstant(now + 2 * hour);
    QVERIFY(act->isEnabled());
    QVERIFY(!part<QCheckBox>(*dialog, "ends")->isChecked());
    end->setInstant(now + hour);
    QVERIFY(part<QCheckBox>(*dialog, "ends")->isChecked());
    QCOMPARE(act->toolTip(), QStringLiteral("Choose an end after the begin."));
    end->setInstant(now + 6 * hour);
    QVERIFY(act->isEnabled());
    click(act);
    QTRY_COMPARE_WITH_TIMEOUT(request(name).expire_time().seconds(), std::int64_t(now + 6 * hour), patience);
    read(name);
    QTRY_COMPARE_WITH_TIMEOUT(fact("Not after"), console_->times.instant(request(name).expire_time()), patience);
    QCOMPARE(fact("Not before"), console_->times.instant(request(name).start_time()));
    // What was chosen is what stands there the next time.
    QTRY_VERIFY_WITH_TIMEOUT(!support::dialogNamed("verbDialog"), patience);
    click(button("changeRequestsScheduleButton"));
    dialog = waitForDialog("verbDialog");
    QVERIFY(part<QCheckBox>(*dialog, "ends")->isChecked());
    QCOMPARE(part<kit::ZonedTimeEdit>(*dialog, "endTime")->instant(), now + 6 * hour);
    dialog->reject();
}

void RequestPartsTest::commentsAreReadByTheOther() {
    const auto name = support::askForLicense(*operator_, "MIT");
    openAs(*approver_);
    Console other(*service_, operator_->credentials(), theme_, memory_.path() / "other");
    QTRY_VERIFY_WITH_TIMEOUT(other.cache.contains(name), patience);
    QVERIFY(other.page->reveal(QString::fromStdString(name)));
    read(name);
    auto *details = part<QTabWidget>(*console_->page, "details");
    details->setCurrentIndex(1);
    auto *comment = part<QPlainTextEdit>(*console_->page, "comment");
    auto *write = part<QPushButton>(*console_->page, "writeComment");
    QVERIFY(!write->isEnabled());
    comment->setFocus();
    QTest::keyClicks(comment, QStringLiteral("Who checked it?"));
    QTRY_VERIFY_WITH_TIMEOUT(write->isEnabled(), patience);
    QTest::keyClick(comment, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(comment->toPlainText().isEmpty(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(details->tabText(1), QStringLiteral("Comments 1"), patience);
    const auto readThere = [&other] {
        const auto *text = other.page->findChild<QLabel *>(QStringLiteral("commentText"));
        return text ? text->text() : QString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(readThere(), QStringLiteral("Who checked it?"), patience);
    // More than is kept cannot be sent.
    comment->setPlainText(QString(5'000, QLatin1Char('x')));
    QVERIFY(!write->isEnabled());
    QVERIFY(write->toolTip().contains(QStringLiteral("at most")));
}

void RequestPartsTest::whatIsTypedStaysAtItsRequest() {
    const auto one = support::askForLicense(*operator_, "MIT");
    const auto other = support::askForLicense(*operator_, "BSD");
    openAs(*approver_);
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.contains(one) && console_->cache.contains(other), patience);
    read(one);
    part<QTabWidget>(*console_->page, "details")->setCurrentIndex(1);
    auto *comment = part<QPlainTextEdit>(*console_->page, "comment");
    QTest::keyClicks(comment, QStringLiteral("Who checked it?"));
    read(other);
    QCOMPARE(comment->toPlainText(), QString());
    QTest::keyClicks(comment, QStringLiteral("Not this one."));
    read(one);
    QCOMPARE(comment->toPlainText(), QStringLiteral("Who checked it?"));
    // What is written waits no longer.
    QTest::keyClick(comment, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(comment->toPlainText().isEmpty(), patience);
    read(other);
    QCOMPARE(comment->toPlainText(), QStringLiteral("Not this one."));
    read(one);
    QCOMPARE(comment->toPlainText(), QString());
}

void RequestPartsTest::whatIsTypedWhileACommentIsSentStays() {
    const auto name = support::askForLicense(*operator_, "MIT");
    openAs(*approver_);
    read(name);
    part<QTabWidget>(*console_->page, "details")->setCurrentIndex(1);
    auto *comment = part<QPlainTextEdit>(*console_->page, "comment");
    auto *write = part<QPushButton>(*console_->page, "writeComment");
    QTest::keyClicks(comment, QStringLiteral("Who checked it?"));
    QTRY_VERIFY_WITH_TIMEOUT(write->isEnabled(), patience);
    QTest::keyClick(comment, Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClicks(comment, QStringLiteral(" And when?"));
    QTRY_COMPARE_WITH_TIMEOUT(part<QTabWidget>(*console_->page, "details")->tabText(1), QStringLiteral("Comments 1"),
                              patience);
    QTRY_VERIFY_WITH_TIMEOUT(write->isEnabled(), patience);
    QCOMPARE(comment->toPlainText(), QStringLiteral("Who checked it? And when?"));
}

QTEST_MAIN(RequestPartsTest)
#include "request_parts_test.moc"
