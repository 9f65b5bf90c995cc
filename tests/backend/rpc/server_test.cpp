#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <thread>

#include "backend/core/random.h"
#include "backend/rpc/status_mapping.h"
#include "backend/tls/credentials.h"
#include "tests/backend/rpc/forgery.h"
#include "tests/backend/rpc/guarded_server.h"
#include "tests/support/eventually.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace {

namespace v1 = pilothouse::v1;
using support::eventually;
using support::GuardedServer;

class ServerTest : public testing::Test {
protected:
    ServerTest() { server.people.put("alice", support::modelsOf("")); }

    GuardedServer server;
};

TEST_F(ServerTest, AMessageOverFourMebibytesIsRefused) {
    const support::Client alice = server.clientAs("alice");
    EXPECT_TRUE(alice.apply("teams/red").ok());
    EXPECT_EQ(alice.apply(std::string(4 * 1024 * 1024, 'x')).error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
}

TEST_F(ServerTest, MetadataOverEightKibibytesIsRefused) {
    const support::Client alice = server.clientAs("alice");
    const std::string tooMuch = "00-" + std::string(9000, '0');
    EXPECT_EQ(alice.getServerInfo(nullptr, tooMuch).error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
    const grpc::Status after = server.clientAs("alice").getServerInfo();
    EXPECT_TRUE(after.ok()) << "others are not harmed: " << after.error_message();
}

TEST_F(ServerTest, APortIsNotShared) {
    struct Nothing final : rpc::Authorizer {
        core::Result<rpc::Principal> authenticate(const rpc::Credential &) const override { return rpc::Principal{}; }
        rpc::ScopePtr scope(const rpc::Caller &, std::string_view) const override { return nullptr; }
    } nobody;
    core::SystemRandom random;
    rpc::Guard guard({GuardedServer::domain}, nobody, server.audit, server.metrics, server.clock, random);
    tls::CertificateFiles files(server.authorityDirectory() / "listener");
    const auto second = rpc::Server::start({server.address(), tls::serverCredentials(files), {}}, guard);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().reason(), v1::UNAVAILABLE);
    EXPECT_NE(second.error().message().find(server.address()), std::string::npos);
}

TEST_F(ServerTest, NewCallsAreRefusedOnceItStops) {
    const support::Client alice = server.clientAs("alice");
    ASSERT_TRUE(alice.getServerInfo().ok());
    server.stop(std::chrono::milliseconds(0));
    EXPECT_EQ(rpc::fromStatus(alice.getServerInfo()).reason(), v1::UNAVAILABLE);
}

TEST_F(ServerTest, AConsoleTrustsNoOtherServer) {
    GuardedServer other;
    other.people.put("alice", support::modelsOf(""));
    tls::Credentials mixed = other.credentialsOf("alice");
    mixed.caPem = server.credentialsOf("alice").caPem;
    EXPECT_EQ(other.clientOf(mixed).getServerInfo().error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(ServerTest, AConsoleTrustsNoUserThatPlaysTheService) {
    // A principal's certificate that was bent to serve: of the right authority, but not the service's URI.
    const tls::Credentials user =
        support::forge(server.authorityDirectory(),
                       {.names = "URI:spiffe://test.pilothouse.internal/user/alice,IP:127.0.0.1,DNS:localhost",
                        .usage = "serverAuth,clientAuth"});
    tls::CertificateFiles files(server.authorityDirectory() / "listener");
    ASSERT_TRUE(files.replace(user));
    EXPECT_TRUE(eventually([&] { return !server.clientAs("alice").getServerInfo().ok(); }));
}

TEST_F(ServerTest, OldProtocolsAreRefused) {
    const tls::Credentials alice = server.credentialsOf("alice");
    const std::filesystem::path directory = server.authorityDirectory();
    std::ofstream(directory / "alice.pem") << alice.certificatePem << alice.privateKeyPem;
    const auto connect = [&](const std::string &options) {
        return std::system(("openssl s_client -brief -alpn h2 -connect " + server.address() + " -cert " +
                            (directory / "alice.pem").string() + " " + options + " < /dev/null > /dev/null 2>&1")
                               .c_str());
    };
    EXPECT_EQ(connect("-tls1_2"), 0);
    EXPECT_EQ(connect("-tls1_3"), 0);
    EXPECT_NE(connect("-tls1_1 -cipher ALL:@SECLEVEL=0"), 0);
    EXPECT_NE(connect("-tls1 -cipher ALL:@SECLEVEL=0"), 0);
}

TEST_F(ServerTest, CertificatesRotateWhileCallsGoOn) {
    const support::Client steady = server.clientAs("alice");
    std::atomic<bool> isOver = false;
    std::atomic<int> failures = 0;
    std::atomic<int> calls = 0;
    std::thread caller([&] {
        while (!isOver) {
            failures += steady.getServerInfo().ok() ? 0 : 1;
            failures += server.clientAs("alice").getServerInfo().ok() ? 0 : 1;
            ++calls;
        }
    });
    for (int i = 0; i < 20; ++i) {
        server.rotate(server.authorityDirectory());
        std::this_thread::sleep_for(std::chrono::milliseconds(150));
    }
    isOver = true;
    caller.join();
    EXPECT_GT(calls, 20);
    EXPECT_EQ(failures, 0);
}

TEST_F(ServerTest, ANewAuthorityCountsForNewConnections) {
    const support::TemporaryDirectory elsewhere;
    const support::Client open = server.clientAs("alice");
    const tls::Credentials old = server.credentialsOf("alice");
    ASSERT_TRUE(open.getServerInfo().ok());
    server.rotate(elsewhere.path());
    EXPECT_TRUE(eventually([&] { return !server.clientOf(old).getServerInfo().ok(); }));
    EXPECT_TRUE(open.getServerInfo().ok()) << "an open connection is the guard's to judge, call by call";
    const tls::Credentials fresh =
        support::forge(elsewhere.path(), {.names = "URI:spiffe://test.pilothouse.internal/user/alice"});
    EXPECT_TRUE(eventually([&] { return server.clientOf(fresh).getServerInfo().ok(); }));
}

} // namespace
