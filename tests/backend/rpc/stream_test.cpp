#include <gtest/gtest.h>

#include <functional>
#include <thread>

#include "backend/rpc/status_mapping.h"
#include "tests/backend/rpc/guarded_server.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace {

namespace v1 = pilothouse::v1;
using support::GuardedServer;

bool within(std::chrono::milliseconds time, const std::function<bool()> &isSo) {
    const auto end = std::chrono::steady_clock::now() + time;
    while (!isSo() && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return isSo();
}

class StreamTest : public testing::Test {
protected:
    explicit StreamTest(std::chrono::milliseconds recheck = std::chrono::milliseconds(200)) : server(recheck) {
        server.people.put("alice", support::modelsOf(""));
    }
    ~StreamTest() override {
        EXPECT_TRUE(within(std::chrono::seconds(5), [this] { return server.sources() == 0; }))
            << "a source outlives its stream";
        EXPECT_EQ(server.metrics.openStreams, 0);
    }

    GuardedServer server;
};

TEST_F(StreamTest, MessagesComeInOrderAndWithoutGap) {
    const auto watcher = server.clientAs("alice").watch();
    v1::WatchResponse message;
    for (int i = 1; i <= 200; ++i) {
        server.send(1);
        ASSERT_TRUE(watcher->read(&message));
        EXPECT_EQ(message.revision(), i);
    }
    server.endStreams();
    EXPECT_FALSE(watcher->read(&message));
    EXPECT_TRUE(watcher->finish().ok());
}

TEST_F(StreamTest, ManyStreamsAreWokenFromManyThreads) {
    const support::Client alice = server.clientAs("alice");
    std::vector<std::unique_ptr<support::Watcher>> watchers;
    for (int i = 0; i < 50; ++i)
        watchers.push_back(alice.watch());
    std::vector<std::thread> writers;
    for (int i = 0; i < 4; ++i)
        writers.emplace_back([this] {
            for (int j = 0; j < 50; ++j)
                server.send(1);
        });
    for (std::thread &writer : writers)
        writer.join();
    for (const auto &watcher : watchers) {
        v1::WatchResponse message;
        for (int i = 1; i <= 200; ++i) {
            ASSERT_TRUE(watcher->read(&message));
            ASSERT_EQ(message.revision(), i);
        }
    }
}

TEST_F(StreamTest, ARefusedOpeningEndsWithItsReason) {
    const auto watcher = server.clientAs("alice").watch("wrong");
    v1::WatchResponse message;
    EXPECT_FALSE(watcher->read(&message));
    EXPECT_EQ(rpc::fromStatus(watcher->finish()).reason(), v1::INVALID_FILTER);
}

TEST_F(StreamTest, ARevokedPrincipalsOpenStreamIsCut) {
    const auto watcher = server.clientAs("alice").watch();
    server.send(1);
    v1::WatchResponse message;
    ASSERT_TRUE(watcher->read(&message));
    server.people.remove("alice");
    EXPECT_FALSE(watcher->read(&message));
    EXPECT_EQ(watcher->finish().error_code(), grpc::StatusCode::UNAUTHENTICATED);
}

TEST_F(StreamTest, AStreamThatIsStillAllowedGoesOn) {
    const auto watcher = server.clientAs("alice").watch();
    v1::WatchResponse message;
    for (int i = 0; i < 8; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        server.send(1);
        ASSERT_TRUE(watcher->read(&message));
    }
}

TEST_F(StreamTest, ASourceMayEndItsStreamWhenItIsCheckedAgain) {
    const auto watcher = server.clientAs("alice").watch("fickle");
    v1::WatchResponse message;
    EXPECT_FALSE(watcher->read(&message));
    EXPECT_EQ(rpc::fromStatus(watcher->finish()).reason(), v1::REVISION_EXPIRED);
}

TEST_F(StreamTest, AReaderThatGoesLeavesNoSource) {
    {
        const auto watcher = server.clientAs("alice").watch();
        server.send(1);
        v1::WatchResponse message;
        ASSERT_TRUE(watcher->read(&message));
        EXPECT_EQ(server.sources(), 1);
    }
    EXPECT_TRUE(within(std::chrono::seconds(5), [this] { return server.sources() == 0; }));
    EXPECT_TRUE(within(std::chrono::seconds(5), [this] { return server.metrics.openStreams == 0; }));
    // To have read enough is no failure.
    EXPECT_EQ(server.metrics.failures, 0);
}

TEST_F(StreamTest, AReaderThatTakesNothingIsCutAndCostsOneMessage) {
    const auto watcher = server.clientAs("alice").watch();
    server.send(1000, 1 << 20);
    EXPECT_TRUE(within(std::chrono::seconds(5), [this] { return server.sources() == 1; }));
    EXPECT_TRUE(within(std::chrono::seconds(5), [this] { return server.sources() == 0; }));
    v1::WatchResponse message;
    int taken = 0;
    while (watcher->read(&message))
        ++taken;
    EXPECT_LT(taken, 1000);
    const grpc::Status status = watcher->finish();
    EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED) << status.error_message();
    EXPECT_NE(status.error_message().find("did not take"), std::string::npos) << status.error_message();
}

TEST_F(StreamTest, StoppingTellsEveryWatcherAndEndsInTime) {
    const auto watcher = server.clientAs("alice").watch();
    server.send(1);
    v1::WatchResponse message;
    ASSERT_TRUE(watcher->read(&message));
    const auto begin = std::chrono::steady_clock::now();
    std::thread reader([&] {
        EXPECT_FALSE(watcher->read(&message));
        const grpc::Status status = watcher->finish();
        EXPECT_EQ(rpc::fromStatus(status).reason(), v1::UNAVAILABLE) << status.error_message();
    });
    server.stop(std::chrono::seconds(5));
    reader.join();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(3));
}

} // namespace
