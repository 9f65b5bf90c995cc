#include "backend/policy/rule_table.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include <google/protobuf/util/message_differencer.h>

#include "tests/backend/policy/random_rules.h"
#include "tests/backend/policy/reference.h"

namespace policy::test {
namespace {

using google::protobuf::util::MessageDifferencer;

class RuleTableTest : public ::testing::Test {
protected:
    static std::string idOf(const RuleTable &table, int position) {
        return position == Decision::NoRule ? std::string() : table.rule(position).id();
    }

    static void expectSame(const RuleTable &table, const Decision::Verdict &verdict, const Expected &expected) {
        ASSERT_EQ(verdict.isAllowed, expected.isAllowed);
        ASSERT_EQ(idOf(table, verdict.rule), expected.rule);
        ASSERT_TRUE(MessageDifferencer::Equals(verdict.obligations, expected.obligations))
            << verdict.obligations.ShortDebugString() << " | " << expected.obligations.ShortDebugString();
    }

    static v1::PolicyRule rule(const std::string &id, v1::PolicyEffect effect) {
        v1::PolicyRule rule;
        rule.set_id(id);
        rule.set_effect(effect);
        rule.set_mode(v1::ENFORCE);
        return rule;
    }
};

// A million decisions of random rules: what the contract's words say, whatever the index does.
TEST_F(RuleTableTest, DecidesAsThePlainReadingOfTheRules) {
    constexpr int sets = 2'500;
    constexpr int questions = 400;
    for (int seed = 0; seed < sets; ++seed) {
        RandomRules random(static_cast<std::uint64_t>(seed));
        const auto rules = random.rules(random.below(seed % 10 == 0 ? 300 : 20));
        const bool isClosed = random.below(2) == 0;
        const auto &vocabulary = RandomRules::vocabulary();
        const RuleTable table(rules, vocabulary, isClosed);
        for (int question = 0; question < questions; ++question) {
            const auto facts = random.facts();
            const Asking asking{static_cast<std::uint64_t>(question), random.time()};
            const auto decision = table.decide(facts, asking);
            SCOPED_TRACE("seed " + std::to_string(seed) + ", question " + std::to_string(question));
            const auto expected = refDecide(rules, vocabulary, facts, isClosed, asking.time, false);
            ASSERT_NO_FATAL_FAILURE(expectSame(table, decision.verdict, expected));
            ASSERT_NO_FATAL_FAILURE(
                expectSame(table, decision.shadow, refDecide(rules, vocabulary, facts, isClosed, asking.time, true)));
            std::vector<std::string> warnings;
            for (const auto position : decision.warnings)
                warnings.push_back(idOf(table, position));
            auto inOrder = expected.warnings;
            std::sort(inOrder.begin(), inOrder.end());
            ASSERT_EQ(warnings, inOrder);
        }
    }
}

TEST_F(RuleTableTest, WhatForbidsWinsOverWhatPermitsInAnyOrder) {
    std::vector rules{rule("open", v1::PERMIT), rule("shut", v1::FORBID)};
    const Facts nothing(RandomRules::vocabulary().size());
    for (int turn = 0; turn < 2; ++turn) {
        const RuleTable table(rules, RandomRules::vocabulary(), false);
        const auto decision = table.decide(nothing, {});
        EXPECT_FALSE(decision.verdict.isAllowed);
        EXPECT_EQ(idOf(table, decision.verdict.rule), "shut");
        std::reverse(rules.begin(), rules.end());
    }
}

TEST_F(RuleTableTest, OfAClosedStageOnlyWhatIsPermittedIsAllowed) {
    const Facts nothing(RandomRules::vocabulary().size());
    EXPECT_TRUE(RuleTable({}, RandomRules::vocabulary(), false).decide(nothing, {}).verdict.isAllowed);
    EXPECT_FALSE(RuleTable({}, RandomRules::vocabulary(), true).decide(nothing, {}).verdict.isAllowed);
    EXPECT_TRUE(
        RuleTable({rule("open", v1::PERMIT)}, RandomRules::vocabulary(), true).decide(nothing, {}).verdict.isAllowed);
}

// So that nobody who was refused at 10 % is let in at 20 %.
TEST_F(RuleTableTest, APartOfTheSubjectsIsEnforcedAndALargerPartHoldsIt) {
    const Facts nothing(RandomRules::vocabulary().size());
    auto shut = rule("shut", v1::FORBID);
    const auto refusedAt = [&](int basisPoints, std::uint64_t subject) {
        shut.set_enforced_basis_points(basisPoints);
        const auto decision = RuleTable({shut}, RandomRules::vocabulary(), false).decide(nothing, {subject, 0});
        EXPECT_FALSE(decision.shadow.isAllowed);
        return !decision.verdict.isAllowed;
    };
    int refused = 0;
    for (int number = 0; number < 2'000; ++number) {
        const auto subject = subjectOf("principals/" + std::to_string(number));
        const bool isRefused = refusedAt(500, subject);
        refused += isRefused ? 1 : 0;
        EXPECT_TRUE(!isRefused || refusedAt(5'000, subject));
        EXPECT_TRUE(refusedAt(10'000, subject));
        EXPECT_FALSE(refusedAt(0, subject));
    }
    EXPECT_NEAR(refused, 100, 50);
}

} // namespace
} // namespace policy::test
