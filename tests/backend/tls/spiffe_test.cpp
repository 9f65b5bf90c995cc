#include "backend/tls/spiffe.h"

#include <gtest/gtest.h>

namespace {

constexpr const char *domain = "one.internal";

TEST(Spiffe, AUserOfTheDomainHasAnId) {
    EXPECT_EQ(tls::userUri(domain, "ab2"), "spiffe://one.internal/user/ab2");
    EXPECT_EQ(tls::userIdOf("spiffe://one.internal/user/ab2", domain), "ab2");
}

TEST(Spiffe, NothingElseIsAUser) {
    for (const char *uri :
         {"", "spiffe://one.internal/service", "spiffe://one.internal/user", "spiffe://one.internal/user/",
          "spiffe://one.internal/user/a/b", "spiffe://one.internal/user/a?b", "spiffe://one.internal/user/%61",
          "spiffe://one.internal/user/A", "spiffe://one.internal.evil/user/a", "spiffe://one.internal/users/a",
          "Spiffe://one.internal/user/a", "spiffe://one.internal//user/a", "https://one.internal/user/a"})
        EXPECT_FALSE(tls::userIdOf(uri, domain)) << uri;
}

TEST(Spiffe, TrustDomainsHaveAFixedAlphabet) {
    EXPECT_TRUE(tls::isTrustDomain("018f3c4e-7b1a.pilothouse.internal"));
    EXPECT_FALSE(tls::isTrustDomain(""));
    EXPECT_FALSE(tls::isTrustDomain("Example.org"));
    EXPECT_FALSE(tls::isTrustDomain("a/b"));
    EXPECT_FALSE(tls::isTrustDomain("a:443"));
    EXPECT_FALSE(tls::isTrustDomain(std::string(256, 'a')));
}

} // namespace
