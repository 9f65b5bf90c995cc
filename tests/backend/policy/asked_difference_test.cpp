#include "backend/policy/asked_difference.h"

#include <array>
#include <tuple>

#include "tests/backend/policy/analysis_fixture.h"

namespace policy::test {
namespace {

// A rule, one part of what it asks, and whether that is new.
using Asked = std::tuple<std::string, std::string, bool>;

class AskedDifferenceTest : public AnalysisTest {
protected:
    struct Versions {
        std::vector<v1::PolicyRule> before;
        std::vector<v1::PolicyRule> after;
        bool isClosed;
    };

    // Of the same rules some otherwise, or others altogether.
    static Versions versionsOf(RandomRules *random, std::uint64_t seed) {
        Versions versions{rulesOf(random), {}, seed % 2 == 0};
        versions.after = versions.before;
        if (seed % 3 == 0)
            versions.after = rulesOf(random);
        else if (seed % 3 == 1 && !versions.after.empty())
            versions.after.erase(versions.after.begin());
        else
            for (auto &rule : versions.after) {
                if (rule.effect() == v1::OBLIGE)
                    rule.mutable_obligations()->set_approvals(random->below(4));
            }
        return versions;
    }

    static std::vector<v1::PolicyDifference> ofAsking(std::vector<v1::PolicyDifference> differences) {
        std::erase_if(differences, [](const auto &difference) { return !isOfAsking(difference); });
        return differences;
    }
    static const v1::PolicyObligations &askedBy(const v1::PolicyDifference &difference) {
        return difference.has_newly_asked() ? difference.newly_asked() : difference.no_longer_asked();
    }

    // What of each rule's is asked by it and by none of the others, of anything that both allow.
    static std::set<Asked> expected(const Versions &versions) {
        const std::array<const std::vector<v1::PolicyRule> *, 2> rules{&versions.before, &versions.after};
        const std::array matching{matches(versions.before), matches(versions.after)};
        std::set<Asked> expected;
        for (std::size_t i = 0; i < questions().size(); ++i) {
            const auto &question = questions()[i];
            const auto decided = [&](std::size_t version) {
                return refDecide(*rules[version], RandomRules::vocabulary(), question.facts, versions.isClosed,
                                 question.time, false);
            };
            const std::array verdicts{decided(0), decided(1)};
            if (!verdicts[0].isAllowed || !verdicts[1].isAllowed)
                continue;
            for (const std::size_t version : {0U, 1U}) {
                for (const auto &rule : *rules[version]) {
                    if (rule.effect() == v1::OBLIGE && matching[version][i].contains(rule.id()))
                        addMissing(rule, verdicts[1 - version].obligations, version == 1, &expected);
                }
            }
        }
        return expected;
    }
    static void addMissing(const v1::PolicyRule &rule, const v1::PolicyObligations &others, bool isNew,
                           std::set<Asked> *missing) {
        for (const auto &part : partsOf(rule.obligations())) {
            if (!asksFor(others, part))
                missing->emplace(rule.id(), part.SerializeAsString(), isNew);
        }
    }

    // What its example shows, and that it is so.
    static std::set<Asked> shown(const v1::PolicyDifference &difference, const Versions &versions) {
        std::set<Asked> shown;
        const bool isNew = difference.has_newly_asked();
        EXPECT_NE(isNew, difference.has_no_longer_asked());
        const auto before = ask(versions.before, difference.example(), versions.isClosed);
        const auto after = ask(versions.after, difference.example(), versions.isClosed);
        EXPECT_TRUE(before.isAllowed && after.isAllowed);
        for (const auto &part : partsOf(askedBy(difference))) {
            EXPECT_TRUE(asksFor((isNew ? after : before).obligations, part)) << difference.DebugString();
            EXPECT_FALSE(asksFor((isNew ? before : after).obligations, part)) << difference.DebugString();
            shown.emplace(isNew ? difference.new_rule() : difference.old_rule(), part.SerializeAsString(), isNew);
        }
        EXPECT_FALSE(shown.empty());
        return shown;
    }

    static v1::PolicyRule asking(const std::string &id, const std::string &kind, int approvals) {
        auto rule = ruleOf(id, v1::OBLIGE, kind);
        rule.mutable_obligations()->set_approvals(approvals);
        return rule;
    }
};

TEST_F(AskedDifferenceTest, WhatIsAskedOtherwiseIsToldOfEachRuleWithExamplesOfIt) {
    std::size_t told = 0;
    for (std::uint64_t seed = 1'000; seed < 1'040; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomRules random(seed, Small);
        const auto versions = versionsOf(&random, seed);
        std::set<Asked> found;
        for (const auto &difference : ofAsking(differ(versions.before, versions.after, versions.isClosed))) {
            ASSERT_FALSE(difference.is_unknown());
            found.merge(shown(difference, versions));
        }
        EXPECT_EQ(found, expected(versions));
        told += found.size();
    }
    EXPECT_GT(told, 20u);
}

TEST_F(AskedDifferenceTest, ARuleThatComesToAskIsToldWithAllOfItsPartsAtOnce) {
    auto rule = asking("two-persons", "routes", 2);
    rule.mutable_obligations()->set_ticket(true);
    rule.mutable_obligations()->set_max_replicas(3);
    rule.mutable_obligations()->add_tags("audited");
    const auto added = differ({}, {rule});
    ASSERT_EQ(added.size(), 1u);
    EXPECT_EQ(added.front().old_rule(), "");
    EXPECT_EQ(added.front().new_rule(), "two-persons");
    EXPECT_EQ(added.front().newly_asked().SerializeAsString(), rule.obligations().SerializeAsString());
    EXPECT_TRUE(added.front().has_example());
    const auto removed = differ({rule}, {});
    ASSERT_EQ(removed.size(), 1u);
    EXPECT_EQ(removed.front().old_rule(), "two-persons");
    EXPECT_EQ(removed.front().new_rule(), "");
    EXPECT_EQ(removed.front().no_longer_asked().SerializeAsString(), rule.obligations().SerializeAsString());
}

TEST_F(AskedDifferenceTest, OnlyWhatNobodyAskedAsStronglyIsToldOfARule) {
    const auto before = asking("few", "routes", 1);
    auto after = asking("few", "routes", 2);
    after.mutable_obligations()->set_reason(true);
    const auto more = differ({before}, {after});
    // One approval is asked still.
    ASSERT_EQ(more.size(), 1u);
    EXPECT_EQ(more.front().old_rule(), "few");
    EXPECT_EQ(more.front().new_rule(), "few");
    EXPECT_EQ(more.front().newly_asked().approvals(), 2);
    EXPECT_TRUE(more.front().newly_asked().reason());
    const auto fewer = differ({after}, {before});
    ASSERT_EQ(fewer.size(), 1u);
    EXPECT_EQ(fewer.front().no_longer_asked().SerializeAsString(), after.obligations().SerializeAsString());
}

TEST_F(AskedDifferenceTest, WhatOthersAskMoreOfOrForbidIsNotTold) {
    EXPECT_TRUE(differ({asking("all", "", 2)}, {asking("all", "", 2), asking("routes", "routes", 1)}).empty());
    auto ticket = ruleOf("ticket", v1::OBLIGE);
    ticket.mutable_obligations()->set_ticket(true);
    auto reason = ruleOf("reason", v1::OBLIGE, "routes");
    reason.mutable_obligations()->set_reason(true);
    EXPECT_TRUE(differ({ticket}, {ticket, reason}).empty());
    const auto frozen = ruleOf("frozen", v1::FORBID, "routes");
    EXPECT_TRUE(differ({frozen}, {frozen, asking("routes", "routes", 1)}).empty());
    // Where nothing is permitted nothing is asked.
    EXPECT_TRUE(differ({}, {asking("routes", "routes", 1)}, true).empty());
}

TEST_F(AskedDifferenceTest, ARuleThatAsksMoreOrFewerPeopleIsTold) {
    const auto rule = asking("some", "routes", 1);
    const auto more = differ({forSome(rule, 100)}, {forSome(rule, 5'000)});
    ASSERT_EQ(more.size(), 1u);
    EXPECT_EQ(more.front().newly_asked().approvals(), 1);
    EXPECT_EQ(more.front().old_rule(), "");
    const auto fewer = differ({forSome(rule, 5'000)}, {forSome(rule, 100)});
    ASSERT_EQ(fewer.size(), 1u);
    EXPECT_EQ(fewer.front().no_longer_asked().approvals(), 1);
    EXPECT_EQ(fewer.front().new_rule(), "");
    EXPECT_TRUE(differ({forSome(rule, 100)}, {forSome(rule, 100)}).empty());
    // Another one asks it of some alone.
    EXPECT_EQ(differ({forSome(asking("other", "", 1), 5'000)}, {forSome(asking("other", "", 1), 5'000), rule}).size(),
              1u);
}

TEST_F(AskedDifferenceTest, WhatARuleOfAMillionBoxesAsksIsUnknown) {
    auto many = manyBoxes("many", v1::OBLIGE, "routes");
    many.mutable_obligations()->set_approvals(1);
    const auto added = differ({}, {many});
    ASSERT_EQ(added.size(), 1u);
    EXPECT_TRUE(added.front().is_unknown());
    EXPECT_EQ(added.front().newly_asked().approvals(), 1);
    // What stands as it stood is known.
    EXPECT_TRUE(differ({many}, {many}).empty());
    const auto beside = differ({many}, {many, asking("deployments", "deployments", 1)});
    ASSERT_EQ(beside.size(), 1u);
    EXPECT_EQ(beside.front().new_rule(), "deployments");
}

TEST_F(AskedDifferenceTest, WithLittleRoomADifferenceIsToldOrUnknown) {
    int unknown = 0;
    for (std::uint64_t seed = 1'100; seed < 1'400; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomRules random(seed, Small);
        const auto versions = versionsOf(&random, seed);
        const auto &[before, after, isClosed] = versions;
        const auto tight = ofAsking(differences({&before, isClosed}, {&after, isClosed}, RandomRules::vocabulary(),
                                                tightSpace({&before, &after}, &random)));
        for (const auto &difference : tight) {
            unknown += difference.is_unknown() ? 1 : 0;
            if (!difference.is_unknown())
                shown(difference, versions);
        }
        for (const auto &difference : ofAsking(differ(before, after, isClosed))) {
            for (const auto &part : partsOf(askedBy(difference)))
                EXPECT_TRUE(std::any_of(tight.begin(), tight.end(), [&](const auto &told) {
                    return told.has_newly_asked() == difference.has_newly_asked() && asksFor(askedBy(told), part);
                })) << difference.DebugString();
        }
    }
    EXPECT_GT(unknown, 5);
}

} // namespace
} // namespace policy::test
