// Who may do what, in both directions, and why.
#include <set>

#include <gtest/gtest.h>

#include "backend/core/time_text.h"
#include "tests/backend/service/running_service.h"

#include "pilothouse/v1/identity_service.pb.h"

namespace support {
namespace {

class AccessTest : public ::testing::Test {
protected:
    AccessTest() {
        EXPECT_TRUE(owner.put(teamNamed("red")));
        EXPECT_TRUE(owner.put(teamNamed("blue")));
        EXPECT_TRUE(owner.put(modelNamed("of-red", "teams/red")));
        EXPECT_TRUE(owner.put(modelNamed("of-blue", "teams/blue")));
        redOperator = running.principalOf(running.enrol("operator", "teams/red"));
    }

    static core::Result<v1::ListAccessResponse> list(const ServiceClient &client,
                                                     const v1::ListAccessRequest &request) {
        return client.ask<v1::ListAccessResponse>("IdentityService.ListAccess", request);
    }

    core::Result<v1::ExplainAccessResponse> explain(const std::string &principal, const std::string &permission,
                                                    const std::string &resource = {}) const {
        v1::ExplainAccessRequest request;
        request.set_principal(principal);
        request.set_permission(permission);
        if (!resource.empty())
            request.set_resource(resource);
        return owner.ask<v1::ExplainAccessResponse>("IdentityService.ExplainAccess", request);
    }

    std::set<std::string> whoMay(const std::string &permission, const std::string &team = {}) const {
        v1::ListAccessRequest request;
        request.set_permission(permission);
        request.set_team(team);
        const auto listed = list(owner, request);
        EXPECT_TRUE(listed) << listed.error().message();
        std::set<std::string> names;
        for (const auto &grant : listed->grants())
            names.insert(grant.principal());
        return names;
    }

    // A binding of its own for a principal, or for a team.
    void bind(const std::string &id, const std::string &subject, v1::Role role, const std::string &team = {},
              std::chrono::seconds time = {}) const {
        v1::Resource binding;
        binding.mutable_meta()->set_name("roleBindings/" + id);
        binding.mutable_meta()->set_team(team);
        auto &spec = *binding.mutable_role_binding();
        spec.set_role(role);
        if (subject.starts_with("teams/"))
            spec.set_subject_team(subject);
        else
            spec.set_principal(subject);
        if (time != std::chrono::seconds(0))
            *spec.mutable_expire_time() = core::toTimestamp(running.clock.now() + time);
        const auto put = owner.put(binding);
        EXPECT_TRUE(put) << put.error().message();
    }

    void join(const std::string &principal, const std::string &team) const {
        auto resource = *owner.get(principal);
        resource.mutable_principal()->add_teams(team);
        ASSERT_TRUE(owner.put(resource, resource.meta().etag()));
    }

    RunningService running{{.verifyDelay = std::chrono::hours(1)}};
    ServiceClient owner = running.owner();
    std::string ownerName = running.principalOf(owner);
    std::string viewer = running.principalOf(running.enrol("viewer"));
    // Of a team, which has to be there before.
    std::string redOperator;
};

TEST_F(AccessTest, WhoHoldsAPermissionIsToldForTheWholeAndForATeam) {
    EXPECT_EQ(whoMay("models.update"), (std::set{ownerName, redOperator}));
    EXPECT_EQ(whoMay("models.update", "teams/red"), (std::set{ownerName, redOperator}));
    EXPECT_EQ(whoMay("models.update", "teams/blue"), std::set{ownerName});
    EXPECT_EQ(whoMay("models.get"), (std::set{ownerName, redOperator, viewer}));
}

TEST_F(AccessTest, WhatAPrincipalHoldsIsToldWithTheTeamThatItComesBy) {
    bind("reds", "teams/red", v1::AUDITOR);
    join(viewer, "teams/red");
    v1::ListAccessRequest request;
    request.set_principal(viewer);
    const auto listed = list(owner, request);
    ASSERT_TRUE(listed);
    ASSERT_EQ(listed->grants_size(), 2);
    std::set<std::pair<v1::Role, std::string>> held;
    for (const auto &grant : listed->grants())
        held.emplace(grant.role(), grant.via_team());
    EXPECT_EQ(held, (std::set<std::pair<v1::Role, std::string>>{{v1::VIEWER, ""}, {v1::AUDITOR, "teams/red"}}));
}

TEST_F(AccessTest, WhatHasRunOutIsToldWhereItIsAskedFor) {
    bind("for-an-hour", viewer, v1::OPERATOR, {}, std::chrono::hours(1));
    EXPECT_TRUE(whoMay("models.update").contains(viewer));
    running.clock.advance(std::chrono::hours(2));
    EXPECT_FALSE(whoMay("models.update").contains(viewer));
    v1::ListAccessRequest request;
    request.set_principal(viewer);
    request.set_with_expired(true);
    const auto listed = list(owner, request);
    ASSERT_TRUE(listed);
    ASSERT_EQ(listed->grants_size(), 2);
    for (const auto &grant : listed->grants())
        EXPECT_EQ(grant.is_expired(), grant.role() == v1::OPERATOR);
}

TEST_F(AccessTest, AListComesInPages) {
    std::set<std::string> bindings;
    v1::ListAccessRequest request;
    request.set_page_size(1);
    for (int page = 0; page < 3; ++page) {
        const auto listed = list(owner, request);
        ASSERT_TRUE(listed) << listed.error().message();
        EXPECT_EQ(listed->total_size(), 3);
        ASSERT_EQ(listed->grants_size(), 1);
        bindings.insert(listed->grants(0).binding());
        request.set_page_token(listed->next_page_token());
    }
    EXPECT_TRUE(request.page_token().empty());
    EXPECT_EQ(bindings.size(), 3U);
    request.set_page_token("made up");
    EXPECT_EQ(reasonOf(list(owner, request)), v1::INVALID_PAGE_TOKEN);
}

TEST_F(AccessTest, WhoSeesOneTeamAloneIsToldNothingOfAnother) {
    running.enrol("operator", "teams/blue");
    const auto redViewer = running.enrol("viewer", "teams/red");
    const auto listed = list(redViewer, v1::ListAccessRequest());
    ASSERT_TRUE(listed) << listed.error().message();
    EXPECT_GT(listed->grants_size(), 0);
    for (const auto &grant : listed->grants())
        EXPECT_NE(grant.team(), "teams/blue");
}

TEST_F(AccessTest, APermissionThatThereIsNotIsRefused) {
    v1::ListAccessRequest request;
    request.set_permission("models.fly");
    EXPECT_EQ(reasonOf(list(owner, request)), v1::INVALID_FIELD);
    EXPECT_EQ(reasonOf(explain(viewer, "models.fly")), v1::INVALID_FIELD);
    EXPECT_EQ(reasonOf(explain("principals/nobody", "models.get")), v1::NOT_FOUND);
    EXPECT_EQ(reasonOf(explain(viewer, "models.get", "models/nowhere")), v1::NOT_FOUND);
}

TEST_F(AccessTest, WhatIsAllowedIsExplainedByItsBinding) {
    const auto answer = explain(redOperator, "models.update", "models/of-red");
    ASSERT_TRUE(answer) << answer.error().message();
    EXPECT_TRUE(answer->is_allowed());
    EXPECT_EQ(answer->team(), "teams/red");
    ASSERT_EQ(answer->granting_size(), 1);
    EXPECT_EQ(answer->granting(0).role(), v1::OPERATOR);
}

TEST_F(AccessTest, WhatIsHeldElsewhereAllowsNothingHere) {
    const auto answer = explain(redOperator, "models.update", "models/of-blue");
    ASSERT_TRUE(answer);
    EXPECT_FALSE(answer->is_allowed());
    EXPECT_EQ(answer->granting_size(), 0);
    ASSERT_EQ(answer->elsewhere_size(), 1);
    EXPECT_EQ(answer->elsewhere(0).team(), "teams/red");
    ASSERT_GE(answer->roles_size(), 2);
    EXPECT_EQ(answer->roles(0), v1::OPERATOR) << "the one that holds least";
}

TEST_F(AccessTest, WhatHasRunOutIsToldAsTheReason) {
    bind("for-an-hour", viewer, v1::OPERATOR, {}, std::chrono::hours(1));
    EXPECT_TRUE(explain(viewer, "models.update", "models/of-red")->is_allowed());
    running.clock.advance(std::chrono::hours(2));
    const auto answer = explain(viewer, "models.update", "models/of-red");
    EXPECT_FALSE(answer->is_allowed());
    ASSERT_EQ(answer->expired_size(), 1);
    EXPECT_EQ(answer->expired(0).binding(), "roleBindings/for-an-hour");
}

TEST_F(AccessTest, NobodyWhoIsDisabledMayAnything) {
    auto principal = *owner.get(viewer);
    principal.mutable_principal()->set_disabled(true);
    ASSERT_TRUE(owner.put(principal, principal.meta().etag()));
    const auto answer = explain(viewer, "models.get", "models/of-red");
    EXPECT_FALSE(answer->is_allowed());
    EXPECT_TRUE(answer->is_disabled());
    EXPECT_FALSE(whoMay("models.get").contains(viewer));
}

// What is told must be what the service does.
TEST_F(AccessTest, TheExplanationAgreesWithWhatHappens) {
    const auto client = running.enrol("operator", "teams/red");
    const auto name = running.principalOf(client);
    for (const auto *model : {"of-red", "of-blue"}) {
        auto changed = *owner.get(std::string("models/") + model);
        changed.mutable_model()->set_publisher("Other");
        const bool isDone = reasonOf(client.put(changed, changed.meta().etag())) == v1::REASON_UNSPECIFIED;
        EXPECT_EQ(explain(name, "models.update", std::string("models/") + model)->is_allowed(), isDone) << model;
    }
    const bool isMade = reasonOf(client.put(modelNamed("of-all"))) == v1::REASON_UNSPECIFIED;
    EXPECT_EQ(explain(name, "models.create")->is_allowed(), isMade);
    ASSERT_TRUE(owner.put(modelNamed("of-all")));
    const bool isSeen = reasonOf(client.get("models/of-all")) == v1::REASON_UNSPECIFIED;
    EXPECT_EQ(explain(name, "models.get", "models/of-all")->is_allowed(), isSeen);
}

TEST_F(AccessTest, RolesAreDescribedByWhatTheyHold) {
    const auto answer =
        owner.ask<v1::DescribeRolesResponse>("IdentityService.DescribeRoles", v1::DescribeRolesRequest());
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->roles_size(), 6);
    EXPECT_EQ(answer->roles(0).name(), "viewer");
    EXPECT_LT(answer->roles(0).permissions_size(), answer->roles(5).permissions_size());
}

} // namespace
} // namespace support
