#include "backend/policy/analysis.h"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "backend/policy/example.h"
#include "tests/backend/policy/random_rules.h"
#include "tests/backend/policy/reference.h"

namespace policy::test {
namespace {

using Finding = v1::PolicyFinding;

// A world so small that all that can be asked in it is asked: what analysis says must be what is found so.
class AnalysisTest : public ::testing::Test {
protected:
    static constexpr RandomRules::World Small{4, 3, 3};

    struct Question {
        Facts facts;
        std::int64_t time;
    };

    static std::vector<Fact> texts() {
        return {Fact(),
                Fact(std::string_view("")),
                Fact(std::string_view("a")),
                Fact(std::string_view("ab")),
                Fact(std::string_view("abx")),
                Fact(std::string_view("ax")),
                Fact(std::string_view("x"))};
    }

    static std::vector<Fact> lists() {
        std::vector<Fact> lists{Fact()};
        for (unsigned some = 0; some < 8; ++some) {
            std::vector<std::string_view> list;
            for (unsigned i = 0; i < 3; ++i) {
                if ((some >> i) & 1U)
                    list.emplace_back(RandomRules::words()[i]);
            }
            lists.emplace_back(std::move(list));
        }
        return lists;
    }

    static const std::vector<Question> &questions() {
        static const std::vector<Question> all = [] {
            std::vector<Question> questions;
            for (const auto &text : texts())
                for (const auto &list : lists())
                    for (std::int64_t number = -4; number < 12; ++number)
                        for (int flag = 0; flag < 3; ++flag)
                            for (std::int64_t time = 0; time < 3; ++time) {
                                Facts facts(RandomRules::vocabulary().size());
                                facts.set(0, text);
                                facts.set(1, list);
                                facts.set(2, number == -4 ? Fact() : Fact(number));
                                facts.set(3, flag == 2 ? Fact() : Fact(flag == 1));
                                questions.push_back({std::move(facts), time});
                            }
            return questions;
        }();
        return all;
    }

    // Ids of the rules that match each question.
    static std::vector<std::set<std::string>> matches(const std::vector<v1::PolicyRule> &rules) {
        std::vector<std::set<std::string>> matches(questions().size());
        for (auto rule : rules) {
            if (rule.mode() == v1::OFF)
                continue;
            rule.set_mode(v1::ENFORCE);
            rule.clear_enforced_basis_points();
            rule.set_effect(v1::PERMIT);
            for (std::size_t i = 0; i < questions().size(); ++i) {
                const auto &question = questions()[i];
                if (refDecide({rule}, RandomRules::vocabulary(), question.facts, true, question.time, false).isAllowed)
                    matches[i].insert(rule.id());
            }
        }
        return matches;
    }

    static std::vector<v1::PolicyRule> rulesOf(RandomRules *random) {
        auto rules = random->rules(random->below(9));
        for (auto &rule : rules) {
            if (rule.mode() != v1::OFF)
                rule.set_mode(v1::ENFORCE);
            rule.clear_enforced_basis_points();
        }
        return rules;
    }

    static bool decidesAlike(const Expected &one, const Expected &other) {
        return one.isAllowed == other.isAllowed &&
               one.obligations.SerializeAsString() == other.obligations.SerializeAsString();
    }

    static std::map<std::string, Finding> byRule(const std::vector<Finding> &findings, Finding::Kind kind) {
        std::map<std::string, Finding> byRule;
        for (const auto &finding : findings) {
            if (finding.kind() == kind)
                byRule.emplace(finding.rule(), finding);
        }
        return byRule;
    }

    static Expected ask(const std::vector<v1::PolicyRule> &rules, const v1::PolicyExample &example, bool isClosed) {
        const auto &vocabulary = RandomRules::vocabulary();
        return refDecide(rules, vocabulary, factsOf(example, vocabulary), isClosed, example.time().seconds(), false);
    }
};

TEST_F(AnalysisTest, DeadConflictAndGapAreWhatIsFoundByAskingAll) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomRules random(seed, Small);
        const auto rules = rulesOf(&random);
        const bool isClosed = seed % 2 == 0;
        const auto findings = Analysis(rules, RandomRules::vocabulary(), isClosed, 0).findings();
        std::set<std::string> alive;
        std::set<std::string> inConflict;
        bool isGap = false;
        for (const auto &matching : matches(rules)) {
            alive.insert(matching.begin(), matching.end());
            std::set<v1::PolicyEffect> effects;
            for (const auto &rule : rules) {
                if (matching.contains(rule.id()))
                    effects.insert(rule.effect());
            }
            isGap = isGap || (isClosed && !effects.contains(v1::PERMIT) && !effects.contains(v1::FORBID));
            for (const auto &rule : rules) {
                if (rule.effect() == v1::PERMIT && effects.contains(v1::FORBID) && matching.contains(rule.id()))
                    inConflict.insert(rule.id());
            }
        }
        const auto dead = byRule(findings, Finding::DEAD);
        const auto conflicts = byRule(findings, Finding::CONFLICT);
        for (const auto &rule : rules) {
            EXPECT_EQ(dead.contains(rule.id()), rule.mode() != v1::OFF && !alive.contains(rule.id())) << rule.id();
            EXPECT_EQ(conflicts.contains(rule.id()), inConflict.contains(rule.id())) << rule.id();
        }
        for (const auto &[id, conflict] : conflicts)
            EXPECT_FALSE(ask(rules, conflict.example(), false).isAllowed);
        const auto gaps = byRule(findings, Finding::GAP);
        ASSERT_EQ(gaps.size(), isGap ? 1u : 0u);
        if (isGap) {
            EXPECT_EQ(ask(rules, gaps.begin()->second.example(), true).rule, "");
        }
    }
}

TEST_F(AnalysisTest, WithoutWhatIsShadowedAllIsDecidedAsBeforeAndWithoutOthersNot) {
    int shadowedRules = 0;
    for (std::uint64_t seed = 100; seed < 140; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomRules random(seed, Small);
        auto rules = rulesOf(&random);
        const bool isClosed = seed % 2 == 0;
        const auto &vocabulary = RandomRules::vocabulary();
        const auto findings = Analysis(rules, vocabulary, isClosed, 0).findings();
        const auto shadowed = byRule(findings, Finding::SHADOWED);
        const auto dead = byRule(findings, Finding::DEAD);
        shadowedRules += static_cast<int>(shadowed.size());
        auto needed = rules;
        std::erase_if(needed, [&](const auto &rule) { return shadowed.contains(rule.id()); });
        for (const auto &question : questions()) {
            const auto all = refDecide(rules, vocabulary, question.facts, isClosed, question.time, false);
            const auto less = refDecide(needed, vocabulary, question.facts, isClosed, question.time, false);
            ASSERT_TRUE(decidesAlike(all, less));
        }
        for (const auto &rule : needed) {
            // Of rules that forbid what nothing permits, and of obligations that several join to, more is said than
            // this holds.
            if (rule.mode() == v1::OFF || dead.contains(rule.id()) || rule.effect() == v1::OBLIGE ||
                (rule.effect() == v1::FORBID && isClosed))
                continue;
            auto without = needed;
            std::erase_if(without, [&](const auto &one) { return one.id() == rule.id(); });
            const bool isMissed = std::any_of(questions().begin(), questions().end(), [&](const auto &question) {
                return !decidesAlike(refDecide(needed, vocabulary, question.facts, isClosed, question.time, false),
                                     refDecide(without, vocabulary, question.facts, isClosed, question.time, false));
            });
            EXPECT_TRUE(isMissed) << rule.id();
        }
    }
    EXPECT_GT(shadowedRules, 20);
}

TEST_F(AnalysisTest, DifferencesAreThereWhereAnythingIsDecidedOtherwiseAndHaveExamplesOfIt) {
    int changes = 0;
    for (std::uint64_t seed = 200; seed < 260; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomRules random(seed, Small);
        const auto before = rulesOf(&random);
        auto after = before;
        // Another version of the same, or another one altogether.
        if (seed % 3 == 0)
            after = rulesOf(&random);
        else if (!after.empty())
            after.erase(after.begin());
        const bool wasClosed = seed % 2 == 0;
        const bool isClosed = seed % 5 == 0 ? !wasClosed : wasClosed;
        const auto &vocabulary = RandomRules::vocabulary();
        std::set<bool> expected;
        for (const auto &question : questions()) {
            const bool was = refDecide(before, vocabulary, question.facts, wasClosed, question.time, false).isAllowed;
            const bool is = refDecide(after, vocabulary, question.facts, isClosed, question.time, false).isAllowed;
            if (was != is)
                expected.insert(is);
        }
        std::set<bool> found;
        for (const auto &difference : differences({&before, wasClosed}, {&after, isClosed}, vocabulary, 0)) {
            ASSERT_FALSE(difference.is_unknown());
            found.insert(difference.is_newly_allowed());
            const auto was = ask(before, difference.example(), wasClosed);
            const auto is = ask(after, difference.example(), isClosed);
            EXPECT_EQ(was.isAllowed, !difference.is_newly_allowed());
            EXPECT_EQ(is.isAllowed, difference.is_newly_allowed());
            EXPECT_EQ(was.rule, difference.old_rule());
            EXPECT_EQ(is.rule, difference.new_rule());
        }
        EXPECT_EQ(found, expected);
        changes += static_cast<int>(found.size());
    }
    EXPECT_GT(changes, 30);
}

TEST_F(AnalysisTest, ADifferenceForSomeNamesTheRuleThatMakesIt) {
    const Vocabulary vocabulary({{"kind", FactType::Text}});
    v1::PolicyRule rule;
    rule.set_id("some");
    rule.set_effect(v1::FORBID);
    rule.set_mode(v1::ENFORCE);
    rule.set_enforced_basis_points(1);
    auto &predicate = *rule.add_when();
    predicate.set_attribute("kind");
    predicate.mutable_in()->add_values("routes");
    const std::vector<v1::PolicyRule> none;
    const std::vector<v1::PolicyRule> some{rule};
    const auto found = differences({&none, false}, {&some, false}, vocabulary, 0);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_FALSE(found.front().is_newly_allowed());
    EXPECT_EQ(found.front().new_rule(), "some");
    EXPECT_TRUE(differences({&some, false}, {&some, false}, vocabulary, 0).empty());
}

TEST_F(AnalysisTest, WhatIsTooMuchToReckonIsUnknownAndNeverFine) {
    // Nine pigeons have no eight holes of their own: always one has none, or two share one. No one knows how to find
    // that quickly by cases.
    constexpr int holes = 8;
    const auto seat = [](int pigeon, int hole) { return std::to_string(pigeon) + "-" + std::to_string(hole); };
    std::vector<v1::PolicyRule> rules;
    const Vocabulary vocabulary({{"seats", FactType::Texts}});
    const auto permit = [&rules]() -> v1::PolicyPredicate & {
        auto &rule = rules.emplace_back();
        rule.set_id("r" + std::to_string(rules.size()));
        rule.set_effect(v1::PERMIT);
        rule.set_mode(v1::ENFORCE);
        auto &predicate = *rule.add_when();
        predicate.set_attribute("seats");
        return predicate;
    };
    for (int pigeon = 0; pigeon <= holes; ++pigeon) {
        auto &none = *permit().mutable_has_none();
        for (int hole = 0; hole < holes; ++hole)
            none.add_values(seat(pigeon, hole));
    }
    for (int hole = 0; hole < holes; ++hole) {
        for (int one = 0; one <= holes; ++one) {
            for (int other = 0; other < one; ++other) {
                auto &both = *permit().mutable_has_all();
                both.add_values(seat(one, hole));
                both.add_values(seat(other, hole));
            }
        }
    }
    const auto gaps = byRule(Analysis(rules, vocabulary, true, 0).findings(), Finding::GAP);
    ASSERT_EQ(gaps.size(), 1u);
    EXPECT_TRUE(gaps.begin()->second.is_unknown());
}

} // namespace
} // namespace policy::test
