#include "backend/web/http_client.h"

#include <gtest/gtest.h>

#include "tests/backend/web/outcome.h"
#include "tests/backend/web/tls_server.h"
#include "tests/support/temporary_directory.h"

namespace web {

namespace {

class HttpClientTlsTest : public ::testing::Test {
protected:
    void SetUp() override {
        const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
        authority = *tls::CertificateAuthority::open(directory.path(), "test.example", nullptr, now);
    }

    std::string trusted() const { return (directory.path() / "ca.pem").string(); }
    static std::string ask(HttpClient &client, const std::string &host, std::uint16_t port) {
        auto request = requestTo("https://" + host + ":" + std::to_string(port));
        request.authorization = bearer("secret");
        return toldOf(client.fetch(request));
    }

    support::TemporaryDirectory directory;
    std::unique_ptr<tls::CertificateAuthority> authority;
};

TEST_F(HttpClientTlsTest, ACertificateOfATrustedAuthorityIsTaken) {
    support::TlsServer server(*authority, {"localhost", "127.0.0.1"});
    HttpClient client(trusted());
    EXPECT_EQ(ask(client, "localhost", server.port()), "200 {\"secure\":true}");
    EXPECT_EQ(ask(client, "127.0.0.1", server.port()), "200 {\"secure\":true}");
}

TEST_F(HttpClientTlsTest, AnyOtherCertificateIsNotAndNoSecretIsSent) {
    support::TlsServer server(*authority, {"other.example"});
    HttpClient trusting(trusted());
    EXPECT_EQ(ask(trusting, "localhost", server.port()), "TLS_REFUSED");
    HttpClient stranger;
    EXPECT_EQ(ask(stranger, "localhost", server.port()), "TLS_REFUSED");
    EXPECT_EQ(server.served(), 0);
}

TEST_F(HttpClientTlsTest, WhatSpeaksNoTlsIsNotSpokenTo) {
    support::ScriptedServer plain([](support::ScriptedPeer &peer, int) { peer.send(support::wholeAnswer("{}")); });
    HttpClient client(trusted());
    EXPECT_EQ(ask(client, "127.0.0.1", plain.port()), "TLS_REFUSED");
}

} // namespace

} // namespace web
