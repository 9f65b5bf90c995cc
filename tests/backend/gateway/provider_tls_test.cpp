// Providers are spoken to over TLS, and only where their certificate is theirs.
#include <fstream>
#include <future>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <gtest/gtest.h>

#include "backend/tls/certificate_authority.h"
#include "backend/tls/key_pair.h"
#include "tests/backend/gateway/gateway_world.h"
#include "tests/backend/gateway/scripted_server.h"
#include "tests/support/temporary_directory.h"

namespace support {
namespace {

namespace asio = boost::asio;

// Answers one request a connection over TLS, with a certificate for these hosts.
class TlsServer {
public:
    TlsServer(const tls::CertificateAuthority &authority, const std::vector<std::string> &hosts) {
        const auto key = tls::KeyPair::make();
        const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
        const auto certificate = authority.issueServer(key.certificateRequestPem(), hosts, now);
        EXPECT_TRUE(certificate);
        tls_.use_certificate_chain(asio::buffer(*certificate));
        tls_.use_private_key(asio::buffer(key.privateKeyPem()), asio::ssl::context::pem);
        thread_ = std::thread([this] { serve(); });
    }
    ~TlsServer() {
        isEnding_ = true;
        HttpClient wake(port());
        thread_.join();
    }
    std::uint16_t port() const { return port_; }
    int served() const { return served_; }

private:
    void serve() {
        while (!isEnding_) {
            boost::system::error_code failed;
            asio::ssl::stream<asio::ip::tcp::socket> stream(acceptor_.accept(), tls_);
            if (!isEnding_)
                stream.handshake(asio::ssl::stream_base::server, failed);
            std::string request;
            if (isEnding_ || failed || asio::read_until(stream, asio::dynamic_buffer(request), "\r\n\r\n", failed) == 0)
                continue;
            ++served_;
            asio::write(stream, asio::buffer(wholeAnswer("{\"secure\":true}")), failed);
        }
    }

    asio::io_context context_;
    asio::ssl::context tls_{asio::ssl::context::tls_server};
    asio::ip::tcp::acceptor acceptor_{context_, {asio::ip::address_v4::loopback(), 0}};
    const std::uint16_t port_ = acceptor_.local_endpoint().port();
    std::atomic<bool> isEnding_{false};
    std::atomic<int> served_{0};
    std::thread thread_;
};

class ProviderTlsTest : public ::testing::Test {
protected:
    void SetUp() override {
        const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
        authority = *tls::CertificateAuthority::open(directory.path(), "test.example", nullptr, now);
        options.extraAuthority = (directory.path() / "ca.pem").string();
    }

    unsigned statusFrom(GatewayWorld &world, const std::string &host, std::uint16_t port) {
        auto endpoint = std::make_shared<gateway::Endpoint>();
        endpoint->address = "https://" + host + ":" + std::to_string(port) + "/v1";
        endpoint->url = *gateway::BaseUrl::parse(endpoint->address);
        endpoint->outstanding = world.gateway.outstanding().counter(endpoint->address);
        auto target = world.target("p", {});
        target.revisions.push_back({0, 1, {endpoint}});
        world.publish({target});
        return world.ask(chatOf("m")).status;
    }

    TemporaryDirectory directory;
    std::unique_ptr<tls::CertificateAuthority> authority;
    gateway::GatewayOptions options;
};

TEST_F(ProviderTlsTest, ACertificateOfATrustedAuthorityIsTaken) {
    TlsServer server(*authority, {"localhost", "127.0.0.1"});
    GatewayWorld world(options);
    EXPECT_EQ(statusFrom(world, "localhost", server.port()), 200u);
    EXPECT_EQ(statusFrom(world, "127.0.0.1", server.port()), 200u);
}

TEST_F(ProviderTlsTest, ACertificateForAnotherHostIsNot) {
    TlsServer server(*authority, {"other.example", "10.0.0.1"});
    GatewayWorld world(options);
    EXPECT_EQ(statusFrom(world, "localhost", server.port()), 502u);
    EXPECT_EQ(statusFrom(world, "127.0.0.1", server.port()), 502u);
    EXPECT_EQ(server.served(), 0) << "no secret was sent";
}

TEST_F(ProviderTlsTest, ACertificateOfAnUnknownAuthorityIsNot) {
    TlsServer server(*authority, {"localhost"});
    GatewayWorld world;
    EXPECT_EQ(statusFrom(world, "localhost", server.port()), 502u);
    EXPECT_EQ(server.served(), 0);
}

TEST_F(ProviderTlsTest, WhatSpeaksNoTlsIsNotSpokenTo) {
    ScriptedServer plain([](ScriptedPeer &peer, int) { peer.send(wholeAnswer("{}")); });
    GatewayWorld world(options);
    EXPECT_EQ(statusFrom(world, "localhost", plain.port()), 502u);
}

} // namespace
} // namespace support
