#include "backend/policies/set_check.h"

#include <gtest/gtest.h>

#include "tests/backend/policies/made_places.h"
#include "tests/backend/policies/made_sets.h"
#include "tests/support/fake_clock.h"

namespace policies {
namespace {

// What a set names besides its rules.
class SetCheckTest : public ::testing::Test {
protected:
    SetCheckTest() { set.mutable_policy_set()->mutable_shadow_time(); }

    v1::CheckPolicySetResponse check() const {
        return checkSet(set, true, world.state, clock,
                        [this](const v1::Resource &resource) { return resource.meta().name() != hidden; });
    }

    test::Places world;
    support::FakeClock clock;
    v1::Resource set = test::setOf("made", {test::rule("any", v1::FORBID, {})});
    std::string hidden;
};

TEST_F(SetCheckTest, SitesThatExistAreNoMistake) {
    set.mutable_policy_set()->mutable_scope()->add_sites("sites/eu");
    EXPECT_EQ(check().violations_size(), 0) << check().ShortDebugString();
}

TEST_F(SetCheckTest, ASiteThatDoesNotExistIsNamedWithTheNearest) {
    set.mutable_policy_set()->mutable_scope()->add_sites("sites/us");
    for (const auto *written : {"sites/euu", "eu"}) {
        auto &sites = *set.mutable_policy_set()->mutable_scope()->mutable_sites();
        sites.Clear();
        sites.Add("sites/us");
        sites.Add(written);
        const auto response = check();
        ASSERT_EQ(response.violations_size(), 1) << written;
        const auto &violation = response.violations(0);
        EXPECT_EQ(violation.field(), "spec.scope.sites[1]");
        EXPECT_EQ(violation.reason(), v1::REFERENCE_MISSING);
        EXPECT_EQ(violation.arguments().at("target"), written);
        EXPECT_EQ(violation.arguments().at("choices"), "sites/eu");
        // What the rules do is told all the same.
        EXPECT_GT(response.unmet_size() + response.differences_size(), 0);
    }
}

TEST_F(SetCheckTest, WhatMayNotBeSeenIsNotThereAndNotOffered) {
    hidden = "sites/eu";
    for (const auto *written : {"sites/eu", "sites/eup"}) {
        set.mutable_policy_set()->mutable_scope()->clear_sites();
        set.mutable_policy_set()->mutable_scope()->add_sites(written);
        const auto response = check();
        ASSERT_EQ(response.violations_size(), 1) << written;
        EXPECT_EQ(response.violations(0).arguments().at("choices"), "sites/us");
    }
}

TEST_F(SetCheckTest, ATeamThatDoesNotExistIsNamed) {
    set.mutable_meta()->set_team("teams/nobody");
    const auto response = check();
    ASSERT_EQ(response.violations_size(), 1);
    EXPECT_EQ(response.violations(0).field(), "meta.team");
}

} // namespace
} // namespace policies
