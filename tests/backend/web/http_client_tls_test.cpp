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

    // Whoever answers is taken.
    static HttpRequest toStranger(const std::string &host, std::uint16_t port) {
        auto request = requestTo("https://" + host + ":" + std::to_string(port));
        request.peer = Peer::UnverifiedStranger;
        return request;
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

TEST_F(HttpClientTlsTest, AStrangerIsTakenWhateverHeShows) {
    const auto answer = [](const auto &) { return support::wholeAnswer("{}"); };
    support::TlsServer unknown(*authority, {"other.example"});
    support::TlsServer expired(
        support::issued(*authority, {"localhost"}, support::secondsNow() - std::chrono::days(60)), answer);
    support::TlsServer own(support::selfSigned(), answer);
    HttpClient client;
    EXPECT_EQ(toldOf(client.fetch(toStranger("localhost", unknown.port()))), "200 {\"secure\":true}");
    EXPECT_EQ(toldOf(client.fetch(toStranger("localhost", expired.port()))), "200 {}");
    EXPECT_EQ(toldOf(client.fetch(toStranger("127.0.0.1", own.port()))), "200 {}");
    // That holds for that request alone.
    EXPECT_EQ(ask(client, "localhost", unknown.port()), "TLS_REFUSED");
    EXPECT_EQ(ask(client, "127.0.0.1", own.port()), "TLS_REFUSED");
}

TEST_F(HttpClientTlsTest, AStrangerIsSentNoSecretAndNoBody) {
    support::TlsServer server(*authority, {"localhost"});
    HttpClient client(trusted());
    auto credential = toStranger("localhost", server.port());
    credential.authorization = bearer("secret");
    EXPECT_EQ(toldOf(client.fetch(credential)), "SECRET_TO_STRANGER");
    auto body = toStranger("localhost", server.port());
    body.body = "a secret";
    EXPECT_EQ(toldOf(client.fetch(body)), "SECRET_TO_STRANGER");
    body.url.isTls = false;
    EXPECT_EQ(toldOf(client.fetch(body)), "SECRET_TO_STRANGER");
    EXPECT_EQ(server.connections(), 0);
}

// What closes without a byte, or sends an alert, may want TLS; what says something else does not.
TEST_F(HttpClientTlsTest, WhoMayWantTlsIsTold) {
    const auto isTold = [](std::uint16_t port) {
        HttpClient client;
        const auto outcome = client.fetch(requestTo("http://127.0.0.1:" + std::to_string(port)));
        const auto *failure = std::get_if<HttpFailure>(&outcome);
        EXPECT_TRUE(failure && failure->fault == HttpFault::Broken) << toldOf(outcome);
        return failure && failure->mayWantTls;
    };
    const auto server = [](const std::string &bytes) {
        return std::make_unique<support::ScriptedServer>([bytes](support::ScriptedPeer &peer, int) {
            static_cast<void>(peer.request());
            peer.send(bytes);
        });
    };
    const support::TlsServer real(*authority, {"localhost"});
    EXPECT_TRUE(isTold(real.port()));
    EXPECT_TRUE(isTold(server("")->port()));
    EXPECT_TRUE(isTold(server(std::string("\x15\x03\x01\x00\x02\x02\x46", 7))->port()));
    EXPECT_FALSE(isTold(server("SSH-2.0-OpenSSH_9.2\r\n")->port()));
    EXPECT_FALSE(isTold(server("\x15")->port()));
    EXPECT_FALSE(isTold(server("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab")->port()));
}

} // namespace

} // namespace web
