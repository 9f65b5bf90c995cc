#include "backend/policies/placement_admission.h"

#include <chrono>
#include <set>

#include <gtest/gtest.h>

#include "tests/backend/policies/made_places.h"
#include "tests/backend/policies/made_sets.h"

namespace policies {
namespace {

using test::hasAny;
using test::hasNone;
using test::in;
using test::notIn;

using Names = std::set<std::string>;

class PlacementAdmissionTest : public ::testing::Test {
protected:
    // Clusters that one set keeps the deployment out of. What is compiled is kept by the uid of the set, which follows
    // from its id.
    Names shutBy(const v1::Resource &set) {
        world.state.put(set);
        Names names;
        for (const auto &[name, rule] : forbiddenClusters(world.deployment, world.state, now))
            names.insert(name);
        world.state.erase(set.meta().name());
        return names;
    }
    static v1::PolicyRule admission(v1::PolicyEffect effect, const std::vector<v1::PolicyPredicate> &when) {
        return test::rule("made", effect, when, v1::ADMISSION_STAGE);
    }
    // What it does not permit is not allowed.
    static v1::Resource closed(const std::string &id, const v1::PolicyRule &permitting) {
        auto set = test::setOf(id, {permitting});
        set.mutable_policy_set()->add_closed_stages(v1::ADMISSION_STAGE);
        return set;
    }

    test::Places world;
    // 2026-11-28, a Saturday.
    ledger::Time now{std::chrono::seconds(1'795'838'400)};
    const Names both{"clusters/eu", "clusters/us"};
};

TEST_F(PlacementAdmissionTest, WhatSomeRolesArePermittedIsPlaced) {
    auto rule = admission(v1::PERMIT, {hasAny("principal.roles", {"operator"})});
    EXPECT_EQ(shutBy(closed("operators", rule)), Names());
    // Its other tests must pass.
    *rule.add_when() = in("target.region", {"eu"});
    EXPECT_EQ(shutBy(closed("operators-in-europe", rule)), Names{"clusters/us"});
    EXPECT_EQ(shutBy(closed("nothing", admission(v1::PERMIT, {in("target.region", {"ch"})}))), both);
}

TEST_F(PlacementAdmissionTest, WhatIsForbiddenToOtherTeamsIsPlaced) {
    EXPECT_EQ(
        shutBy(test::setOf("researchers", {admission(v1::FORBID, {hasNone("principal.teams", {"teams/research"})})})),
        Names());
}

TEST_F(PlacementAdmissionTest, AReplicaThatDiesOnASaturdayIsPlacedAgain) {
    EXPECT_EQ(shutBy(test::setOf("weekend", {admission(v1::FORBID, {in("time.weekday", {"SATURDAY"})})})), Names());
    EXPECT_EQ(shutBy(closed("workdays", admission(v1::PERMIT, {in("time.weekday", {"MONDAY"})}))), Names());
}

TEST_F(PlacementAdmissionTest, HowItWasChangedIsNotAskedAndWhatItIsIs) {
    EXPECT_EQ(shutBy(test::setOf("creation", {admission(v1::FORBID, {notIn("change.verb", {"create"})})})), Names());
    EXPECT_EQ(shutBy(test::setOf("abroad", {admission(v1::FORBID, {in("change.kind", {"deployments"}),
                                                                   in("target.region", {"us"})})})),
              Names{"clusters/us"});
    EXPECT_EQ(shutBy(test::setOf("routes", {admission(v1::FORBID, {in("change.kind", {"routes"})})})), Names());
}

TEST_F(PlacementAdmissionTest, AnExceptionForSomebodyIsNoneAgainstThePlace) {
    auto forbidding = admission(v1::FORBID, {in("target.region", {"us"})});
    *forbidding.add_unless() = hasAny("principal.roles", {"admin"});
    EXPECT_EQ(shutBy(test::setOf("but-administrators", {forbidding})), Names());
    auto permitting = admission(v1::PERMIT, {});
    *permitting.add_unless() = hasNone("principal.teams", {"teams/research"});
    EXPECT_EQ(shutBy(closed("but-others", permitting)), Names());
}

TEST_F(PlacementAdmissionTest, TheRegionOfTheDeploymentItselfIsKnown) {
    EXPECT_EQ(shutBy(test::setOf("of-europe", {admission(v1::FORBID, {notIn("resource.region", {"eu"})})})), Names());
    EXPECT_EQ(shutBy(test::setOf("of-america", {admission(v1::FORBID, {in("resource.region", {"eu"})})})), both);
}

} // namespace
} // namespace policies
