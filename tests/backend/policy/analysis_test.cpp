#include "tests/backend/policy/analysis_fixture.h"

namespace policy::test {
namespace {

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

TEST_F(AnalysisTest, OfADeadRuleTheFewestTestsAreTold) {
    const auto isAlive = [](const v1::PolicyRule &rule) {
        const auto matching = matches({rule});
        return std::any_of(matching.begin(), matching.end(), [](const auto &ids) { return !ids.empty(); });
    };
    int causes = 0;
    for (std::uint64_t seed = 200; seed < 260; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomRules random(seed, Small);
        const auto rules = rulesOf(&random);
        for (const auto &[id, dead] :
             byRule(Analysis(rules, RandomRules::vocabulary(), false, 0).findings(), Finding::DEAD)) {
            auto cause = *std::find_if(rules.begin(), rules.end(), [&](const auto &rule) { return rule.id() == id; });
            *cause.mutable_when() = dead.tests();
            *cause.mutable_unless() = dead.exceptions();
            EXPECT_FALSE(isAlive(cause)) << dead.DebugString();
            for (int i = 0; i < cause.when_size(); ++i) {
                auto fewer = cause;
                fewer.mutable_when()->DeleteSubrange(i, 1);
                EXPECT_TRUE(isAlive(fewer)) << dead.DebugString();
            }
            causes += dead.tests_size();
        }
    }
    EXPECT_GT(causes, 20);
}

TEST_F(AnalysisTest, TheExampleOfAShadowedRuleIsMatchedByIt) {
    int examples = 0;
    for (std::uint64_t seed = 300; seed < 340; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomRules random(seed, Small);
        const auto rules = rulesOf(&random);
        for (const auto &[id, shadowed] :
             byRule(Analysis(rules, RandomRules::vocabulary(), false, 0).findings(), Finding::SHADOWED)) {
            auto rule = *std::find_if(rules.begin(), rules.end(), [&](const auto &one) { return one.id() == id; });
            rule.set_effect(v1::FORBID);
            rule.set_mode(v1::ENFORCE);
            rule.clear_enforced_basis_points();
            EXPECT_FALSE(ask({rule}, shadowed.example(), false).isAllowed) << id;
            ++examples;
        }
    }
    EXPECT_GT(examples, 20);
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
