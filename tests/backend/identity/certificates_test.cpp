// For whom certificates are issued once more, and what that leaves of a profile.
#include <future>

#include <gtest/gtest.h>

#include "backend/tls/certificate.h"
#include "backend/tls/key_pair.h"
#include "tests/backend/service/running_service.h"
#include "tests/support/eventually.h"

#include "pilothouse/v1/identity_service.pb.h"

namespace support {
namespace {

class CertificatesTest : public ::testing::Test {
protected:
    core::Result<v1::EnrollPrincipalResponse> enroll(const std::string &id) const {
        v1::EnrollPrincipalRequest request;
        request.set_full_name("Grace Hopper");
        request.set_role("viewer");
        request.set_certificate_request_pem(requestPem);
        request.set_request_id(id);
        return owner.ask<v1::EnrollPrincipalResponse>("IdentityService.EnrollPrincipal", request);
    }

    RunningService service{{.verifyDelay = std::chrono::hours(1)}};
    ServiceClient owner = service.owner();
    // Two of one key differ: whatever is repeated brings the same.
    const std::string requestPem = tls::KeyPair::make().certificateRequestPem();
};

TEST_F(CertificatesTest, ARepeatedEnrolmentIssuesNoneToWhoWasRevoked) {
    const auto first = enroll("once");
    ASSERT_TRUE(first) << first.error().message();
    v1::RevokeCertificatesRequest revocation;
    revocation.set_name(first->principal().meta().name());
    ASSERT_TRUE(owner.ask<v1::RevokeCertificatesResponse>("IdentityService.RevokeCertificates", revocation));
    service.clock.advance(std::chrono::minutes(1));
    EXPECT_EQ(reasonOf(enroll("once")), v1::WRONG_STATE);
}

TEST_F(CertificatesTest, ARepeatedEnrolmentIssuesNoneToWhoIsDisabledOrGone) {
    const auto first = enroll("once");
    ASSERT_TRUE(first) << first.error().message();
    const auto &name = first->principal().meta().name();
    auto principal = *owner.get(name);
    principal.mutable_principal()->set_disabled(true);
    ASSERT_TRUE(owner.put(principal, principal.meta().etag()));
    EXPECT_EQ(reasonOf(enroll("once")), v1::WRONG_STATE);
    const auto bindings = owner.list("roleBindings", "spec.principal = \"" + name + "\"");
    ASSERT_TRUE(bindings) << bindings.error().message();
    for (const auto &binding : bindings->resources())
        ASSERT_TRUE(owner.remove(binding.meta().name()));
    ASSERT_TRUE(owner.remove(name));
    EXPECT_EQ(reasonOf(enroll("once")), v1::NOT_FOUND);
}

TEST_F(CertificatesTest, ARenewalLeavesErasedWhatIsErasedMeanwhile) {
    const auto viewer = service.enrol("viewer");
    v1::SetProfileRequest profile;
    profile.set_name(service.principalOf(viewer));
    const auto set = [&](const std::string &fullName) {
        profile.set_full_name(fullName);
        return owner.ask<v1::SetProfileResponse>("IdentityService.SetProfile", profile).isOk();
    };
    v1::RenewCertificateRequest renewal;
    renewal.set_certificate_request_pem(requestPem);
    const auto renew = [&] {
        return viewer.ask<v1::RenewCertificateResponse>("IdentityService.RenewCertificate", renewal);
    };
    for (int i = 0; i < 50; ++i) {
        ASSERT_TRUE(set("Grace Hopper"));
        auto renewed = std::async(std::launch::async, renew);
        ASSERT_TRUE(set({}));
        ASSERT_TRUE(renewed.get());
        // Whatever is written takes along the status that waits.
        ASSERT_TRUE(owner.put(teamNamed("team-" + std::to_string(i))));
        ASSERT_EQ(owner.get(profile.name())->principal_status().full_name(), "") << i;
    }
    const auto last = renew();
    ASSERT_TRUE(last) << last.error().message();
    const auto sha256 = tls::Certificate::parse(last->certificate_pem())->sha256();
    EXPECT_TRUE(
        eventually([&] { return owner.get(profile.name())->principal_status().certificate_sha256() == sha256; }));
}

} // namespace
} // namespace support
