#include "backend/policy/rule_checks.h"

#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "backend/policy/analysis.h"
#include "backend/policy/rule_table.h"

namespace policy {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class RuleChecksTest : public ::testing::Test {
protected:
    static const Vocabulary &vocabulary() {
        static const Vocabulary vocabulary({{"principal.roles", FactType::Texts},
                                            {"lifecycle", FactType::Text, {"APPROVED", "DEPRECATED"}},
                                            {"replicas", FactType::Number},
                                            {"is_canary", FactType::Flag},
                                            {"region", FactType::Text, {}, {v1::ADMISSION_STAGE}}});
        return vocabulary;
    }

    static v1::PolicyRule sound() {
        v1::PolicyRule rule;
        rule.set_id("approved-only");
        rule.set_stage(v1::ADMISSION_STAGE);
        rule.set_effect(v1::FORBID);
        rule.set_mode(v1::ENFORCE);
        auto &predicate = *rule.add_when();
        predicate.set_attribute("lifecycle");
        predicate.mutable_not_in()->add_values("APPROVED");
        return rule;
    }

    static std::vector<v1::FieldViolation> of(const std::function<void(v1::PolicyRule *)> &change) {
        auto rule = sound();
        change(&rule);
        std::vector<v1::FieldViolation> violations;
        checkRule(rule, "r", vocabulary(), &violations);
        return violations;
    }

    // The one that there is.
    static v1::FieldViolation one(const std::function<void(v1::PolicyRule *)> &change) {
        const auto violations = of(change);
        EXPECT_EQ(violations.size(), 1u);
        return violations.empty() ? v1::FieldViolation() : violations.front();
    }
};

TEST_F(RuleChecksTest, ASoundRuleHasNone) {
    EXPECT_TRUE(of([](auto *) {}).empty());
}

TEST_F(RuleChecksTest, AnUnknownAttributeIsToldWithItsPlaceAndTheOneThatWasMeant) {
    const auto wrong = one([](auto *rule) { rule->mutable_when(0)->set_attribute("lifecycel"); });
    EXPECT_EQ(wrong.field(), "r.when[0].attribute");
    EXPECT_EQ(wrong.reason(), v1::VALUE_NOT_ALLOWED);
    EXPECT_EQ(wrong.arguments().at("choices"), "lifecycle");
    EXPECT_THAT(wrong.description(), HasSubstr("did you mean `lifecycle`?"));
}

TEST_F(RuleChecksTest, OfVeryManyAttributesThoseThatBeginAlikeAreNamed) {
    std::vector<Attribute> attributes;
    for (int i = 0; i < 20; ++i) {
        attributes.push_back({"model.field_number_" + std::to_string(i), FactType::Text});
        attributes.push_back({"route.other_number_" + std::to_string(i), FactType::Text});
    }
    const Vocabulary many(attributes);
    const auto choicesOf = [&many](const char *attribute) {
        v1::PolicyRule rule;
        auto &predicate = *rule.add_when();
        predicate.set_attribute(attribute);
        predicate.set_is_set(true);
        std::vector<v1::FieldViolation> violations;
        checkRule(rule, "r", many, &violations);
        for (const auto &violation : violations) {
            if (violation.field() == "r.when[0].attribute")
                return violation.arguments().contains("choices") ? violation.arguments().at("choices")
                                                                 : std::string("none");
        }
        return std::string();
    };
    EXPECT_EQ(choicesOf("something"), "model. route.");
    EXPECT_THAT(choicesOf("model.thing"), HasSubstr("model.field_number_19"));
    EXPECT_THAT(choicesOf("model.thing"), testing::Not(HasSubstr("route.")));
    // Nothing was written yet.
    EXPECT_EQ(choicesOf(""), "none");
}

TEST_F(RuleChecksTest, AnUnknownValueOfAnEnumIsToldWithTheOneThatWasMeant) {
    const auto wrong = one([](auto *rule) { rule->mutable_when(0)->mutable_not_in()->add_values("APROVED"); });
    EXPECT_EQ(wrong.field(), "r.when[0].not_in.values[1]");
    EXPECT_EQ(wrong.arguments().at("choices"), "APPROVED");
}

TEST_F(RuleChecksTest, ATestThatTheAttributeDoesNotHaveIsToldWithThoseThatItHas) {
    const auto wrong = one([](auto *rule) { rule->mutable_when(0)->mutable_between()->set_low(1); });
    EXPECT_EQ(wrong.field(), "r.when[0].between");
    EXPECT_EQ(wrong.arguments().at("choices"), "in not_in prefix is_set");
    EXPECT_EQ(one([](auto *rule) { rule->mutable_when(0)->clear_test(); }).reason(), v1::VALUE_MISSING);
}

TEST_F(RuleChecksTest, AnAttributeThatIsNotKnownAtTheStageIsToldWithTheStageThatKnowsIt) {
    const auto abroad = [](v1::PolicyPredicate *predicate) {
        predicate->set_attribute("region");
        predicate->mutable_in()->add_values("us");
    };
    EXPECT_TRUE(of([&](auto *rule) { abroad(rule->add_when()); }).empty());
    const auto wrong = one([&](auto *rule) {
        rule->set_stage(v1::ADMINISTRATION_STAGE);
        abroad(rule->add_when());
    });
    EXPECT_EQ(wrong.field(), "r.when[1].attribute");
    EXPECT_EQ(wrong.reason(), v1::VALUE_NOT_ALLOWED);
    EXPECT_EQ(wrong.arguments().at("value"), "region");
    EXPECT_EQ(wrong.arguments().at("stage"), "ADMINISTRATION_STAGE");
    EXPECT_EQ(wrong.arguments().at("stages"), "ADMISSION_STAGE");
    EXPECT_THAT(wrong.description(),
                HasSubstr("`region` is not known at ADMINISTRATION_STAGE, only at ADMISSION_STAGE"));
    const auto excepting = one([&](auto *rule) {
        rule->set_stage(v1::ADMINISTRATION_STAGE);
        abroad(rule->add_unless());
    });
    EXPECT_EQ(excepting.field(), "r.unless[0].attribute");
}

TEST_F(RuleChecksTest, WhatCanNeverMatchOrMeanAnythingIsRefused) {
    EXPECT_EQ(one([](auto *rule) { rule->mutable_when(0)->mutable_in(); }).field(), "r.when[0].in.values");
    const auto upsideDown = one([](auto *rule) {
        rule->mutable_when(0)->set_attribute("replicas");
        rule->mutable_when(0)->mutable_between()->set_low(5);
        rule->mutable_when(0)->mutable_between()->set_high(4);
    });
    EXPECT_EQ(upsideDown.arguments().at("least"), "5");
    EXPECT_EQ(one([](auto *rule) { rule->set_effect(v1::OBLIGE); }).field(), "r.obligations");
    EXPECT_EQ(one([](auto *rule) { rule->mutable_obligations()->set_reason(true); }).reason(), v1::FIELDS_EXCLUSIVE);
    EXPECT_EQ(one([](auto *rule) {
                  rule->set_mode(v1::SHADOW);
                  rule->set_enforced_basis_points(500);
              }).reason(),
              v1::FIELDS_EXCLUSIVE);
    EXPECT_EQ(one([](auto *rule) {
                  rule->mutable_start_time()->set_seconds(5);
                  rule->mutable_end_time()->set_seconds(5);
              }).field(),
              "r.end_time");
}

TEST_F(RuleChecksTest, ARuleWithNothingInItIsToldAllThatIsMissing) {
    std::vector<v1::FieldViolation> violations;
    checkRule({}, "r", vocabulary(), &violations);
    std::vector<std::string> fields;
    for (const auto &wrong : violations)
        fields.push_back(wrong.field());
    EXPECT_THAT(fields, ElementsAre("r.id", "r.stage", "r.effect", "r.mode"));
}

} // namespace
} // namespace policy
