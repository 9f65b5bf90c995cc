#include <array>
#include <fstream>
#include <memory>
#include <set>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include "backend/core/kinds.h"
#include "backend/identity/roles.h"
#include "backend/tls/key_pair.h"
#include "tests/backend/service/made_up.h"
#include "tests/backend/service/running_service.h"

#include "pilothouse/v1/anonymity.pb.h"
#include "pilothouse/v1/catalog_service.pb.h"
#include "pilothouse/v1/identity_service.pb.h"
#include "pilothouse/v1/options.pb.h"

namespace support {
namespace {

namespace pb = google::protobuf;

constexpr std::array Roles{v1::VIEWER, v1::OPERATOR, v1::POLICY_AUTHOR, v1::APPROVER, v1::AUDITOR, v1::ADMIN};

struct Place {
    std::string id;
    std::string team;
};

const std::array Places{Place{"organisation", ""}, Place{"of-red", "teams/red"}, Place{"of-blue", "teams/blue"}};

v1::Resource objectAt(const std::string &plural, const Place &place) {
    v1::Resource object;
    object.mutable_meta()->set_name(plural + '/' + place.id);
    object.mutable_meta()->set_team(place.team);
    return object;
}

std::vector<v1::Resource> everything() {
    std::vector<v1::Resource> all{teamNamed("red"), teamNamed("blue")};
    for (const auto &place : Places) {
        const auto work = workOf(place.id, place.team);
        const auto serving = servingOf(place.id, place.team);
        all.insert(all.end(), work.begin(), work.end());
        all.insert(all.end(), serving.begin(), serving.end());
        all.push_back(objectAt("findings", place));
        all.back().mutable_finding();
        all.push_back(objectAt("changeRequests", place));
        all.back().mutable_change_request()->set_state(v1::REJECTED);
        all.push_back(objectAt("breakGlasses", place));
        all.back().mutable_break_glass();
    }
    return all;
}

// Every RPC of the contract as every role, in and out of its scope, against the table of roles.
class VerbMatrixTest : public ::testing::Test {
protected:
    VerbMatrixTest() {
        std::ofstream(files.path() / "weights.gguf") << "GGUF";
        for (const auto &place : Places)
            principals.push_back(service.principalOf(service.enrol("viewer", place.team)));
    }

    static v1::Reason call(const ServiceClient &client, const pb::MethodDescriptor &method,
                           const pb::Message &request) {
        const std::unique_ptr<pb::Message> response(
            pb::MessageFactory::generated_factory()->GetPrototype(method.output_type())->New());
        return reasonOf(
            client.call("/" + method.service()->full_name() + "/" + method.name(), request, response.get()));
    }

    static std::unique_ptr<pb::Message> requestOf(const pb::MethodDescriptor &method) {
        return std::unique_ptr<pb::Message>(
            pb::MessageFactory::generated_factory()->GetPrototype(method.input_type())->New());
    }

    // The object of a kind at a place; empty where the kind has none there.
    std::string objectOf(const std::string &plural, std::size_t place) const {
        if (plural == "principals")
            return principals[place];
        // Its verb deletes it: there is a new one for each call.
        if (plural == "invitations")
            return invitationTo(Places[place].team);
        if (plural == "modelVersions")
            return "models/" + Places[place].id + "/versions/1";
        for (const auto *own :
             {"operations", "deployments", "routes", "secrets", "findings", "changeRequests", "breakGlasses"}) {
            if (plural == own)
                return plural + "/" + Places[place].id;
        }
        return {};
    }

    std::string invitationTo(const std::string &team) const {
        v1::CreateInvitationRequest request;
        request.set_role("viewer");
        request.set_team(team);
        const auto invited =
            service.owner().ask<v1::CreateInvitationResponse>("IdentityService.CreateInvitation", request);
        EXPECT_TRUE(invited);
        return invited ? invited->invitation().meta().name() : std::string();
    }

    // Whoever holds a permission nowhere is told so whatever he names, unless the call is open to everybody.
    static v1::Reason expected(v1::Role role, const std::string &scope, const v1::MethodRule &rule,
                               const std::string &team) {
        const bool isInScope = scope.empty() || team == scope;
        const bool isHeld = identity::holds(role, rule.plural() + "." + rule.verb());
        if ((isHeld || rule.any_principal()) && !isInScope && !team.empty())
            return v1::NOT_FOUND;
        // What is the organisation's is read by whoever reads anywhere.
        const bool isRead = rule.verb() == "measure" || rule.verb() == "get";
        return (isInScope || isRead) && isHeld ? v1::REASON_UNSPECIFIED : v1::PERMISSION_MISSING;
    }

    // What is let through may still be refused by the rules of its verb.
    static bool isAsExpected(v1::Reason found, v1::Reason wanted) {
        return wanted == v1::REASON_UNSPECIFIED
                   ? found != v1::PERMISSION_MISSING && found != v1::NOT_FOUND && found != v1::UNIMPLEMENTED
                   : found == wanted;
    }

    TemporaryDirectory files;
    RunningService service{
        {.modelRoots = {files.path()}, .verifyDelay = std::chrono::hours(1), .scenario = storeWith(everything())}};
    std::vector<std::string> principals;
};

TEST_F(VerbMatrixTest, EveryRpcIsRefusedToWhoeverHoldsItsPermissionNowhere) {
    const auto services = contractServices();
    for (const auto role : Roles) {
        const auto client = service.enrol(std::string(identity::nameOf(role)));
        for (const auto *each : services) {
            for (int index = 0; index < each->method_count(); ++index) {
                const auto &method = *each->method(index);
                const auto &rule = method.options().GetExtension(v1::rule);
                if (rule.plural().empty() || method.server_streaming())
                    continue;
                const auto found = call(client, method, *requestOf(method));
                EXPECT_NE(found, v1::UNIMPLEMENTED) << method.full_name();
                const bool isAnonymous = method.options().GetExtension(v1::anonymous);
                const bool isLetIn =
                    isAnonymous || rule.any_principal() || identity::holds(role, rule.plural() + "." + rule.verb());
                EXPECT_EQ(found != v1::PERMISSION_MISSING, isLetIn)
                    << identity::nameOf(role) << " " << method.full_name() << " " << v1::Reason_Name(found);
            }
        }
    }
}

TEST_F(VerbMatrixTest, EveryVerbOnAnObjectIsAnsweredByTheScopeOfWhoeverCalls) {
    std::set<std::string> verbs;
    for (const auto role : Roles) {
        for (const std::string scope : {"", "teams/red"}) {
            const auto client = service.enrol(std::string(identity::nameOf(role)), scope);
            for (const auto *each : contractServices()) {
                for (int index = 0; index < each->method_count(); ++index) {
                    const auto &method = *each->method(index);
                    const auto &rule = method.options().GetExtension(v1::rule);
                    const auto *name = method.input_type()->FindFieldByName("name");
                    if (!core::findKind(rule.plural()) || !name)
                        continue;
                    const auto permission = rule.plural() + "." + rule.verb();
                    verbs.insert(permission);
                    for (std::size_t place = 0; place < Places.size(); ++place) {
                        const auto request = requestOf(method);
                        request->GetReflection()->SetString(request.get(), name, objectOf(rule.plural(), place));
                        const auto found = call(client, method, *request);
                        const auto wanted = expected(role, scope, rule, Places[place].team);
                        EXPECT_TRUE(isAsExpected(found, wanted))
                            << identity::nameOf(role) << " of '" << scope << "' on '" << Places[place].team
                            << "': " << permission << " gave " << v1::Reason_Name(found) << " instead of "
                            << v1::Reason_Name(wanted);
                    }
                }
            }
        }
    }
    const std::set<std::string> all{
        "deployments.abort",     "deployments.pause",       "deployments.promote",     "deployments.readLogs",
        "deployments.restart",   "deployments.resume",      "deployments.rollBack",    "routes.measure",
        "secrets.setValue",      "modelVersions.approve",   "modelVersions.deprecate", "modelVersions.evaluate",
        "modelVersions.retire",  "operations.cancel",       "principals.revoke",       "principals.setProfile",
        "findings.stop",         "deployments.measure",     "changeRequests.get",      "changeRequests.approve",
        "changeRequests.reject", "changeRequests.withdraw", "changeRequests.comment",  "changeRequests.schedule",
        "breakGlasses.end",      "breakGlasses.review",     "invitations.revoke"};
    EXPECT_EQ(verbs, all) << "a verb on an object of another kind needs objects here";
}

TEST_F(VerbMatrixTest, WhatAVerbMakesIsMadeWhereItsPermissionIsHeldAlone) {
    for (const auto role : Roles) {
        for (const std::string scope : {"", "teams/red"}) {
            const auto client = service.enrol(std::string(identity::nameOf(role)), scope);
            for (const auto &place : Places) {
                const bool isInScope = scope.empty() || place.team == scope;
                v1::EnrollPrincipalRequest enrolment;
                enrolment.set_role("viewer");
                enrolment.set_team(place.team);
                enrolment.set_certificate_request_pem(tls::KeyPair::make().certificateRequestPem());
                const auto enrolled =
                    client.ask<v1::EnrollPrincipalResponse>("IdentityService.EnrollPrincipal", enrolment);
                EXPECT_EQ(bool(enrolled), isInScope && identity::holds(role, "principals.enroll"))
                    << identity::nameOf(role) << " of '" << scope << "' in '" << place.team << "'";

                v1::ImportModelRequest import;
                import.set_team(place.team);
                import.mutable_work()->add_paths((files.path() / "weights.gguf").string());
                import.mutable_work()->set_model("models/" + place.id);
                const auto started = client.ask<v1::ImportModelResponse>("CatalogService.ImportModel", import);
                EXPECT_EQ(bool(started), isInScope && identity::holds(role, "models.import"))
                    << identity::nameOf(role) << " of '" << scope << "' in '" << place.team << "'";
                if (!isInScope && !place.team.empty() && identity::holds(role, "models.import")) {
                    EXPECT_EQ(reasonOf(started), v1::NOT_FOUND) << "the model is out of sight";
                }
            }
        }
    }
}

TEST_F(VerbMatrixTest, OnlyWatchingAndReadingLogsAreStreams) {
    std::set<std::string> streams;
    for (const auto *each : contractServices()) {
        for (int index = 0; index < each->method_count(); ++index) {
            if (each->method(index)->server_streaming())
                streams.insert(each->method(index)->full_name());
        }
    }
    EXPECT_EQ(streams,
              (std::set<std::string>{"pilothouse.v1.DeploymentService.ReadLogs",
                                     "pilothouse.v1.FleetService.WatchFleet", "pilothouse.v1.ResourceService.Watch"}))
        << "the matrix of permissions has to open what else there is";
}

} // namespace
} // namespace support
