// How somebody without a certificate gets one by an invitation, and that he gets nothing else.
#include <future>
#include <vector>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include "backend/core/sha256.h"
#include "backend/core/time_text.h"
#include "backend/identity/attempts.h"
#include "backend/tls/certificate.h"
#include "backend/tls/credentials.h"
#include "backend/tls/key_pair.h"
#include "tests/backend/service/made_up.h"
#include "tests/backend/service/running_service.h"

#include "pilothouse/v1/anonymity.pb.h"
#include "pilothouse/v1/audit_service.pb.h"
#include "pilothouse/v1/identity_service.pb.h"

namespace support {
namespace {

class InvitationTest : public ::testing::Test {
protected:
    static core::Result<v1::CreateInvitationResponse> invite(const ServiceClient &client,
                                                             const v1::CreateInvitationRequest &request) {
        return client.ask<v1::CreateInvitationResponse>("IdentityService.CreateInvitation", request);
    }

    static v1::CreateInvitationRequest request(const std::string &role, const std::string &team = {}) {
        v1::CreateInvitationRequest request;
        request.set_full_name("Grace Hopper");
        request.set_role(role);
        request.set_team(team);
        return request;
    }

    v1::CreateInvitationResponse invitation(const std::string &role = "viewer", const std::string &team = {}) const {
        const auto invited = invite(owner, request(role, team));
        EXPECT_TRUE(invited) << invited.error().message();
        return invited ? *invited : v1::CreateInvitationResponse();
    }

    // Knows the service by the hash of its authority alone.
    ServiceClient stranger() const {
        const auto authority = tls::Certificate::parse(owner.credentials().caPem);
        return {service.address(), tls::strangerCredentials(authority->sha256())};
    }

    core::Result<v1::AcceptInvitationResponse> accept(const ServiceClient &client, const std::string &token) const {
        v1::AcceptInvitationRequest request;
        request.set_token(token);
        request.set_certificate_request_pem(key.certificateRequestPem());
        return client.ask<v1::AcceptInvitationResponse>("IdentityService.AcceptInvitation", request);
    }
    core::Result<v1::AcceptInvitationResponse> accept(const std::string &token) const {
        return accept(stranger(), token);
    }

    // Of one rule about role bindings, which counts at once.
    static v1::Resource aboutRoles(v1::PolicyEffect effect) {
        v1::Resource set;
        set.mutable_meta()->set_name("policySets/about-roles");
        set.mutable_policy_set()->mutable_shadow_time();
        auto &rule = *set.mutable_policy_set()->add_rules();
        rule.set_id("about-roles");
        rule.set_stage(v1::ADMINISTRATION_STAGE);
        rule.set_effect(effect);
        rule.set_mode(v1::ENFORCE);
        auto &predicate = *rule.add_when();
        predicate.set_attribute("change.kind");
        predicate.mutable_in()->add_values("roleBindings");
        return set;
    }

    std::int64_t principals() const { return owner.list("principals")->total_size(); }

    RunningService running{{.verifyDelay = std::chrono::hours(1)}};
    service::ControlService &service = *running;
    ServiceClient owner = running.owner();
    const tls::KeyPair key = tls::KeyPair::make();
};

TEST_F(InvitationTest, WhoeverBringsTheTokenIsEnrolledAsHeWasInvited) {
    ASSERT_TRUE(owner.put(teamNamed("red")));
    const auto invited = invitation("operator", "teams/red");
    EXPECT_EQ(invited.invitation().invitation_status().full_name(), "Grace Hopper");
    const auto accepted = accept(invited.token());
    ASSERT_TRUE(accepted) << accepted.error().message();
    const auto &principal = accepted->principal();
    EXPECT_EQ(principal.principal_status().full_name(), "Grace Hopper");
    EXPECT_EQ(principal.meta().team(), "teams/red");
    EXPECT_EQ(principal.principal_status().certificate_sha256(),
              tls::Certificate::parse(accepted->certificate_pem())->sha256());

    const auto grace = running.clientWith({accepted->ca_pem(), accepted->certificate_pem(), key.privateKeyPem()});
    EXPECT_EQ(running.principalOf(grace), principal.meta().name());
    EXPECT_TRUE(grace.put(modelNamed("of-red", "teams/red")));
    EXPECT_EQ(reasonOf(grace.put(modelNamed("of-all"))), v1::PERMISSION_MISSING);
}

TEST_F(InvitationTest, WhoCameStandsInTheInvitationAndHisNameNoLonger) {
    const auto invited = invitation();
    const auto accepted = accept(invited.token());
    ASSERT_TRUE(accepted);
    const auto used = owner.get(invited.invitation().meta().name());
    ASSERT_TRUE(used);
    EXPECT_EQ(used->invitation().principal(), accepted->principal().meta().name());
    EXPECT_EQ(used->invitation().inviter(), running.principalOf(owner));
    EXPECT_TRUE(used->invitation().has_accept_time());
    EXPECT_EQ(used->invitation_status().full_name(), "") << "it is erased with the principal's";
}

TEST_F(InvitationTest, OfTheTokenTheServiceKeepsItsHashAlone) {
    const auto invited = invitation();
    EXPECT_EQ(invited.invitation().invitation().token_sha256(), core::toHex(core::sha256(invited.token())));
    const auto kept = owner.get(invited.invitation().meta().name());
    EXPECT_EQ(kept->SerializeAsString().find(invited.token()), std::string::npos);
}

TEST_F(InvitationTest, ATokenIsGoodOnce) {
    const auto invited = invitation();
    ASSERT_TRUE(accept(invited.token()));
    const auto before = principals();
    EXPECT_EQ(reasonOf(accept(invited.token())), v1::INVITATION_INVALID);
    EXPECT_EQ(principals(), before);
}

TEST_F(InvitationTest, TwoWhoBringOneTokenAtOnceGiveOnePrincipal) {
    constexpr int Bringers = 6;
    const auto invited = invitation();
    const auto before = principals();
    std::vector<std::future<bool>> tries;
    for (int i = 0; i < Bringers; ++i)
        tries.push_back(std::async(std::launch::async, [&] { return bool(accept(invited.token())); }));
    int accepted = 0;
    for (auto &one : tries)
        accepted += one.get() ? 1 : 0;
    EXPECT_EQ(accepted, 1);
    EXPECT_EQ(principals(), before + 1);
}

TEST_F(InvitationTest, ItRunsOut) {
    const auto invited = invitation();
    running.clock.advance(std::chrono::days(7) + std::chrono::seconds(1));
    EXPECT_EQ(reasonOf(accept(invited.token())), v1::INVITATION_INVALID);
}

TEST_F(InvitationTest, OneThatIsRevokedIsGoodForNothing) {
    const auto invited = invitation();
    v1::RevokeInvitationRequest revocation;
    revocation.set_name(invited.invitation().meta().name());
    revocation.set_reason("Another person came");
    ASSERT_TRUE(owner.ask<v1::RevokeInvitationResponse>("IdentityService.RevokeInvitation", revocation));
    EXPECT_EQ(reasonOf(owner.get(revocation.name())), v1::NOT_FOUND);
    EXPECT_EQ(reasonOf(accept(invited.token())), v1::INVITATION_INVALID);
}

TEST_F(InvitationTest, ItGivesWhatItsInviterMayStillGive) {
    const auto admin = running.enrol("admin");
    const auto invited = invite(admin, request("admin"));
    ASSERT_TRUE(invited) << invited.error().message();
    auto principal = *owner.get(running.principalOf(admin));
    principal.mutable_principal()->set_disabled(true);
    ASSERT_TRUE(owner.put(principal, principal.meta().etag()));
    const auto before = principals();
    EXPECT_EQ(reasonOf(accept(invited->token())), v1::INVITATION_INVALID);
    EXPECT_EQ(principals(), before);
}

TEST_F(InvitationTest, NobodyInvitesIntoMoreThanHeHolds) {
    ASSERT_TRUE(owner.put(teamNamed("red")));
    const auto redAdmin = running.enrol("admin", "teams/red");
    EXPECT_EQ(reasonOf(invite(redAdmin, request("viewer"))), v1::PERMISSION_MISSING);
    EXPECT_TRUE(invite(redAdmin, request("viewer", "teams/red")));
    EXPECT_EQ(reasonOf(invite(running.enrol("operator"), request("viewer"))), v1::PERMISSION_MISSING);
    // An administrator for a time gives nothing without an end.
    const auto temporary = running.enrol("viewer");
    v1::Resource binding;
    binding.mutable_meta()->set_name("roleBindings/for-a-day");
    binding.mutable_role_binding()->set_principal(running.principalOf(temporary));
    binding.mutable_role_binding()->set_role(v1::ADMIN);
    *binding.mutable_role_binding()->mutable_expire_time() =
        core::toTimestamp(running.clock.now() + std::chrono::hours(24));
    ASSERT_TRUE(owner.put(binding));
    EXPECT_EQ(reasonOf(invite(temporary, request("operator"))), v1::GRANT_EXCEEDS_OWN);
}

TEST_F(InvitationTest, PoliciesAreAskedWhenSomebodyIsInvitedAndOnceMoreWhenHeComes) {
    const auto invited = invitation("operator");
    const auto before = principals();
    ASSERT_TRUE(owner.put(aboutRoles(v1::FORBID)));
    EXPECT_EQ(reasonOf(invite(owner, request("operator"))), v1::POLICY_FORBIDS);
    EXPECT_EQ(reasonOf(accept(invited.token())), v1::INVITATION_INVALID);
    EXPECT_EQ(principals(), before);
}

TEST_F(InvitationTest, WhereOthersMustApproveRolesNobodyIsInvitedPastThem) {
    running.enrol("admin");
    const auto invited = invitation("operator");
    auto set = aboutRoles(v1::OBLIGE);
    set.mutable_policy_set()->mutable_rules(0)->mutable_obligations()->set_approvals(1);
    const auto put = owner.put(set);
    ASSERT_TRUE(put) << put.error().message();
    EXPECT_EQ(reasonOf(invite(owner, request("operator"))), v1::APPROVAL_NOT_POSSIBLE);
    EXPECT_EQ(reasonOf(accept(invited.token())), v1::INVITATION_INVALID);
}

TEST_F(InvitationTest, BadRequestsAreRefusedBeforeAnythingIsWritten) {
    EXPECT_EQ(reasonOf(invite(owner, request("emperor"))), v1::INVALID_FIELD);
    auto unsafe = request("viewer");
    unsafe.set_full_name("Gr\u202eace");
    EXPECT_EQ(reasonOf(invite(owner, unsafe)), v1::INVALID_FIELD);
    for (const std::int64_t seconds : {59, 30 * 86400 + 1}) {
        auto timed = request("viewer");
        timed.mutable_valid_time()->set_seconds(seconds);
        EXPECT_EQ(reasonOf(invite(owner, timed)), v1::INVALID_FIELD) << seconds;
    }
    EXPECT_EQ(owner.list("invitations")->total_size(), 0);
    v1::AcceptInvitationRequest keyless;
    keyless.set_token(invitation().token());
    keyless.set_certificate_request_pem("nonsense");
    EXPECT_EQ(reasonOf(stranger().ask<v1::AcceptInvitationResponse>("IdentityService.AcceptInvitation", keyless)),
              v1::INVALID_FIELD);
    EXPECT_TRUE(accept(keyless.token())) << "the token is still good";
}

TEST_F(InvitationTest, ARepeatedRequestInvitesOnceAndTellsNoTokenAgain) {
    auto once = request("viewer");
    once.set_request_id("once");
    const auto first = invite(owner, once);
    const auto second = invite(owner, once);
    ASSERT_TRUE(first);
    ASSERT_TRUE(second) << second.error().message();
    EXPECT_EQ(second->invitation().meta().name(), first->invitation().meta().name());
    EXPECT_FALSE(first->token().empty());
    EXPECT_TRUE(second->token().empty());
    EXPECT_EQ(owner.list("invitations")->total_size(), 1);
}

TEST_F(InvitationTest, WhoseAnswerWasLostGetsACertificateForTheSameKeyAndPrincipal) {
    v1::AcceptInvitationRequest mine;
    mine.set_token(invitation().token());
    mine.set_certificate_request_pem(key.certificateRequestPem());
    mine.set_request_id("mine");
    const auto client = stranger();
    const auto bring = [&client](const v1::AcceptInvitationRequest &request) {
        return client.ask<v1::AcceptInvitationResponse>("IdentityService.AcceptInvitation", request);
    };
    const auto first = bring(mine);
    const auto second = bring(mine);
    ASSERT_TRUE(first);
    ASSERT_TRUE(second) << second.error().message();
    EXPECT_EQ(second->principal().meta().name(), first->principal().meta().name());
    const auto grace = running.clientWith({second->ca_pem(), second->certificate_pem(), key.privateKeyPem()});
    EXPECT_EQ(running.principalOf(grace), first->principal().meta().name());
    auto another = mine;
    another.set_certificate_request_pem(tls::KeyPair::make().certificateRequestPem());
    EXPECT_EQ(reasonOf(bring(another)), v1::INVITATION_INVALID) << "for another key it is used";
}

TEST_F(InvitationTest, WhoWasRevokedDisabledOrDeletedGetsNoCertificateByTheAnswerThatWasKept) {
    const auto accepted = [&](const std::string &id) {
        v1::AcceptInvitationRequest mine;
        mine.set_token(invitation().token());
        mine.set_certificate_request_pem(key.certificateRequestPem());
        mine.set_request_id(id);
        return mine;
    };
    const auto bring = [client = stranger()](const v1::AcceptInvitationRequest &request) {
        return client.ask<v1::AcceptInvitationResponse>("IdentityService.AcceptInvitation", request);
    };
    const auto toRevoke = accepted("revoked");
    const auto revoked = bring(toRevoke);
    ASSERT_TRUE(revoked) << revoked.error().message();
    v1::RevokeCertificatesRequest revocation;
    revocation.set_name(revoked->principal().meta().name());
    ASSERT_TRUE(owner.ask<v1::RevokeCertificatesResponse>("IdentityService.RevokeCertificates", revocation));
    running.clock.advance(std::chrono::minutes(1));
    EXPECT_EQ(reasonOf(bring(toRevoke)), v1::INVITATION_INVALID);

    const auto toDisable = accepted("disabled");
    const auto disabled = bring(toDisable);
    ASSERT_TRUE(disabled) << disabled.error().message();
    auto principal = *owner.get(disabled->principal().meta().name());
    principal.mutable_principal()->set_disabled(true);
    ASSERT_TRUE(owner.put(principal, principal.meta().etag()));
    EXPECT_EQ(reasonOf(bring(toDisable)), v1::INVITATION_INVALID);

    const auto toDelete = accepted("deleted");
    const auto deleted = bring(toDelete);
    ASSERT_TRUE(deleted) << deleted.error().message();
    const auto &name = deleted->principal().meta().name();
    const auto bindings = owner.list("roleBindings", "spec.principal = \"" + name + "\"");
    ASSERT_TRUE(bindings) << bindings.error().message();
    for (const auto &binding : bindings->resources())
        ASSERT_TRUE(owner.remove(binding.meta().name()));
    ASSERT_TRUE(owner.remove(name));
    EXPECT_EQ(reasonOf(bring(toDelete)), v1::INVITATION_INVALID);
}

TEST_F(InvitationTest, TooManyFailuresAreAnsweredNoMoreForAMinute) {
    const auto good = invitation().token();
    const auto client = stranger();
    for (int i = 0; i < identity::Attempts::Limit; ++i)
        EXPECT_EQ(reasonOf(accept(client, "plh_" + std::string(86, 'A'))), v1::INVITATION_INVALID);
    EXPECT_EQ(reasonOf(accept(client, good)), v1::RESOURCE_EXHAUSTED);
    running.clock.advance(std::chrono::minutes(1));
    EXPECT_TRUE(accept(client, good));
}

TEST_F(InvitationTest, WhatCameOfItStandsInTheLog) {
    EXPECT_EQ(reasonOf(accept("plh_" + std::string(86, 'A'))), v1::INVITATION_INVALID);
    const auto accepted = accept(invitation().token());
    ASSERT_TRUE(accepted);
    v1::ListEventsRequest request;
    request.set_filter("op = \"invitations.accept\"");
    const auto events = owner.ask<v1::ListEventsResponse>("AuditService.ListEvents", request);
    ASSERT_TRUE(events) << events.error().message();
    ASSERT_EQ(events->events_size(), 2);
    for (const auto &event : events->events())
        EXPECT_EQ(event.actor_type(), v1::ACTOR_ANONYMOUS);
    EXPECT_EQ(events->events(0).outcome(), v1::ALLOWED) << "the newest first";
    EXPECT_EQ(events->events(0).object_count(), 3);
    EXPECT_EQ(events->events(1).outcome(), v1::DENIED);
}

TEST_F(InvitationTest, NothingElseIsAnsweredWithoutACertificate) {
    const auto client = stranger();
    int methods = 0;
    for (const auto *each : contractServices()) {
        for (int index = 0; index < each->method_count(); ++index) {
            const auto &method = *each->method(index);
            const std::string name = each->name() + "." + method.name();
            auto *factory = google::protobuf::MessageFactory::generated_factory();
            const std::unique_ptr<google::protobuf::Message> request(factory->GetPrototype(method.input_type())->New());
            const std::unique_ptr<google::protobuf::Message> response(
                factory->GetPrototype(method.output_type())->New());
            v1::Reason reason = v1::REASON_UNSPECIFIED;
            if (method.server_streaming())
                reason = reasonOf(client.open(name, *request)->next());
            else
                reason = reasonOf(client.call("/" + each->full_name() + "/" + method.name(), *request, response.get()));
            const bool isAnonymous = method.options().GetExtension(v1::anonymous);
            EXPECT_EQ(reason, isAnonymous ? v1::INVITATION_INVALID : v1::UNAUTHENTICATED) << name;
            EXPECT_EQ(isAnonymous, name == "IdentityService.AcceptInvitation") << name;
            ++methods;
        }
    }
    EXPECT_GT(methods, 40);
}

TEST_F(InvitationTest, AStrangerKnowsTheServiceByTheHashInHisToken) {
    const ServiceClient fooled(service.address(), tls::strangerCredentials(std::string(64, '0')));
    EXPECT_EQ(reasonOf(accept(fooled, invitation().token())), v1::UNAVAILABLE);
    EXPECT_EQ(principals(), 1) << "nothing was told to a service that could not be known";
}

} // namespace
} // namespace support
