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

TEST_F(AuthorityTest, NothingTellsWhatIsHiddenFromWhatIsNotThere) {
    world.give(model("secret", "teams/blue"));
    world.give(model("gone", "teams/blue"));
    const auto gone = world.current("models/gone").meta();
    ASSERT_TRUE(world.remove(world.admin(), "models/gone"));
    const auto told = [](const core::Result<ledger::Commit> &refused, const std::string &name) {
        auto text = v1::Reason_Name(reasonOf(refused)) + ": " + (refused ? "" : refused.error().message());
        for (auto at = text.find(name); at != std::string::npos; at = text.find(name))
            text.replace(at, name.size(), "*");
        return text;
    };
    const auto secretUid = world.current("models/secret").meta().uid();
    const std::string noUid = "0193a5d0-7c00-7000-8000-000000000009";
    for (const auto role : {v1::VIEWER, v1::OPERATOR}) {
        const auto keeper = world.enrol(role, "teams/red");
        for (const std::string etag : {"stale", ""}) {
            // Whoever may create learns that a name is taken; nobody else does.
            if (etag.empty() && role == v1::OPERATOR)
                continue;
            EXPECT_EQ(told(world.apply(keeper, {putting(model("secret", "teams/red"), etag)}), "secret"),
                      told(world.apply(keeper, {putting(model("absent", "teams/red"), etag)}), "absent"));
        }
        v1::Change hidden;
        hidden.mutable_delete_()->set_name("models/secret");
        v1::Change missing;
        missing.mutable_delete_()->set_name("models/absent");
        EXPECT_EQ(told(world.apply(keeper, {hidden}), "secret"), told(world.apply(keeper, {missing}), "absent"));
        missing.mutable_undelete()->set_uid(noUid);
        for (const auto &uid : {secretUid, gone.uid()}) {
            hidden.mutable_undelete()->set_uid(uid);
            EXPECT_EQ(told(world.apply(keeper, {hidden}), uid), told(world.apply(keeper, {missing}), noUid));
        }
    }
}

TEST_F(AuthorityTest, ATakenNameIsToldToWhoeverMayCreateAndNothingMore) {
    const auto keeper = world.enrol(v1::OPERATOR, "teams/red");
    world.give(model("secret", "teams/blue"));
    const auto refused = world.apply(keeper, {putting(model("secret", "teams/red"))});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason(), v1::ALREADY_EXISTS);
    EXPECT_FALSE(refused.error().current());
}

TEST_F(AuthorityTest, NobodyRefersToWhatHeMayNotSee) {
    const auto keeper = world.enrol(v1::OPERATOR, "teams/red");
    v1::Resource site;
    site.mutable_meta()->set_name("sites/hidden");
    site.mutable_meta()->set_team("teams/blue");
    site.mutable_site()->set_region("eu");
    world.give(site);
    auto placed = model("one", "teams/red");
    placed.mutable_meta()->set_site("sites/hidden");
    const auto hidden = world.put(keeper, placed);
    ASSERT_FALSE(hidden);
    placed.mutable_meta()->set_site("sites/absent");
    const auto absent = world.put(keeper, placed);
    ASSERT_FALSE(absent);
    ASSERT_EQ(hidden.error().violations().size(), 1U);
    EXPECT_EQ(hidden.error().violations().front().reason(), v1::REFERENCE_MISSING);
    auto text = hidden.error().message();
    text.replace(text.find("hidden"), 6, "absent");
    EXPECT_EQ(text, absent.error().message());
    world.give(placed = model("two", "teams/red"));
    placed.mutable_meta()->set_site("sites/hidden");
    EXPECT_TRUE(world.put(world.admin(), placed));
    placed.mutable_model()->set_description("changed by whoever may not see the site");
    EXPECT_TRUE(world.put(keeper, placed)) << "what stands may stay";
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
