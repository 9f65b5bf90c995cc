#include "backend/identity/owner.h"

#include <gtest/gtest.h>

#include "backend/identity/authorizer.h"
#include "backend/ledger/log_reader.h"
#include "backend/tls/certificate.h"
#include "backend/tls/certificate_authority.h"
#include "backend/tls/credential_files.h"
#include "backend/tls/endpoint_file.h"
#include "backend/tls/spiffe.h"
#include "tests/backend/identity/identity_world.h"

namespace identity {
namespace {

using namespace std::chrono_literals;

class OwnerTest : public ::testing::Test {
protected:
    OwnerTest() {
        auto opened = tls::CertificateAuthority::open(world.directory.path(), "test.pilothouse.internal", nullptr,
                                                      std::chrono::floor<std::chrono::seconds>(world.clock.now()));
        authority = std::move(*opened);
        ensure();
    }

    void ensure() {
        const auto ensured = ensureOwner(
            {world.ledger(), *authority, world.clock, world.random, world.directory.path(), "Ada Lovelace"});
        EXPECT_TRUE(ensured) << ensured.error().message();
    }

    tls::Credentials credentials() {
        auto loaded = tls::loadCredentials(tls::CredentialFiles::in(tls::ownerCredentialsPath(world.directory.path())));
        EXPECT_TRUE(loaded);
        return loaded ? *loaded : tls::Credentials();
    }

    // As the guard would read it.
    rpc::Credential credential() {
        const auto certificate = tls::Certificate::parse(credentials().certificatePem);
        rpc::Credential credential;
        credential.principal =
            "principals/" + tls::userIdOf(certificate->uris().front(), "test.pilothouse.internal").value_or("");
        credential.issuedAt = certificate->notBefore();
        return credential;
    }

    core::Result<rpc::Principal> authenticate() {
        return Authorizer(world.ledger(), world.clock).authenticate(credential());
    }

    World world;
    std::unique_ptr<tls::CertificateAuthority> authority;
};

TEST_F(OwnerTest, TheFirstStartMakesOneWhoAdministersAndRecordsIt) {
    const auto owner = authenticate();
    ASSERT_TRUE(owner);
    EXPECT_EQ(owner->fullName, "Ada Lovelace");
    rpc::Caller caller;
    caller.actor.principal = owner->name;
    caller.actor.uid = owner->uid;
    EXPECT_TRUE(Authorizer(world.ledger(), world.clock).scope(caller, "create")->allows("models", ""));
    EXPECT_EQ(owner->name.find("ada"), std::string::npos);
}

TEST_F(OwnerTest, GoodCredentialsAreKept) {
    const auto before = credentials();
    const auto size = world.ledger().log().size();
    ensure();
    EXPECT_EQ(credentials(), before);
    EXPECT_EQ(world.ledger().log().size(), size);
}

TEST_F(OwnerTest, LostCredentialsAreMadeAnewForTheSamePrincipalAsAnEvent) {
    const auto before = credential();
    const auto size = world.ledger().log().size();
    std::filesystem::remove_all(tls::ownerCredentialsPath(world.directory.path()));
    ensure();
    EXPECT_EQ(credential().principal, before.principal);
    EXPECT_EQ(world.ledger().log().size(), size + 1);
}

TEST_F(OwnerTest, CredentialsPastTwoThirdsOfTheirLifeAreMadeAnew) {
    const auto before = credentials();
    world.clock.advance(std::chrono::days(19));
    ensure();
    EXPECT_EQ(credentials(), before);
    world.clock.advance(std::chrono::days(2));
    ensure();
    EXPECT_NE(credentials(), before);
}

TEST_F(OwnerTest, ARevokedOwnerGetsCredentialsThatCountAgain) {
    auto revoked = world.current(credential().principal);
    ledger::Proposal proposal;
    proposal.byVerb = true;
    proposal.op = "principals.revoke";
    revoked.mutable_principal()->mutable_revoke_time()->set_seconds(
        std::chrono::duration_cast<std::chrono::seconds>(world.clock.now().time_since_epoch()).count());
    proposal.changes = {putting(revoked, revoked.meta().etag())};
    ASSERT_TRUE(world.ledger().commit(std::move(proposal)));
    EXPECT_EQ(reasonOf(authenticate()), v1::UNAUTHENTICATED);
    ensure();
    EXPECT_TRUE(authenticate());
}

// OpenSSL verifies by a clock that is some milliseconds late.
TEST_F(OwnerTest, CredentialsCountForAClockThatIsALittleLate) {
    EXPECT_LT(credential().issuedAt, std::chrono::floor<std::chrono::seconds>(world.clock.now()));
}

TEST_F(OwnerTest, WhereTheOwnerMayNoLongerAdministerThereIsANewOne) {
    const auto before = credential().principal;
    auto disabled = world.current(before);
    disabled.mutable_principal()->set_disabled(true);
    ASSERT_TRUE(world.put(world.admin(), disabled));
    EXPECT_EQ(reasonOf(authenticate()), v1::UNAUTHENTICATED);
    ensure();
    EXPECT_NE(credential().principal, before);
    EXPECT_TRUE(authenticate());
}

} // namespace
} // namespace identity
