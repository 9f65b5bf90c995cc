// Policies as JSON, by keys: the same draft as the form's, and a text that is no set yet is lost nowhere.
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include "tests/widgets/policies/policies_fixture.h"
#include "widgets/policies/policy_json.h"
#include "widgets/policies/workspace.h"

using policiespage::PolicyJson;
using policiespage::Workspace;
using support::click;
using support::patience;
namespace v1 = pilothouse::v1;

class PolicyJsonTest final : public support::PoliciesFixture {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() {
        console_.reset();
        service_.reset();
    }

    void jsonAndFormWriteTheSameDraft();
    void aWordThatIsNearlyRightIsMendedByAClick();
    void aNameThatIsNearlyRightIsMendedByKeys();
    void wordsAreNotOfferedBeyondTheScreens();
    void jsonThatIsNoneLeavesTheDraftAndIsMarked();
    void jsonThatIsNoneWaitsWhileAnotherSetIsShown();
    void jsonThatIsNoneIsThereAfterARestart();
    void jsonThatIsNoneOutlivesThePublishingOfOthers();
    void jsonThatIsNoneComesBackWhenItWasDiscarded();

private:
    // A text that is no set, and it is looked at.
    QString breakJson() const {
        showTab("policyTabs", Workspace::Json);
        auto *text = in("policyJsonText");
        text->setFocus();
        QTest::keyClick(text, Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClicks(text, QStringLiteral("broken"));
        return in<PolicyJson>("policyJson")->text();
    }
    QString json() const { return in<PolicyJson>("policyJson")->text(); }
    void reopen() {
        console_.reset();
        open();
        waitForPage();
    }
};

void PolicyJsonTest::jsonAndFormWriteTheSameDraft() {
    openPage();
    begin("policySets/permitted-regions");
    showTab("policyTabs", Workspace::Json);
    auto *json = in<PolicyJson>("policyJson");
    auto *text = in("policyJsonText");
    json->revealPath(QStringLiteral("spec.rules[in-permitted-regions].mode"));
    text->setFocus();
    // Over the value in its quotes: "SHADOW".
    QTest::keyClick(text, Qt::Key_Right);
    for (int sign = 0; sign < 6; ++sign)
        QTest::keyClick(text, Qt::Key_Delete);
    QTest::keyClicks(text, QStringLiteral("OFF"));
    QTest::keyClick(text, Qt::Key_Escape);
    QVERIFY2(draft().fault().isEmpty(), qPrintable(draft().fault()));
    QCOMPARE(rule(0).mode(), v1::OFF);
    // And the other way round.
    console_->page->reveal(QStringLiteral("policySets/permitted-regions#in-permitted-regions"));
    showTab("policyTabs", Workspace::Form);
    auto *id = idLine();
    id->setFocus();
    QTest::keyClick(id, Qt::Key_End);
    QTest::keyClicks(id, QStringLiteral("-only"));
    QCOMPARE(rule(0).id(), std::string("in-permitted-regions-only"));
    showTab("policyTabs", Workspace::Json);
    QVERIFY(json->text().contains(QStringLiteral("\"in-permitted-regions-only\"")));
}

void PolicyJsonTest::aWordThatIsNearlyRightIsMendedByAClick() {
    openPage();
    begin("policySets/permitted-regions");
    showTab("policyTabs", Workspace::Json);
    in<PolicyJson>("policyJson")->revealPath(QStringLiteral("spec.rules[in-permitted-regions].mode"));
    auto *text = in("policyJsonText");
    text->setFocus();
    // Within the quotes: "SHADO" is no mode, and SHADOW was meant.
    for (int sign = 0; sign < 6; ++sign)
        QTest::keyClick(text, Qt::Key_Right);
    QTest::keyClick(text, Qt::Key_Delete);
    QTest::keyClick(text, Qt::Key_Escape);
    QVERIFY(!draft().fault().isEmpty());
    auto *fix = in<QPushButton>("quickFix");
    QCOMPARE(fix->text(), QStringLiteral("Take SHADOW"));
    click(fix);
    QVERIFY2(draft().fault().isEmpty(), qPrintable(draft().fault()));
    QVERIFY(json().contains(QStringLiteral("\"SHADOW\"")));
    QCOMPARE(rule(0).mode(), v1::SHADOW);
}

void PolicyJsonTest::aNameThatIsNearlyRightIsMendedByKeys() {
    openPage();
    begin("policySets/permitted-regions");
    showTab("policyTabs", Workspace::Json);
    const auto before = json();
    in<PolicyJson>("policyJson")->revealPath(QStringLiteral("spec.rules[in-permitted-regions].mode"));
    auto *text = in("policyJsonText");
    text->setFocus();
    // Back over the space, the colon and the quote: the name is "mod" then.
    for (int sign = 0; sign < 3; ++sign)
        QTest::keyClick(text, Qt::Key_Left);
    QTest::keyClick(text, Qt::Key_Backspace);
    QTest::keyClick(text, Qt::Key_Escape);
    QVERIFY(!draft().fault().isEmpty());
    QTest::keyClick(text, Qt::Key_Period, Qt::ControlModifier);
    auto *menu = in<QMenu>("quickFixes");
    QTRY_VERIFY(menu->isVisible());
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_VERIFY2(draft().fault().isEmpty(), qPrintable(draft().fault()));
    QCOMPARE(json(), before);
}

void PolicyJsonTest::wordsAreNotOfferedBeyondTheScreens() {
    openPage();
    begin("policySets/permitted-regions");
    showTab("policyTabs", Workspace::Json);
    // As one that hangs over the edge.
    auto *window = console_->page->window();
    window->move(10'000, 0);
    auto *json = in<PolicyJson>("policyJson");
    auto *text = in("policyJsonText");
    json->revealPath(QStringLiteral("spec.rules[in-permitted-regions].mode"));
    text->setFocus();
    QTest::keyClick(text, Qt::Key_Right);
    QTest::keyClicks(text, QStringLiteral("OFF"));
    QTest::keyClick(text, Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(json->text().contains(QStringLiteral("\"OFF")));
}

void PolicyJsonTest::jsonThatIsNoneLeavesTheDraftAndIsMarked() {
    openPage();
    begin("policySets/permitted-regions");
    showTab("policyTabs", Workspace::Json);
    auto *json = in<PolicyJson>("policyJson");
    auto *text = in("policyJsonText");
    const auto before = draft().edited().SerializeAsString();
    json->revealPath(QStringLiteral("spec.rules[in-permitted-regions].mode"));
    text->setFocus();
    QTest::keyClick(text, Qt::Key_Delete);
    QVERIFY(!draft().fault().isEmpty());
    QCOMPARE(draft().edited().SerializeAsString(), before);
    QCOMPARE(summary(), QStringLiteral("This text is no policy set yet:"));
    // Neither is what was written before it published, nor is the text overwritten from elsewhere.
    QVERIFY(!action("policies.publish")->isEnabled());
    QVERIFY(action("policies.publish")->toolTip().startsWith(QStringLiteral("The JSON text is no policy set yet: ")));
    QVERIFY(!action("policies.addRule")->isEnabled());
    showTab("policyTabs", Workspace::Form);
    QVERIFY(!in("ruleForm")->isEnabled());
    showTab("policyTabs", Workspace::Json);
    text->setFocus();
    QTest::keyClicks(text, QStringLiteral("\""));
    QVERIFY(action("policies.addRule")->isEnabled());
    QVERIFY(in("ruleForm")->isEnabled());
    QVERIFY2(draft().fault().isEmpty(), qPrintable(draft().fault()));
}

void PolicyJsonTest::jsonThatIsNoneWaitsWhileAnotherSetIsShown() {
    openPage();
    begin("policySets/licenses");
    begin("policySets/permitted-regions");
    const auto broken = breakJson();
    QVERIFY(!draft().fault().isEmpty());
    select(QStringLiteral("policySets/licenses"));
    QVERIFY2(draft().fault().isEmpty(), qPrintable(draft().fault()));
    QTRY_VERIFY_WITH_TIMEOUT(summary().startsWith(QStringLiteral("No mistake.")), patience);
    QVERIFY(json().contains(QStringLiteral("policySets/licenses")));
    select(QStringLiteral("policySets/permitted-regions"));
    QCOMPARE(json(), broken);
    QVERIFY(!draft().fault().isEmpty());
    QCOMPARE(summary(), QStringLiteral("This text is no policy set yet:"));
}

void PolicyJsonTest::jsonThatIsNoneIsThereAfterARestart() {
    openPage();
    begin("policySets/licenses");
    publish();
    const auto broken = breakJson();
    QVERIFY(draft().isEdited());
    reopen();
    select(QStringLiteral("policySets/licenses"));
    // Also where nobody looks at the text.
    QVERIFY(!draft().fault().isEmpty());
    QVERIFY(!action("policies.publish")->isEnabled());
    showTab("policyTabs", Workspace::Json);
    QCOMPARE(json(), broken);
    // Not one letter is text, too.
    in("policyJsonText")->setFocus();
    QTest::keyClick(in("policyJsonText"), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(in("policyJsonText"), Qt::Key_Delete);
    QVERIFY(action("policies.discard")->isEnabled());
    click(in("policiesDiscardButton"));
    QVERIFY(draft().fault().isEmpty());
    QVERIFY(!draft().isEdited());
    reopen();
    select(QStringLiteral("policySets/licenses"));
    QVERIFY(!draft().isEdited());
}

void PolicyJsonTest::jsonThatIsNoneOutlivesThePublishingOfOthers() {
    openPage();
    begin("policySets/licenses");
    publish();
    const auto broken = breakJson();
    const auto base = draft().base().meta().etag();
    auto others = *service_->owner().get("policySets/licenses");
    others.mutable_policy_set()->set_description("Of somebody else");
    QVERIFY(service_->owner().put(others, others.meta().etag()));
    QTRY_VERIFY_WITH_TIMEOUT(
        console_->cache.find("policySets/licenses")->policy_set().description() == "Of somebody else", patience);
    QCOMPARE(json(), broken);
    QVERIFY(!draft().fault().isEmpty());
    // What is written goes on from what it was begun from: nobody is overwritten unseen.
    QCOMPARE(draft().base().meta().etag(), base);
}

void PolicyJsonTest::jsonThatIsNoneComesBackWhenItWasDiscarded() {
    openPage();
    begin("policySets/licenses");
    publish();
    const auto posted = console_->posted.size();
    const auto broken = breakJson();
    click(in("policiesDiscardButton"));
    QVERIFY(draft().fault().isEmpty());
    QVERIFY(json() != broken);
    QCOMPARE(console_->posted.size(), posted + 1);
    console_->posted.last().action();
    QCOMPARE(json(), broken);
    QVERIFY(!draft().fault().isEmpty());
}

QTEST_MAIN(PolicyJsonTest)
#include "policy_json_test.moc"
