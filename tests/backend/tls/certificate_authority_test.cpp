#include "backend/tls/certificate_authority.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <sys/stat.h>

#include "backend/core/sealed_file.h"
#include "backend/core/whole_file.h"
#include "backend/tls/certificate.h"
#include "backend/tls/key_pair.h"
#include "tests/support/temporary_directory.h"

namespace {

namespace v1 = pilothouse::v1;
using tls::Certificate;
using tls::CertificateAuthority;
using tls::KeyPair;

constexpr const char *domain = "one.internal";
constexpr std::chrono::sys_seconds now(std::chrono::seconds(1'800'000'000));

struct Answer {
    int status;
    std::string text;
};

// What the openssl program says.
Answer openssl(const std::string &arguments) {
    Answer answer;
    FILE *pipe = ::popen(("openssl " + arguments + " 2>&1").c_str(), "r");
    char block[4096];
    for (std::size_t size = 0; (size = std::fread(block, 1, sizeof block, pipe)) > 0;)
        answer.text.append(block, size);
    answer.status = ::pclose(pipe);
    return answer;
}

class AuthorityTest : public testing::Test {
protected:
    std::unique_ptr<CertificateAuthority> open(const core::WrappingKey *key = nullptr) {
        return CertificateAuthority::open(directory.path(), domain, key, now).value();
    }
    core::WrappingKey wrappingKey(const std::string &content) {
        std::ofstream(directory.path() / "wrapping") << content;
        return core::WrappingKey::fromFile(directory.path() / "wrapping").value();
    }
    std::string write(const char *name, const std::string &text) {
        std::ofstream(directory.path() / name) << text;
        return (directory.path() / name).string();
    }

    support::TemporaryDirectory directory;
};

TEST_F(AuthorityTest, AClientsCertificateHasItsUriAndThirtyDays) {
    const auto authority = open();
    const KeyPair key = KeyPair::make();
    const auto pem = authority->issueClient(key.certificateRequestPem(), "ab2", now);
    ASSERT_TRUE(pem);
    const auto certificate = Certificate::parse(*pem).value();
    EXPECT_EQ(certificate.uris(), std::vector<std::string>{"spiffe://one.internal/user/ab2"});
    EXPECT_TRUE(certificate.dnsNames().empty());
    EXPECT_EQ(certificate.notBefore(), now);
    EXPECT_EQ(certificate.notAfter(), now + std::chrono::days(30));
    EXPECT_FALSE(certificate.isRenewalDue(now + std::chrono::days(20) - std::chrono::seconds(1)));
    EXPECT_TRUE(certificate.isRenewalDue(now + std::chrono::days(20)));
    EXPECT_TRUE(certificate.isIssuedBy(Certificate::parse(authority->certificatePem()).value()));
    EXPECT_TRUE(certificate.matches(key.privateKeyPem()));
    EXPECT_FALSE(certificate.matches(KeyPair::make().privateKeyPem()));
}

TEST_F(AuthorityTest, AServersCertificateHasItsUriAndHosts) {
    const auto pem = open()->issueServer(KeyPair::make().certificateRequestPem(),
                                         {"127.0.0.1", "::1", "localhost", "gpu-1.example.org"}, now);
    ASSERT_TRUE(pem);
    const auto certificate = Certificate::parse(*pem).value();
    EXPECT_EQ(certificate.uris(), std::vector<std::string>{"spiffe://one.internal/service"});
    EXPECT_EQ(certificate.addresses(), (std::vector<std::string>{"127.0.0.1", "::1"}));
    EXPECT_EQ(certificate.dnsNames(), (std::vector<std::string>{"localhost", "gpu-1.example.org"}));
    EXPECT_EQ(certificate.notAfter(), now + std::chrono::days(30));
}

TEST_F(AuthorityTest, HostsThatAreNoneAreRefused) {
    const auto authority = open();
    for (const char *host : {"", "a b", "a,URI:spiffe://one.internal/user/root", "a\nb", "ü.example"})
        EXPECT_FALSE(authority->issueServer(KeyPair::make().certificateRequestPem(), {host}, now)) << host;
}

TEST_F(AuthorityTest, OpenSslAgreesThatTheChainIsRightForItsPurposeOnly) {
    const auto authority = open();
    const std::string ca = write("trust.pem", authority->certificatePem());
    const std::string client =
        write("client.pem", authority->issueClient(KeyPair::make().certificateRequestPem(), "ab2", now).value());
    const std::string server = write(
        "server.pem", authority->issueServer(KeyPair::make().certificateRequestPem(), {"localhost"}, now).value());
    const std::string verify = "verify -x509_strict -attime 1800000060 -CAfile " + ca;
    EXPECT_EQ(openssl(verify + " -purpose sslclient " + client).status, 0)
        << openssl(verify + " -purpose sslclient " + client).text;
    EXPECT_EQ(openssl(verify + " -purpose sslserver -verify_hostname localhost " + server).status, 0);
    EXPECT_NE(openssl(verify + " -purpose sslserver " + client).status, 0);
    EXPECT_NE(openssl(verify + " -purpose sslclient " + server).status, 0);
    const std::string text = openssl("x509 -noout -text -in " + ca).text;
    for (const char *part : {"CA:TRUE, pathlen:0", "Certificate Sign, CRL Sign", "prime256v1", "ecdsa-with-SHA256"})
        EXPECT_NE(text.find(part), std::string::npos) << part;
}

TEST_F(AuthorityTest, OnlyThePublicKeyOfARequestIsUsed) {
    const std::string key = (directory.path() / "key").string();
    const std::string request = (directory.path() / "request").string();
    ASSERT_EQ(openssl("req -new -newkey ec -pkeyopt ec_paramgen_curve:P-384 -nodes -keyout " + key + " -out " +
                      request +
                      " -subj /CN=root -addext subjectAltName=URI:spiffe://one.internal/user/root"
                      " -addext basicConstraints=CA:TRUE")
                  .status,
              0);
    const auto pem = open()->issueClient(core::readWholeFile(request, 65536).value(), "ab2", now);
    ASSERT_TRUE(pem);
    EXPECT_EQ(Certificate::parse(*pem)->uris(), std::vector<std::string>{"spiffe://one.internal/user/ab2"});
    const std::string text = openssl("x509 -noout -text -in " + write("made.pem", *pem)).text;
    EXPECT_EQ(text.find("root"), std::string::npos);
    EXPECT_EQ(text.find("CA:TRUE"), std::string::npos);
}

TEST_F(AuthorityTest, RequestsThatAreNotOfAGoodKeyAreRefused) {
    const auto authority = open();
    const std::string request = (directory.path() / "request").string();
    for (const char *key : {"rsa:1024", "rsa:2048", "ed25519", "ec -pkeyopt ec_paramgen_curve:secp256k1"}) {
        ASSERT_EQ(
            openssl(std::string("req -new -subj /CN=x -nodes -keyout /dev/null -newkey ") + key + " -out " + request)
                .status,
            0);
        const auto refused = authority->issueClient(core::readWholeFile(request, 65536).value(), "ab2", now);
        ASSERT_FALSE(refused) << key;
        EXPECT_EQ(refused.error().violations().at(0).field(), "certificate_request_pem");
    }
    std::string altered = KeyPair::make().certificateRequestPem();
    altered[altered.find("\n-----END") - 8] ^= 1;
    EXPECT_FALSE(authority->issueClient(altered, "ab2", now));
    EXPECT_FALSE(authority->issueClient("", "ab2", now));
    EXPECT_FALSE(authority->issueClient(std::string(100'000, 'x'), "ab2", now));
}

TEST_F(AuthorityTest, TheSameAuthorityOpensAgain) {
    const std::string first = open()->certificatePem();
    EXPECT_EQ(open()->certificatePem(), first);
    struct stat status;
    ASSERT_EQ(::stat((directory.path() / "ca.key").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST_F(AuthorityTest, AWrappedKeyNeedsItsWrappingKey) {
    const auto wrapping = wrappingKey(std::string(40, 'w'));
    const std::string first = open(&wrapping)->certificatePem();
    EXPECT_TRUE(open(&wrapping)->isEncryptedAtRest());
    EXPECT_EQ(open(&wrapping)->certificatePem(), first);
    EXPECT_EQ(core::readWholeFile(directory.path() / "ca.key", 65536)->find("PRIVATE KEY"), std::string::npos);
    const auto without = CertificateAuthority::open(directory.path(), domain, nullptr, now);
    ASSERT_FALSE(without);
    EXPECT_EQ(without.error().reason(), v1::DATA_DIRECTORY_UNUSABLE);
    const auto other = wrappingKey(std::string(40, 'x'));
    EXPECT_FALSE(CertificateAuthority::open(directory.path(), domain, &other, now));
}

TEST_F(AuthorityTest, AKeyInClearIsWrappedOnceThereIsAWrappingKey) {
    const auto clear = open();
    EXPECT_FALSE(clear->isEncryptedAtRest());
    const auto wrapping = wrappingKey(std::string(40, 'w'));
    EXPECT_TRUE(open(&wrapping)->isEncryptedAtRest());
    EXPECT_EQ(core::readWholeFile(directory.path() / "ca.key", 65536)->find("PRIVATE KEY"), std::string::npos);
    EXPECT_EQ(open(&wrapping)->certificatePem(), clear->certificatePem());
}

TEST_F(AuthorityTest, AFirstStartThatWasCutGoesOn) {
    open();
    std::filesystem::remove(directory.path() / "ca.pem");
    EXPECT_FALSE(open()->certificatePem().empty());
}

TEST_F(AuthorityTest, FilesThatDoNotBelongTogetherAreRefused) {
    open();
    const support::TemporaryDirectory elsewhere;
    ASSERT_TRUE(CertificateAuthority::open(elsewhere.path(), domain, nullptr, now));
    std::filesystem::copy(elsewhere.path() / "ca.pem", directory.path() / "ca.pem",
                          std::filesystem::copy_options::overwrite_existing);
    EXPECT_FALSE(CertificateAuthority::open(directory.path(), domain, nullptr, now));
    std::filesystem::remove(directory.path() / "ca.key");
    EXPECT_FALSE(CertificateAuthority::open(directory.path(), domain, nullptr, now)) << "a lost key is not replaced";
    std::ofstream(directory.path() / "ca.key") << "garbage";
    EXPECT_FALSE(CertificateAuthority::open(directory.path(), domain, nullptr, now));
}

TEST(CertificateTest, AnotherAuthorityOfTheSameNameIsNotTheIssuer) {
    const support::TemporaryDirectory one;
    const support::TemporaryDirectory two;
    const auto right = CertificateAuthority::open(one.path(), domain, nullptr, now).value();
    const auto wrong = CertificateAuthority::open(two.path(), domain, nullptr, now).value();
    const auto leaf =
        Certificate::parse(right->issueClient(KeyPair::make().certificateRequestPem(), "ab2", now).value()).value();
    EXPECT_FALSE(leaf.isIssuedBy(Certificate::parse(wrong->certificatePem()).value()));
    EXPECT_FALSE(leaf.isIssuedBy(leaf));
}

TEST(CertificateTest, WhatIsNoCertificateIsRefused) {
    for (const char *pem : {"", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "x"})
        EXPECT_FALSE(Certificate::parse(pem));
    EXPECT_FALSE(Certificate::parse(KeyPair::make().privateKeyPem()));
}

TEST(CertificateTest, NamesWithBytesThatDoNotBelongThereAreRefused) {
    const support::TemporaryDirectory directory;
    const std::string pem = (directory.path() / "pem").string();
    // spiffe://one.internal/user/a NUL b, as an IA5String in DER.
    const std::string names =
        "DER:30:20:86:1E:73:70:69:66:66:65:3A:2F:2F:6F:6E:65:2E:69:6E:74:65:72:6E:61:6C:2F:75:73:65:72:"
        "2F:61:00:62";
    ASSERT_EQ(
        openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout /dev/null -subj /CN=x -out " +
                pem + " -addext subjectAltName=" + names)
            .status,
        0);
    EXPECT_FALSE(Certificate::parse(core::readWholeFile(pem, 65536).value()));
}

TEST(KeyPairTest, ComesBackFromItsPem) {
    const KeyPair key = KeyPair::make();
    EXPECT_EQ(KeyPair::fromPem(key.privateKeyPem())->privateKeyPem(), key.privateKeyPem());
    EXPECT_FALSE(KeyPair::fromPem("nonsense"));
    EXPECT_NE(KeyPair::make().privateKeyPem(), key.privateKeyPem());
}

} // namespace
