#include <gtest/gtest.h>

#include "backend/tls/credentials.h"
#include "backend/tls/spiffe.h"
#include "tests/backend/rpc/forgery.h"
#include "tests/backend/rpc/guarded_server.h"

#include "pilothouse/v1/resource_service.pb.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

namespace {

using support::Forgery;
using support::GuardedServer;

constexpr const char *reflection = "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo";
constexpr const char *health = "/grpc.health.v1.Health/Check";
// ServerReflectionRequest {list_services: "*"}
const std::string listServices("\x3a\x01*", 3);

class Authentication : public testing::Test {
protected:
    Authentication() { server.people.put("alice", support::modelsOf("")); }

    grpc::Status callWith(const Forgery &forgery, const std::filesystem::path &authority) {
        tls::Credentials credentials = support::forge(authority, forgery);
        credentials.caPem = server.credentialsOf("any").caPem;
        return server.clientOf(credentials).getServerInfo();
    }
    grpc::Status callWith(const Forgery &forgery) { return callWith(forgery, server.authorityDirectory()); }
    std::string uriOf(const std::string &id) { return "URI:" + tls::userUri(GuardedServer::domain, id); }

    support::Client clientOfStranger() {
        return support::Client(
            grpc::CreateChannel(server.address(), grpc::SslCredentials({server.credentialsOf("alice").caPem, "", ""})));
    }

    void expectNoTrace() {
        EXPECT_EQ(server.handled(), 0);
        EXPECT_TRUE(server.audit.all().empty()) << "who proves no identity causes no write";
    }

    GuardedServer server;
};

TEST_F(Authentication, AnIssuedCertificateIsItsPrincipal) {
    pilothouse::v1::ServerInfo info;
    ASSERT_TRUE(server.clientAs("alice").getServerInfo(&info).ok());
    EXPECT_EQ(info.principal(), "principals/alice");
    EXPECT_EQ(info.principal_full_name(), "Name of alice");
}

TEST_F(Authentication, AWellMadeForgeryPassesSoThatTheOthersFailForTheirFault) {
    EXPECT_TRUE(callWith({.names = uriOf("alice") + ",DNS:ignored"}).ok());
}

TEST_F(Authentication, WithoutACertificateNobodyGetsIn) {
    const auto stranger = clientOfStranger();
    EXPECT_EQ(stranger.getServerInfo().error_code(), grpc::StatusCode::UNAUTHENTICATED);
    EXPECT_EQ(stranger.get("models/a").error_code(), grpc::StatusCode::UNAUTHENTICATED);
    EXPECT_EQ(stranger.renewCertificate().error_code(), grpc::StatusCode::UNAUTHENTICATED)
        << "open to every principal, and to nobody else";
    EXPECT_EQ(stranger.watch()->finish().error_code(), grpc::StatusCode::UNAUTHENTICATED);
    for (const char *path : {reflection, health, "/x"}) {
        std::string answer;
        EXPECT_EQ(stranger.raw(path, listServices, &answer).error_code(), grpc::StatusCode::UNAUTHENTICATED) << path;
        EXPECT_TRUE(answer.empty());
    }
    expectNoTrace();
}

TEST_F(Authentication, WhatTheContractCallsAnonymousIsAnsweredToStrangersInNobodysName) {
    std::string answer;
    ASSERT_TRUE(clientOfStranger().acceptInvitation("", &answer).ok());
    EXPECT_EQ(answer, "ACTOR_ANONYMOUS ");
    ASSERT_TRUE(server.clientAs("alice").acceptInvitation("", &answer).ok());
    EXPECT_EQ(answer, "ACTOR_ANONYMOUS ") << "it counts what he brings, not who he is";
}

TEST_F(Authentication, HoweverOftenStrangersAreRefusedItIsOneEvent) {
    const auto stranger = clientOfStranger();
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(stranger.acceptInvitation("refuse").error_code(), grpc::StatusCode::UNAUTHENTICATED);
    const auto events = server.audit.all();
    ASSERT_EQ(events.size(), 1u);
    EXPECT_EQ(events[0].actor.type, pilothouse::v1::ACTOR_ANONYMOUS);
    EXPECT_FALSE(events[0].actor.peerAddress.empty());
    EXPECT_EQ(events[0].op, "invitations.accept");
    EXPECT_EQ(events[0].outcome, pilothouse::v1::DENIED);
}

TEST_F(Authentication, WithoutTlsNobodyGetsIn) {
    const auto channel = grpc::CreateChannel(server.address(), grpc::InsecureChannelCredentials());
    EXPECT_EQ(support::Client(channel).getServerInfo().error_code(), grpc::StatusCode::UNAVAILABLE);
    expectNoTrace();
}

TEST_F(Authentication, AnExpiredCertificateFailsTheHandshake) {
    const grpc::Status status =
        callWith({.names = uriOf("alice"), .begins = std::chrono::hours(-2), .ends = std::chrono::hours(-1)});
    EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAVAILABLE);
    expectNoTrace();
}

TEST_F(Authentication, ACertificateOfTomorrowFailsTheHandshake) {
    const grpc::Status status =
        callWith({.names = uriOf("alice"), .begins = std::chrono::hours(24), .ends = std::chrono::hours(48)});
    EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(Authentication, AnotherAuthorityOfTheSameNameFailsTheHandshake) {
    const support::TemporaryDirectory elsewhere;
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    ASSERT_TRUE(tls::CertificateAuthority::open(elsewhere.path(), GuardedServer::domain, nullptr, now));
    EXPECT_EQ(callWith({.names = uriOf("alice")}, elsewhere.path()).error_code(), grpc::StatusCode::UNAVAILABLE);
    expectNoTrace();
}

TEST_F(Authentication, AServersCertificateIsNoClients) {
    const grpc::Status status = callWith({.names = uriOf("alice"), .usage = "serverAuth"});
    EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(Authentication, NoUriIsRefused) {
    EXPECT_EQ(callWith({.names = "DNS:alice.example,email:alice@example.org"}).error_code(),
              grpc::StatusCode::UNAUTHENTICATED);
    expectNoTrace();
}

TEST_F(Authentication, ACommonNameAloneIsRefused) {
    EXPECT_EQ(callWith({.commonName = "alice"}).error_code(), grpc::StatusCode::UNAUTHENTICATED);
    EXPECT_EQ(callWith({.commonName = tls::userUri(GuardedServer::domain, "alice")}).error_code(),
              grpc::StatusCode::UNAUTHENTICATED);
    expectNoTrace();
}

TEST_F(Authentication, TwoUrisAreRefused) {
    const grpc::Status status = callWith({.names = uriOf("alice") + "," + uriOf("bob")});
    EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAUTHENTICATED);
    EXPECT_NE(status.error_message().find("exactly one URI"), std::string::npos) << status.error_message();
    EXPECT_EQ(callWith({.names = uriOf("alice") + "," + uriOf("alice")}).error_code(),
              grpc::StatusCode::UNAUTHENTICATED);
    EXPECT_EQ(callWith({.names = uriOf("alice") + ",URI:https://example.org"}).error_code(),
              grpc::StatusCode::UNAUTHENTICATED);
    expectNoTrace();
}

TEST_F(Authentication, UrisOfAnythingElseAreRefused) {
    for (const std::string uri :
         {"spiffe://other.internal/user/alice", "spiffe://test.pilothouse.internal/service",
          "spiffe://test.pilothouse.internal/user/", "spiffe://test.pilothouse.internal/user/alice/x",
          "spiffe://test.pilothouse.internal/user/..", "spiffe://test.pilothouse.internal/user/Alice",
          "SPIFFE://test.pilothouse.internal/user/alice", "spiffe://test.pilothouse.internal:443/user/alice",
          "https://test.pilothouse.internal/user/alice"})
        EXPECT_EQ(callWith({.names = "URI:" + uri}).error_code(), grpc::StatusCode::UNAUTHENTICATED) << uri;
    expectNoTrace();
}

TEST_F(Authentication, AnUnknownPrincipalIsRefusedAndCountedOnce) {
    const support::Client mallory = server.clientAs("mallory");
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(mallory.getServerInfo().error_code(), grpc::StatusCode::UNAUTHENTICATED);
    EXPECT_EQ(server.handled(), 0);
    const auto events = server.audit.all();
    ASSERT_EQ(events.size(), 1u);
    EXPECT_EQ(events[0].actor.principal, "principals/mallory");
    EXPECT_EQ(events[0].op, "service.connect");
    EXPECT_EQ(events[0].outcome, pilothouse::v1::DENIED);
    EXPECT_GE(server.metrics.away, 5);
}

TEST_F(Authentication, RevocationCountsOnAnOpenConnection) {
    const support::Client alice = server.clientAs("alice");
    ASSERT_TRUE(alice.getServerInfo().ok());
    server.people.revoke("alice", std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
    const grpc::Status status = alice.getServerInfo();
    EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAUTHENTICATED);
    EXPECT_NE(status.error_message().find("revoked"), std::string::npos);
}

TEST_F(Authentication, ExpiryCountsOnAnOpenConnection) {
    const support::Client alice = server.clientAs("alice");
    ASSERT_TRUE(alice.getServerInfo().ok());
    server.clock.advance(std::chrono::days(30) + std::chrono::seconds(1));
    EXPECT_EQ(alice.getServerInfo().error_code(), grpc::StatusCode::UNAUTHENTICATED);
}

TEST_F(Authentication, AnUnknownPathIsRefusedBeforeAnyHandler) {
    const support::Client alice = server.clientAs("alice");
    for (const char *path : {"/pilothouse.v1.ResourceService/Nothing", "/pilothouse.v1.AuditService/ListEvents",
                             "/grpc.channelz.v1.Channelz/GetServers", "/x"})
        EXPECT_EQ(alice.raw(path, "").error_code(), grpc::StatusCode::UNIMPLEMENTED) << path;
    EXPECT_EQ(server.handled(), 0);
}

TEST_F(Authentication, ReflectionAndHealthAreOpenToKnownPrincipals) {
    const support::Client alice = server.clientAs("alice");
    std::string answer;
    EXPECT_TRUE(alice.raw(reflection, listServices, &answer).ok());
    EXPECT_NE(answer.find("pilothouse.v1.ResourceService"), std::string::npos);
    // HealthCheckResponse {status: SERVING}
    EXPECT_TRUE(alice.raw(health, "", &answer).ok());
    EXPECT_EQ(answer, "\x08\x01");
}

TEST_F(Authentication, ReflectionAndHealthSayNothingToOthers) {
    const support::Client mallory = server.clientAs("mallory");
    for (const char *path : {reflection, health}) {
        std::string answer;
        EXPECT_EQ(mallory.raw(path, listServices, &answer).error_code(), grpc::StatusCode::UNAUTHENTICATED);
        EXPECT_TRUE(answer.empty());
    }
}

} // namespace
