// Which rules may count at once, and which must be in the shadow first.
#include <chrono>

#include "tests/backend/changes/governed.h"
#include "tests/support/eventually.h"

namespace support {
namespace {

using namespace std::chrono_literals;

class ShadowTest : public Governed {
protected:
    core::Result<v1::Applied> put(const v1::Resource &set) const {
        const auto living = owner.get(set.meta().name());
        return owner.put(set, living ? living->meta().etag() : std::string());
    }
    static v1::Resource frozen(const std::string &kind) {
        return setOf("freeze", {ruleNamed("frozen", v1::FORBID, {in("change.kind", {kind})})});
    }
    // A set whose rule counts at once, and whose next ones are in the shadow for a day.
    v1::Resource standing(const std::string &kind = "models") const {
        auto set = frozen(kind);
        EXPECT_TRUE(put(set));
        set.mutable_policy_set()->clear_shadow_time();
        const auto made = put(set);
        EXPECT_TRUE(made) << made.error().message();
        return set;
    }
    static v1::Resource inShadow(v1::Resource set) {
        set.mutable_policy_set()->mutable_rules(0)->set_mode(v1::SHADOW);
        return set;
    }
    // Whether it must be in the shadow first.
    bool mustWait(const v1::Resource &set) const {
        const auto made = put(set);
        return !made && !made.error().violations().empty() &&
               made.error().violations().front().reason() == v1::POLICY_SHADOW_FIRST;
    }
    v1::PolicySetStatus status() const { return owner.get("policySets/freeze")->policy_set_status(); }
    v1::PolicyRule rule() const { return owner.get("policySets/freeze")->policy_set().rules(0); }
    // By a change that was not made before: what changes nothing is not asked about.
    bool isFrozen() {
        return reasonOf(change(operating, relicensed("MIT " + std::to_string(++tries_)))) == v1::POLICY_FORBIDS;
    }

private:
    int tries_ = 0;
};

TEST_F(ShadowTest, AChangeDoesNotShortenItsOwnTime) {
    auto set = standing("routes");
    *set.mutable_policy_set()->mutable_rules(0)->mutable_when(0) = in("change.kind", {"models"});
    auto hasty = set;
    hasty.mutable_policy_set()->mutable_shadow_time();
    EXPECT_TRUE(mustWait(hasty));
    hasty = inShadow(set);
    hasty.mutable_policy_set()->set_shadow_decisions(1);
    ASSERT_TRUE(put(hasty));
    EXPECT_FALSE(isFrozen());
    ASSERT_TRUE(eventually([&] { return status().rules_size() == 1 && status().rules(0).matched() == 1; }));
    hasty = set;
    hasty.mutable_policy_set()->set_shadow_decisions(2);
    EXPECT_TRUE(mustWait(hasty));
    hasty.mutable_policy_set()->set_shadow_decisions(1);
    EXPECT_FALSE(mustWait(hasty));
    EXPECT_TRUE(isFrozen());
}

TEST_F(ShadowTest, WhatOtherWordsMatchedSaysNothingOfTheseWords) {
    auto set = standing();
    set.mutable_policy_set()->set_shadow_decisions(1);
    ASSERT_TRUE(put(set));
    EXPECT_TRUE(isFrozen());
    ASSERT_TRUE(eventually([&] { return status().rules_size() == 1 && status().rules(0).matched() == 1; }));
    *set.mutable_policy_set()->mutable_rules(0)->mutable_when(0) = in("change.kind", {"routes"});
    ASSERT_TRUE(put(inShadow(set)));
    EXPECT_TRUE(mustWait(set));
}

TEST_F(ShadowTest, ARuleThatIsAskedOfOtherObjectsIsAnotherRule) {
    ASSERT_TRUE(owner.put(teamNamed("red")));
    const auto set = standing("routes");
    auto scoped = set;
    scoped.mutable_policy_set()->mutable_scope()->add_labels("stage=production");
    EXPECT_TRUE(mustWait(scoped));
    auto given = set;
    given.mutable_meta()->set_team("teams/red");
    EXPECT_TRUE(mustWait(given));
    const auto since = rule().mode_time();
    service.clock.advance(1h);
    ASSERT_TRUE(put(inShadow(scoped)));
    EXPECT_GT(rule().mode_time().seconds(), since.seconds());
    service.clock.advance(23h);
    EXPECT_TRUE(mustWait(scoped));
    service.clock.advance(2h);
    EXPECT_FALSE(mustWait(scoped));
    // Back where it was it needs no other time.
    EXPECT_FALSE(mustWait(set));
    EXPECT_EQ(rule().mode(), v1::ENFORCE);
}

TEST_F(ShadowTest, ApproversAreCountedAgainWhereARuleGoes) {
    ASSERT_TRUE(owner.put(teamNamed("red")));
    service.enrol("approver", "teams/red");
    auto set = setOf("access", {approvalRule(3, {in("change.kind", {"models"})})});
    set.mutable_meta()->set_team("teams/red");
    const auto made = put(set);
    ASSERT_TRUE(made) << made.error().message();
    set.mutable_meta()->clear_team();
    const auto moved = put(set);
    ASSERT_FALSE(moved);
    ASSERT_EQ(moved.error().violations().size(), 1U);
    EXPECT_EQ(moved.error().violations().front().reason(), v1::APPROVERS_TOO_FEW);
}

TEST_F(ShadowTest, AChangeOfPoliciesIsTakenBackAtOnce) {
    const auto first = standing();
    auto other = first;
    *other.mutable_policy_set()->mutable_rules(0)->mutable_when(0) = in("change.kind", {"routes"});
    ASSERT_TRUE(put(inShadow(other)));
    EXPECT_FALSE(isFrozen());
    // Also when the service has told meanwhile what its rules did.
    ASSERT_TRUE(eventually([&] {
        const auto told = status();
        return told.rules_size() == 1 && told.rules(0).mode_time().seconds() == rule().mode_time().seconds() &&
               told.rules(0).matched() == 0 && told.enforced_rule_count() == 0;
    }));
    EXPECT_EQ(status().earlier_words_size(), 1);
    const auto back = put(first);
    ASSERT_TRUE(back) << back.error().message();
    EXPECT_TRUE(isFrozen());
    EXPECT_EQ(status().earlier_words_size(), 0);
    // What was in the shadow alone did not count.
    EXPECT_TRUE(mustWait(other));
    auto third = first;
    *third.mutable_policy_set()->mutable_rules(0)->mutable_when(0) = in("change.kind", {"providers"});
    EXPECT_TRUE(mustWait(third));
}

TEST_F(ShadowTest, WhatWasSwitchedOffOrLeftOutIsBackAtOnce) {
    const auto first = standing();
    auto off = first;
    off.mutable_policy_set()->mutable_rules(0)->set_mode(v1::OFF);
    ASSERT_TRUE(put(off));
    ASSERT_TRUE(put(first));
    auto empty = first;
    empty.mutable_policy_set()->clear_rules();
    ASSERT_TRUE(put(empty));
    EXPECT_FALSE(isFrozen());
    ASSERT_TRUE(put(first));
    EXPECT_TRUE(isFrozen());
}

TEST_F(ShadowTest, OfWhatCountedEarlierTheLastIsKept) {
    auto set = frozen("routes");
    auto &rules = *set.mutable_policy_set()->mutable_rules();
    for (int i = 0; i < 300; ++i)
        *rules.Add() = ruleNamed("rule-" + std::to_string(i), v1::FORBID, {in("change.kind", {"routes"})});
    ASSERT_TRUE(put(set));
    rules.Clear();
    set.mutable_policy_set()->clear_shadow_time();
    ASSERT_TRUE(put(set));
    EXPECT_EQ(status().earlier_words_size(), 256);
    *rules.Add() = ruleNamed("rule-0", v1::FORBID, {in("change.kind", {"routes"})});
    EXPECT_TRUE(mustWait(set));
    rules.Mutable(0)->set_id("rule-299");
    EXPECT_FALSE(mustWait(set));
}

TEST_F(ShadowTest, WhatIsRestoredCountsAsItDid) {
    standing();
    const auto uid = owner.get("policySets/freeze")->meta().uid();
    ASSERT_TRUE(owner.remove("policySets/freeze"));
    EXPECT_FALSE(isFrozen());
    v1::Change change;
    change.mutable_undelete()->set_uid(uid);
    const auto restored = owner.apply(change);
    ASSERT_TRUE(restored) << restored.error().message();
    EXPECT_EQ(rule().mode(), v1::ENFORCE);
    EXPECT_TRUE(isFrozen());
}

TEST_F(ShadowTest, WhatTheServiceTookBackDoesNotCountAgainWithoutIt) {
    const auto set = standing();
    const auto other = service.enrol("operator");
    for (int i = 0; i < 25; ++i)
        EXPECT_EQ(reasonOf(change(operating, relicensed("MIT " + std::to_string(i)))), v1::POLICY_FORBIDS);
    EXPECT_EQ(reasonOf(change(other, relicensed("MIT"))), v1::POLICY_FORBIDS);
    ASSERT_TRUE(eventually([&] { return rule().mode() == v1::SHADOW; }));
    EXPECT_EQ(status().earlier_words_size(), 0);
    EXPECT_TRUE(mustWait(set));
    service.clock.advance(25h);
    EXPECT_FALSE(mustWait(set));
}

} // namespace
} // namespace support
