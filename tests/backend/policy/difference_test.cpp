#include "tests/backend/policy/analysis_fixture.h"

namespace policy::test {
namespace {

class DifferenceTest : public AnalysisTest {};

TEST_F(DifferenceTest, DifferencesAreThereWhereAnythingIsDecidedOtherwiseAndHaveExamplesOfIt) {
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
            if (isOfAsking(difference))
                continue;
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

TEST_F(DifferenceTest, ADifferenceForSomeNamesTheRuleThatMakesIt) {
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

TEST_F(DifferenceTest, ARuleThatComesToCountForMoreOrFewerMakesADifference) {
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

TEST_F(DifferenceTest, ARuleThatCountsForNobodyMakesNoDifference) {
    const auto rule = forSome(ruleOf("nobody", v1::FORBID, "routes"), 0);
    EXPECT_TRUE(differ({}, {rule}).empty());
    EXPECT_TRUE(differ({rule}, {}).empty());
    EXPECT_TRUE(differ({rule}, {ruleOf("nobody", v1::FORBID, "")}, true).empty());
}

TEST_F(DifferenceTest, ARuleThatCountsForMoreAndMatchesLessIsToldInBothWays) {
    const auto wide = forSome(ruleOf("some", v1::FORBID), 100);
    const auto narrow = forSome(ruleOf("some", v1::FORBID, "routes"), 5'000);
    const auto found = differ({wide}, {narrow});
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found.front().new_rule(), "some");
    EXPECT_EQ(found.front().old_rule(), "");
    EXPECT_EQ(found.back().old_rule(), "some");
    EXPECT_EQ(found.back().new_rule(), "");
}

TEST_F(DifferenceTest, ARuleThatComesToCountForMoreIsAsIfItWereNew) {
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

TEST_F(DifferenceTest, ADifferenceThatARuleOfAMillionBoxesMakesIsUnknown) {
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

TEST_F(DifferenceTest, OfVeryManyDifferencesSomeAreToldAndThatThereMayBeMore) {
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

TEST_F(DifferenceTest, WithLittleRoomADifferenceIsToldOrUnknown) {
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
            if (isOfAsking(difference))
                continue;
            told.insert(difference.is_newly_allowed());
            ++(difference.is_unknown() ? unknown : known);
            if (difference.is_unknown())
                continue;
            EXPECT_EQ(ask(before, difference.example(), isClosed).isAllowed, !difference.is_newly_allowed());
            EXPECT_EQ(ask(after, difference.example(), isClosed).isAllowed, difference.is_newly_allowed());
        }
        for (const auto &difference : differ(before, after, isClosed)) {
            const bool isTold = isOfAsking(difference) || told.contains(difference.is_newly_allowed());
            EXPECT_TRUE(isTold) << difference.DebugString();
        }
    }
    EXPECT_GT(unknown, 30);
    EXPECT_GT(known, 30);
}

} // namespace
} // namespace policy::test
