// A gateway of several threads: what one of them does is seen by all, and nothing is lost between them.
#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "tests/backend/gateway/engine.h"
#include "tests/backend/gateway/gateway_world.h"

namespace support {
namespace {

constexpr int threadCount = 4;
constexpr int clientCount = 12;
constexpr int requestsOfEach = 25;

class ThreadsTest : public ::testing::Test {
protected:
    void publish() { world.publish({world.target("llama", {one.address(), other.address()})}); }

    std::int64_t measured() const {
        std::int64_t count = 0;
        for (const auto &[key, sums] : world.gateway.measures().totals())
            count += sums.requests;
        return count;
    }

    Engine one;
    Engine other;
    GatewayWorld world{gateway::GatewayOptions{.threads = threadCount}};
};

TEST_F(ThreadsTest, RequestsOfAllThreadsAreAnsweredAndMeasuredWhileBundlesChange) {
    publish();
    std::atomic<int> whole = 0;
    std::atomic<bool> isOver = false;
    std::vector<std::thread> clients;
    for (int client = 0; client < clientCount; ++client)
        clients.emplace_back([&, client] {
            // A connection stays with its thread; every other client opens one for each request.
            HttpClient kept(world.port());
            for (int request = 0; request < requestsOfEach; ++request) {
                const auto asked = chatOf("m", request % 2 == 1);
                const auto reply = client % 2 == 0 ? kept.ask(asked) : world.ask(asked);
                const bool isFine = reply.status == 200 && reply.isWhole &&
                                    (request % 2 == 0 || eventsOf(reply.body).back() == "[DONE]");
                whole += isFine ? 1 : 0;
            }
        });
    std::thread publisher([&] {
        while (!isOver)
            publish();
    });
    for (auto &client : clients)
        client.join();
    isOver = true;
    publisher.join();
    EXPECT_EQ(whole, clientCount * requestsOfEach);
    EXPECT_TRUE(eventually([&] { return measured() == clientCount * requestsOfEach; })) << measured();
    EXPECT_TRUE(eventually([&] { return world.gateway.connections() == 0; }));
    const auto requests = one.state()["requests"].get<int>() + other.state()["requests"].get<int>();
    EXPECT_EQ(requests, clientCount * requestsOfEach);
    EXPECT_GT(one.state()["requests"], requests / 4) << "both engines are asked";
    EXPECT_GT(other.state()["requests"], requests / 4);
    EXPECT_TRUE(eventually([&] { return world.gateway.idleTime() > std::chrono::nanoseconds(0); }));
}

TEST_F(ThreadsTest, RequestsThatHangOnSomeThreadsHoldNobodyUpAndAreCountedOnce) {
    publish();
    one.set("hang_requests=1");
    other.set("hang_requests=1");
    std::vector<std::unique_ptr<HttpClient>> hanging;
    for (int i = 0; i < 2 * threadCount; ++i) {
        hanging.push_back(std::make_unique<HttpClient>(world.port()));
        ASSERT_TRUE(hanging.back()->send(chatOf("m")));
    }
    const auto outstanding = [this] {
        return world.gateway.outstanding().of(one.address()) + world.gateway.outstanding().of(other.address());
    };
    ASSERT_TRUE(eventually([&] { return outstanding() == 2 * threadCount; }));
    EXPECT_EQ(world.gateway.idleTime(), std::chrono::nanoseconds(0));
    // One connection goes to each thread in turn.
    for (int i = 0; i < threadCount; ++i)
        EXPECT_EQ(world.ask("GET /v1/models HTTP/1.1\r\nHost: g\r\n\r\n").status, 200u);
    for (auto &client : hanging)
        client->abort();
    EXPECT_TRUE(eventually([&] { return outstanding() == 0; }));
}

TEST_F(ThreadsTest, AStopLetsTheStreamsOfAllThreadsFinish) {
    publish();
    for (const auto *engine : {&one, &other})
        engine->set("tokens=20&token_delay=10");
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (int i = 0; i < 2 * threadCount; ++i) {
        clients.push_back(std::make_unique<HttpClient>(world.port()));
        ASSERT_TRUE(clients.back()->send(chatOf("m", true)));
        ASSERT_EQ(clients.back()->head().status, 200u);
    }
    world.gateway.stop();
    EXPECT_EQ(world.gateway.connections(), 0u);
    for (auto &client : clients)
        EXPECT_NE(client->rest().find("[DONE]"), std::string::npos);
}

} // namespace
} // namespace support
