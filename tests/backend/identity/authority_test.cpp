#include "tests/backend/identity/identity_world.h"

#include <gtest/gtest.h>

namespace identity {
namespace {

using namespace std::chrono_literals;

class AuthorityTest : public ::testing::Test {
protected:
    AuthorityTest() {
        world.give(team("red"));
        world.give(team("blue"));
    }

    World world;
};

TEST_F(AuthorityTest, AnOrganisationWideRoleChangesEverything) {
    const auto keeper = world.enrol(v1::OPERATOR);
    EXPECT_TRUE(world.put(keeper, model("one")));
    EXPECT_TRUE(world.put(keeper, model("two", "teams/red")));
    EXPECT_TRUE(world.remove(keeper, "models/two"));
}

TEST_F(AuthorityTest, ATeamsRoleChangesWhatIsTheTeams) {
    const auto keeper = world.enrol(v1::OPERATOR, "teams/red");
    EXPECT_TRUE(world.put(keeper, model("one", "teams/red")));
    EXPECT_EQ(reasonOf(world.put(keeper, model("two", "teams/blue"))), v1::PERMISSION_MISSING);
    EXPECT_EQ(reasonOf(world.put(keeper, model("three"))), v1::PERMISSION_MISSING)
        << "what belongs to the organisation is written by an organisation-wide role alone";
}

TEST_F(AuthorityTest, BothTheOldAndTheNewScopeCount) {
    const auto keeper = world.enrol(v1::OPERATOR, "teams/red");
    ASSERT_TRUE(world.put(keeper, model("one", "teams/red")));
    EXPECT_EQ(reasonOf(world.put(keeper, model("one", "teams/blue"))), v1::PERMISSION_MISSING);
    world.give(model("shared"));
    EXPECT_EQ(reasonOf(world.put(keeper, model("shared", "teams/red"))), v1::PERMISSION_MISSING);
}

TEST_F(AuthorityTest, WhatIsOutOfSightDoesNotExist) {
    const auto keeper = world.enrol(v1::OPERATOR, "teams/red");
    world.give(model("secret", "teams/blue"));
    EXPECT_EQ(reasonOf(world.put(keeper, model("secret", "teams/blue"))), v1::NOT_FOUND);
    EXPECT_EQ(reasonOf(world.remove(keeper, "models/secret")), v1::NOT_FOUND);
}

TEST_F(AuthorityTest, ARefusalNamesThePermissionAndTheObject) {
    const auto viewer = world.enrol(v1::VIEWER);
    const auto refused = world.put(viewer, model("one"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().arguments().at("permission"), "models.create");
    EXPECT_EQ(refused.error().arguments().at("name"), "models/one");
}

TEST_F(AuthorityTest, ABindingEndsWithItsTime) {
    const auto until = std::chrono::floor<std::chrono::milliseconds>(world.clock.now()) + 1h;
    const auto guest = world.enrol(v1::OPERATOR, {}, until);
    EXPECT_TRUE(world.put(guest, model("one")));
    world.clock.advance(1h);
    EXPECT_EQ(reasonOf(world.put(guest, model("two"))), v1::PERMISSION_MISSING);
}

TEST_F(AuthorityTest, TheBindingsOfATeamCountForItsMembers) {
    auto teamBinding = binding("reds-operate", {}, v1::OPERATOR, "teams/red");
    teamBinding.mutable_role_binding()->set_subject_team("teams/red");
    world.give(teamBinding);
    const auto member = world.enrol(v1::VIEWER);
    EXPECT_EQ(reasonOf(world.put(member, model("one", "teams/red"))), v1::PERMISSION_MISSING);
    auto joined = world.current(member.principal);
    joined.mutable_principal()->add_teams("teams/red");
    world.give(joined);
    EXPECT_TRUE(world.put(member, model("one", "teams/red")));
}

TEST_F(AuthorityTest, ADisabledPrincipalMayNothing) {
    const auto keeper = world.enrol(v1::OPERATOR);
    auto disabled = world.current(keeper.principal);
    disabled.mutable_principal()->set_disabled(true);
    ASSERT_TRUE(world.put(world.admin(), disabled));
    EXPECT_EQ(reasonOf(world.put(keeper, model("one"))), v1::PERMISSION_MISSING);
}

TEST_F(AuthorityTest, AnotherPrincipalOfTheSameNameInheritsNothing) {
    auto impostor = world.admin();
    impostor.uid = "0193a5d0-7c00-7000-8000-000000000009";
    EXPECT_EQ(reasonOf(world.put(impostor, model("one"))), v1::PERMISSION_MISSING);
}

TEST_F(AuthorityTest, WhoeverStartedAnOperationMayCancelIt) {
    const auto auditor = world.enrol(v1::AUDITOR);
    v1::Resource operation;
    operation.mutable_meta()->set_name("operations/verify");
    operation.mutable_operation()->set_verb("events.verify");
    operation.mutable_operation()->set_principal(auditor.principal);
    operation.mutable_operation()->mutable_verify();
    const auto propose = [&](const ledger::Actor &actor, const std::string &op, const std::string &etag) {
        ledger::Proposal proposal;
        proposal.actor = actor;
        proposal.byVerb = true;
        proposal.op = op;
        proposal.changes = {putting(operation, etag)};
        return world.ledger().commit(std::move(proposal));
    };
    ASSERT_TRUE(propose(auditor, "events.verify", {}));
    operation.mutable_operation()->set_cancel_requested(true);
    const auto etag = world.current("operations/verify").meta().etag();
    EXPECT_EQ(reasonOf(propose(world.enrol(v1::AUDITOR), "operations.cancel", etag)), v1::PERMISSION_MISSING);
    EXPECT_TRUE(propose(auditor, "operations.cancel", etag));
}

} // namespace
} // namespace identity
