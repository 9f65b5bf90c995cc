// Why something is allowed or not, as the page explains it: each rule, and always the answer to what stands above it.
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>

#include "tests/widgets/policies/policies_fixture.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/change_policy.h"

using policiespage::PoliciesPage;
using support::click;
using support::patience;
namespace v1 = pilothouse::v1;

class WhyTest final : public support::PoliciesFixture {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() {
        console_.reset();
        service_.reset();
    }

    void whyNamesEveryRuleAndTheFirstTestInTheWay();
    void aQuestionOfADryRunIsExplainedAsItWasAsked();
    void theVersionThatDecidedIsShown();
    void severalRulesInTheWayAreToldTogether();
    void whatIsPublishedIsExplainedAtOnce();
    void whatCannotBeExplainedIsTriedAgain();

private:
    // Nobody changes teams, by rules of one set.
    void freezeTeams(const std::vector<const char *> &rules) {
        v1::Resource set;
        set.mutable_meta()->set_name("policySets/freeze");
        set.mutable_policy_set()->mutable_shadow_time();
        for (const auto *id : rules) {
            auto &rule = *set.mutable_policy_set()->add_rules();
            rule.set_id(id);
            rule.set_stage(v1::ADMINISTRATION_STAGE);
            rule.set_effect(v1::FORBID);
            rule.set_mode(v1::ENFORCE);
            auto &kind = *rule.add_when();
            kind.set_attribute("change.kind");
            kind.mutable_in()->add_values("teams");
        }
        const auto standing = service_->owner().get("policySets/freeze");
        QVERIFY(service_->owner().put(set, standing ? standing->meta().etag() : std::string()));
    }
    QString link(const char *permission) const {
        return QStringLiteral("why?principal=%1&permission=%2")
            .arg(QString::fromStdString(console_->connection.serverInfo().principal()), QLatin1String(permission));
    }
    QString verdict() const { return in<kit::Banner>("whyVerdict")->text(); }
    int ruleCount() const { return console_->grid("whyRules")->model()->rowCount(); }
};

void WhyTest::whyNamesEveryRuleAndTheFirstTestInTheWay() {
    openPage();
    begin("policySets/two-persons");
    publish();
    const auto own = QString::fromStdString(console_->connection.serverInfo().principal());
    QVERIFY(console_->page->reveal(QStringLiteral("why?principal=%1&permission=roleBindings.create").arg(own)));
    QCOMPARE(in<QTabBar>("policyViews")->currentIndex(), int(PoliciesPage::Why));
    auto *rules = console_->grid("whyRules")->model();
    QTRY_COMPARE_WITH_TIMEOUT(rules->rowCount(), 3, patience);
    QCOMPARE(rules->index(0, 0).data().toString(), QStringLiteral("two-persons/access"));
    QCOMPARE(rules->index(0, 1).data().toString(), QStringLiteral("matches in the shadow"));
    QCOMPARE(rules->index(1, 1).data().toString(), QStringLiteral("does not match"));
    QCOMPARE(rules->index(1, 4).data().toString(),
             QStringLiteral("It asks that change.kind is one of policySets; it was roleBindings."));
    QVERIFY(in<kit::Banner>("whyVerdict")->text().startsWith(QStringLiteral("It is allowed")));
    click(in("whyToRule"));
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->shownObject(), QStringLiteral("policySets/two-persons#access"), patience);
}

void WhyTest::aQuestionOfADryRunIsExplainedAsItWasAsked() {
    openPage();
    begin("policySets/two-persons");
    publish();
    v1::PolicyQuestion question;
    question.set_stage(v1::ADMINISTRATION_STAGE);
    question.set_principal(console_->connection.serverInfo().principal());
    question.set_permission("roleBindings.create");
    // It shall be made, and is not there.
    question.set_resource("roleBindings/new");
    auto &fact = *question.mutable_example()->add_facts();
    fact.set_attribute("change.kind");
    fact.set_text("policySets");
    question.set_is_whole(true);
    QVERIFY(console_->page->reveal(kit::ChangePolicy::whyLink(question)));
    auto *rules = console_->grid("whyRules")->model();
    QTRY_COMPARE_WITH_TIMEOUT(rules->rowCount(), 3, patience);
    QTRY_COMPARE_WITH_TIMEOUT(rules->index(0, 0).data().toString(), QStringLiteral("two-persons/policies"), patience);
    QCOMPARE(rules->index(0, 1).data().toString(), QStringLiteral("matches in the shadow"));
    QCOMPARE(in<QLineEdit>("whyResource")->text(), QStringLiteral("roleBindings/new"));
    for (const auto *broken : {"why?question=", "why?question=!", "why?question=Af__"})
        QVERIFY2(!console_->page->reveal(QLatin1String(broken)), broken);
}

void WhyTest::theVersionThatDecidedIsShown() {
    openPage();
    v1::Resource set;
    set.mutable_meta()->set_name("policySets/freeze");
    set.mutable_policy_set()->mutable_shadow_time();
    auto &rule = *set.mutable_policy_set()->add_rules();
    rule.set_id("frozen");
    rule.set_stage(v1::ADMINISTRATION_STAGE);
    rule.set_effect(v1::FORBID);
    rule.set_mode(v1::ENFORCE);
    auto &kind = *rule.add_when();
    kind.set_attribute("change.kind");
    kind.mutable_in()->add_values("teams");
    const auto owner = service_->owner();
    QVERIFY(owner.put(set));
    const auto refused = owner.put(support::teamNamed("red"));
    QVERIFY(!refused);
    const auto event = QString::fromStdString(refused.error().arguments().at("event"));
    for (const auto *description : {"Until spring", "Until summer"}) {
        set.mutable_policy_set()->set_description(description);
        QVERIFY(owner.put(set, owner.get("policySets/freeze")->meta().etag()));
    }
    QVERIFY(console_->page->reveal(QStringLiteral("why/") + event.section(QLatin1Char('/'), 1)));
    QTRY_VERIFY_WITH_TIMEOUT(in("whyToVersion")->isVisible(), patience);
    click(in("whyToVersion"));
    auto *history = console_->grid("history");
    QTRY_COMPARE_WITH_TIMEOUT(history->selectionModel()->selectedRows().size(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(history->currentIndex().data().toString(), QStringLiteral("1"), patience);
}

void WhyTest::severalRulesInTheWayAreToldTogether() {
    openPage();
    freezeTeams({"first", "second"});
    QVERIFY(console_->page->reveal(link("teams.create")));
    QTRY_COMPARE_WITH_TIMEOUT(ruleCount(), 2, patience);
    QVERIFY(verdict().startsWith(QStringLiteral("It is denied")));
    QCOMPARE(in<QLabel>("whyRemedies")->text(),
             QStringLiteral("It would be otherwise if all of this were so:\n"
                            "• Rule freeze/first: change.kind is none of teams (it is teams)\n"
                            "• Rule freeze/second: change.kind is none of teams (it is teams)"));
}

void WhyTest::whatIsPublishedIsExplainedAtOnce() {
    openPage();
    QVERIFY(console_->page->reveal(link("teams.create")));
    QTRY_VERIFY_WITH_TIMEOUT(verdict().startsWith(QStringLiteral("It is allowed")), patience);
    freezeTeams({"first"});
    QTRY_VERIFY_WITH_TIMEOUT(verdict().startsWith(QStringLiteral("It is denied")), patience);
    QCOMPARE(ruleCount(), 1);
}

void WhyTest::whatCannotBeExplainedIsTriedAgain() {
    openPage();
    QVERIFY(console_->page->reveal(QStringLiteral("why?principal=principals/nobody&permission=teams.create")));
    auto *state = in<kit::StatePanel>("whyRulesState");
    QTRY_COMPARE_WITH_TIMEOUT(state->state(), kit::StatePanel::State::Failed, patience);
    Q_EMIT state->retryRequested();
    QCOMPARE(state->state(), kit::StatePanel::State::Loading);
    QTRY_COMPARE_WITH_TIMEOUT(state->state(), kit::StatePanel::State::Failed, patience);
    // Another question leaves nothing of this one.
    QVERIFY(console_->page->reveal(link("teams.create")));
    QTRY_VERIFY_WITH_TIMEOUT(verdict().startsWith(QStringLiteral("It is allowed")), patience);
}

QTEST_MAIN(WhyTest)
#include "why_test.moc"
