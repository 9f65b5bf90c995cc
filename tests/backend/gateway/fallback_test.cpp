// Other replicas and other targets, and when they are not tried.
#include <gtest/gtest.h>

#include "tests/backend/gateway/engine.h"
#include "tests/backend/gateway/gateway_world.h"
#include "tests/backend/gateway/scripted_server.h"

#include "pilothouse/v1/route.pb.h"

namespace support {
namespace {

namespace v1 = pilothouse::v1;

// Nobody listens there.
std::string deadAddress() {
    const ScriptedServer server([](ScriptedPeer &, int) {});
    return server.address();
}

class FallbackTest : public ::testing::Test {
protected:
    // Two priorities; what happens at the first may lead to the second.
    void publish(const std::string &first, const std::set<int> &causes) {
        auto route =
            world.route("m", {world.target("first", {first}), world.target("second", {spare.address()}, 10'000, 1)});
        route.fallbackOn = causes;
        route.firstByteTimeout = std::chrono::milliseconds(300);
        world.publish(std::vector<gateway::Route>{route});
    }
    gateway::Figures figuresOf(const std::string &target) {
        return world.gateway.measures().figures("deployments/" + target, 1, world.gateway.measures().since());
    }
    std::string codeOf(const HttpReply &reply) { return nlohmann::json::parse(reply.body)["error"]["code"]; }

    Engine spare;
    GatewayWorld world;
};

TEST_F(FallbackTest, AnotherReplicaIsTriedWhenOneCannotBeReached) {
    world.publish({world.target("a", {deadAddress(), deadAddress(), spare.address()})});
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(world.ask(chatOf("m")).status, 200u);
}

TEST_F(FallbackTest, ATargetThatCannotBeReachedLeadsOnOnlyWhereItMay) {
    publish(deadAddress(), {});
    const auto refused = world.ask(chatOf("m"));
    EXPECT_EQ(refused.status, 502u);
    EXPECT_EQ(codeOf(refused), "upstream_unreachable");
    publish(deadAddress(), {v1::CONNECTION_FAILED});
    EXPECT_EQ(world.ask(chatOf("m")).status, 200u);
    EXPECT_EQ(figuresOf("first").errors, 2);
    EXPECT_EQ(figuresOf("second").errors, 0);
}

TEST_F(FallbackTest, ABreakBeforeTheFirstByteLeadsOnOnlyWhereItMay) {
    std::atomic<int> requests{0};
    ScriptedServer server([&](ScriptedPeer &peer, int connection) {
        requests += peer.request().empty() ? 0 : 1;
        if (connection == 1)
            peer.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    });
    publish(server.address(), {v1::SERVER_ERROR});
    EXPECT_EQ(codeOf(world.ask(chatOf("m"))), "upstream_broken");
    EXPECT_EQ(requests, 1) << "what may have been worked on is not sent twice";
    publish(server.address(), {v1::CONNECTION_FAILED});
    EXPECT_EQ(world.ask(chatOf("m", true)).status, 200u) << "a head alone was not passed on";
    EXPECT_EQ(requests, 2);
}

TEST_F(FallbackTest, SlowFirstBytesLeadOnOnlyWhereTheyMay) {
    Engine slow({"--hang-requests"});
    publish(slow.address(), {});
    const auto late = world.ask(chatOf("m"));
    EXPECT_EQ(late.status, 504u);
    EXPECT_EQ(codeOf(late), "upstream_timeout");
    publish(slow.address(), {v1::FIRST_BYTE_TIMEOUT});
    EXPECT_EQ(world.ask(chatOf("m")).status, 200u);
    EXPECT_TRUE(eventually([&] { return slow.state()["cancelled"] == 2; })) << "whoever was given up is told";
}

TEST_F(FallbackTest, StatusesLeadOnOnlyWhereTheyMay) {
    Engine failing({"--fail-all"});
    struct Case {
        int status;
        std::set<int> causes;
        unsigned expected;
    };
    for (const auto &[status, causes, expected] :
         std::vector<Case>{{500, {}, 500},
                           {500, {v1::TOO_MANY_REQUESTS}, 500},
                           {500, {v1::SERVER_ERROR}, 200},
                           {503, {v1::SERVER_ERROR}, 200},
                           {429, {v1::SERVER_ERROR}, 429},
                           {429, {v1::TOO_MANY_REQUESTS}, 200},
                           {400, {v1::TOO_MANY_REQUESTS, v1::SERVER_ERROR}, 400}}) {
        failing.set("fail_status=" + std::to_string(status));
        publish(failing.address(), causes);
        EXPECT_EQ(world.ask(chatOf("m")).status, expected) << status;
    }
}

TEST_F(FallbackTest, NothingIsTriedAgainAfterTheFirstByte) {
    Engine breaking({"--tokens", "5", "--cut-after", "1"});
    publish(breaking.address(), {v1::CONNECTION_FAILED, v1::SERVER_ERROR, v1::FIRST_BYTE_TIMEOUT});
    const auto reply = world.ask(chatOf("m", true));
    EXPECT_FALSE(reply.isWhole);
    EXPECT_EQ(spare.state()["requests"], 0);
}

TEST_F(FallbackTest, AKeptConnectionThatWasClosedMeanwhileIsReplaced) {
    std::atomic<int> answered{0};
    ScriptedServer server([&](ScriptedPeer &peer, int) {
        peer.request();
        ++answered;
        peer.send(wholeAnswer("{}"));
    });
    world.publish({world.target("a", {server.address()})});
    for (int i = 1; i <= 5; ++i) {
        EXPECT_EQ(world.ask(chatOf("m")).status, 200u);
        EXPECT_EQ(server.connections(), i);
    }
}

TEST_F(FallbackTest, WhereNothingIsReadyItSaysSo) {
    world.publish({world.target("a", {})});
    const auto reply = world.ask(chatOf("m"));
    EXPECT_EQ(reply.status, 503u);
    EXPECT_EQ(codeOf(reply), "no_ready_target");
}

TEST_F(FallbackTest, WhatIsNoHttpCountsAsABreak) {
    for (const auto *nonsense : {"SSH-2.0-OpenSSH\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                                 "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
                                 "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"}) {
        ScriptedServer server([nonsense](ScriptedPeer &peer, int) {
            peer.request();
            peer.send(nonsense);
            peer.waitForEnd();
        });
        world.publish({world.target("a", {server.address()})});
        EXPECT_EQ(world.ask(chatOf("m")).status, 502u) << nonsense;
    }
    ScriptedServer endless([](ScriptedPeer &peer, int) {
        peer.request();
        peer.send("HTTP/1.1 200 OK\r\n");
        for (int i = 0; i < 2000; ++i)
            peer.send("X-" + std::to_string(i) + ": " + std::string(100, 'x') + "\r\n");
        peer.waitForEnd();
    });
    world.publish({world.target("a", {endless.address()})});
    EXPECT_EQ(world.ask(chatOf("m")).status, 502u) << "a head without end";
}

} // namespace
} // namespace support
