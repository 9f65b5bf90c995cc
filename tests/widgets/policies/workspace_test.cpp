// What stands beside the text of a set says what is so of that set, as it is written now, and changes nothing unasked.
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "tests/widgets/policies/policies_fixture.h"
#include "widgets/policies/workspace.h"

using namespace std::chrono_literals;
using policiespage::Draft;
using policiespage::Workspace;
using support::click;
using support::part;
using support::patience;
namespace v1 = pilothouse::v1;

class WorkspaceTest final : public support::PoliciesFixture {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() {
        console_.reset();
        service_.reset();
    }

    void anAddedTestWaitsInItsOwnSetAlone();
    void whatSomebodyExpectsIsNotOverwritten();
    void aBacktestIsOfOneSet();
    void aBacktestThatRunsSaysSo();
    void whyNoBacktestCanBeRunIsTold();
    void anIdThatIsRefusedIsSaidUntilItIsMended();
    void withABrokenTextNoTestIsMade();
    void aRuleThatDoesNotStandHasCountedNothing();
    void theWayBackIntoTheShadowIsToldWhereThereIsOne();

private:
    QString backtest() const { return in<QLabel>("backtestSummary")->text(); }
    void testAttribute(const char *attribute) {
        auto set = draft().edited();
        set.mutable_policy_set()->mutable_rules(0)->mutable_when(0)->set_attribute(attribute);
        draft().put(std::move(set), Draft::Origin::Fix);
        QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    }
    v1::PolicyTest lastTest() const { return *draft().edited().policy_set().tests().rbegin(); }
    // A test that waits for its expectation, since nothing is said of a set with a mistake in it.
    void addWaitingTest() {
        begin("policySets/two-persons");
        testAttribute("chnge.kind");
        showTab("policyTabs", Workspace::Tests);
        click(in("testAdd"));
        QVERIFY(lastTest().is_allowed());
    }
    static v1::Resource freeze(v1::PolicyEffect effect) {
        v1::Resource set;
        set.mutable_meta()->set_name("policySets/freeze");
        set.mutable_policy_set()->mutable_shadow_time();
        auto &rule = *set.mutable_policy_set()->add_rules();
        rule.set_id("frozen");
        rule.set_stage(v1::ADMINISTRATION_STAGE);
        rule.set_effect(effect);
        rule.set_mode(v1::ENFORCE);
        if (effect == v1::OBLIGE)
            rule.mutable_obligations()->set_reason(true);
        auto &kind = *rule.add_when();
        kind.set_attribute("change.kind");
        kind.mutable_in()->add_values("teams");
        return set;
    }
    QString told(const char *fact) const { return support::factIn(*console_->page, "policyRolloutFacts", fact); }
};

void WorkspaceTest::anAddedTestWaitsInItsOwnSetAlone() {
    openPage();
    addWaitingTest();
    v1::Resource other;
    other.mutable_meta()->set_name("policySets/other");
    auto &test = *other.mutable_policy_set()->add_tests();
    test.set_id(lastTest().id());
    test.set_stage(v1::ADMINISTRATION_STAGE);
    // Nothing denies it.
    test.set_is_allowed(false);
    draft().begin(other);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    QCOMPARE(console_->cell("policyTests", 0, 0), QStringLiteral("fails"));
    QVERIFY(!lastTest().is_allowed());
}

void WorkspaceTest::whatSomebodyExpectsIsNotOverwritten() {
    openPage();
    addWaitingTest();
    auto set = draft().edited();
    set.mutable_policy_set()->mutable_tests()->rbegin()->set_is_allowed(false);
    draft().put(std::move(set), Draft::Origin::Form);
    testAttribute("change.kind");
    const int row = draft().edited().policy_set().tests_size() - 1;
    QTRY_COMPARE_WITH_TIMEOUT(console_->cell("policyTests", row, 0), QStringLiteral("fails"), patience);
    QVERIFY(!lastTest().is_allowed());
}

void WorkspaceTest::aBacktestIsOfOneSet() {
    openPage();
    begin("policySets/two-persons");
    showTab("policyTabs", Workspace::Backtest);
    QTRY_VERIFY_WITH_TIMEOUT(in("backtestRun")->isEnabled(), patience);
    click(in("backtestRun"));
    QTRY_VERIFY2_WITH_TIMEOUT(backtest().startsWith(QStringLiteral("Of ")), qPrintable(backtest()), patience);
    begin("policySets/licenses");
    QVERIFY2(backtest().startsWith(QStringLiteral("Nothing was run yet.")), qPrintable(backtest()));
    // Nor does an answer that comes late.
    click(in("backtestRun"));
    begin("policySets/permitted-regions");
    QVERIFY2(backtest().startsWith(QStringLiteral("Nothing was run yet.")), qPrintable(backtest()));
    click(in("backtestRun"));
    QTRY_VERIFY2_WITH_TIMEOUT(backtest().startsWith(QStringLiteral("Of ")), qPrintable(backtest()), patience);
    QVERIFY2(!backtest().endsWith(QStringLiteral("The rules were changed since.")), qPrintable(backtest()));
}

void WorkspaceTest::aBacktestThatRunsSaysSo() {
    openPage();
    begin("policySets/two-persons");
    showTab("policyTabs", Workspace::Backtest);
    QTRY_VERIFY_WITH_TIMEOUT(in("backtestRun")->isEnabled(), patience);
    click(in("backtestRun"));
    QVERIFY(!in("backtestRun")->isEnabled());
    auto set = draft().edited();
    set.mutable_policy_set()->set_description("Otherwise");
    draft().put(std::move(set), Draft::Origin::Fix);
    QCOMPARE(backtest(), QStringLiteral("The past is decided once more."));
    QTRY_VERIFY2_WITH_TIMEOUT(backtest().endsWith(QStringLiteral("The rules were changed since.")),
                              qPrintable(backtest()), patience);
    QVERIFY(in("backtestRun")->isEnabled());
}

void WorkspaceTest::whyNoBacktestCanBeRunIsTold() {
    openPage();
    askForApprovals();
    showTab("policyTabs", Workspace::Backtest);
    QTRY_VERIFY_WITH_TIMEOUT(in("backtestRun")->isEnabled(), patience);
    draft().setUnfinished(QStringLiteral("{"), QStringLiteral("It is not closed."));
    QVERIFY(!in("backtestRun")->isEnabled());
    QCOMPARE(in("backtestRun")->toolTip(), QStringLiteral("Mend the JSON text first."));
    draft().setUnfinished(std::nullopt, {});
    QVERIFY(in("backtestRun")->isEnabled());
    const auto operating = service_->enrol("operator");
    console_.reset();
    open(operating.credentials());
    waitForPage();
    select(QStringLiteral("policySets/house"));
    QTRY_VERIFY_WITH_TIMEOUT(in("backtestRun")->toolTip().contains(QStringLiteral("policySets.backtest")), patience);
    QVERIFY(!in("backtestRun")->isEnabled());
}

void WorkspaceTest::anIdThatIsRefusedIsSaidUntilItIsMended() {
    openPage();
    begin("policySets/two-persons");
    addRule();
    addRule();
    const int added = draft().edited().policy_set().rules_size() - 1;
    auto *id = idLine();
    id->setFocus();
    QTest::keyClick(id, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(id, QStringLiteral("rule-1"));
    QCOMPARE(rule(added).id(), std::string("rule-"));
    // What the service says of the rule by its last id says nothing of the one that is typed.
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    auto *mistake = part<QLabel>(*in("ruleForm"), "idMistake");
    QVERIFY(mistake->isVisible());
    QCOMPARE(mistake->text(), QStringLiteral("Another rule has this id already."));
    QVERIFY(!action("policies.publish")->isEnabled());
    QCOMPARE(action("policies.publish")->toolTip(), mistake->text());
    QTest::keyClicks(id, QStringLiteral("2"));
    QCOMPARE(rule(added).id(), std::string("rule-12"));
    QVERIFY(draft().ruleIdRefusal().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(!mistake->isVisible(), patience);
}

void WorkspaceTest::withABrokenTextNoTestIsMade() {
    openPage();
    begin("policySets/permitted-regions");
    showTab("policyTabs", Workspace::Findings);
    QVERIFY(!in("findingToTest")->isEnabled());
    QCOMPARE(in("findingToTest")->toolTip(), QStringLiteral("Select a finding first."));
    select(QStringLiteral("policySets/permitted-regions#in-permitted-regions"));
    showTab("policyTabs", Workspace::Rollout);
    click(in("rolloutStep4-0"));
    showTab("policyTabs", Workspace::Difference);
    auto *differences = console_->grid("policyDifferences")->model();
    QTRY_VERIFY_WITH_TIMEOUT(differences->rowCount() > 0 && in("differenceToTest")->isEnabled(), patience);
    const auto before = draft().edited().SerializeAsString();
    draft().setUnfinished(QStringLiteral("{"), QStringLiteral("It is not closed."));
    click(in("differenceToTest"));
    QCOMPARE(draft().edited().SerializeAsString(), before);
    QCOMPARE(in("rolloutStep4-0")->toolTip(), QStringLiteral("Mend the JSON text first."));
}

void WorkspaceTest::aRuleThatDoesNotStandHasCountedNothing() {
    openPage();
    begin("policySets/permitted-regions");
    showTab("policyTabs", Workspace::Rollout);
    QCOMPARE(console_->cell("policyRollout", 0, 2), QString());
    QCOMPARE(told("As it is since"), QStringLiteral("The rule does not stand yet: the set is to be published first."));
    publish();
    QTRY_COMPARE_WITH_TIMEOUT(console_->cell("policyRollout", 0, 2), QStringLiteral("0"), patience);
    QVERIFY(!told("As it is since").isEmpty());
}

void WorkspaceTest::theWayBackIntoTheShadowIsToldWhereThereIsOne() {
    openPage();
    QVERIFY(service_->owner().put(freeze(v1::FORBID)));
    QTRY_COMPARE_WITH_TIMEOUT(tree()->rowCount(), 1, patience);
    select(QStringLiteral("policySets/freeze#frozen"));
    showTab("policyTabs", Workspace::Rollout);
    QTRY_VERIFY2_WITH_TIMEOUT(told("Forecast").startsWith(QStringLiteral("0 % refused. Until ")),
                              qPrintable(told("Forecast")), patience);
    service_->clock.advance(25h);
    auto set = draft().edited();
    set.mutable_policy_set()->set_description("A day later");
    draft().put(std::move(set), Draft::Origin::Fix);
    QCOMPARE(told("Forecast"), QStringLiteral("0 % refused"));
    draft().discard();
    // Nothing leads one back that asks for something.
    const auto standing = service_->owner().get("policySets/freeze");
    QVERIFY(service_->owner().put(freeze(v1::OBLIGE), standing->meta().etag()));
    QTRY_COMPARE_WITH_TIMEOUT(rule(0).effect(), v1::OBLIGE, patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->cell("policyRollout", 0, 2) == QStringLiteral("0"), patience);
    QVERIFY2(told("Forecast").isEmpty(), qPrintable(told("Forecast")));
}

QTEST_MAIN(WorkspaceTest)
#include "workspace_test.moc"
