#include "backend/policies/unmet.h"

#include <chrono>

#include <gtest/gtest.h>

#include "tests/backend/policies/made_places.h"
#include "tests/backend/policies/made_sets.h"

namespace policies {
namespace {

using test::hasAny;
using test::in;

using Ids = std::vector<std::string>;

class UnmetTest : public ::testing::Test {
protected:
    UnmetTest() {
        v1::Resource model;
        model.mutable_meta()->set_name("models/llama");
        model.mutable_model()->set_license("MIT");
        world.state.put(model);
        v1::Resource ada;
        ada.mutable_meta()->set_name("principals/ada");
        ada.mutable_principal();
        world.state.put(ada);
    }
    std::vector<v1::PolicyUnmet> told(const v1::PolicyRule &rule) const {
        return unmetRules(test::setOf("made", {rule}), world.state, now);
    }
    Ids unmet(const v1::PolicyRule &rule) const {
        Ids ids;
        for (const auto &one : told(rule))
            ids.push_back(one.rule());
        return ids;
    }
    Ids unmetForRoles(const v1::PolicyPredicate &roles) const { return unmet(test::rule("some", v1::FORBID, {roles})); }
    void bind(const std::string &id, v1::Role role, const std::string &team = {}) {
        v1::Resource binding;
        binding.mutable_meta()->set_name("roleBindings/" + id);
        binding.mutable_meta()->set_team(team);
        binding.mutable_role_binding()->set_principal("principals/ada");
        binding.mutable_role_binding()->set_role(role);
        world.state.put(binding);
    }
    void addTarget(const std::string &region, v1::Resource *route) {
        v1::Resource provider;
        provider.mutable_meta()->set_name("providers/" + region);
        provider.mutable_provider()->set_region(region);
        world.state.put(provider);
        route->mutable_route()->add_targets()->set_provider(provider.meta().name());
    }

    test::Places world;
    const ledger::Time now{std::chrono::hours(24 * 365)};
};

TEST_F(UnmetTest, ARuleAboutWhatExistsIsMet) {
    EXPECT_EQ(unmet(test::rule("mit", v1::FORBID, {in("model.license", {"MIT"})})), Ids());
    EXPECT_EQ(unmet(test::rule("any", v1::FORBID, {in("change.kind", {"routes"})})), Ids());
}

TEST_F(UnmetTest, ARuleAboutWhatDoesNotExistIsNot) {
    const Ids found{"gpl"};
    EXPECT_EQ(unmet(test::rule("gpl", v1::FORBID, {in("model.license", {"GPL-3.0"})})), found);
    // Each of both exists, and nothing has both.
    EXPECT_EQ(unmet(test::rule("gpl", v1::FORBID, {in("model.license", {"MIT"}), in("resource.name", {"models/x"})})),
              found);
    EXPECT_EQ(unmet(test::rule("gpl", v1::FORBID, {in("principal.name", {"principals/nobody"})})), found);
    EXPECT_EQ(unmet(test::rule("gpl", v1::FORBID, {in("target.region", {"ch"})}, v1::ADMISSION_STAGE)), found);
}

TEST_F(UnmetTest, TheTestsAreToldThatNothingPasses) {
    const auto mit = in("model.license", {"MIT"});
    const auto nobody = in("resource.name", {"models/x"});
    const auto apart = told(test::rule("some", v1::FORBID, {mit, nobody}));
    ASSERT_EQ(apart.size(), 1u);
    ASSERT_EQ(apart[0].tests_size(), 1);
    EXPECT_EQ(apart[0].tests(0).attribute(), "resource.name");
    // Each is passed by something, and both by nothing.
    const auto together = told(test::rule("some", v1::FORBID, {mit, in("resource.name", {"principals/ada"})}));
    ASSERT_EQ(together.size(), 1u);
    EXPECT_EQ(together[0].tests_size(), 2);
}

TEST_F(UnmetTest, EachTargetOfARouteIsLookedAt) {
    v1::Resource route;
    route.mutable_meta()->set_name("routes/chat");
    route.mutable_route()->set_model("chat");
    for (const auto *region : {"eu", "us"})
        addTarget(region, &route);
    world.state.put(route);
    const auto abroad = [](const std::string &region) {
        return test::rule("abroad", v1::FORBID, {in("provider.region", {region}), in("route.model", {"chat"})},
                          v1::ADMISSION_STAGE);
    };
    EXPECT_EQ(unmet(abroad("eu")), Ids());
    EXPECT_EQ(unmet(abroad("us")), Ids());
    EXPECT_EQ(unmet(abroad("ch")), Ids{"abroad"});
    // What a route refers to is not known where it is administered.
    auto administration = abroad("us");
    administration.set_stage(v1::ADMINISTRATION_STAGE);
    EXPECT_EQ(unmet(administration), Ids{"abroad"});
}

TEST_F(UnmetTest, ARoleThatNobodyHoldsMatchesNobody) {
    const Ids found{"some"};
    EXPECT_EQ(unmetForRoles(hasAny("principal.roles", {"operator"})), found);
    bind("first", v1::OPERATOR);
    EXPECT_EQ(unmetForRoles(hasAny("principal.roles", {"operator"})), Ids());
    EXPECT_EQ(unmetForRoles(hasAny("principal.roles", {"auditor"})), found);
}

TEST_F(UnmetTest, RolesCountWhereTheyAreHeldTogether) {
    bind("first", v1::OPERATOR, "teams/red");
    bind("second", v1::APPROVER, "teams/blue");
    EXPECT_EQ(unmetForRoles(hasAny("principal.roles", {"operator"})), Ids());
    auto both = hasAny("principal.roles", {});
    both.mutable_has_all()->add_values("operator");
    both.mutable_has_all()->add_values("approver");
    EXPECT_EQ(unmetForRoles(both), Ids{"some"});
    bind("third", v1::APPROVER);
    EXPECT_EQ(unmetForRoles(both), Ids());
}

} // namespace
} // namespace policies
