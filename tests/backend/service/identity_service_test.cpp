#include <gtest/gtest.h>

#include "backend/tls/certificate.h"
#include "backend/tls/key_pair.h"
#include "tests/backend/service/running_service.h"
#include "tests/support/eventually.h"

#include "pilothouse/v1/identity_service.pb.h"

namespace support {
namespace {

class IdentityServiceTest : public ::testing::Test {
protected:
    core::Result<v1::EnrollPrincipalResponse> enroll(const ServiceClient &client,
                                                     const v1::EnrollPrincipalRequest &request) const {
        return client.ask<v1::EnrollPrincipalResponse>("IdentityService.EnrollPrincipal", request);
    }

    v1::EnrollPrincipalRequest request(const std::string &role) const {
        v1::EnrollPrincipalRequest request;
        request.set_full_name("Grace Hopper");
        request.set_role(role);
        request.set_certificate_request_pem(key.certificateRequestPem());
        return request;
    }

    RunningService service{{.verifyDelay = std::chrono::hours(1)}};
    ServiceClient owner = service.owner();
    tls::KeyPair key = tls::KeyPair::make();
};

TEST_F(IdentityServiceTest, ANewPrincipalHasARandomIdAndItsNameWhereItCanBeErased) {
    const auto enrolled = enroll(owner, request("viewer"));
    ASSERT_TRUE(enrolled) << enrolled.error().message();
    const auto &principal = enrolled->principal();
    EXPECT_EQ(principal.principal_status().full_name(), "Grace Hopper");
    EXPECT_EQ(principal.meta().name().size(), std::string("principals/").size() + 16);
    auto intent = principal;
    intent.clear_principal_status();
    EXPECT_EQ(intent.SerializeAsString().find("Grace"), std::string::npos);
    const auto certificate = tls::Certificate::parse(enrolled->certificate_pem());
    ASSERT_TRUE(certificate);
    EXPECT_EQ(principal.principal_status().certificate_sha256(), certificate->sha256());
    const auto client = service.clientWith({enrolled->ca_pem(), enrolled->certificate_pem(), key.privateKeyPem()});
    EXPECT_EQ(service.principalOf(client), principal.meta().name());
}

TEST_F(IdentityServiceTest, ARepeatedRequestIdEnrolsNobodyElse) {
    auto again = request("viewer");
    again.set_request_id("once");
    const auto first = enroll(owner, again);
    const auto second = enroll(owner, again);
    ASSERT_TRUE(first);
    ASSERT_TRUE(second) << second.error().message();
    EXPECT_EQ(first->principal().meta().name(), second->principal().meta().name());
    const auto client = service.clientWith({second->ca_pem(), second->certificate_pem(), key.privateKeyPem()});
    EXPECT_EQ(service.principalOf(client), first->principal().meta().name());
}

TEST_F(IdentityServiceTest, BadRequestsAreRefusedBeforeAnythingIsWritten) {
    EXPECT_EQ(reasonOf(enroll(owner, request("emperor"))), v1::INVALID_FIELD);
    auto unsafe = request("viewer");
    unsafe.set_full_name("Gr\u202eace");
    EXPECT_EQ(reasonOf(enroll(owner, unsafe)), v1::INVALID_FIELD);
    auto keyless = request("viewer");
    keyless.set_certificate_request_pem("nonsense");
    EXPECT_EQ(reasonOf(enroll(owner, keyless)), v1::INVALID_FIELD);
    auto teamless = request("viewer");
    teamless.set_team("teams/nowhere");
    EXPECT_FALSE(enroll(owner, teamless));
    EXPECT_EQ(owner.list("principals")->total_size(), 1);
}

TEST_F(IdentityServiceTest, NobodyEnrolsIntoARoleAboveHisOwnOrAnotherTeam) {
    ASSERT_TRUE(owner.put(teamNamed("red")));
    ASSERT_TRUE(owner.put(teamNamed("blue")));
    const auto redAdmin = service.enrol("admin", "teams/red");
    auto wanted = request("operator");
    EXPECT_EQ(reasonOf(enroll(redAdmin, wanted)), v1::PERMISSION_MISSING);
    wanted.set_team("teams/blue");
    EXPECT_EQ(reasonOf(enroll(redAdmin, wanted)), v1::PERMISSION_MISSING);
    wanted.set_team("teams/red");
    EXPECT_TRUE(enroll(redAdmin, wanted));
    EXPECT_EQ(reasonOf(enroll(service.enrol("operator"), request("viewer"))), v1::PERMISSION_MISSING);
}

TEST_F(IdentityServiceTest, ACertificateIsRenewedForTheSameIdentity) {
    const auto viewer = service.enrol("viewer");
    v1::RenewCertificateRequest renewal;
    renewal.set_certificate_request_pem(key.certificateRequestPem());
    const auto renewed = viewer.ask<v1::RenewCertificateResponse>("IdentityService.RenewCertificate", renewal);
    ASSERT_TRUE(renewed) << renewed.error().message();
    const auto after = service.clientWith({renewed->ca_pem(), renewed->certificate_pem(), key.privateKeyPem()});
    EXPECT_EQ(service.principalOf(after), service.principalOf(viewer));
    renewal.set_certificate_request_pem("nonsense");
    EXPECT_EQ(reasonOf(viewer.ask<v1::RenewCertificateResponse>("IdentityService.RenewCertificate", renewal)),
              v1::INVALID_FIELD);
}

TEST_F(IdentityServiceTest, ARevokedCertificateIsRefusedAtOnceAndItsStreamsEnd) {
    const auto viewer = service.enrol("viewer");
    const auto stream = viewer.watch(v1::WatchRequest());
    ASSERT_TRUE(stream->next());
    v1::RevokeCertificatesRequest revocation;
    revocation.set_name(service.principalOf(viewer));
    revocation.set_reason("Lost laptop");
    ASSERT_TRUE(owner.ask<v1::RevokeCertificatesResponse>("IdentityService.RevokeCertificates", revocation));
    EXPECT_EQ(reasonOf(viewer.list("models")), v1::UNAUTHENTICATED);
    EXPECT_TRUE(owner.get(revocation.name())->principal().has_revoke_time());
    core::Result<v1::WatchResponse> last = stream->next(std::chrono::seconds(3));
    while (last)
        last = stream->next(std::chrono::seconds(3));
    EXPECT_EQ(last.error().reason(), v1::REVISION_EXPIRED) << last.error().message();
    EXPECT_EQ(reasonOf(viewer.watch(v1::WatchRequest())->next()), v1::UNAUTHENTICATED);
}

TEST_F(IdentityServiceTest, WhoseCertificatesAreRevokedHasNoneInUseAndKeepsHisName) {
    const auto name = service.principalOf(service.enrol("viewer"));
    ASSERT_TRUE(owner.get(name)->principal_status().has_certificate_expire_time());
    v1::RevokeCertificatesRequest revocation;
    revocation.set_name(name);
    ASSERT_TRUE(owner.ask<v1::RevokeCertificatesResponse>("IdentityService.RevokeCertificates", revocation));
    EXPECT_TRUE(eventually([&] { return !owner.get(name)->principal_status().has_certificate_expire_time(); }));
    EXPECT_EQ(owner.get(name)->principal_status().full_name(), "Somebody");
}

TEST_F(IdentityServiceTest, OnlyItsVerbRevokes) {
    const auto name = service.principalOf(service.enrol("viewer"));
    auto principal = *owner.get(name);
    principal.mutable_principal()->mutable_revoke_time()->set_seconds(1);
    const auto refused = owner.put(principal, principal.meta().etag());
    ASSERT_FALSE(refused);
    ASSERT_EQ(refused.error().violations().size(), 1U);
    EXPECT_EQ(refused.error().violations().front().reason(), v1::VERB_ONLY_FIELD);
}

TEST_F(IdentityServiceTest, AProfileIsSetAndErasedOutsideOfHistory) {
    const auto name = service.principalOf(service.enrol("viewer"));
    const auto generation = owner.get(name)->meta().generation();
    v1::SetProfileRequest profile;
    profile.set_name(name);
    profile.set_full_name("Rear Admiral Hopper");
    profile.set_address("grace@example.org");
    ASSERT_TRUE(owner.ask<v1::SetProfileResponse>("IdentityService.SetProfile", profile));
    EXPECT_EQ(owner.get(name)->principal_status().full_name(), "Rear Admiral Hopper");
    EXPECT_EQ(owner.get(name)->meta().generation(), generation);
    EXPECT_FALSE(owner.get(name)->principal_status().certificate_sha256().empty()) << "the rest stays";
    profile.clear_full_name();
    profile.clear_address();
    ASSERT_TRUE(owner.ask<v1::SetProfileResponse>("IdentityService.SetProfile", profile));
    EXPECT_EQ(owner.get(name)->principal_status().full_name(), "");
    EXPECT_EQ(reasonOf(service.enrol("operator").ask<v1::SetProfileResponse>("IdentityService.SetProfile", profile)),
              v1::PERMISSION_MISSING);
}

TEST_F(IdentityServiceTest, ARepeatedRequestIdSetsAProfileOnceAndKeepsNoNames) {
    v1::SetProfileRequest profile;
    profile.set_name(service.principalOf(service.enrol("viewer")));
    profile.set_full_name("Grace Hopper");
    profile.set_reason("She told us");
    profile.set_request_id("once");
    const auto set = [&] { return owner.ask<v1::SetProfileResponse>("IdentityService.SetProfile", profile); };
    ASSERT_TRUE(set());
    auto erasure = profile;
    erasure.clear_full_name();
    erasure.set_request_id("erase");
    ASSERT_TRUE(owner.ask<v1::SetProfileResponse>("IdentityService.SetProfile", erasure));
    const auto again = set();
    ASSERT_TRUE(again) << again.error().message();
    EXPECT_EQ(again->principal().meta().name(), profile.name());
    EXPECT_EQ(again->principal().principal_status().full_name(), "") << "what was erased is told nowhere";
    EXPECT_EQ(owner.get(profile.name())->principal_status().full_name(), "");
    profile.set_full_name("Somebody else");
    EXPECT_EQ(reasonOf(set()), v1::REQUEST_ID_REUSED);
}

TEST_F(IdentityServiceTest, ARepeatedRequestIdRevokesOnce) {
    v1::RevokeCertificatesRequest revocation;
    revocation.set_name(service.principalOf(service.enrol("viewer")));
    revocation.set_request_id("once");
    const auto revoke = [&] {
        return owner.ask<v1::RevokeCertificatesResponse>("IdentityService.RevokeCertificates", revocation);
    };
    ASSERT_TRUE(revoke());
    const auto first = owner.get(revocation.name());
    service.clock.advance(std::chrono::seconds(10));
    ASSERT_TRUE(revoke());
    EXPECT_EQ(owner.get(revocation.name())->meta().etag(), first->meta().etag());
}

TEST_F(IdentityServiceTest, ADisabledPrincipalIsTurnedAway) {
    const auto viewer = service.enrol("viewer");
    auto principal = *owner.get(service.principalOf(viewer));
    principal.mutable_principal()->set_disabled(true);
    ASSERT_TRUE(owner.put(principal, principal.meta().etag()));
    EXPECT_EQ(reasonOf(viewer.list("models")), v1::UNAUTHENTICATED);
}

} // namespace
} // namespace support
