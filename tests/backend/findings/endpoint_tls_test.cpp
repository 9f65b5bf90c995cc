// Engines that speak TLS alone are found too, whatever certificate they show; and who plays games with TLS costs
// little.
#include <future>

#include <gtest/gtest.h>

#include "backend/findings/endpoint_asker.h"
#include "backend/web/http_client.h"
#include "tests/backend/findings/found_world.h"
#include "tests/backend/web/tls_server.h"
#include "tests/support/temporary_directory.h"

namespace findings::test {
namespace {

using support::TlsServer;
using Kind = AskedEndpoint::Kind;

std::string models(const std::string &request) {
    if (request.starts_with("GET /v1/models "))
        return support::wholeAnswer(modelList("mistral-7b", "vllm"));
    if (request.starts_with("GET /version "))
        return support::wholeAnswer(R"({"version":"0.11.0"})");
    return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
}

class EndpointTlsTest : public ::testing::Test {
protected:
    AskedEndpoint ask(std::uint16_t port) {
        web::BaseUrl url;
        url.isTls = false;
        url.host = "127.0.0.1";
        url.port = port;
        std::promise<AskedEndpoint> promise;
        asker_.start(url, [&promise](AskedEndpoint asked) { promise.set_value(std::move(asked)); });
        return promise.get_future().get();
    }

    void expectFound(const support::TlsIdentity &identity) {
        const TlsServer server(identity, models);
        const auto asked = ask(server.port());
        EXPECT_EQ(asked.kind, Kind::Inference);
        EXPECT_EQ(asked.endpoint.api(), v1::VLLM_API);
        EXPECT_EQ(asked.endpoint.version(), "0.11.0");
        EXPECT_TRUE(asked.endpoint.is_tls());
        ASSERT_EQ(asked.endpoint.models_size(), 1);
        EXPECT_EQ(asked.endpoint.models(0), "mistral-7b");
    }

    web::HttpClient http_;
    EndpointAsker asker_{http_};
};

TEST_F(EndpointTlsTest, AnEngineIsFoundWhateverCertificateItShows) {
    const support::TemporaryDirectory directory;
    const auto authority =
        *tls::CertificateAuthority::open(directory.path(), "test.example", nullptr, support::secondsNow());
    expectFound(support::issued(*authority, {"127.0.0.1"}));
    expectFound(support::issued(*authority, {"other.example"}));
    expectFound(support::issued(*authority, {"127.0.0.1"}, support::secondsNow() - std::chrono::days(60)));
    expectFound(support::selfSigned());
}

TEST_F(EndpointTlsTest, WhoAnswersInClearIsNotAskedOverTls) {
    const Endpoint endpoint({{"/v1/models", modelList("m")}});
    const auto asked = ask(endpoint.port());
    EXPECT_EQ(asked.kind, Kind::Inference);
    EXPECT_FALSE(asked.endpoint.is_tls());
    const support::ScriptedServer ssh([](support::ScriptedPeer &peer, int) { peer.send("SSH-2.0-OpenSSH_9.2\r\n"); });
    EXPECT_EQ(ask(ssh.port()).kind, Kind::NotHttp);
    EXPECT_EQ(ssh.connections(), 1);
    // It refuses the request, and speaks of https for another reason.
    const support::ScriptedServer refusing([](support::ScriptedPeer &peer, int) {
        while (!peer.request().empty())
            peer.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 44\r\n\r\n"
                      R"({"error":"see https://docs.example/errors."})");
    });
    EXPECT_EQ(ask(refusing.port()).kind, Kind::Web);
}

TEST_F(EndpointTlsTest, WhoSaysInClearThatHeWantsTlsIsAskedSoOnce) {
    for (const std::string wish : {"<center>The plain HTTP request was sent to HTTPS port</center>",
                                   "Client sent an HTTP request to an HTTPS server.\n",
                                   "You're speaking plain HTTP to an SSL-enabled server port.<br />",
                                   "This combination of host and port requires TLS."}) {
        const support::ScriptedServer server([&](support::ScriptedPeer &peer, int connection) {
            // What comes over TLS has no end that is known here.
            if (connection == 0)
                static_cast<void>(peer.request());
            peer.send("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: " +
                      std::to_string(wish.size()) + "\r\n\r\n" + wish);
        });
        // It lies: what comes over TLS is no TLS, and it is left alone.
        EXPECT_EQ(ask(server.port()).kind, Kind::NotHttp);
        EXPECT_EQ(server.connections(), 2);
    }
}

TEST_F(EndpointTlsTest, GarbageForAHandshakeIsNotHttp) {
    const support::ScriptedServer garbage([](support::ScriptedPeer &peer, int connection) {
        if (connection > 0)
            peer.send(std::string(300'000, '\xFF'));
    });
    EXPECT_EQ(ask(garbage.port()).kind, Kind::NotHttp);
    EXPECT_EQ(garbage.connections(), 2);
    // A record of a handshake that never becomes whole, and the end.
    const support::ScriptedServer half([](support::ScriptedPeer &peer, int connection) {
        if (connection > 0)
            peer.send(std::string("\x16\x03\x03\x00\x7A\x02\x00", 7));
    });
    EXPECT_EQ(ask(half.port()).kind, Kind::NotHttp);
    const support::ScriptedServer alerting(
        [](support::ScriptedPeer &peer, int) { peer.send(std::string("\x15\x03\x01\x00\x02\x02\x46", 7)); });
    EXPECT_EQ(ask(alerting.port()).kind, Kind::NotHttp);
}

TEST_F(EndpointTlsTest, OneThatHangsInTheHandshakeIsLeftInTime) {
    const support::ScriptedServer hanging([](support::ScriptedPeer &peer, int connection) {
        if (connection > 0) {
            EXPECT_TRUE(peer.waitForEnd());
        }
    });
    EXPECT_EQ(ask(hanging.port()).kind, Kind::Silent);
    EXPECT_EQ(hanging.connections(), 2);
}

TEST_F(EndpointTlsTest, BoundsHoldOverTlsToo) {
    const auto identity = support::selfSigned();
    const TlsServer huge(identity, [](const auto &) {
        return "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n" + std::string(100'000, 'x');
    });
    EXPECT_EQ(ask(huge.port()).kind, Kind::Web);
    const Endpoint other({{"/v1/models", modelList("m")}});
    const TlsServer redirecting(identity, [&](const auto &) {
        return "HTTP/1.1 302 Found\r\nLocation: http://" + other.address() + "/v1/models\r\nContent-Length: 0\r\n\r\n";
    });
    EXPECT_EQ(ask(redirecting.port()).kind, Kind::Web);
    EXPECT_TRUE(other.requests().empty());
}

// From the listener to the finding.
TEST_F(EndpointTlsTest, AFindingSaysThatItsEndpointSpeaksTls) {
    const TlsServer server(support::selfSigned(), models);
    FoundWorld found;
    EXPECT_EQ(found.scan("office", {server.address()}), "");
    found.start();
    ASSERT_TRUE(eventually([&] { return found.isAt(server.port(), v1::FindingStatus::OPEN); }));
    EXPECT_TRUE(found.at(server.port())->finding_status().endpoint().is_tls());
}

} // namespace
} // namespace findings::test
