// Whoever publishes rules is told before what analysis and the past say of them.
#include <QPushButton>

#include "tests/widgets/policies/policies_fixture.h"
#include "widgets/kit/banner.h"

using support::applyChange;
using support::click;
using support::part;
using support::patience;
using support::waitForDialog;
namespace v1 = pilothouse::v1;

class PublishGatesTest final : public support::PoliciesFixture {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() {
        console_.reset();
        service_.reset();
    }

    void whatAnalysisFindsIsToldBefore();
    void whatThePastSaysIsToldBefore();
    void whereNothingIsFoundNothingIsToldOf();

private:
    static v1::PolicyRule ruleAbout(const char *id, const std::vector<const char *> &kinds) {
        v1::PolicyRule rule;
        rule.set_id(id);
        rule.set_stage(v1::ADMINISTRATION_STAGE);
        rule.set_effect(v1::FORBID);
        rule.set_mode(v1::SHADOW);
        for (const auto *kind : kinds) {
            auto &test = *rule.add_when();
            test.set_attribute("change.kind");
            test.mutable_in()->add_values(kind);
        }
        return rule;
    }
    void publishSetOf(const v1::PolicyRule &rule) {
        v1::Resource set;
        set.mutable_meta()->set_name("policySets/models");
        *set.mutable_policy_set()->add_rules() = rule;
        draft().begin(std::move(set));
        QTRY_VERIFY_WITH_TIMEOUT(action("policies.publish")->isEnabled(), patience);
        click(in("policiesPublishButton"));
        dialog_ = waitForDialog("changeDialog");
        QVERIFY(dialog_);
    }
    QString verdict() const { return part<kit::Banner>(*dialog_, "verdict")->text(); }

    QDialog *dialog_ = nullptr;
};

void PublishGatesTest::whatAnalysisFindsIsToldBefore() {
    openPage();
    publishSetOf(ruleAbout("never", {"models", "routes"}));
    QTRY_VERIFY2_WITH_TIMEOUT(verdict().startsWith(QStringLiteral("Analysis finds 1 thing")), qPrintable(verdict()),
                              patience);
    // By the button he means it nonetheless.
    applyChange(dialog_, "as agreed");
    QTRY_VERIFY_WITH_TIMEOUT(!draft().isNew(), patience);
}

void PublishGatesTest::whatThePastSaysIsToldBefore() {
    openPage();
    // What is decided is kept where there is a rule at all.
    v1::Resource house;
    house.mutable_meta()->set_name("policySets/house");
    *house.mutable_policy_set()->add_rules() = ruleAbout("none", {"routes"});
    QVERIFY(service_->owner().put(house));
    for (const auto *name : {"teams/one", "teams/two"}) {
        v1::Resource team;
        team.mutable_meta()->set_name(name);
        team.mutable_team();
        QVERIFY(service_->owner().put(team));
    }
    publishSetOf(ruleAbout("frozen", {"teams"}));
    QTRY_VERIFY_WITH_TIMEOUT(verdict().contains(QStringLiteral("2 would be newly denied and 0 otherwise obliged.")),
                             patience);
    QTest::keyClick(dialog_, Qt::Key_Escape);
}

void PublishGatesTest::whereNothingIsFoundNothingIsToldOf() {
    openPage();
    publishSetOf(ruleAbout("frozen", {"models"}));
    auto *apply = part<QPushButton>(*dialog_, "apply");
    QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), patience);
    QCOMPARE(verdict(), QStringLiteral("The service would apply this."));
    applyChange(dialog_, "as agreed");
    QTRY_VERIFY_WITH_TIMEOUT(!draft().isNew(), patience);
}

QTEST_MAIN(PublishGatesTest)
#include "publish_gates_test.moc"
