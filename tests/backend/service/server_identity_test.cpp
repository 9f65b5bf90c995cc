#include "backend/service/server_identity.h"

#include <gtest/gtest.h>

#include "backend/core/whole_file.h"
#include "backend/tls/certificate.h"
#include "backend/tls/certificate_authority.h"
#include "backend/tls/spiffe.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_directory.h"

namespace service {
namespace {

class ServerIdentityTest : public ::testing::Test {
protected:
    tls::Certificate certificate() const {
        return *tls::Certificate::parse(*core::readWholeFile(directory.path() / "listener/current/cert.pem", 1 << 16));
    }

    support::TemporaryDirectory directory;
    support::FakeClock clock;
    std::unique_ptr<tls::CertificateAuthority> authority = *tls::CertificateAuthority::open(
        directory.path(), "test.pilothouse.internal", nullptr, std::chrono::floor<std::chrono::seconds>(clock.now()));
    std::unique_ptr<ServerIdentity> identity =
        *ServerIdentity::make(directory.path() / "listener", *authority, {"localhost", "127.0.0.1"}, clock);
};

TEST_F(ServerIdentityTest, ItIsTheServiceOfItsDomainForThirtyDays) {
    const auto made = certificate();
    EXPECT_EQ(made.uris(), std::vector{tls::serviceUri("test.pilothouse.internal")});
    EXPECT_EQ(made.dnsNames(), std::vector<std::string>{"localhost"});
    EXPECT_EQ(made.addresses(), std::vector<std::string>{"127.0.0.1"});
    const auto now = std::chrono::floor<std::chrono::seconds>(clock.now());
    EXPECT_EQ(made.notAfter() - now, std::chrono::days(30));
    EXPECT_EQ(now - made.notBefore(), std::chrono::hours(1)) << "for consoles whose clock is late";
    EXPECT_EQ(identity->certificateSha256(), made.sha256());
}

TEST_F(ServerIdentityTest, ItIsDueAtTwoThirdsAndRenewedWithAnotherKey) {
    const auto first = certificate();
    clock.advance(std::chrono::days(19));
    EXPECT_FALSE(identity->isRenewalDue());
    clock.advance(std::chrono::days(1));
    ASSERT_TRUE(identity->isRenewalDue());
    const auto key = core::readWholeFile(directory.path() / "listener/current/key.pem", 1 << 16);
    ASSERT_TRUE(identity->renew());
    EXPECT_FALSE(identity->isRenewalDue());
    const auto second = certificate();
    EXPECT_NE(second.sha256(), first.sha256());
    EXPECT_EQ(identity->certificateSha256(), second.sha256());
    EXPECT_FALSE(second.matches(*key));
    EXPECT_EQ(second.uris(), first.uris());
}

} // namespace
} // namespace service
