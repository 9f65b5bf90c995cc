// Providers are spoken to over TLS, and only where their certificate is theirs.
#include <fstream>
#include <future>

#include <gtest/gtest.h>

#include "tests/backend/gateway/gateway_world.h"
#include "tests/backend/gateway/scripted_server.h"
#include "tests/backend/web/tls_server.h"
#include "tests/support/temporary_directory.h"

namespace support {
namespace {

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
        endpoint->url = *web::BaseUrl::parse(endpoint->address);
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
