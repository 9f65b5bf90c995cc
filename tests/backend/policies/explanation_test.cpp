#include "backend/policies/explanation.h"

#include <gtest/gtest.h>

#include "backend/policies/change_vocabulary.h"
#include "tests/backend/policies/made_sets.h"

namespace policies {
namespace {

using test::in;

class ExplanationTest : public ::testing::Test {
protected:
    Suspension suspension;

    v1::ExplainPoliciesResponse::Explanation explain(const std::vector<v1::PolicyRule> &rules, bool isClosed = false) {
        auto set = test::setOf("made", rules);
        if (isClosed)
            set.mutable_policy_set()->add_closed_stages(v1::ADMINISTRATION_STAGE);
        const auto &vocabulary = changeVocabulary().vocabulary();
        Question question{v1::ADMINISTRATION_STAGE, 0, {}, policy::Facts(vocabulary.size())};
        question.facts.set(*vocabulary.find("change.kind"), std::string_view("models"));
        question.facts.set(*vocabulary.find("change.verb"), std::string_view("update"));
        return policies::explain({{std::make_shared<const v1::Resource>(set)}, suspension}, question, "models/llama",
                                 {0, 100});
    }
};

TEST_F(ExplanationTest, ARefusalNamesTheRuleAndWhatWouldHaveToBeOtherwise) {
    const auto told = explain({test::rule("frozen", v1::FORBID, {in("change.kind", {"models"})}),
                               test::rule("routes", v1::FORBID, {in("change.kind", {"routes"})})});
    EXPECT_FALSE(told.decision().verdict().is_allowed());
    ASSERT_EQ(told.rules_size(), 2);
    EXPECT_EQ(told.rules(0).rule().rule(), "frozen");
    EXPECT_TRUE(told.rules(0).is_matched());
    EXPECT_TRUE(told.rules(0).is_counted());
    EXPECT_FALSE(told.rules(1).is_matched());
    EXPECT_EQ(told.rules(1).failed_at(), "when[0]");
    EXPECT_EQ(told.rules(1).failed().attribute(), "change.kind");
    EXPECT_EQ(told.rules(1).actual().text(), "models");
    ASSERT_EQ(told.remedies_size(), 1);
    EXPECT_FALSE(told.remedies(0).must_pass());
    EXPECT_EQ(told.remedies(0).actual().text(), "models");
}

TEST_F(ExplanationTest, AnExceptionThatNearlyHoldsIsAWayOut) {
    auto rule = test::rule("frozen", v1::FORBID, {in("change.kind", {"models"})});
    *rule.add_unless() = in("change.kind", {"models"});
    *rule.add_unless() = in("change.verb", {"create"});
    const auto told = explain({rule});
    EXPECT_FALSE(told.decision().verdict().is_allowed());
    EXPECT_EQ(told.rule_count(), 1);
    ASSERT_EQ(told.remedies_size(), 2);
    EXPECT_FALSE(told.remedies(0).must_pass());
    EXPECT_TRUE(told.remedies(1).must_pass());
    EXPECT_EQ(told.remedies(1).predicate().attribute(), "change.verb");
    EXPECT_EQ(told.remedies(1).actual().text(), "update");
}

TEST_F(ExplanationTest, ASuspendedRuleDoesNotCountAndIsNotToBeAvoided) {
    suspension.breakGlass = "breakGlasses/fire";
    suspension.sets.insert("policySets/made");
    const auto told = explain({test::rule("frozen", v1::FORBID, {in("change.kind", {"models"})})});
    EXPECT_TRUE(told.decision().verdict().is_allowed());
    EXPECT_FALSE(told.decision().shadow().is_allowed());
    EXPECT_EQ(told.decision().break_glass(), "breakGlasses/fire");
    ASSERT_EQ(told.rules_size(), 1);
    EXPECT_TRUE(told.rules(0).is_matched());
    EXPECT_TRUE(told.rules(0).is_suspended());
    EXPECT_FALSE(told.rules(0).is_counted());
    EXPECT_EQ(told.remedies_size(), 0);
}

TEST_F(ExplanationTest, AnEmergencyOfOtherSetsChangesNothing) {
    suspension.breakGlass = "breakGlasses/fire";
    suspension.sets.insert("policySets/other");
    const auto told = explain({test::rule("frozen", v1::FORBID, {in("change.kind", {"models"})})});
    EXPECT_FALSE(told.decision().verdict().is_allowed());
    EXPECT_EQ(told.decision().break_glass(), "");
    EXPECT_FALSE(told.rules(0).is_suspended());
    EXPECT_EQ(told.remedies_size(), 1);
}

TEST_F(ExplanationTest, WhereNothingPermitsTheNearestPermissionIsTold) {
    const auto told =
        explain({test::rule("near", v1::PERMIT, {in("change.kind", {"models"}), in("change.verb", {"create"})}),
                 test::rule("far", v1::PERMIT, {in("change.kind", {"routes"}), in("change.verb", {"create"})})},
                true);
    EXPECT_FALSE(told.decision().verdict().is_allowed());
    EXPECT_FALSE(told.decision().verdict().has_rule());
    ASSERT_EQ(told.remedies_size(), 1);
    EXPECT_TRUE(told.remedies(0).must_pass());
    EXPECT_EQ(told.remedies(0).rule().rule(), "near");
    EXPECT_EQ(told.remedies(0).predicate().attribute(), "change.verb");
    EXPECT_EQ(told.remedies(0).actual().text(), "update");
}

TEST_F(ExplanationTest, ARuleOutOfItsTimeOrExceptedSaysSo) {
    auto late = test::rule("late", v1::FORBID, {in("change.kind", {"models"})});
    late.mutable_start_time()->set_seconds(200);
    auto excepted = test::rule("excepted", v1::FORBID, {in("change.kind", {"models"})});
    *excepted.add_unless() = in("change.verb", {"update"});
    const auto told = explain({late, excepted});
    EXPECT_TRUE(told.decision().verdict().is_allowed());
    ASSERT_EQ(told.rules_size(), 2);
    for (const auto &trace : told.rules())
        EXPECT_EQ(trace.failed_at(), trace.rule().rule() == "late" ? "start_time" : "unless");
}

} // namespace
} // namespace policies
