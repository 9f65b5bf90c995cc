#include "backend/identity/roles.h"

#include <algorithm>
#include <set>
#include <string>

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include "backend/core/kinds.h"

#include "pilothouse/v1/audit_service.pb.h"
#include "pilothouse/v1/catalog_service.pb.h"
#include "pilothouse/v1/change_service.pb.h"
#include "pilothouse/v1/deployment_service.pb.h"
#include "pilothouse/v1/finding_service.pb.h"
#include "pilothouse/v1/fleet_service.pb.h"
#include "pilothouse/v1/gateway_service.pb.h"
#include "pilothouse/v1/identity_service.pb.h"
#include "pilothouse/v1/operation_service.pb.h"
#include "pilothouse/v1/options.pb.h"
#include "pilothouse/v1/policy_service.pb.h"
#include "pilothouse/v1/resource_service.pb.h"
#include "pilothouse/v1/secret_service.pb.h"

namespace identity {
namespace {

// Every `<plural>.<verb>` of the contract: those of its RPCs, and for each kind what ResourceService does with it.
std::set<std::string> permissionsOfContract() {
    std::set<std::string> all;
    for (const auto &kind : core::allKinds()) {
        for (const auto *verb : {"get", "list", "watch", "create", "update", "delete", "undelete"})
            all.insert(kind.plural + "." + verb);
    }
    for (const auto *file :
         {v1::GetEventRequest::descriptor()->file(), v1::ImportModelRequest::descriptor()->file(),
          v1::EnrollPrincipalRequest::descriptor()->file(), v1::CancelOperationRequest::descriptor()->file(),
          v1::GetRequest::descriptor()->file(), v1::PlanDeploymentRequest::descriptor()->file(),
          v1::QueryTrafficRequest::descriptor()->file(), v1::SetSecretValueRequest::descriptor()->file(),
          v1::WatchFleetRequest::descriptor()->file(), v1::StopFindingRequest::descriptor()->file(),
          v1::AskPoliciesRequest::descriptor()->file(), v1::ApproveChangeRequestRequest::descriptor()->file()}) {
        for (int service = 0; service < file->service_count(); ++service) {
            for (int method = 0; method < file->service(service)->method_count(); ++method) {
                const auto &rule = file->service(service)->method(method)->options().GetExtension(v1::rule);
                if (!rule.plural().empty())
                    all.insert(rule.plural() + "." + rule.verb());
            }
        }
    }
    return all;
}

TEST(RolesTest, TheTableCoversExactlyThePermissionsOfTheContract) {
    const auto table = permissions();
    EXPECT_EQ(std::set<std::string>(table.begin(), table.end()), permissionsOfContract());
}

TEST(RolesTest, PermissionsAreFrozenSinceTheLogSpeaksOfThem) {
    const std::set<std::string> frozen{"breakGlasses.begin",
                                       "breakGlasses.create",
                                       "breakGlasses.delete",
                                       "breakGlasses.end",
                                       "breakGlasses.get",
                                       "breakGlasses.list",
                                       "breakGlasses.review",
                                       "breakGlasses.undelete",
                                       "breakGlasses.update",
                                       "breakGlasses.watch",
                                       "changeRequests.approve",
                                       "changeRequests.comment",
                                       "changeRequests.create",
                                       "changeRequests.delete",
                                       "changeRequests.get",
                                       "changeRequests.list",
                                       "changeRequests.reject",
                                       "changeRequests.schedule",
                                       "changeRequests.undelete",
                                       "changeRequests.update",
                                       "changeRequests.watch",
                                       "changeRequests.withdraw",
                                       "clusters.create",
                                       "clusters.delete",
                                       "clusters.get",
                                       "clusters.list",
                                       "clusters.undelete",
                                       "clusters.update",
                                       "clusters.watch",
                                       "deployments.abort",
                                       "deployments.create",
                                       "deployments.delete",
                                       "deployments.get",
                                       "deployments.list",
                                       "deployments.measure",
                                       "deployments.pause",
                                       "deployments.plan",
                                       "deployments.promote",
                                       "deployments.readLogs",
                                       "deployments.restart",
                                       "deployments.resume",
                                       "deployments.rollBack",
                                       "deployments.undelete",
                                       "deployments.update",
                                       "deployments.watch",
                                       "engineTemplates.create",
                                       "engineTemplates.delete",
                                       "engineTemplates.get",
                                       "engineTemplates.list",
                                       "engineTemplates.undelete",
                                       "engineTemplates.update",
                                       "engineTemplates.watch",
                                       "events.checkpoint",
                                       "events.get",
                                       "events.list",
                                       "events.prove",
                                       "events.verify",
                                       "findings.create",
                                       "findings.delete",
                                       "findings.get",
                                       "findings.list",
                                       "findings.stop",
                                       "findings.undelete",
                                       "findings.update",
                                       "findings.watch",
                                       "invitations.accept",
                                       "invitations.create",
                                       "invitations.delete",
                                       "invitations.get",
                                       "invitations.invite",
                                       "invitations.list",
                                       "invitations.revoke",
                                       "invitations.undelete",
                                       "invitations.update",
                                       "invitations.watch",
                                       "modelVersions.approve",
                                       "modelVersions.create",
                                       "modelVersions.delete",
                                       "modelVersions.deprecate",
                                       "modelVersions.evaluate",
                                       "modelVersions.get",
                                       "modelVersions.list",
                                       "modelVersions.retire",
                                       "modelVersions.undelete",
                                       "modelVersions.update",
                                       "modelVersions.watch",
                                       "models.create",
                                       "models.delete",
                                       "models.get",
                                       "models.import",
                                       "models.list",
                                       "models.undelete",
                                       "models.update",
                                       "models.watch",
                                       "nodes.create",
                                       "nodes.delete",
                                       "nodes.get",
                                       "nodes.list",
                                       "nodes.measure",
                                       "nodes.undelete",
                                       "nodes.update",
                                       "nodes.watch",
                                       "operations.cancel",
                                       "operations.create",
                                       "operations.delete",
                                       "operations.get",
                                       "operations.list",
                                       "operations.undelete",
                                       "operations.update",
                                       "operations.watch",
                                       "policySets.ask",
                                       "policySets.backtest",
                                       "policySets.check",
                                       "policySets.create",
                                       "policySets.delete",
                                       "policySets.get",
                                       "policySets.list",
                                       "policySets.undelete",
                                       "policySets.update",
                                       "policySets.watch",
                                       "principals.create",
                                       "principals.delete",
                                       "principals.enroll",
                                       "principals.get",
                                       "principals.list",
                                       "principals.renew",
                                       "principals.revoke",
                                       "principals.setProfile",
                                       "principals.undelete",
                                       "principals.update",
                                       "principals.watch",
                                       "providers.create",
                                       "providers.delete",
                                       "providers.get",
                                       "providers.list",
                                       "providers.undelete",
                                       "providers.update",
                                       "providers.watch",
                                       "roleBindings.create",
                                       "roleBindings.delete",
                                       "roleBindings.get",
                                       "roleBindings.list",
                                       "roleBindings.undelete",
                                       "roleBindings.update",
                                       "roleBindings.watch",
                                       "routes.create",
                                       "routes.delete",
                                       "routes.get",
                                       "routes.list",
                                       "routes.measure",
                                       "routes.undelete",
                                       "routes.update",
                                       "routes.watch",
                                       "secrets.create",
                                       "secrets.delete",
                                       "secrets.get",
                                       "secrets.list",
                                       "secrets.setValue",
                                       "secrets.undelete",
                                       "secrets.update",
                                       "secrets.watch",
                                       "service.compileFilter",
                                       "service.info",
                                       "service.testPermissions",
                                       "silences.create",
                                       "silences.delete",
                                       "silences.get",
                                       "silences.list",
                                       "silences.undelete",
                                       "silences.update",
                                       "silences.watch",
                                       "sites.create",
                                       "sites.delete",
                                       "sites.get",
                                       "sites.list",
                                       "sites.undelete",
                                       "sites.update",
                                       "sites.watch",
                                       "teams.create",
                                       "teams.delete",
                                       "teams.get",
                                       "teams.list",
                                       "teams.undelete",
                                       "teams.update",
                                       "teams.watch",
                                       "telemetrySources.create",
                                       "telemetrySources.delete",
                                       "telemetrySources.get",
                                       "telemetrySources.list",
                                       "telemetrySources.undelete",
                                       "telemetrySources.update",
                                       "telemetrySources.watch"};
    const auto table = permissions();
    const std::set<std::string> present(table.begin(), table.end());
    for (const auto &permission : frozen)
        EXPECT_TRUE(present.contains(permission)) << permission << " is gone, and old events still name it";
    for (const auto &permission : present)
        EXPECT_TRUE(frozen.contains(permission)) << permission << " is new: freeze it here";
}

TEST(RolesTest, TheAdministratorHoldsEveryPermission) {
    EXPECT_EQ(permissionsOf(v1::ADMIN), permissions());
}

TEST(RolesTest, TheAuditorReadsEverythingAndChangesNothing) {
    const std::set<std::string> reading{
        "get",           "list",  "watch", "prove",   "checkpoint", "info", "verify", "testPermissions",
        "compileFilter", "renew", "plan",  "measure", "readLogs",   "ask",  "check",  "backtest"};
    // What he says to what others do; it moves nothing by itself.
    const std::set<std::string_view> saying{"breakGlasses.review", "changeRequests.comment", "changeRequests.withdraw"};
    for (const auto permission : permissions()) {
        const std::string verb(permission.substr(permission.find('.') + 1));
        EXPECT_EQ(holds(v1::AUDITOR, permission), reading.contains(verb) || saying.contains(permission)) << permission;
    }
}

TEST(RolesTest, WhatIsReadByAViewerIsReadByEveryRole) {
    for (const auto permission : permissionsOf(v1::VIEWER)) {
        for (const auto role : {v1::OPERATOR, v1::POLICY_AUTHOR, v1::APPROVER, v1::AUDITOR, v1::ADMIN})
            EXPECT_TRUE(holds(role, permission)) << nameOf(role) << " " << permission;
    }
}

TEST(RolesTest, WhoeverImportsAModelDoesNotApproveIt) {
    EXPECT_TRUE(holds(v1::OPERATOR, "models.import"));
    EXPECT_FALSE(holds(v1::OPERATOR, "modelVersions.approve"));
    EXPECT_TRUE(holds(v1::APPROVER, "modelVersions.approve"));
    EXPECT_FALSE(holds(v1::APPROVER, "models.import"));
}

TEST(RolesTest, NoRoleHoldsWhatIsNoPermission) {
    for (const auto role : {v1::ROLE_UNSPECIFIED, v1::VIEWER, v1::ADMIN, static_cast<v1::Role>(99)}) {
        EXPECT_FALSE(holds(role, "models.fly"));
        EXPECT_FALSE(holds(role, ""));
    }
    EXPECT_FALSE(holds(static_cast<v1::Role>(99), "models.get"));
    EXPECT_FALSE(holds(v1::ROLE_UNSPECIFIED, "models.get"));
}

TEST(RolesTest, RolesStandInTheOrderOfWhatTheyHold) {
    const auto roles = allRoles();
    ASSERT_EQ(roles.size(), 6U);
    EXPECT_EQ(roles.front(), v1::VIEWER);
    EXPECT_EQ(roles.back(), v1::ADMIN);
}

TEST(RolesTest, RolesAreNamedAsPeopleWriteThem) {
    EXPECT_EQ(roleNamed("policy-author"), v1::POLICY_AUTHOR);
    EXPECT_EQ(roleNamed("admin"), v1::ADMIN);
    EXPECT_EQ(roleNamed("ADMIN"), std::nullopt);
    EXPECT_EQ(roleNamed(""), std::nullopt);
    EXPECT_EQ(nameOf(v1::AUDITOR), "auditor");
}

} // namespace
} // namespace identity
