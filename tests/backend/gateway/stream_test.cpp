// Event streams: nothing is lost, merged or held back, and the end of either side is seen by the other.
#include <gtest/gtest.h>

#include "tests/backend/gateway/engine.h"
#include "tests/backend/gateway/gateway_world.h"
#include "tests/backend/gateway/scripted_server.h"

namespace support {
namespace {

constexpr std::string_view streamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";

std::string chunkOf(std::string_view text) {
    char size[16];
    std::snprintf(size, sizeof size, "%zx\r\n", text.size());
    return size + std::string(text) + "\r\n";
}

class StreamTest : public ::testing::Test {
protected:
    void serve(const std::string &address) { world.publish({world.target("s", {address})}); }

    GatewayWorld world;
};

TEST_F(StreamTest, EachEventArrivesBeforeTheNextIsSent) {
    std::atomic<int> seen{0};
    std::atomic<int> late{0};
    ScriptedServer server([&](ScriptedPeer &peer, int) {
        peer.request();
        peer.send(std::string(streamHead) + "Transfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 50; ++i) {
            peer.send(chunkOf("data: " + std::to_string(i) + "\n\n"));
            // The next one is sent when the client has this one: what is held back would never come.
            late += eventually([&] { return seen > i; }) ? 0 : 1;
        }
        peer.send("0\r\n\r\n");
        peer.waitForEnd();
    });
    serve(server.address());
    HttpClient client(world.port());
    ASSERT_TRUE(client.send(chatOf("m", true)));
    ASSERT_EQ(client.head().status, 200u);
    std::string text;
    while (text.find("\r\n0\r\n\r\n") == std::string::npos) {
        const auto more = client.receive();
        ASSERT_FALSE(more.empty());
        text += more;
        seen = static_cast<int>(eventsOf(text).size());
    }
    EXPECT_EQ(late, 0);
    EXPECT_EQ(seen, 50);
}

TEST_F(StreamTest, ChunksThatComeTogetherStayApart) {
    ScriptedServer server([](ScriptedPeer &peer, int) {
        peer.request();
        std::string all = std::string(streamHead) + "Transfer-Encoding: chunked\r\n\r\n";
        for (int i = 0; i < 20; ++i)
            all += chunkOf("data: " + std::to_string(i) + "\n\n");
        peer.send(all + "0\r\n\r\n");
        peer.waitForEnd();
    });
    serve(server.address());
    HttpClient client(world.port());
    ASSERT_TRUE(client.send(chatOf("m", true)));
    ASSERT_EQ(client.head().status, 200u);
    std::string text;
    while (!text.ends_with("\r\n0\r\n\r\n")) {
        const auto more = client.receive();
        ASSERT_FALSE(more.empty());
        text += more;
    }
    std::string expected;
    for (int i = 0; i < 20; ++i)
        expected += chunkOf("data: " + std::to_string(i) + "\n\n");
    EXPECT_EQ(text, expected + "0\r\n\r\n");
}

TEST_F(StreamTest, EngineEventsComeWholeAndInOrder) {
    Engine engine({"--tokens", "200"});
    serve(engine.address());
    const auto reply = world.ask(chatOf("m", true));
    EXPECT_TRUE(reply.isWhole);
    const auto events = eventsOf(reply.body);
    ASSERT_EQ(events.size(), 202u);
    for (int i = 1; i < 200; ++i)
        EXPECT_NE(events[static_cast<std::size_t>(i)].find(" word" + std::to_string(i) + "\""), std::string::npos);
    EXPECT_EQ(events.back(), "[DONE]");
}

TEST_F(StreamTest, AStreamThatEndsWithItsConnectionIsPassedOnInChunks) {
    ScriptedServer server([](ScriptedPeer &peer, int) {
        peer.request();
        peer.send(std::string(streamHead) + "\r\ndata: 1\n\ndata: [DONE]\n\n");
    });
    serve(server.address());
    const auto reply = world.ask(chatOf("m", true));
    EXPECT_TRUE(reply.isWhole);
    EXPECT_EQ(reply.headers.at("transfer-encoding"), "chunked");
    EXPECT_EQ(reply.body, "data: 1\n\ndata: [DONE]\n\n");
}

TEST_F(StreamTest, ABreakIsSaidInTheStreamAndEndsIt) {
    Engine engine({"--tokens", "10", "--cut-after", "3"});
    serve(engine.address());
    HttpClient client(world.port());
    ASSERT_TRUE(client.send(chatOf("m", true)));
    const auto reply = client.reply();
    EXPECT_EQ(reply.status, 200u);
    EXPECT_FALSE(reply.isWhole) << "nobody may take it for whole";
    const auto events = eventsOf(reply.body);
    ASSERT_EQ(events.size(), 4u);
    EXPECT_EQ(nlohmann::json::parse(events.back())["error"]["code"], "upstream_broken");
    EXPECT_EQ(world.gateway.measures().figures("deployments/s", 1, world.gateway.measures().since()).errors, 1);
}

TEST_F(StreamTest, ABreakWithinAnEventAddsNothingToIt) {
    ScriptedServer server([](ScriptedPeer &peer, int) {
        peer.request();
        peer.send(std::string(streamHead) + "Transfer-Encoding: chunked\r\n\r\n" + chunkOf("data: 1\n\ndata: {\"ha"));
    });
    serve(server.address());
    const auto reply = world.ask(chatOf("m", true));
    EXPECT_FALSE(reply.isWhole);
    EXPECT_EQ(reply.body, "data: 1\n\ndata: {\"ha");
}

TEST_F(StreamTest, AnAnswerThatBreaksOffIsCut) {
    ScriptedServer server([](ScriptedPeer &peer, int) {
        peer.request();
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
    });
    serve(server.address());
    const auto reply = world.ask(chatOf("m"));
    EXPECT_EQ(reply.status, 200u);
    EXPECT_FALSE(reply.isWhole);
    EXPECT_EQ(reply.body, "half");
}

TEST_F(StreamTest, AClientThatGoesEndsTheEnginesWorkBeforeTheFirstByte) {
    Engine engine({"--first-token-delay", "60000"});
    serve(engine.address());
    for (const bool isAbrupt : {false, true}) {
        const auto before = engine.state()["cancelled"].get<int>();
        HttpClient client(world.port());
        ASSERT_TRUE(client.send(chatOf("m", true)));
        ASSERT_TRUE(eventually([&] { return engine.state()["running"] == 1; }));
        isAbrupt ? client.abort() : client.close();
        EXPECT_TRUE(eventually([&] { return engine.state()["cancelled"].get<int>() == before + 1; }));
    }
    EXPECT_EQ(world.gateway.measures().figures("deployments/s", 1, world.gateway.measures().since()).errors, 0);
}

TEST_F(StreamTest, AClientThatGoesEndsTheEnginesWorkWithinAStream) {
    Engine engine({"--tokens", "100000", "--token-delay", "5"});
    serve(engine.address());
    HttpClient client(world.port());
    ASSERT_TRUE(client.send(chatOf("m", true)));
    ASSERT_FALSE(client.receive().empty());
    client.close();
    EXPECT_TRUE(eventually([&] { return engine.state()["cancelled"] == 1; }));
}

TEST_F(StreamTest, AClientThatTakesNothingHoldsTheEngineBackAndIsCutInTheEnd) {
    gateway::GatewayOptions options;
    options.stallTime = std::chrono::milliseconds(300);
    GatewayWorld impatient(options);
    ScriptedServer server([&](ScriptedPeer &peer, int) {
        peer.request();
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");
        const std::string block(1 << 20, 'x');
        for (int i = 0; i < 900; ++i)
            peer.send(block);
    });
    impatient.publish({impatient.target("s", {server.address()})});
    HttpClient client(impatient.port());
    ASSERT_TRUE(client.send(chatOf("m")));
    EXPECT_TRUE(eventually([&] { return impatient.gateway.connections() == 1; }));
    EXPECT_TRUE(eventually([&] { return impatient.gateway.connections() == 0; }));
}

TEST_F(StreamTest, IdleAndTotalTimeEndAStream) {
    Engine engine({"--tokens", "100", "--token-delay", "400"});
    for (const bool isIdle : {true, false}) {
        auto route = world.route("m", {world.target("s", {engine.address()})});
        (isIdle ? route.idleTimeout : route.timeout) = std::chrono::milliseconds(isIdle ? 150 : 600);
        world.publish(std::vector<gateway::Route>{route});
        const auto start = std::chrono::steady_clock::now();
        const auto reply = world.ask(chatOf("m", true));
        EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
        EXPECT_FALSE(reply.isWhole);
        EXPECT_NE(reply.body.find("upstream_"), std::string::npos);
    }
}

} // namespace
} // namespace support
