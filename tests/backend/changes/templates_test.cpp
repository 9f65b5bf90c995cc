// Each template that the console offers, in force, on a change that it is about and on one that it is not.
#include <functional>
#include <set>

#include <gtest/gtest.h>

#include "backend/core/strict_json.h"
#include "backend/core/whole_file.h"
#include "backend/tls/certificate.h"
#include "backend/tls/credentials.h"
#include "backend/tls/key_pair.h"
#include "tests/backend/service/made_up.h"
#include "tests/backend/service/running_service.h"

#include "pilothouse/v1/audit_service.pb.h"
#include "pilothouse/v1/change_service.pb.h"
#include "pilothouse/v1/identity_service.pb.h"

namespace support {
namespace {

v1::Resource clusterIn(const std::string &region) {
    v1::Resource cluster;
    cluster.mutable_meta()->set_name("clusters/" + region);
    cluster.mutable_meta()->set_site("sites/" + region);
    cluster.mutable_cluster()->set_runtime(v1::PROCESS);
    cluster.mutable_cluster_status()->add_gpu_products(region == "eu" ? "NVIDIA H200" : "NVIDIA L40S");
    return cluster;
}

v1::Resource siteIn(const std::string &region) {
    v1::Resource site;
    site.mutable_meta()->set_name("sites/" + region);
    site.mutable_site()->set_region(region);
    return site;
}

// A vendor beyond the sea, and a route that sends half of what it gets there.
std::vector<v1::Resource> vendorIn(const std::string &region) {
    v1::Resource vendor;
    vendor.mutable_meta()->set_name("providers/" + region);
    vendor.mutable_provider()->set_base_url("https://api.example.com/v1");
    vendor.mutable_provider()->set_region(region);
    vendor.mutable_provider()->add_models()->set_name("chat");
    v1::Resource route;
    route.mutable_meta()->set_name("routes/shared");
    for (const auto *id : {"own", "vendor"}) {
        auto &target = *route.mutable_route()->add_targets();
        target.set_id(id);
        target.set_share_basis_points(5'000);
    }
    route.mutable_route()->mutable_targets(0)->set_deployment("deployments/chat");
    route.mutable_route()->mutable_targets(1)->set_provider("providers/" + region);
    route.mutable_route()->mutable_targets(1)->set_provider_model("chat");
    return {vendor, route};
}

std::vector<v1::Resource> organisation() {
    std::vector<v1::Resource> all{teamNamed("research"), siteIn("eu"), siteIn("us"), clusterIn("eu"), clusterIn("us")};
    for (const auto &one : vendorIn("us"))
        all.push_back(one);
    for (const auto &[id, team] : {std::pair{"chat", ""}, std::pair{"study", "teams/research"}}) {
        for (const auto &part : {workOf(id, team), servingOf(id, team)})
            all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

class TemplatesTest : public ::testing::Test {
protected:
    // All of its rules count at once.
    void enforce(const std::string &id) const {
        const auto text = core::readWholeFile(
            std::string(std::getenv("PILOTHOUSE_SOURCE")) + "/resources/policies/" + id + ".json", 1 << 20);
        ASSERT_TRUE(text);
        v1::Resource set;
        ASSERT_TRUE(core::messageFromJson(*text, &set));
        set.mutable_policy_set()->mutable_shadow_time();
        for (auto &rule : *set.mutable_policy_set()->mutable_rules()) {
            EXPECT_EQ(rule.mode(), v1::SHADOW) << rule.id();
            rule.set_mode(v1::ENFORCE);
        }
        const auto put = owner.put(set);
        ASSERT_TRUE(put) << put.error().message() << describe(put.error());
    }

    // Whoever changes the deployment `chat`, by one rule that counts at once.
    void oblige(const std::string &id, const v1::PolicyObligations &obligations) const {
        v1::Resource set;
        set.mutable_meta()->set_name("policySets/sizes");
        set.mutable_policy_set()->mutable_shadow_time();
        auto &rule = *set.mutable_policy_set()->add_rules();
        rule.set_id(id);
        rule.set_stage(v1::ADMINISTRATION_STAGE);
        rule.set_effect(v1::OBLIGE);
        rule.set_mode(v1::ENFORCE);
        rule.add_when()->set_attribute("resource.name");
        rule.mutable_when(0)->mutable_in()->add_values("deployments/chat");
        *rule.mutable_obligations() = obligations;
        const auto put = owner.put(set);
        ASSERT_TRUE(put) << put.error().message() << describe(put.error());
    }

    static std::string describe(const core::Error &error) {
        std::string text;
        for (const auto &violation : error.violations())
            text += "; " + violation.field() + ' ' + violation.description();
        return text;
    }

    core::Result<v1::ApplyResponse> edit(const ServiceClient &client, const std::string &name,
                                         const std::function<void(v1::Resource *)> &change, bool isDry = false) const {
        v1::ApplyRequest request;
        auto &put = *request.add_changes()->mutable_put();
        *put.mutable_resource() = *client.get(name);
        put.set_etag(put.resource().meta().etag());
        change(put.mutable_resource());
        request.set_reason("OPS-1");
        request.set_validate_only(isDry);
        return client.ask<v1::ApplyResponse>("ResourceService.Apply", request);
    }
    v1::Reason deploy(const std::string &name, const std::function<void(v1::Resource *)> &change) const {
        auto answer = edit(operating, name, [&](v1::Resource *deployment) {
            deployment->mutable_deployment()->set_description("Again " + std::to_string(++edits_));
            change(deployment);
        });
        EXPECT_TRUE(answer || answer.error().reason() == v1::POLICY_FORBIDS)
            << answer.error().message() << describe(answer.error());
        return reasonOf(answer);
    }
    static auto in(const std::string &region) {
        return [region](v1::Resource *deployment) {
            deployment->mutable_deployment()->mutable_placement()->set_cluster("clusters/" + region);
        };
    }

    RunningService service{[] {
        service::Options options;
        options.scenario = storeWith(organisation());
        return options;
    }()};
    ServiceClient owner = service.owner();
    ServiceClient operating = service.enrol("operator");

private:
    mutable int edits_ = 0;
};

TEST_F(TemplatesTest, ADeploymentGetsNoMoreReplicasThanARuleGives) {
    v1::PolicyObligations obligations;
    obligations.set_max_replicas(2);
    oblige("small", obligations);
    const auto answer = edit(operating, "deployments/chat", [](v1::Resource *chat) {
        chat->mutable_deployment()->set_minimum_replicas(1);
        chat->mutable_deployment()->set_maximum_replicas(9);
    });
    ASSERT_TRUE(answer) << answer.error().message() << describe(answer.error());
    const auto chat = owner.get("deployments/chat");
    ASSERT_TRUE(chat);
    EXPECT_EQ(chat->deployment().minimum_replicas(), 1);
    EXPECT_EQ(chat->deployment().maximum_replicas(), 2);
    // What was asked for and what came of it stand in the event.
    v1::ListEventsRequest search;
    search.set_filter("op = \"deployments.update\"");
    search.set_page_size(1);
    const auto found = owner.ask<v1::ListEventsResponse>("AuditService.ListEvents", search);
    ASSERT_TRUE(found && found->events_size() == 1);
    ASSERT_EQ(found->events(0).policies_size(), 1);
    EXPECT_EQ(found->events(0).policies(0).rule(), "small");
}

TEST_F(TemplatesTest, TheBoundOfOneDeploymentIsNotThatOfAnotherInTheSameChange) {
    v1::PolicyObligations obligations;
    obligations.set_max_replicas(2);
    oblige("small", obligations);
    v1::ApplyRequest request;
    for (const auto *name : {"deployments/chat", "deployments/study"}) {
        auto &put = *request.add_changes()->mutable_put();
        *put.mutable_resource() = *owner.get(name);
        put.set_etag(put.resource().meta().etag());
        put.mutable_resource()->mutable_deployment()->set_maximum_replicas(9);
    }
    const auto answer = operating.ask<v1::ApplyResponse>("ResourceService.Apply", request);
    ASSERT_TRUE(answer) << answer.error().message() << describe(answer.error());
    EXPECT_EQ(owner.get("deployments/chat")->deployment().maximum_replicas(), 2);
    EXPECT_EQ(owner.get("deployments/study")->deployment().maximum_replicas(), 9);
}

TEST_F(TemplatesTest, WhatOthersApprovedIsMadeToTheLetterOrNotAtAll) {
    const auto approver = service.enrol("approver");
    service.enrol("approver");
    v1::PolicyObligations obligations;
    obligations.set_approvals(1);
    oblige("asks", obligations);
    const auto asked = edit(operating, "deployments/chat",
                            [](v1::Resource *chat) { chat->mutable_deployment()->set_maximum_replicas(9); });
    ASSERT_TRUE(asked) << asked.error().message();
    ASSERT_EQ(asked->outcome_case(), v1::ApplyResponse::kChangeRequest);
    ASSERT_TRUE(edit(owner, "policySets/sizes", [](v1::Resource *sizes) {
        auto &smaller = *sizes->mutable_policy_set()->add_rules();
        smaller = sizes->policy_set().rules(0);
        smaller.set_id("small");
        smaller.mutable_obligations()->clear_approvals();
        smaller.mutable_obligations()->set_max_replicas(2);
    }));
    v1::ApproveChangeRequestRequest approval;
    approval.set_name(asked->change_request());
    approval.set_sha256(owner.get(asked->change_request())->change_request().sha256());
    ASSERT_TRUE(approver.ask<v1::MoveChangeRequestResponse>("ChangeService.ApproveChangeRequest", approval));
    const auto request = owner.get(asked->change_request());
    EXPECT_EQ(request->change_request().state(), v1::NOT_APPLICABLE);
    EXPECT_EQ(request->change_request().cause(), "POLICY_FORBIDS");
    EXPECT_EQ(request->change_request().cause_arguments().at("rule"), "small");
    EXPECT_EQ(owner.get("deployments/chat")->deployment().maximum_replicas(), 1);
}

TEST_F(TemplatesTest, OnlyApprovedModelsServeProduction) {
    enforce("approved-models");
    EXPECT_EQ(deploy("deployments/chat", [](v1::Resource *) {}), v1::REASON_UNSPECIFIED);
    EXPECT_EQ(deploy("deployments/chat",
                     [](v1::Resource *chat) { (*chat->mutable_meta()->mutable_labels())["stage"] = "production"; }),
              v1::POLICY_FORBIDS);
}

TEST_F(TemplatesTest, ModelsStayInTheirRegions) {
    enforce("permitted-regions");
    ASSERT_TRUE(
        edit(owner, "models/chat", [](v1::Resource *model) { model->mutable_model()->add_permitted_regions("eu"); }));
    EXPECT_EQ(deploy("deployments/chat", in("us")), v1::POLICY_FORBIDS);
    EXPECT_EQ(deploy("deployments/chat", in("eu")), v1::REASON_UNSPECIFIED);
}

TEST_F(TemplatesTest, RequestsForAModelStayInItsRegions) {
    enforce("permitted-regions");
    ASSERT_TRUE(
        edit(owner, "models/chat", [](v1::Resource *model) { model->mutable_model()->add_permitted_regions("eu"); }));
    const auto label = [](v1::Resource *route) { (*route->mutable_meta()->mutable_labels())["stage"] = "test"; };
    const auto shared = edit(owner, "routes/shared", label);
    EXPECT_EQ(reasonOf(shared), v1::POLICY_FORBIDS) << describe(shared.error());
    EXPECT_EQ(shared.error().arguments().at("target"), "providers/us");
    const auto own = edit(owner, "routes/shared", [&](v1::Resource *route) {
        label(route);
        route->mutable_route()->mutable_targets()->RemoveLast();
        route->mutable_route()->mutable_targets(0)->set_share_basis_points(10'000);
    });
    EXPECT_TRUE(own) << own.error().message() << describe(own.error());
}

TEST_F(TemplatesTest, ADryRunTellsWhatItWouldShutOut) {
    enforce("permitted-regions");
    const auto keepInEurope = [](v1::Resource *model) { model->mutable_model()->add_permitted_regions("eu"); };
    const auto dry = edit(owner, "models/chat", keepInEurope, true);
    ASSERT_TRUE(dry) << dry.error().message();
    ASSERT_EQ(dry->preview().consequences_size(), 2);
    const auto &shut = dry->preview().consequences(0);
    EXPECT_EQ(shut.kind(), v1::Consequence::SHUT_OUT);
    EXPECT_EQ(shut.name(), "deployments/chat");
    EXPECT_EQ(shut.target(), "clusters/us");
    EXPECT_EQ(shut.rule().policy_set(), "policySets/permitted-regions");
    // Nor would requests for it go to a vendor there.
    EXPECT_EQ(dry->preview().consequences(1).kind(), v1::Consequence::NOT_ADMITTED);
    EXPECT_EQ(dry->preview().consequences(1).name(), "routes/shared");
    EXPECT_EQ(dry->preview().consequences(1).target(), "providers/us");
    ASSERT_TRUE(edit(owner, "models/chat", keepInEurope));
    // What is so already does not come of anything else; where a site moves, it does.
    const auto move = [](const std::string &region) {
        return [region](v1::Resource *site) { site->mutable_site()->set_region(region); };
    };
    const auto inside = edit(owner, "sites/us", move("ca"), true);
    ASSERT_TRUE(inside) << inside.error().message();
    EXPECT_EQ(inside->preview().consequences_size(), 0);
    const auto outside = edit(owner, "sites/eu", move("uk"), true);
    ASSERT_TRUE(outside) << outside.error().message();
    // With its last cluster goes what leads to it.
    ASSERT_EQ(outside->preview().consequences_size(), 3);
    EXPECT_EQ(outside->preview().consequences(0).target(), "clusters/eu");
    for (const int position : {1, 2}) {
        EXPECT_EQ(outside->preview().consequences(position).kind(), v1::Consequence::NOT_ADMITTED);
        EXPECT_EQ(outside->preview().consequences(position).target(), "deployments/chat");
    }
}

TEST_F(TemplatesTest, ADryRunNamesNoClusterOutOfSight) {
    enforce("permitted-regions");
    ASSERT_TRUE(owner.put(teamNamed("red")));
    ASSERT_TRUE(
        edit(owner, "clusters/us", [](v1::Resource *cluster) { cluster->mutable_meta()->set_team("teams/red"); }));
    const auto researcher = service.enrol("operator", "teams/research");
    const auto dry = edit(
        researcher, "models/study", [](v1::Resource *model) { model->mutable_model()->add_permitted_regions("eu"); },
        true);
    ASSERT_TRUE(dry) << dry.error().message();
    ASSERT_EQ(dry->preview().consequences_size(), 1);
    EXPECT_EQ(dry->preview().consequences(0).name(), "deployments/study");
    EXPECT_EQ(dry->preview().consequences(0).target(), "");
}

TEST_F(TemplatesTest, ADryRunOfASetTellsWhatItWouldShutOut) {
    auto rule = v1::PolicyRule();
    rule.set_id("europe");
    rule.set_stage(v1::ADMISSION_STAGE);
    rule.set_effect(v1::FORBID);
    rule.set_mode(v1::ENFORCE);
    auto &outside = *rule.add_when();
    outside.set_attribute("target.region");
    outside.mutable_not_in()->add_values("eu");
    v1::ApplyRequest request;
    auto &set = *request.add_changes()->mutable_put()->mutable_resource();
    set.mutable_meta()->set_name("policySets/europe");
    set.mutable_policy_set()->mutable_shadow_time();
    *set.mutable_policy_set()->add_rules() = rule;
    request.set_validate_only(true);
    const auto dry = owner.ask<v1::ApplyResponse>("ResourceService.Apply", request);
    ASSERT_TRUE(dry) << dry.error().message();
    std::set<std::string> shut;
    for (const auto &consequence : dry->preview().consequences())
        shut.insert(consequence.name() + " at " + consequence.target());
    // A deployment is reached in Europe still, so routes to it are admitted; one of a vendor that is not there is not.
    EXPECT_EQ(shut, (std::set<std::string>{"deployments/chat at clusters/us", "deployments/study at clusters/us",
                                           "routes/shared at providers/us"}));
    EXPECT_EQ(dry->preview().consequences().rbegin()->kind(), v1::Consequence::NOT_ADMITTED);
    EXPECT_EQ(dry->preview().consequences().rbegin()->rule().rule(), "europe");
}

TEST_F(TemplatesTest, OnlyClearedLicensesAreServed) {
    enforce("licenses");
    const auto licensed = [&](const std::string &license) {
        ASSERT_TRUE(
            edit(owner, "models/chat", [&](v1::Resource *model) { model->mutable_model()->set_license(license); }));
    };
    licensed("GPL-3.0");
    EXPECT_EQ(deploy("deployments/chat", in("eu")), v1::POLICY_FORBIDS);
    licensed("MIT");
    EXPECT_EQ(deploy("deployments/chat", in("eu")), v1::REASON_UNSPECIFIED);
}

TEST_F(TemplatesTest, ReservedGpusAreForWhoeverReservedThem) {
    enforce("gpu-reservation");
    EXPECT_EQ(deploy("deployments/chat", in("eu")), v1::POLICY_FORBIDS);
    EXPECT_EQ(deploy("deployments/chat", in("us")), v1::REASON_UNSPECIFIED);
    EXPECT_EQ(deploy("deployments/study", in("eu")), v1::REASON_UNSPECIFIED);
}

TEST_F(TemplatesTest, AnAuditorChangesNothingWhateverElseHeIs) {
    const auto auditing = service.enrol("auditor");
    v1::Resource binding;
    binding.mutable_meta()->set_name("roleBindings/also-operator");
    binding.mutable_role_binding()->set_principal(service.principalOf(auditing));
    binding.mutable_role_binding()->set_role(v1::OPERATOR);
    ASSERT_TRUE(owner.put(binding));
    const auto describeIt = [](v1::Resource *model) { model->mutable_model()->set_description("Ours"); };
    ASSERT_TRUE(edit(auditing, "models/study", describeIt));
    enforce("read-only-auditors");
    EXPECT_EQ(reasonOf(edit(auditing, "models/chat", describeIt)), v1::POLICY_FORBIDS);
    EXPECT_TRUE(edit(operating, "models/chat", describeIt));
}

TEST_F(TemplatesTest, PoliciesAndRolesNeedOthers) {
    service.enrol("approver");
    service.enrol("approver");
    enforce("two-persons");
    v1::ApplyRequest request;
    auto &binding = *request.add_changes()->mutable_put()->mutable_resource();
    binding.mutable_meta()->set_name("roleBindings/more");
    binding.mutable_role_binding()->set_principal(service.principalOf(operating));
    binding.mutable_role_binding()->set_role(v1::APPROVER);
    EXPECT_EQ(reasonOf(owner.ask<v1::ApplyResponse>("ResourceService.Apply", request)), v1::POLICY_REASON_MISSING);
    request.set_reason("He is back");
    const auto asked = owner.ask<v1::ApplyResponse>("ResourceService.Apply", request);
    ASSERT_TRUE(asked) << asked.error().message();
    ASSERT_EQ(asked->outcome_case(), v1::ApplyResponse::kChangeRequest);
    EXPECT_EQ(owner.get(asked->change_request())->change_request().required_approvals(), 1);
    EXPECT_EQ(reasonOf(owner.get("roleBindings/more")), v1::NOT_FOUND);
    const auto policy = edit(owner, "policySets/two-persons",
                             [](v1::Resource *set) { set->mutable_policy_set()->set_description("Said otherwise"); });
    ASSERT_TRUE(policy) << policy.error().message();
    ASSERT_EQ(policy->outcome_case(), v1::ApplyResponse::kChangeRequest);
    EXPECT_EQ(owner.get(policy->change_request())->change_request().required_approvals(), 2);
}

TEST_F(TemplatesTest, ANewcomerComesAsAReaderWithoutOthersAndAsNothingElse) {
    service.enrol("approver");
    service.enrol("approver");
    enforce("two-persons");
    const auto invite = [this](const char *role) {
        v1::CreateInvitationRequest request;
        request.set_full_name("Nina Neu");
        request.set_role(role);
        request.set_reason("She begins in May");
        return owner.ask<v1::CreateInvitationResponse>("IdentityService.CreateInvitation", request);
    };
    for (const auto *role : {"operator", "policy-author", "approver", "auditor", "admin"})
        EXPECT_EQ(reasonOf(invite(role)), v1::APPROVAL_NOT_POSSIBLE) << role;
    const auto invited = invite("viewer");
    ASSERT_TRUE(invited) << invited.error().message();
    const auto authority = tls::Certificate::parse(owner.credentials().caPem);
    const auto key = tls::KeyPair::make();
    v1::AcceptInvitationRequest acceptance;
    acceptance.set_token(invited->token());
    acceptance.set_certificate_request_pem(key.certificateRequestPem());
    const ServiceClient stranger(service->address(), tls::strangerCredentials(authority->sha256()));
    const auto accepted = stranger.ask<v1::AcceptInvitationResponse>("IdentityService.AcceptInvitation", acceptance);
    ASSERT_TRUE(accepted) << accepted.error().message();
    const auto reader = service.clientWith({accepted->ca_pem(), accepted->certificate_pem(), key.privateKeyPem()});
    ASSERT_TRUE(reader.get("models/chat"));
    // What she is to do beyond that, another person approves.
    v1::ApplyRequest more;
    auto &binding = *more.add_changes()->mutable_put()->mutable_resource();
    binding.mutable_meta()->set_name("roleBindings/nina");
    binding.mutable_role_binding()->set_principal(service.principalOf(reader));
    binding.mutable_role_binding()->set_role(v1::OPERATOR);
    more.set_reason("She begins in May");
    const auto asked = owner.ask<v1::ApplyResponse>("ResourceService.Apply", more);
    ASSERT_TRUE(asked) << asked.error().message();
    EXPECT_EQ(asked->outcome_case(), v1::ApplyResponse::kChangeRequest);
}

} // namespace
} // namespace support
