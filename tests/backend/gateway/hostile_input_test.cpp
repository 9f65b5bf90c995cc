// Bad input of every kind, and that the listener goes on.
#include <list>

#include <gtest/gtest.h>

#include "tests/backend/gateway/engine.h"
#include "tests/backend/gateway/gateway_world.h"

namespace support {
namespace {

using nlohmann::json;

gateway::GatewayOptions hasty() {
    gateway::GatewayOptions options;
    options.bodyLimit = 1 << 20;
    options.headerTime = options.bodyTime = options.keepAliveTime = std::chrono::milliseconds(400);
    options.maxConnections = 8;
    return options;
}

class HostileInputTest : public ::testing::Test {
protected:
    HostileInputTest() { world.publish({world.target("llama", {engine.address()})}); }
    ~HostileInputTest() override { EXPECT_EQ(world.ask(chatOf("m")).status, 200u) << "it still answers"; }

    void expectRefusal(const std::string &request, unsigned status, const std::string &code) {
        const auto reply = world.ask(request);
        EXPECT_EQ(reply.status, status) << request.substr(0, 200);
        const auto body = json::parse(reply.body, nullptr, false);
        ASSERT_TRUE(body.is_object() && body.contains("error")) << reply.body;
        const auto &error = body["error"];
        EXPECT_EQ(error["code"], code.empty() ? json() : json(code));
        EXPECT_TRUE(error["message"].is_string());
        EXPECT_TRUE(error["type"].is_string());
        EXPECT_TRUE(error.contains("param"));
        EXPECT_FALSE(reply.headers.at("x-request-id").empty());
    }

    Engine engine;
    GatewayWorld world{hasty()};
};

TEST_F(HostileInputTest, WhatIsAskedWronglyIsSaidInTheShapeOfOpenAi) {
    expectRefusal(postOf("/v1/chat/completions", "{"), 400, "");
    expectRefusal(postOf("/v1/chat/completions", ""), 400, "");
    expectRefusal(postOf("/v1/chat/completions", "{}"), 400, "");
    expectRefusal(postOf("/v1/chat/completions", R"({"model":"nobody"})"), 404, "model_not_found");
    expectRefusal(postOf("/v1/chat/completions", R"({"model":"\u202e"})"), 404, "model_not_found");
    expectRefusal(postOf("/v1/images", R"({"model":"m"})"), 404, "unknown_url");
    expectRefusal("GET / HTTP/1.1\r\nHost: g\r\n\r\n", 404, "unknown_url");
    expectRefusal("GET /v1/chat/completions HTTP/1.1\r\nHost: g\r\n\r\n", 405, "method_not_allowed");
    expectRefusal("DELETE /v1/models HTTP/1.1\r\nHost: g\r\n\r\n", 405, "method_not_allowed");
}

TEST_F(HostileInputTest, WhatIsNoHttpIsRefused) {
    expectRefusal("hello\r\n\r\n", 400, "malformed_request");
    expectRefusal("POST /v1/chat/completions HTTP/1.1\r\nHost: g\r\nContent-Length: x\r\n\r\n", 400,
                  "malformed_request");
    expectRefusal("POST /v1/chat/completions HTTP/1.1\r\nHost: g\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
                  400, "malformed_request");
    expectRefusal("POST /v1/chat/completions HTTP/1.1\r\nHost: g\r\nContent-Length: 5\r\n"
                  "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                  400, "malformed_request");
    expectRefusal("POST /v1/chat/completions HTTP/1.1\r\nHost: g\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400,
                  "malformed_request");
    expectRefusal("GET / HTTP/3.7\r\n\r\n", 400, "malformed_request");
    expectRefusal(std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15), 400, "malformed_request");
    expectRefusal("GET / HTTP/1.1\r\nHo st: g\r\n\r\n", 400, "malformed_request");
}

TEST_F(HostileInputTest, HugeHeadersAndBodiesAreRefused) {
    expectRefusal("GET /" + std::string(40'000, 'a') + " HTTP/1.1\r\n\r\n", 431, "malformed_request");
    expectRefusal("GET / HTTP/1.1\r\nX: " + std::string(40'000, 'a') + "\r\n\r\n", 431, "malformed_request");
    expectRefusal(postOf("/v1/chat/completions", "{\"model\":\"" + std::string(1 << 20, 'a') + "\"}"), 413,
                  "malformed_request");
    // One that only says so is not waited for.
    expectRefusal("POST /v1/chat/completions HTTP/1.1\r\nHost: g\r\nContent-Length: 99999999999\r\n\r\n", 413,
                  "malformed_request");
    HttpClient chunked(world.port());
    chunked.send("POST /v1/chat/completions HTTP/1.1\r\nHost: g\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 64; ++i)
        chunked.send("8000\r\n" + std::string(0x8000, 'a') + "\r\n");
    EXPECT_EQ(chunked.reply().status, 413u);
}

TEST_F(HostileInputTest, WhoIsSlowIsCut) {
    const auto start = std::chrono::steady_clock::now();
    for (const auto *begin : {"", "POST /v1/chat/completions HTTP/1.1\r\nHost:",
                              "POST /v1/chat/completions HTTP/1.1\r\nContent-Length: 100\r\n\r\n{\"model\":"}) {
        HttpClient client(world.port());
        client.send(begin);
        EXPECT_EQ(client.rest(), "") << begin;
    }
    // A byte now and then helps nobody.
    HttpClient dripping(world.port());
    dripping.send("GET /healthz HTTP/1.1\r\nX: ");
    EXPECT_TRUE(eventually([&] { return !dripping.send("x"); }));
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(8));
}

TEST_F(HostileInputTest, WhoSendsNoMoreAndWaitsIsTakenForGone) {
    engine.set("first_token_delay=60000");
    HttpClient client(world.port());
    client.send(chatOf("m", true));
    ASSERT_TRUE(eventually([&] { return engine.state()["running"] == 1; }));
    client.closeSending();
    EXPECT_EQ(client.rest(), "");
    EXPECT_TRUE(eventually([&] { return engine.state()["cancelled"] == 1; }));
    engine.set("first_token_delay=0");
}

TEST_F(HostileInputTest, OneConnectionTooManyIsClosedAndTheOthersServe) {
    std::list<HttpClient> clients;
    for (int i = 0; i < 8; ++i)
        ASSERT_EQ(clients.emplace_back(world.port()).ask("GET /healthz HTTP/1.1\r\nHost: g\r\n\r\n").status, 200u);
    EXPECT_EQ(world.ask(chatOf("m")).status, 0u);
    EXPECT_EQ(clients.front().ask("GET /healthz HTTP/1.1\r\nHost: g\r\n\r\n").status, 200u);
    clients.clear();
    EXPECT_TRUE(eventually([&] { return world.gateway.connections() == 0; }));
}

TEST_F(HostileInputTest, ManyConnectionsThatEndAtOnceLeaveNothing) {
    for (int i = 0; i < 200; ++i) {
        HttpClient client(world.port());
        if (i % 3 == 0)
            client.send(chatOf("m", true));
        i % 2 == 0 ? client.abort() : client.close();
    }
    EXPECT_TRUE(eventually([&] { return world.gateway.connections() == 0; }));
    EXPECT_TRUE(eventually([&] { return world.gateway.outstanding().of(engine.address()) == 0; }));
}

} // namespace
} // namespace support
