// Policies as an author writes them: keys and clicks on the page, a whole service behind it.
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QStringListModel>
#include <QTabBar>

#include "tests/widgets/policies/policies_fixture.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/time_chart.h"
#include "widgets/policies/flip_charts.h"
#include "widgets/policies/workspace.h"

using namespace std::chrono_literals;
using policiespage::PoliciesPage;
using policiespage::Workspace;
using support::applyChange;
using support::click;
using support::part;
using support::patience;
namespace v1 = pilothouse::v1;

class PoliciesPageTest final : public support::PoliciesFixture {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() {
        console_.reset();
        service_.reset();
    }

    void withoutPoliciesThePageOffersATemplate();
    void aTemplateIsPublishedThroughTheChangeFlow();
    void aRuleIsWrittenByKeys();
    void aSiteThatIsNotThereIsAMistakeAsOneTypes();
    void aRuleKeepsItsIdUntilItHasAnotherOfItsOwn();
    void whatIsWrongIsNamedAndMendedByAClick();
    void showLeadsToTheFieldThatIsWrong();
    void theFilterKeepsRulesThatSayIt();
    void draftsOfSeveralSetsAreKept();
    void anExampleBecomesATest();
    void whatWouldBeAskedOtherwiseIsADifference();
    void aTestIsWrittenAsAForm();
    void aRuleIsLedFromShadowToWarning();
    void flipsStandAtTheirTimes();
    void stagesThatAreRefusedAsYetAreNotOffered();
    void attributesOfOtherStagesAreNotOffered();
    void theGlassIsBrokenEndedAndShown();
    void whoMayNotWriteIsToldWhy();
};

void PoliciesPageTest::withoutPoliciesThePageOffersATemplate() {
    openPage();
    QCOMPARE(console_->page->count().value_or(-1), qint64(0));
    QVERIFY(action("policies.fromTemplate")->isEnabled());
    QVERIFY(!action("policies.publish")->isEnabled());
    QCOMPARE(action("policies.publish")->toolTip(), QStringLiteral("Select a policy set first."));
}

void PoliciesPageTest::aTemplateIsPublishedThroughTheChangeFlow() {
    openPage();
    QAbstractItemModelTester tester(tree(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    begin("policySets/permitted-regions");
    QVERIFY(draft().isNew());
    QTRY_COMPARE_WITH_TIMEOUT(summary(), QStringLiteral("No mistake. 3 test(s) pass. Analysis finds nothing."),
                              patience);
    publish();
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->count().value_or(0), qint64(1), patience);
    const auto set = console_->cache.find("policySets/permitted-regions");
    QVERIFY(set);
    QTRY_COMPARE_WITH_TIMEOUT(console_->cache.find("policySets/permitted-regions")->policy_set_status().rule_count(), 1,
                              patience);
    // What was just made can be deleted, without another look.
    QTRY_VERIFY_WITH_TIMEOUT(action("policySets.delete")->isEnabled(), patience);
    const auto top = tree()->index(0, 0);
    QCOMPARE(tree()->rowCount(top), 1);
    QCOMPARE(tree()->index(0, 0, top).data().toString(), QStringLiteral("in-permitted-regions"));
    QCOMPARE(tree()->index(0, 1, top).data().toString(), QStringLiteral("forbids"));
    QCOMPARE(tree()->index(0, 2, top).data().toString(), QStringLiteral("shadow"));
    // The button is out of use now; the keyboard is with the policies, not with what a notice offers.
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->window()->focusWidget(), console_->grid("policySets"), patience);
}

void PoliciesPageTest::aRuleIsWrittenByKeys() {
    openPage();
    begin("policySets/two-persons");
    addRule();
    const int added = draft().edited().policy_set().rules_size() - 1;
    // The keyboard is in the field of its id.
    auto *id = idLine();
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->focusWidget(), static_cast<QWidget *>(id), patience);
    QTest::keyClick(id, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(id, QStringLiteral("no-deletion"));
    QCOMPARE(rule(added).id(), std::string("no-deletion"));
    click(in("whenAdd"));
    auto *when = in("when");
    auto *attribute = part<QLineEdit>(*when, "predicateAttribute");
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->focusWidget(), static_cast<QWidget *>(attribute), patience);
    QTest::keyClicks(attribute, QStringLiteral("change.verb"));
    QTest::keyClick(attribute, Qt::Key_Escape);
    QCOMPARE(part<QComboBox>(*when, "predicateTest")->currentText(), QStringLiteral("is one of"));
    auto *values = part<QLineEdit>(*when, "predicateValues");
    QTest::keyClicks(values, QStringLiteral("delete"));
    QCOMPARE(rule(added).when(0).in().values(0), std::string("delete"));
    QTRY_COMPARE_WITH_TIMEOUT(summary(), QStringLiteral("No mistake. 8 test(s) pass. Analysis finds nothing."),
                              patience);
    // The form was not rebuilt under the hands of whoever writes.
    QCOMPARE(values->text(), QStringLiteral("delete"));
    publish();
    QTRY_COMPARE_WITH_TIMEOUT(console_->cache.find("policySets/two-persons")->policy_set_status().rule_count(), 4,
                              patience);
}

void PoliciesPageTest::whatIsWrongIsNamedAndMendedByAClick() {
    openPage();
    begin("policySets/licenses");
    addRule();
    click(in("whenAdd"));
    auto *attribute = part<QLineEdit>(*in("when"), "predicateAttribute");
    QTest::keyClicks(attribute, QStringLiteral("chnge.verb"));
    QTest::keyClick(attribute, Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(summary(), QStringLiteral("1 mistake(s):"), patience);
    QVERIFY(part<QLabel>(*in("when"), "predicateMistake")->isVisible());
    QVERIFY(!action("policies.publish")->isEnabled());
    QCOMPARE(action("policies.publish")->toolTip(),
             QStringLiteral("There are mistakes in it; they are named below the editor."));
    auto *fix = in<QPushButton>("quickFix");
    QCOMPARE(fix->text(), QStringLiteral("Take change.verb"));
    click(fix);
    QCOMPARE(draft().edited().policy_set().rules().rbegin()->when(0).attribute(), std::string("change.verb"));
    QTRY_COMPARE_WITH_TIMEOUT(attribute->text(), QStringLiteral("change.verb"), patience);
}

void PoliciesPageTest::aSiteThatIsNotThereIsAMistakeAsOneTypes() {
    openPage();
    begin("policySets/licenses");
    auto *sites = part<QWidget>(*in("setForm"), "scope.sites")->findChild<QLineEdit *>();
    QTest::keyClicks(sites, QStringLiteral("somewhere"));
    QTRY_COMPARE_WITH_TIMEOUT(summary(), QStringLiteral("1 mistake(s):"), patience);
    QVERIFY(!action("policies.publish")->isEnabled());
    const auto *said = in<QLabel>("scope.sitesMistake");
    QVERIFY(said->isVisible());
    QCOMPARE(said->text(), QStringLiteral("somewhere does not exist. Create it first, or name another."));
    for (int i = 0; i < 9; ++i)
        QTest::keyClick(sites, Qt::Key_Backspace);
    QTRY_VERIFY_WITH_TIMEOUT(action("policies.publish")->isEnabled(), patience);
}

void PoliciesPageTest::aRuleKeepsItsIdUntilItHasAnotherOfItsOwn() {
    openPage();
    begin("policySets/two-persons");
    addRule();
    const int added = draft().edited().policy_set().rules_size() - 1;
    auto *id = idLine();
    id->setFocus();
    QTest::keyClick(id, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(id, Qt::Key_Backspace);
    QCOMPARE(rule(added).id(), std::string("rule-1"));
    QVERIFY(in("ruleForm")->isVisible());
    QCOMPARE(console_->page->window()->focusWidget(), static_cast<QWidget *>(id));
    // Another rule's is not taken from it on the way.
    QTest::keyClicks(id, QStringLiteral("policies"));
    QCOMPARE(rule(added).id(), std::string("policie"));
    QTest::keyClicks(id, QStringLiteral("-too"));
    QCOMPARE(rule(added).id(), std::string("policies-too"));
    QVERIFY(draft().rule("policies"));
}

void PoliciesPageTest::showLeadsToTheFieldThatIsWrong() {
    openPage();
    begin("policySets/licenses");
    addRule();
    click(in("whenAdd"));
    auto *attribute = part<QLineEdit>(*in("when"), "predicateAttribute");
    QTest::keyClicks(attribute, QStringLiteral("chnge.verb"));
    QTest::keyClick(attribute, Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(summary(), QStringLiteral("1 mistake(s):"), patience);
    idLine()->setFocus();
    click(in("showProblem"));
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->window()->focusWidget(), static_cast<QWidget *>(attribute), patience);
}

void PoliciesPageTest::theFilterKeepsRulesThatSayIt() {
    openPage();
    begin("policySets/two-persons");
    publish();
    auto *filter = in<QLineEdit>("policyFilter");
    filter->setFocus();
    QTest::keyClicks(filter, QStringLiteral("acce"));
    QCOMPARE(tree()->rowCount(tree()->index(0, 0)), 1);
    QCOMPARE(tree()->index(0, 0, tree()->index(0, 0)).data().toString(), QStringLiteral("access"));
    QTest::keyClicks(filter, QStringLiteral("xyz"));
    QCOMPARE(tree()->rowCount(), 0);
    QCOMPARE(panel()->state(), kit::StatePanel::State::Empty);
    filter->clear();
    QCOMPARE(tree()->rowCount(tree()->index(0, 0)), 3);
}

void PoliciesPageTest::draftsOfSeveralSetsAreKept() {
    openPage();
    begin("policySets/two-persons");
    publish();
    addRule();
    begin("policySets/licenses");
    QCOMPARE(draft().name(), QStringLiteral("policySets/licenses"));
    select(QStringLiteral("policySets/two-persons"));
    QCOMPARE(draft().edited().policy_set().rules_size(), 4);
    QVERIFY(draft().isEdited());
    select(QStringLiteral("policySets/licenses"));
    QVERIFY(draft().isNew());
    click(in("policiesDiscardButton"));
    QTRY_COMPARE_WITH_TIMEOUT(tree()->rowCount(), 1, patience);
}

void PoliciesPageTest::anExampleBecomesATest() {
    openPage();
    begin("policySets/permitted-regions");
    const int before = draft().edited().policy_set().tests_size();
    // As if it were enforced now: what it would newly deny has an example.
    showTab("policyTabs", Workspace::Form);
    select(QStringLiteral("policySets/permitted-regions#in-permitted-regions"));
    showTab("policyTabs", Workspace::Rollout);
    click(in("rolloutStep4-0"));
    QCOMPARE(rule(0).mode(), v1::ENFORCE);
    showTab("policyTabs", Workspace::Difference);
    auto *differences = console_->grid("policyDifferences")->model();
    QTRY_VERIFY_WITH_TIMEOUT(differences->rowCount() > 0, patience);
    QCOMPARE(differences->index(0, 0).data().toString(), QStringLiteral("newly denied"));
    QTRY_VERIFY_WITH_TIMEOUT(in<QPushButton>("differenceToTest")->isEnabled(), patience);
    click(in("differenceToTest"));
    QCOMPARE(draft().edited().policy_set().tests_size(), before + 1);
    // It expects what the rules say.
    QTRY_VERIFY_WITH_TIMEOUT(!draft().edited().policy_set().tests().rbegin()->is_allowed(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    auto *tests = console_->grid("policyTests")->model();
    QTRY_COMPARE_WITH_TIMEOUT(tests->index(tests->rowCount() - 1, 0).data().toString(), QStringLiteral("passes"),
                              patience);
}

void PoliciesPageTest::whatWouldBeAskedOtherwiseIsADifference() {
    openPage();
    begin("policySets/two-persons");
    showTab("policyTabs", Workspace::Difference);
    auto *differences = console_->grid("policyDifferences")->model();
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->isSettled(), true, patience);
    // In the shadow nothing is asked.
    QCOMPARE(differences->rowCount(), 0);
    showTab("policyTabs", Workspace::Form);
    select(QStringLiteral("policySets/two-persons#access"));
    showTab("policyTabs", Workspace::Rollout);
    click(in("rolloutStep4-0"));
    QCOMPARE(rule(0).mode(), v1::ENFORCE);
    showTab("policyTabs", Workspace::Difference);
    QTRY_COMPARE_WITH_TIMEOUT(differences->rowCount(), 1, patience);
    QCOMPARE(differences->index(0, 0).data().toString(), QStringLiteral("asks for more"));
    const auto sentence = differences->index(0, 1).data().toString();
    QVERIFY2(sentence.startsWith(QStringLiteral("The rules would also ask for 1 approval")), qPrintable(sentence));
    QCOMPARE(differences->index(0, 2).data().toString(), QStringLiteral("no rule"));
    QCOMPARE(differences->index(0, 3).data().toString(), QStringLiteral("access"));
}

void PoliciesPageTest::aTestIsWrittenAsAForm() {
    openPage();
    begin("policySets/two-persons");
    showTab("policyTabs", Workspace::Tests);
    click(in("testAdd"));
    auto *form = in("testForm");
    QVERIFY(form->isVisible());
    auto *id = part<QWidget>(*form, "id")->findChild<QLineEdit *>();
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->focusWidget(), static_cast<QWidget *>(id), patience);
    QTest::keyClick(id, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(id, QStringLiteral("deletion"));
    const auto test = [this] { return *draft().edited().policy_set().tests().rbegin(); };
    QCOMPARE(test().id(), std::string("deletion"));
    click(in("factAdd"));
    auto *attribute = part<QLineEdit>(*form, "factAttribute");
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->focusWidget(), static_cast<QWidget *>(attribute), patience);
    QTest::keyClicks(attribute, QStringLiteral("change.verb"));
    QTest::keyClick(attribute, Qt::Key_Escape);
    auto *value = part<QLineEdit>(*form, "factValue");
    QTest::keyClicks(value, QStringLiteral("delete"));
    QCOMPARE(test().example().facts_size(), 1);
    QCOMPARE(test().example().facts(0).attribute(), std::string("change.verb"));
    QCOMPARE(test().example().facts(0).text(), std::string("delete"));
    // It is run as it is written, and is one of the list.
    QTRY_COMPARE_WITH_TIMEOUT(summary(), QStringLiteral("No mistake. 9 test(s) pass. Analysis finds nothing."),
                              patience);
    click(in("testsBack"));
    QVERIFY(!form->isVisible());
    auto *tests = console_->grid("policyTests")->model();
    QCOMPARE(tests->index(tests->rowCount() - 1, 1).data().toString(), QStringLiteral("deletion"));
}

void PoliciesPageTest::aRuleIsLedFromShadowToWarning() {
    openPage();
    begin("policySets/permitted-regions");
    publish();
    select(QStringLiteral("policySets/permitted-regions#in-permitted-regions"));
    showTab("policyTabs", Workspace::Rollout);
    click(in("rolloutStep3-0"));
    QCOMPARE(rule(0).mode(), v1::WARN);
    // It has not been in the shadow for long enough, and that is said.
    QTRY_COMPARE_WITH_TIMEOUT(summary(), QStringLiteral("1 mistake(s):"), patience);
    QVERIFY(
        part<QLabel>(*console_->page, "policyProblem")->text().contains(QStringLiteral("must first be in the shadow")));
    service_->clock.advance(25h);
    click(in("rolloutStep2-0"));
    click(in("rolloutStep3-0"));
    QTRY_VERIFY_WITH_TIMEOUT(action("policies.publish")->isEnabled(), patience);
    publish();
    QCOMPARE(rule(0).mode(), v1::WARN);
}

void PoliciesPageTest::flipsStandAtTheirTimes() {
    openPage();
    const auto session = console_->session();
    policiespage::FlipCharts charts(session);
    v1::BacktestPolicySetResponse answer;
    answer.mutable_bucket_length()->set_seconds(60);
    charts.show(answer);
    QVERIFY(charts.isHidden());
    // Minutes in which nothing was decided are left out of an answer.
    for (const int minute : {0, 1, 5}) {
        auto &bucket = *answer.add_over_time();
        bucket.mutable_time()->set_seconds(6'000 + 60 * minute);
        bucket.mutable_count()->set_decisions(10);
        bucket.mutable_count()->set_newly_denied(minute + 1);
        bucket.mutable_count()->set_otherwise_obliged(minute);
    }
    charts.show(answer);
    QVERIFY(!charts.isHidden());
    const auto &denied = charts.findChild<kit::TimeChart *>(QStringLiteral("flipsDenied"))->series();
    QCOMPARE(denied.start, qint64(6'000'000));
    QCOMPARE(denied.step, qint64(60'000));
    QCOMPARE(denied.means, (std::vector<float>{1, 2, 0, 0, 0, 6}));
    const auto &obliged = charts.findChild<kit::TimeChart *>(QStringLiteral("flipsObliged"))->series();
    QCOMPARE(obliged.means, (std::vector<float>{0, 1, 0, 0, 0, 5}));
}

void PoliciesPageTest::stagesThatAreRefusedAsYetAreNotOffered() {
    openPage();
    begin("policySets/two-persons");
    addRule();
    auto *stage = part<QWidget>(*in("ruleForm"), "stage")->findChild<QComboBox *>();
    QVERIFY(stage);
    QVERIFY(stage->findData(v1::ADMISSION_STAGE) >= 0);
    QCOMPARE(stage->findData(v1::REQUEST_STAGE), -1);
    QCOMPARE(stage->findData(v1::RESPONSE_STAGE), -1);
}

void PoliciesPageTest::attributesOfOtherStagesAreNotOffered() {
    openPage();
    begin("policySets/two-persons");
    addRule();
    click(in("whenAdd"));
    auto *line = part<QLineEdit>(*in("when"), "predicateAttribute");
    auto *offered = line->findChild<QStringListModel *>();
    QVERIFY(offered);
    QTRY_VERIFY_WITH_TIMEOUT(offered->stringList().contains(QStringLiteral("change.kind")), patience);
    QVERIFY(!offered->stringList().contains(QStringLiteral("target.region")));
    auto *stage = part<QWidget>(*in("ruleForm"), "stage")->findChild<QComboBox *>();
    stage->setFocus();
    QTest::keyClick(stage, Qt::Key_Down);
    QCOMPARE(draft().edited().policy_set().rules().rbegin()->stage(), v1::ADMISSION_STAGE);
    QVERIFY(offered->stringList().contains(QStringLiteral("target.region")));
    QVERIFY(!offered->stringList().contains(QStringLiteral("role_binding.role")));
}

void PoliciesPageTest::theGlassIsBrokenEndedAndShown() {
    openPage();
    breakTheGlass();
    showTab("policyViews", PoliciesPage::BreakGlass);
    QTRY_COMPARE_WITH_TIMEOUT(console_->cell("breakGlasses", 0, 0), QStringLiteral("holds"), patience);
    QCOMPARE(action("breakGlasses.review")->toolTip(), QStringLiteral("It is not over yet."));
    QTRY_VERIFY_WITH_TIMEOUT(action("breakGlasses.end")->isEnabled(), patience);
    action("breakGlasses.end")->trigger();
    click(part<QPushButton>(*support::waitForDialog("verbDialog"), "act"));
    QTRY_COMPARE_WITH_TIMEOUT(console_->cell("breakGlasses", 0, 0), QStringLiteral("to be reviewed"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(in("openReviews")->isVisible(), patience);
    QCOMPARE(action("breakGlasses.review")->toolTip(), QStringLiteral("Somebody else than who began it reviews it."));
}

void PoliciesPageTest::whoMayNotWriteIsToldWhy() {
    start({.verifyDelay = 1h});
    open(service_->enrol("viewer").credentials());
    waitForPage();
    QTRY_VERIFY_WITH_TIMEOUT(action("policies.fromTemplate")->toolTip().contains(QStringLiteral("policySets.create")),
                             patience);
    QVERIFY(!action("policies.fromTemplate")->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(!action("breakGlasses.begin")->isEnabled(), patience);
}

QTEST_MAIN(PoliciesPageTest)
#include "policies_page_test.moc"
