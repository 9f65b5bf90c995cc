#include <gtest/gtest.h>

#include <thread>

#include "backend/rpc/status_mapping.h"
#include "tests/backend/rpc/guarded_server.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace {

namespace v1 = pilothouse::v1;
using support::GuardedServer;

class GuardTest : public testing::Test {
protected:
    GuardTest() {
        server.people.put("admin", support::modelsOf(""));
        server.people.put("red", support::modelsOf("teams/red"));
        server.people.put("nobody", {});
    }

    GuardedServer server;
};

TEST_F(GuardTest, AReadShowsTheTeamAndTheOrganisationAndHidesTheRest) {
    const support::Client red = server.clientAs("red");
    EXPECT_TRUE(red.get("models/red-1").ok());
    EXPECT_TRUE(red.get("models/org-1").ok());
    EXPECT_EQ(red.get("models/blue-1").error_code(), grpc::StatusCode::NOT_FOUND);
    const support::Client admin = server.clientAs("admin");
    EXPECT_TRUE(admin.get("models/red-1").ok());
    EXPECT_TRUE(admin.get("models/blue-1").ok());
    EXPECT_EQ(server.clientAs("nobody").get("models/org-1").error_code(), grpc::StatusCode::NOT_FOUND);
}

TEST_F(GuardTest, WhatIsHiddenAnswersLikeWhatDoesNotExist) {
    const support::Client red = server.clientAs("red");
    const core::Error hidden = rpc::fromStatus(red.get("models/blue-1"));
    const core::Error missing = rpc::fromStatus(red.get("models/nothing"));
    EXPECT_EQ(hidden.reason(), missing.reason());
    EXPECT_EQ(hidden.message().substr(hidden.message().find(' ')),
              missing.message().substr(missing.message().find(' ')));
    EXPECT_EQ(hidden.arguments().at("name"), "models/blue-1");
}

TEST_F(GuardTest, HiddenReadsAreCountedAndMissingOnesAreNot) {
    const support::Client red = server.clientAs("red");
    for (int i = 0; i < 4; ++i) {
        EXPECT_FALSE(red.get("models/blue-1").ok());
        EXPECT_FALSE(red.get("models/nothing").ok());
    }
    const auto first = server.audit.all();
    ASSERT_EQ(first.size(), 1u);
    EXPECT_EQ(first[0].op, "models.get");
    EXPECT_EQ(first[0].outcome, v1::DENIED);
    EXPECT_EQ(first[0].actor.uid, "uid-of-red");
    EXPECT_EQ(first[0].objects, std::vector<std::string>{"models/blue-1"});
    EXPECT_EQ(first[0].count, 1);
    server.clock.advance(std::chrono::seconds(61));
    for (int i = 0; i < 100 && server.audit.all().size() < 2; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    const auto later = server.audit.all();
    ASSERT_EQ(later.size(), 2u);
    EXPECT_EQ(later[1].count, 3);
}

TEST_F(GuardTest, AWriteNeedsThePermissionForItsTeam) {
    const support::Client red = server.clientAs("red");
    EXPECT_TRUE(red.apply("teams/red").ok());
    const core::Error other = rpc::fromStatus(red.apply("teams/blue"));
    EXPECT_EQ(other.reason(), v1::PERMISSION_MISSING);
    EXPECT_EQ(other.arguments().at("permission"), "models.update");
    EXPECT_EQ(other.arguments().at("name"), "models/a");
    EXPECT_EQ(rpc::fromStatus(red.apply("")).reason(), v1::PERMISSION_MISSING);
    EXPECT_TRUE(server.clientAs("admin").apply("").ok());
}

TEST_F(GuardTest, RefusedChangesAreRecordedOneByOne) {
    const support::Client red = server.clientAs("red");
    EXPECT_TRUE(red.apply("teams/red").ok());
    EXPECT_FALSE(red.apply("teams/blue").ok());
    EXPECT_FALSE(red.apply("teams/blue").ok());
    EXPECT_FALSE(red.apply("delete what is used").ok());
    const auto events = server.audit.all();
    ASSERT_EQ(events.size(), 3u) << "a change that was made is recorded by its transaction alone";
    EXPECT_EQ(events[1].op, "models.update");
    EXPECT_EQ(events[1].outcome, v1::DENIED);
    EXPECT_EQ(events[1].reason, v1::PERMISSION_MISSING);
    EXPECT_EQ(events[2].op, "models.delete");
    EXPECT_EQ(events[2].outcome, v1::FAILED_OUTCOME);
    EXPECT_EQ(events[2].team, "teams/red");
    EXPECT_EQ(events[2].objects, std::vector<std::string>{"models/a"});
    EXPECT_EQ(events[2].traceId.size(), 32u);
}

TEST_F(GuardTest, APermissionHeldNowhereNeverReachesTheHandler) {
    const grpc::Status status = server.clientAs("nobody").importModel();
    EXPECT_EQ(status.error_code(), grpc::StatusCode::PERMISSION_DENIED);
    EXPECT_EQ(rpc::fromStatus(status).arguments().at("permission"), "models.import");
    EXPECT_EQ(server.handled(), 0);
    EXPECT_EQ(server.audit.all().size(), 1u);
    EXPECT_TRUE(server.clientAs("red").importModel().ok());
}

TEST_F(GuardTest, CallsThatTheContractWantsRecordedAre) {
    EXPECT_TRUE(server.clientAs("nobody").renewCertificate().ok());
    EXPECT_TRUE(server.clientAs("nobody").renewCertificate().ok());
    const auto events = server.audit.all();
    ASSERT_EQ(events.size(), 2u);
    EXPECT_EQ(events[0].op, "principals.renew");
    EXPECT_EQ(events[0].outcome, v1::ALLOWED);
    EXPECT_EQ(events[0].actor.principal, "principals/nobody");
    EXPECT_FALSE(events[0].actor.certificateSha256.empty());
    EXPECT_EQ(events[0].actor.peerAddress.substr(0, 10), "127.0.0.1:");
    EXPECT_NE(events[0].actor.userAgent.find("grpc"), std::string::npos);
}

TEST_F(GuardTest, TheTraceIdIsTheCallersOrANewOne) {
    const support::Client admin = server.clientAs("admin");
    v1::ServerInfo info;
    ASSERT_TRUE(admin.getServerInfo(&info, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01").ok());
    EXPECT_EQ(info.version(), "4bf92f3577b34da6a3ce929d0e0e4736");
    ASSERT_TRUE(admin.getServerInfo(&info, "00-nonsense").ok());
    const std::string made = info.version();
    EXPECT_EQ(made.size(), 32u);
    ASSERT_TRUE(admin.getServerInfo(&info).ok());
    EXPECT_NE(info.version(), made);
}

TEST_F(GuardTest, AnInternalErrorCarriesItsTraceId) {
    const core::Error error = rpc::fromStatus(server.clientAs("admin").apply("break"));
    EXPECT_EQ(error.reason(), v1::INTERNAL);
    EXPECT_EQ(error.arguments().at("trace_id").size(), 32u);
}

TEST_F(GuardTest, ACallThatItsHandlerLosesIsAnsweredAllTheSame) {
    EXPECT_EQ(server.clientAs("admin").apply("lose the call").error_code(), grpc::StatusCode::INTERNAL);
}

} // namespace
