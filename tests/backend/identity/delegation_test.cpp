#include "tests/backend/identity/identity_world.h"

#include <gtest/gtest.h>

#include "backend/core/time_text.h"

namespace identity {
namespace {

using namespace std::chrono_literals;

class DelegationTest : public ::testing::Test {
protected:
    DelegationTest() {
        world.give(team("red"));
        world.give(team("blue"));
    }

    ledger::Time now() const { return std::chrono::floor<std::chrono::milliseconds>(world.clock.now()); }

    World world;
};

TEST_F(DelegationTest, ATeamsAdministratorGrantsWithinTheTeamAlone) {
    const auto redAdmin = world.enrol(v1::ADMIN, "teams/red");
    const auto somebody = world.enrol(v1::VIEWER).principal;
    EXPECT_TRUE(world.put(redAdmin, binding("fine", somebody, v1::ADMIN, "teams/red")));
    EXPECT_EQ(reasonOf(world.put(redAdmin, binding("other", somebody, v1::VIEWER, "teams/blue"))),
              v1::PERMISSION_MISSING);
    EXPECT_EQ(reasonOf(world.put(redAdmin, binding("all", somebody, v1::VIEWER))), v1::PERMISSION_MISSING);
}

TEST_F(DelegationTest, ABindingNamesWhoGetsTheRole) {
    const auto missing = [this](const std::function<void(v1::RoleBindingSpec *)> &change) {
        auto made = binding("made", {}, v1::VIEWER);
        change(made.mutable_role_binding());
        const auto refused = world.put(world.admin(), made);
        EXPECT_TRUE(!refused && refused.error().violations().size() == 1U);
        return refused || refused.error().violations().empty() ? v1::FieldViolation()
                                                               : refused.error().violations().front();
    };
    const auto nobody = missing([](auto *spec) { spec->clear_subject(); });
    EXPECT_EQ(nobody.field(), "spec.subject");
    EXPECT_EQ(nobody.reason(), v1::VALUE_MISSING);
    EXPECT_EQ(nobody.arguments().at("choices"), "principal subject_team");
    // Whoever has chosen which of both lacks the name alone.
    EXPECT_EQ(missing([](auto *spec) { spec->set_principal(""); }).field(), "spec.principal");
    EXPECT_EQ(missing([](auto *spec) { spec->set_subject_team(""); }).field(), "spec.subject_team");
}

TEST_F(DelegationTest, NobodyGrantsForLongerThanHeHolds) {
    const auto guest = world.enrol(v1::ADMIN, {}, now() + 24h);
    const auto somebody = world.enrol(v1::VIEWER).principal;
    const auto endless = world.put(guest, binding("endless", somebody, v1::OPERATOR));
    ASSERT_FALSE(endless);
    EXPECT_EQ(endless.error().reason(), v1::GRANT_EXCEEDS_OWN);
    EXPECT_EQ(endless.error().arguments().at("role"), "operator");
    auto shorter = binding("shorter", somebody, v1::OPERATOR);
    *shorter.mutable_role_binding()->mutable_expire_time() = core::toTimestamp(now() + 1h);
    EXPECT_TRUE(world.put(guest, shorter));
    *shorter.mutable_role_binding()->mutable_expire_time() = core::toTimestamp(now() + 48h);
    EXPECT_EQ(reasonOf(world.put(guest, shorter)), v1::GRANT_EXCEEDS_OWN);
}

TEST_F(DelegationTest, JoiningATeamIsAGrantOfWhatTheTeamHolds) {
    auto reds = binding("reds", {}, v1::ADMIN);
    reds.mutable_role_binding()->set_subject_team("teams/red");
    world.give(reds);
    const auto blueAdmin = world.enrol(v1::ADMIN, "teams/blue");
    auto newcomer = principal("abcdefgh234567ab", {"teams/red"});
    newcomer.mutable_meta()->set_team("teams/blue");
    EXPECT_EQ(reasonOf(world.put(blueAdmin, newcomer)), v1::GRANT_EXCEEDS_OWN);
    newcomer.mutable_principal()->clear_teams();
    ASSERT_TRUE(world.put(blueAdmin, newcomer));
    newcomer.mutable_principal()->add_teams("teams/red");
    EXPECT_EQ(reasonOf(world.put(blueAdmin, newcomer)), v1::GRANT_EXCEEDS_OWN);
    EXPECT_TRUE(world.put(world.admin(), newcomer));
}

TEST_F(DelegationTest, EnablingAPrincipalIsAGrantOfWhatItHolds) {
    auto sleeper = principal("abcdefgh234567ab");
    sleeper.mutable_meta()->set_team("teams/red");
    sleeper.mutable_principal()->set_disabled(true);
    world.give(sleeper);
    world.give(binding("sleepers", "principals/abcdefgh234567ab", v1::ADMIN));
    const auto redAdmin = world.enrol(v1::ADMIN, "teams/red");
    sleeper.mutable_principal()->set_disabled(false);
    EXPECT_EQ(reasonOf(world.put(redAdmin, sleeper)), v1::GRANT_EXCEEDS_OWN);
    EXPECT_TRUE(world.put(world.admin(), sleeper));
}

TEST_F(DelegationTest, TheLastAdministratorStays) {
    const auto adminBinding = [&] {
        std::string name;
        world.ledger().snapshot()->each("roleBindings", [&name](const ledger::ResourcePtr &binding) {
            name = binding->meta().name();
            return binding->role_binding().role() != v1::ADMIN;
        });
        return name;
    }();
    EXPECT_EQ(reasonOf(world.remove(world.admin(), adminBinding)), v1::LAST_ADMINISTRATOR);
    auto weaker = world.current(adminBinding);
    weaker.mutable_role_binding()->set_role(v1::VIEWER);
    EXPECT_EQ(reasonOf(world.put(world.admin(), weaker)), v1::LAST_ADMINISTRATOR);
    auto ending = world.current(adminBinding);
    *ending.mutable_role_binding()->mutable_expire_time() = core::toTimestamp(now() + 1h);
    EXPECT_EQ(reasonOf(world.put(world.admin(), ending)), v1::LAST_ADMINISTRATOR);
    auto disabled = world.current(world.admin().principal);
    disabled.mutable_principal()->set_disabled(true);
    EXPECT_EQ(reasonOf(world.put(world.admin(), disabled)), v1::LAST_ADMINISTRATOR);

    world.enrol(v1::ADMIN, "teams/red");
    world.enrol(v1::ADMIN, {}, now() + 1h);
    EXPECT_EQ(reasonOf(world.remove(world.admin(), adminBinding)), v1::LAST_ADMINISTRATOR)
        << "one of a team, or for a while, does not count";
    world.enrol(v1::ADMIN);
    EXPECT_TRUE(world.remove(world.admin(), adminBinding));
}

TEST_F(DelegationTest, TheLastAdministratorMayBeReplacedInOneChangeSet) {
    const auto heir = world.enrol(v1::VIEWER).principal;
    std::string old;
    world.ledger().snapshot()->each("roleBindings", [&old](const ledger::ResourcePtr &binding) {
        old = binding->meta().name();
        return binding->role_binding().role() != v1::ADMIN;
    });
    v1::Change removal;
    removal.mutable_delete_()->set_name(old);
    removal.mutable_delete_()->set_etag(world.current(old).meta().etag());
    EXPECT_TRUE(world.apply(world.admin(), {putting(binding("heir", heir, v1::ADMIN)), removal}));
}

TEST_F(DelegationTest, APrincipalsIntentHoldsNothingPersonal) {
    EXPECT_EQ(reasonOf(world.put(world.admin(), principal("ada-lovelace"))), v1::INVALID_FIELD);
    auto named = principal("abcdefgh234567ab");
    named.mutable_meta()->set_display_name("Ada Lovelace");
    EXPECT_EQ(reasonOf(world.put(world.admin(), named)), v1::INVALID_FIELD);
    EXPECT_TRUE(world.put(world.admin(), principal("abcdefgh234567ab")));
}

TEST_F(DelegationTest, ABindingSaysWhoWhatAndUntilALaterTime) {
    const auto somebody = world.enrol(v1::VIEWER).principal;
    EXPECT_EQ(reasonOf(world.put(world.admin(), binding("nobody", {}, v1::VIEWER))), v1::INVALID_FIELD);
    EXPECT_EQ(reasonOf(world.put(world.admin(), binding("nothing", somebody, v1::ROLE_UNSPECIFIED))),
              v1::INVALID_FIELD);
    auto late = binding("late", somebody, v1::VIEWER);
    *late.mutable_role_binding()->mutable_expire_time() = core::toTimestamp(now() - 1s);
    EXPECT_EQ(reasonOf(world.put(world.admin(), late)), v1::INVALID_FIELD);
}

TEST_F(DelegationTest, TeamsAndSitesDescribeThemselvesShortly) {
    auto wordy = team("wordy");
    wordy.mutable_team()->set_description(std::string(4097, 'x'));
    EXPECT_EQ(reasonOf(world.put(world.admin(), wordy)), v1::INVALID_FIELD);
    v1::Resource site;
    site.mutable_meta()->set_name("sites/fra1");
    site.mutable_site()->set_region("Europe!");
    EXPECT_EQ(reasonOf(world.put(world.admin(), site)), v1::INVALID_FIELD);
    site.mutable_site()->set_region("eu-central-1");
    EXPECT_TRUE(world.put(world.admin(), site));
}

} // namespace
} // namespace identity
