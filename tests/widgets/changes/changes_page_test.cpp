// Two pairs of eyes on the page: who is asked, what is read before it is approved, and what comes of it; a whole
// service behind it, and a person on either side.
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>

#include "tests/widgets/changes/changes_fixture.h"
#include "widgets/changes/requests_model.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/state_panel.h"

using changespage::RequestsModel;
using support::click;
using support::factIn;
using support::part;
using support::patience;
using support::waitForDialog;
namespace v1 = pilothouse::v1;

class ChangesPageTest final : public support::ChangesFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { openHouse(); }
    void cleanup() { closeHouse(); }

    void whatWaitsForMeIsReadAndApproved();
    void whoeverAskedMayNotApproveAndWithdraws();
    void whoHasSpokenIsNotAskedAgain();
    void whoHoldsNoRoleIsToldSo();
    void aRejectionAsksWhyAndEndsIt();
    void whatWasChangedOtherwiseIsVoidAndSaysWhy();
    void whatCouldNotBeAppliedSaysWhy();
    void whatNobodyApprovedHasLapsed();
    void theListsShowWhatTheySay();
    void whatIsAboutMeDoesNotWaitForMe();
    void ofManyObjectsTheNamesAreTold();
    void rulesAreLinks();
    void movesStandInTheHistory();
};

void ChangesPageTest::whatWaitsForMeIsReadAndApproved() {
    const auto name = support::askForLicense(*operator_, "MIT");
    openAs(*approver_);
    // What waits is shown at once, and counted in the navigation.
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->count().value_or(0), qint64(1), patience);
    QCOMPARE(lists()->currentIndex(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(lists()->tabText(0), QStringLiteral("Wait for me 1"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->shownObject(), QString::fromStdString(name), patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    QAbstractItemModelTester tester(console_->grid("changeRequests")->model(),
                                    QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(console_->cell("changeRequests", 0, RequestsModel::What), QStringLiteral("Change models/llama"));
    QCOMPARE(console_->cell("changeRequests", 0, RequestsModel::Approvals), QStringLiteral("0 of 1"));
    QCOMPARE(console_->cell("changeRequests", 0, RequestsModel::Lapses), QStringLiteral("2 day(s)"));
    QVERIFY2(diff().contains(QStringLiteral("MIT")), qPrintable(diff()));
    QVERIFY2(verdict().startsWith(QStringLiteral("Checked now")), qPrintable(verdict()));
    QCOMPARE(fact("Reason"), QStringLiteral("The licence was wrong"));
    QCOMPARE(fact("Your part"), QStringLiteral("It waits for you: approve or reject it."));
    QCOMPARE(action("changeRequests.withdraw")->toolTip(),
             QStringLiteral("Only whoever asked for it can take it back."));
    say("changeRequestsApproveButton", "Checked with legal");
    becomes(name, v1::APPLIED);
    QCOMPARE(license(), std::string("MIT"));
    QVERIFY(
        console_->posted.last().text.startsWith(QStringLiteral("You have approved it. It was approved and applied")));
    QTRY_VERIFY_WITH_TIMEOUT(!console_->page->count(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(part<kit::StatePanel>(*console_->page, "changeRequestsState")->state(),
                              kit::StatePanel::State::Empty, patience);
    // What it was stays to be read.
    read(name);
    QTRY_VERIFY_WITH_TIMEOUT(diff().contains(QStringLiteral("MIT")), patience);
    QVERIFY(verdict().startsWith(QStringLiteral("It was approved and applied")));
    QVERIFY(!action("changeRequests.approve")->isEnabled());
}

void ChangesPageTest::whoeverAskedMayNotApproveAndWithdraws() {
    const auto name = support::askForLicense(service_->owner(), "MIT");
    openAs(service_->owner());
    read(name);
    QTRY_COMPARE_WITH_TIMEOUT(
        action("changeRequests.approve")->toolTip(),
        QStringLiteral("Whoever asked for a change cannot approve it, with whatever certificate."), patience);
    QVERIFY(!action("changeRequests.approve")->isEnabled());
    QVERIFY(!action("changeRequests.reject")->isEnabled());
    QVERIFY(!console_->page->count());
    say("changeRequestsWithdrawButton", "Not needed");
    becomes(name, v1::WITHDRAWN);
    // It is open no more.
    read(name);
    QTRY_VERIFY_WITH_TIMEOUT(verdict().contains(QStringLiteral("took it back")), patience);
    QVERIFY(license().empty());
}

void ChangesPageTest::whoHasSpokenIsNotAskedAgain() {
    // Of three who may, with the owner.
    (void)service_->enrol("approver");
    support::enforceApprovals(*service_, 2);
    const auto name = support::askForLicense(*operator_, "MIT");
    openAs(*approver_);
    read(name);
    say("changeRequestsApproveButton", "Fine");
    becomes(name, v1::AWAITING_APPROVAL);
    read(name);
    QTRY_COMPARE_WITH_TIMEOUT(action("changeRequests.approve")->toolTip(),
                              QStringLiteral("You have said what you think of it already."), patience);
    QCOMPARE(fact("Approvals"), QStringLiteral("1 of 2"));
    QVERIFY(!console_->page->count());
    // He may still think otherwise.
    QTRY_VERIFY_WITH_TIMEOUT(action("changeRequests.reject")->isEnabled(), patience);
    say("changeRequestsRejectButton", "Not so fine");
    becomes(name, v1::REJECTED);
    read(name);
    QTRY_COMPARE_WITH_TIMEOUT(fact("Approvals"), QStringLiteral("0 of 2"), patience);
}

void ChangesPageTest::whoHoldsNoRoleIsToldSo() {
    const auto name = support::askForLicense(*operator_, "MIT");
    openAs(service_->enrol("viewer"));
    read(name);
    QTRY_COMPARE_WITH_TIMEOUT(
        action("changeRequests.approve")->toolTip(),
        QStringLiteral("Approving it needs the role of an approver or an administrator in its scope."), patience);
    QVERIFY(!console_->page->count());
    QTRY_VERIFY_WITH_TIMEOUT(!action("changeRequests.schedule")->isEnabled(), patience);
}

void ChangesPageTest::aRejectionAsksWhyAndEndsIt() {
    const auto name = support::askForLicense(*operator_, "MIT");
    openAs(*approver_);
    read(name);
    QTRY_VERIFY_WITH_TIMEOUT(action("changeRequests.reject")->isEnabled(), patience);
    click(button("changeRequestsRejectButton"));
    auto *dialog = waitForDialog("verbDialog");
    auto *act = part<QPushButton>(*dialog, "act");
    QVERIFY(!act->isEnabled());
    QTest::keyClicks(part<QLineEdit>(*dialog, "reason"), QStringLiteral("It is not MIT"));
    click(act);
    becomes(name, v1::REJECTED);
    read(name);
    QTRY_COMPARE_WITH_TIMEOUT(fact("Why it was rejected"), QStringLiteral("It is not MIT"), patience);
    QCOMPARE(fact("Lapses"), QString());
    QTRY_VERIFY_WITH_TIMEOUT(verdict().contains(QStringLiteral("rejected it; nothing has changed.")), patience);
    QVERIFY(!action("changeRequests.approve")->isEnabled());
    QVERIFY(license().empty());
    show(3);
    QTRY_COMPARE_WITH_TIMEOUT(console_->cell("changeRequests", 0, RequestsModel::Lapses), QStringLiteral("over"),
                              patience);
}

void ChangesPageTest::whatWasChangedOtherwiseIsVoidAndSaysWhy() {
    const auto one = support::askForLicense(*operator_, "MIT");
    const auto other = support::askForLicense(*operator_, "BSD");
    openAs(*approver_);
    read(other);
    say("changeRequestsApproveButton", "This one");
    becomes(one, v1::VOID);
    read(one);
    QTRY_VERIFY_WITH_TIMEOUT(verdict().contains(QStringLiteral("models/llama was changed otherwise")), patience);
    QCOMPARE(license(), std::string("BSD"));
    // What was asked for is still told.
    QTRY_VERIFY_WITH_TIMEOUT(diff().contains(QStringLiteral("MIT")), patience);
}

void ChangesPageTest::whatCouldNotBeAppliedSaysWhy() {
    const auto name = support::askForLicense(*operator_, "MIT");
    auto asked = support::ruleOnModels("two-persons", v1::OBLIGE);
    asked.mutable_obligations()->set_approvals(1);
    support::enforce(*service_, {asked, support::ruleOnModels("frozen", v1::FORBID)});
    openAs(*approver_);
    read(name);
    QTRY_VERIFY_WITH_TIMEOUT(verdict().startsWith(QStringLiteral("It could not be applied now.")), patience);
    say("changeRequestsApproveButton", "All the same");
    becomes(name, v1::NOT_APPLICABLE);
    read(name);
    QTRY_VERIFY_WITH_TIMEOUT(verdict().startsWith(QStringLiteral("It was approved and could not be applied.")),
                             patience);
    QVERIFY(verdict().contains(QStringLiteral("frozen")));
    QVERIFY(license().empty());
    QSignalSpy links(&*console_->page, &kit::Page::linkRequested);
    const auto buttons = part<kit::Banner>(*console_->page, "dryRun")->findChildren<QPushButton *>();
    const auto why =
        std::find_if(buttons.begin(), buttons.end(), [](const auto *button) { return button->isVisible(); });
    QVERIFY(why != buttons.end());
    click(*why);
    QCOMPARE(links.value(0).value(0).toString(), QStringLiteral("policySets/house#frozen"));
}

void ChangesPageTest::whatNobodyApprovedHasLapsed() {
    const auto name = support::askForLicense(*operator_, "MIT");
    openAs(*approver_);
    read(name);
    service_->clock.advance(std::chrono::hours(73));
    becomes(name, v1::EXPIRED);
    read(name);
    QTRY_VERIFY_WITH_TIMEOUT(verdict().startsWith(QStringLiteral("Nobody approved it until ")), patience);
    QVERIFY(!action("changeRequests.approve")->isEnabled());
    QVERIFY(license().empty());
}

void ChangesPageTest::theListsShowWhatTheySay() {
    const auto open = support::askForLicense(*operator_, "MIT");
    const auto own = support::askForLicense(service_->owner(), "BSD");
    openAs(service_->owner());
    QTRY_COMPARE_WITH_TIMEOUT(lists()->tabText(0), QStringLiteral("Wait for me 1"), patience);
    QCOMPARE(lists()->tabText(1), QStringLiteral("Mine 1"));
    QCOMPARE(lists()->tabText(2), QStringLiteral("Open 2"));
    const auto names = [this] {
        QStringList texts;
        const auto *model = console_->grid("changeRequests")->model();
        for (int row = 0; row < model->rowCount(); ++row)
            texts << model->index(row, RequestsModel::Who).data().toString();
        return texts;
    };
    show(0);
    QCOMPARE(names().size(), 1);
    QCOMPARE(console_->page->shownObject().toStdString(), open);
    show(1);
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->shownObject().toStdString(), own, patience);
    QCOMPARE(names().size(), 1);
    show(2);
    QTRY_COMPARE_WITH_TIMEOUT(names().size(), 2, patience);
    // What a list does not have is shown in all of them.
    show(1);
    read(open);
    QCOMPARE(lists()->currentIndex(), 3);
    for (int column = 0; column < RequestsModel::ColumnCount; ++column) {
        console_->grid("changeRequests")->sortByColumn(column, Qt::DescendingOrder);
        QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
        QCOMPARE(names().size(), 2);
    }
    QVERIFY(console_->page->reveal(QStringLiteral("changeRequests?state = VOID")));
    QTRY_COMPARE_WITH_TIMEOUT(names().size(), 0, patience);
}

void ChangesPageTest::whatIsAboutMeDoesNotWaitForMe() {
    auto onPeople = support::ruleOnModels("people", v1::OBLIGE);
    onPeople.mutable_when(0)->mutable_in()->set_values(0, "principals");
    onPeople.mutable_obligations()->set_approvals(1);
    auto onModels = support::ruleOnModels("two-persons", v1::OBLIGE);
    onModels.mutable_obligations()->set_approvals(1);
    (void)service_->enrol("approver");
    support::enforce(*service_, {onModels, onPeople});
    const auto open = support::askForLicense(*operator_, "MIT");
    auto person = *service_->owner().get(service_->principalOf(*approver_));
    person.clear_principal_status();
    person.mutable_principal()->set_disabled(true);
    v1::ApplyRequest asked;
    auto &put = *asked.add_changes()->mutable_put();
    put.set_etag(person.meta().etag());
    *put.mutable_resource() = person;
    const auto answer = service_->owner().ask<v1::ApplyResponse>("ResourceService.Apply", asked);
    QVERIFY2(answer && !answer->change_request().empty(), "nobody was asked to approve it");
    openAs(*approver_);
    QTRY_COMPARE_WITH_TIMEOUT(lists()->tabText(2), QStringLiteral("Open 2"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(lists()->tabText(0), QStringLiteral("Wait for me 1"), patience);
    show(0);
    QTRY_COMPARE_WITH_TIMEOUT(console_->grid("changeRequests")->model()->rowCount(), 1, patience);
    QCOMPARE(console_->page->shownObject().toStdString(), open);
}

void ChangesPageTest::ofManyObjectsTheNamesAreTold() {
    constexpr int count = 22;
    v1::ApplyRequest asked;
    for (int i = 0; i < count; ++i) {
        const auto id = "many-" + std::to_string(i);
        QVERIFY(service_->owner().put(support::modelNamed(id)));
        auto model = service_->owner().get("models/" + id);
        QVERIFY(model);
        model->clear_model_status();
        model->mutable_model()->set_license("MIT");
        auto &put = *asked.add_changes()->mutable_put();
        put.set_etag(model->meta().etag());
        *put.mutable_resource() = *std::move(model);
    }
    const auto answer = operator_->ask<v1::ApplyResponse>("ResourceService.Apply", asked);
    QVERIFY2(answer && !answer->change_request().empty(), "nobody was asked to approve it");
    const auto name = answer->change_request();
    openAs(*approver_);
    read(name);
    say("changeRequestsRejectButton", "Too many at once");
    becomes(name, v1::REJECTED);
    read(name);
    QTRY_VERIFY_WITH_TIMEOUT(diff().contains(QStringLiteral("models/many-21")), patience);
    QCOMPARE(part<QLabel>(*console_->page, "untold")->text(),
             QStringLiteral("Of 2 more object(s) the names alone are told."));
}

void ChangesPageTest::rulesAreLinks() {
    const auto name = support::askForLicense(*operator_, "MIT");
    openAs(*approver_);
    read(name);
    QSignalSpy links(&*console_->page, &kit::Page::linkRequested);
    auto *rule = part<QPushButton>(*console_->page, "rule");
    QCOMPARE(part<QLabel>(*console_->page, "ruleText")->text(),
             QStringLiteral("“two-persons” of policySets/house, revision 1"));
    click(rule);
    QCOMPARE(links.value(0).value(0).toString(), QStringLiteral("policySets/house#two-persons"));
}

void ChangesPageTest::movesStandInTheHistory() {
    const auto name = support::askForLicense(*operator_, "MIT");
    openAs(*approver_);
    read(name);
    say("changeRequestsRejectButton", "It is not MIT");
    read(name);
    part<QTabWidget>(*console_->page, "details")->setCurrentIndex(2);
    QTRY_COMPARE_WITH_TIMEOUT(console_->grid("history")->model()->rowCount(), 2, patience);
    QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>(*console_->page, "cause")->text().contains(QStringLiteral("It is not MIT")),
                             patience);
}

QTEST_MAIN(ChangesPageTest)
#include "changes_page_test.moc"
