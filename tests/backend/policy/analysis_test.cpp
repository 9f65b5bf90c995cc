#include "backend/policy/analysis.h"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>
#include <sys/resource.h>

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

    // Bytes that the process has had at most.
    static long mostMemory() {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        return usage.ru_maxrss * 1024;
    }

    static void nameMany(const std::string &word, int count, v1::PolicyTexts *texts) {
        for (int i = 0; i < count; ++i)
            texts->add_values(word + std::to_string(i));
    }

    // Its boxes are as many as the product of its lists is long.
    static v1::PolicyRule manyBoxes(const std::string &id, v1::PolicyEffect effect, const std::string &kind = {}) {
        auto rule = ruleOf(id, effect, kind);
        for (const auto *attribute : {"principal.roles", "labels"}) {
            auto &predicate = *rule.add_when();
            predicate.set_attribute(attribute);
            nameMany(attribute, 1'000, predicate.mutable_has_any());
        }
        return rule;
    }

    // For all kinds where none is said.
    static v1::PolicyRule ruleOf(const std::string &id, v1::PolicyEffect effect, const std::string &kind = {}) {
        v1::PolicyRule rule;
        rule.set_id(id);
        rule.set_effect(effect);
        rule.set_mode(v1::ENFORCE);
        if (!kind.empty()) {
            auto &predicate = *rule.add_when();
            predicate.set_attribute("kind");
            predicate.mutable_in()->add_values(kind);
        }
        return rule;
    }

    // Forbids what has no roles or no labels.
    static v1::PolicyRule notLabelled(const std::string &id) {
        auto rule = ruleOf(id, v1::FORBID);
        for (const auto *attribute : {"principal.roles", "labels"}) {
            auto &predicate = *rule.add_unless();
            predicate.set_attribute(attribute);
            predicate.set_is_set(true);
        }
        return rule;
    }

    // So small that some of the rules have no room in it.
    static Space tightSpace(const std::vector<const std::vector<v1::PolicyRule> *> &versions, RandomRules *random) {
        std::vector<const v1::PolicyRule *> rules;
        for (const auto *version : versions) {
            for (const auto &rule : *version)
                rules.push_back(&rule);
        }
        const auto some = [random](int most) { return static_cast<std::size_t>(random->below(most)); };
        return Space(rules, RandomRules::vocabulary(), 0, {some(3'000), 1 + some(5), some(30)});
    }

    static v1::PolicyRule forSome(v1::PolicyRule rule, int basisPoints) {
        rule.set_enforced_basis_points(basisPoints);
        return rule;
    }

    static std::vector<v1::PolicyDifference> differ(const std::vector<v1::PolicyRule> &before,
                                                    const std::vector<v1::PolicyRule> &after, bool isClosed = false) {
        return differences({&before, isClosed}, {&after, isClosed}, RandomRules::vocabulary(), 0);
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

TEST_F(AnalysisTest, ARuleThatComesToCountForMoreOrFewerMakesADifference) {
    struct Case {
        v1::PolicyEffect effect;
        int before;
        int after;
        bool isNewlyAllowed;
    };
    const std::vector<Case> cases{{v1::FORBID, 0, 10'000, false},  {v1::FORBID, 10'000, 0, true},
                                  {v1::FORBID, 100, 5'000, false}, {v1::FORBID, 5'000, 100, true},
                                  {v1::PERMIT, 0, 10'000, true},   {v1::PERMIT, 10'000, 0, false},
                                  {v1::PERMIT, 100, 5'000, true},  {v1::PERMIT, 5'000, 100, false}};
    for (const auto &[effect, before, after, isNewlyAllowed] : cases) {
        const auto rule = ruleOf("some", effect, "routes");
        const auto found = differ({forSome(rule, before)}, {forSome(rule, after)}, effect == v1::PERMIT);
        SCOPED_TRACE(v1::PolicyEffect_Name(effect) + ' ' + std::to_string(before) + ' ' + std::to_string(after));
        ASSERT_EQ(found.size(), 1u);
        EXPECT_FALSE(found.front().is_unknown());
        EXPECT_EQ(found.front().is_newly_allowed(), isNewlyAllowed);
        EXPECT_EQ(found.front().old_rule(), before > after ? "some" : "");
        EXPECT_EQ(found.front().new_rule(), after > before ? "some" : "");
    }
}

TEST_F(AnalysisTest, ARuleThatCountsForNobodyMakesNoDifference) {
    const auto rule = forSome(ruleOf("nobody", v1::FORBID, "routes"), 0);
    EXPECT_TRUE(differ({}, {rule}).empty());
    EXPECT_TRUE(differ({rule}, {}).empty());
    EXPECT_TRUE(differ({rule}, {ruleOf("nobody", v1::FORBID, "")}, true).empty());
}

TEST_F(AnalysisTest, ARuleThatCountsForMoreAndMatchesLessIsToldInBothWays) {
    const auto wide = forSome(ruleOf("some", v1::FORBID), 100);
    const auto narrow = forSome(ruleOf("some", v1::FORBID, "routes"), 5'000);
    const auto found = differ({wide}, {narrow});
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found.front().new_rule(), "some");
    EXPECT_EQ(found.front().old_rule(), "");
    EXPECT_EQ(found.back().old_rule(), "some");
    EXPECT_EQ(found.back().new_rule(), "");
}

TEST_F(AnalysisTest, ARuleThatComesToCountForMoreIsAsIfItWereNew) {
    int changes = 0;
    for (std::uint64_t seed = 300; seed < 400; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomRules random(seed, Small);
        const auto with = rulesOf(&random);
        if (with.empty() || with.front().mode() == v1::OFF)
            continue;
        const std::vector<v1::PolicyRule> without(with.begin() + 1, with.end());
        auto few = with;
        few.front().set_enforced_basis_points(random.below(2) * 100);
        const bool isClosed = seed % 2 == 0;
        const auto told = [](const std::vector<v1::PolicyDifference> &differences) {
            std::multiset<std::string> told;
            for (const auto &difference : differences)
                told.insert(difference.SerializeAsString());
            return told;
        };
        EXPECT_EQ(told(differ(few, with, isClosed)), told(differ(without, with, isClosed)));
        EXPECT_EQ(told(differ(with, few, isClosed)), told(differ(with, without, isClosed)));
        changes += static_cast<int>(differ(with, few, isClosed).size());
    }
    EXPECT_GT(changes, 10);
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

TEST_F(AnalysisTest, ARuleOfAMillionBoxesIsUnknownAndTakesLittleMemory) {
    const auto before = mostMemory();
    const std::vector<v1::PolicyRule> rules{manyBoxes("many", v1::FORBID), ruleOf("one", v1::PERMIT, "routes"),
                                            ruleOf("two", v1::PERMIT, "routes")};
    const auto findings = Analysis(rules, RandomRules::vocabulary(), true, 0).findings();
    EXPECT_LT(mostMemory() - before, 1'500'000'000);
    EXPECT_TRUE(byRule(findings, Finding::DEAD)["many"].is_unknown());
    EXPECT_TRUE(byRule(findings, Finding::SHADOWED)["many"].is_unknown());
    EXPECT_TRUE(byRule(findings, Finding::CONFLICT)["one"].is_unknown());
    // The two are alike, whatever the third is.
    const auto shadowed = byRule(findings, Finding::SHADOWED);
    ASSERT_TRUE(shadowed.contains("two"));
    EXPECT_FALSE(shadowed.at("two").is_unknown());
    // Whatever has no labels is outside of the first.
    const auto gaps = byRule(findings, Finding::GAP);
    ASSERT_TRUE(gaps.contains(""));
    EXPECT_EQ(ask(rules, gaps.at("").example(), true).rule, "");
    const std::vector<v1::PolicyRule> labelled{manyBoxes("many", v1::FORBID), notLabelled("rest")};
    const auto others = Analysis(labelled, RandomRules::vocabulary(), true, 0).findings();
    EXPECT_TRUE(byRule(others, Finding::GAP)[""].is_unknown());
}

TEST_F(AnalysisTest, WhatARuleOfAMillionBoxesCannotReachIsKnown) {
    const std::vector<v1::PolicyRule> rules{manyBoxes("many", v1::FORBID, "routes"),
                                            ruleOf("one", v1::PERMIT, "deployments")};
    const auto findings = Analysis(rules, RandomRules::vocabulary(), true, 0).findings();
    for (const auto &finding : findings)
        EXPECT_EQ(finding.is_unknown(), finding.rule() == "many") << finding.DebugString();
    ASSERT_EQ(byRule(findings, Finding::GAP).size(), 1u);
    const auto gap = byRule(findings, Finding::GAP)[""];
    EXPECT_EQ(ask(rules, gap.example(), true).rule, "");
}

TEST_F(AnalysisTest, ADifferenceThatARuleOfAMillionBoxesMakesIsUnknown) {
    const auto many = manyBoxes("many", v1::FORBID, "routes");
    const auto onlyUnknown = [](const std::vector<v1::PolicyDifference> &found) {
        return found.size() == 1 && found.front().is_unknown();
    };
    const auto added = differ({}, {many});
    EXPECT_TRUE(onlyUnknown(added) && !added.front().is_newly_allowed());
    const auto removed = differ({many}, {});
    EXPECT_TRUE(onlyUnknown(removed) && removed.front().is_newly_allowed());
    EXPECT_TRUE(onlyUnknown(
        differ({many, notLabelled("rest")}, {many, notLabelled("rest"), ruleOf("routes", v1::FORBID, "routes")})));
    auto other = many;
    other.mutable_when(1)->mutable_has_any()->mutable_values()->RemoveLast();
    EXPECT_FALSE(differ({many}, {other}).empty());
    // What has nothing to do with it is told as ever.
    EXPECT_TRUE(differ({many}, {many}).empty());
    const auto beside = differ({many}, {many, ruleOf("deployments", v1::FORBID, "deployments")});
    ASSERT_EQ(beside.size(), 1u);
    EXPECT_EQ(beside.front().new_rule(), "deployments");
}

TEST_F(AnalysisTest, OfVeryManyDifferencesSomeAreToldAndThatThereMayBeMore) {
    std::vector<v1::PolicyRule> before;
    for (int i = 0; i < 300; ++i)
        before.push_back(ruleOf("p" + std::to_string(i), v1::PERMIT, "kind" + std::to_string(i)));
    auto after = before;
    for (int i = 0; i < 300; ++i) {
        auto &predicate = *after.emplace_back(ruleOf("f" + std::to_string(i), v1::FORBID)).add_when();
        predicate.set_attribute("team");
        predicate.mutable_in()->add_values("team" + std::to_string(i));
    }
    const auto found = differ(before, after, true);
    EXPECT_LT(found.size(), 30'000u);
    EXPECT_GT(found.size(), 10'000u);
    EXPECT_TRUE(found.back().is_unknown());
}

TEST_F(AnalysisTest, WithLittleRoomNothingIsSaidThatIsNotSoAndNothingIsLeftUnsaid) {
    int unknown = 0;
    int known = 0;
    for (std::uint64_t seed = 400; seed < 520; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomRules random(seed, Small);
        const auto rules = rulesOf(&random);
        const bool isClosed = seed % 2 == 0;
        const auto plain = Analysis(rules, RandomRules::vocabulary(), isClosed, 0).findings();
        const auto tight = Analysis(rules, tightSpace({&rules}, &random), isClosed).findings();
        for (const auto kind : {Finding::DEAD, Finding::SHADOWED, Finding::CONFLICT, Finding::GAP}) {
            const auto expected = byRule(plain, kind);
            const auto told = byRule(tight, kind);
            for (const auto &[id, finding] : told) {
                EXPECT_TRUE(finding.is_unknown() || kind == Finding::SHADOWED || expected.contains(id))
                    << finding.DebugString();
                ++(finding.is_unknown() ? unknown : known);
            }
            for (const auto &[id, finding] : expected)
                EXPECT_TRUE(told.contains(id)) << finding.DebugString();
        }
        for (const auto &[id, conflict] : byRule(tight, Finding::CONFLICT)) {
            EXPECT_TRUE(conflict.is_unknown() || !ask(rules, conflict.example(), false).isAllowed) << id;
        }
        for (const auto &[id, gap] : byRule(tight, Finding::GAP)) {
            EXPECT_TRUE(gap.is_unknown() || ask(rules, gap.example(), true).rule.empty());
        }
        auto needed = rules;
        for (const auto &[id, shadowed] : byRule(tight, Finding::SHADOWED)) {
            if (!shadowed.is_unknown())
                std::erase_if(needed, [&id = id](const auto &rule) { return rule.id() == id; });
        }
        for (const auto &question : questions()) {
            const auto &vocabulary = RandomRules::vocabulary();
            ASSERT_TRUE(decidesAlike(refDecide(rules, vocabulary, question.facts, isClosed, question.time, false),
                                     refDecide(needed, vocabulary, question.facts, isClosed, question.time, false)));
        }
    }
    EXPECT_GT(unknown, 100);
    EXPECT_GT(known, 100);
}

TEST_F(AnalysisTest, WithLittleRoomADifferenceIsToldOrUnknown) {
    int unknown = 0;
    int known = 0;
    for (std::uint64_t seed = 600; seed < 1'000; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomRules random(seed, Small);
        const auto before = rulesOf(&random);
        auto after = before;
        if (seed % 3 == 0)
            after = rulesOf(&random);
        else if (!after.empty())
            after.erase(after.begin());
        const bool isClosed = seed % 2 == 0;
        std::set<bool> told;
        for (const auto &difference : differences({&before, isClosed}, {&after, isClosed}, RandomRules::vocabulary(),
                                                  tightSpace({&before, &after}, &random))) {
            told.insert(difference.is_newly_allowed());
            ++(difference.is_unknown() ? unknown : known);
            if (difference.is_unknown())
                continue;
            EXPECT_EQ(ask(before, difference.example(), isClosed).isAllowed, !difference.is_newly_allowed());
            EXPECT_EQ(ask(after, difference.example(), isClosed).isAllowed, difference.is_newly_allowed());
        }
        for (const auto &difference : differ(before, after, isClosed))
            EXPECT_TRUE(told.contains(difference.is_newly_allowed())) << difference.DebugString();
    }
    EXPECT_GT(unknown, 30);
    EXPECT_GT(known, 30);
}

TEST_F(AnalysisTest, RulesThatNameMoreThanThereIsRoomForTakeLittleMemory) {
    const auto before = mostMemory();
    std::vector<v1::PolicyRule> rules;
    for (int number = 0; number < 500; ++number) {
        auto &predicate = *rules.emplace_back(ruleOf("r" + std::to_string(number), v1::FORBID, "routes")).add_when();
        predicate.set_attribute("labels");
        nameMany(std::to_string(number) + '-', number == 0 ? 2 : 400, predicate.mutable_has_none());
    }
    const auto findings = Analysis(rules, RandomRules::vocabulary(), false, 0).findings();
    EXPECT_LT(mostMemory() - before, 1'500'000'000);
    const auto dead = byRule(findings, Finding::DEAD);
    EXPECT_FALSE(dead.contains("r0"));
    EXPECT_GT(dead.size(), 100u);
    for (const auto &[id, finding] : dead)
        EXPECT_TRUE(finding.is_unknown()) << id;
}

} // namespace
} // namespace policy::test
