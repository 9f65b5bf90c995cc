// Requests through the real listener to real engines.
#include <gtest/gtest.h>

#include "tests/backend/gateway/engine.h"
#include "tests/backend/gateway/gateway_world.h"
#include "tests/backend/gateway/scripted_server.h"

namespace support {
namespace {

using nlohmann::json;

class RelayTest : public ::testing::Test {
protected:
    RelayTest() { world.publish({world.target("llama", {engine.address()})}); }

    // What the engine was sent last, names in lower case.
    std::map<std::string, std::string> headersSeen() const {
        std::map<std::string, std::string> seen;
        const auto headers = engine.state()["last_headers"];
        for (const auto &[name, value] : headers.items()) {
            std::string lower = name;
            std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
            seen[lower] = value;
        }
        return seen;
    }

    static bool isUuid(const std::string &id) { return id.size() == 36 && id[8] == '-' && id[14] == '4'; }

    Engine engine;
    GatewayWorld world;
};

TEST_F(RelayTest, AChatIsAnswered) {
    const auto reply = world.ask(chatOf("m"));
    EXPECT_EQ(reply.status, 200u);
    EXPECT_TRUE(reply.isWhole);
    const auto body = json::parse(reply.body);
    EXPECT_EQ(body["object"], "chat.completion");
    EXPECT_NE(body["choices"][0]["message"]["content"].get<std::string>().find(std::to_string(engine.port())),
              std::string::npos);
}

TEST_F(RelayTest, CompletionsAndEmbeddingsAreAnswered) {
    EXPECT_EQ(json::parse(world.ask(postOf("/v1/completions", R"({"model":"m","prompt":"a"})")).body)["object"],
              "text_completion");
    EXPECT_EQ(
        json::parse(world.ask(postOf("/v1/embeddings", R"({"model":"m","input":["a","b"]})")).body)["data"].size(), 2u);
}

TEST_F(RelayTest, ModelsAreTheRoutes) {
    world.publish({world.route("m", {world.target("llama", {engine.address()})}), world.route("n", {})});
    const auto list = json::parse(world.ask("GET /v1/models HTTP/1.1\r\nHost: g\r\n\r\n").body);
    EXPECT_EQ(list["object"], "list");
    ASSERT_EQ(list["data"].size(), 2u);
    EXPECT_EQ(list["data"][0]["id"], "m");
    EXPECT_EQ(list["data"][0]["object"], "model");
    EXPECT_EQ(json::parse(world.ask("GET /v1/models/n HTTP/1.1\r\nHost: g\r\n\r\n").body)["id"], "n");
    EXPECT_EQ(world.ask("GET /v1/models/x HTTP/1.1\r\nHost: g\r\n\r\n").status, 404u);
    EXPECT_EQ(world.ask("GET /healthz HTTP/1.1\r\nHost: g\r\n\r\n").status, 200u);
}

TEST_F(RelayTest, TheEngineIsAskedForItsOwnModelAndTheRestOfTheBodyIsUntouched) {
    const std::string body = R"({"x": [1, 2.50, "m"],"model" : "m" , "messages":[],"y":"é\u00e9"})";
    world.ask(postOf("/v1/chat/completions?a=b", body));
    const auto state = engine.state();
    EXPECT_EQ(state["last_body"], R"({"x": [1, 2.50, "m"],"model" : "test-model" , "messages":[],"y":"é\u00e9"})");
}

TEST_F(RelayTest, CredentialsAndWhatIsOfOneHopStayHere) {
    const std::string id = "0193a5d0-7c00-7000-8000-00000000000a";
    world.ask(postOf("/v1/chat/completions", R"({"model":"m"})",
                     "Authorization: Bearer client-key\r\nX-Api-Key: k\r\nApi-Key: k\r\nCookie: c=1\r\n"
                     "Connection: keep-alive, X-Private\r\nX-Private: 1\r\nKeep-Alive: timeout=5\r\nTE: trailers\r\n"
                     "Proxy-Authorization: p\r\nAccept-Encoding: gzip\r\nX-Passed: yes\r\nx-request-id: " +
                         id + "\r\n"));
    auto seen = headersSeen();
    for (const auto *name : {"authorization", "x-api-key", "api-key", "cookie", "x-private", "keep-alive", "te",
                             "proxy-authorization", "accept-encoding", "connection"})
        EXPECT_EQ(seen.count(name), 0u) << name;
    EXPECT_EQ(seen["x-passed"], "yes");
    EXPECT_EQ(seen["x-request-id"], id);
    EXPECT_EQ(seen.count("x-client-request-id"), 0u);
    EXPECT_EQ(seen["host"], engine.address());
}

TEST_F(RelayTest, ARequestIdIsTakenOverWhenItIsSafeAndElseMade) {
    const auto idFor = [this](const std::string &given) {
        return world.ask(postOf("/v1/chat/completions", R"({"model":"m"})", "X-Request-ID: " + given + "\r\n"))
            .headers["x-request-id"];
    };
    EXPECT_EQ(idFor("trace/1:2=3"), "trace/1:2=3");
    for (const auto &bad : {std::string(129, 'a'), std::string("a b"), std::string("a\"b"), std::string("\xc3\xa9")}) {
        const auto made = idFor(bad);
        EXPECT_TRUE(made.size() == 36 && made[8] == '-' && made[14] == '4') << made;
        EXPECT_EQ(made.size(), 36u);
    }
    EXPECT_NE(idFor("a b"), idFor("a b"));
}

// llama-cpp-python answers 400 to an id that is no UUID.
TEST_F(RelayTest, AnEngineIsToldAUuidAndTheClientsOwnIdBesideIt) {
    const auto reply = world.ask(postOf("/v1/chat/completions", R"({"model":"m"})", "X-Request-ID: trace/1:2=3\r\n"));
    EXPECT_EQ(reply.headers.at("x-request-id"), "trace/1:2=3");
    auto seen = headersSeen();
    EXPECT_TRUE(isUuid(seen["x-request-id"])) << seen["x-request-id"];
    EXPECT_EQ(seen["x-client-request-id"], "trace/1:2=3");
    const auto first = seen["x-request-id"];
    // What the client says there itself is its own; and each request has another id.
    world.ask(postOf("/v1/chat/completions", R"({"model":"m"})",
                     "X-Request-ID: trace/1:2=3\r\nX-Client-Request-Id: own\r\n"));
    seen = headersSeen();
    EXPECT_EQ(seen["x-client-request-id"], "own");
    EXPECT_NE(seen["x-request-id"], first);
    // Without one, answer and engine have the same.
    const auto made = world.ask(chatOf("m")).headers.at("x-request-id");
    seen = headersSeen();
    EXPECT_EQ(seen["x-request-id"], made);
    EXPECT_EQ(seen.count("x-client-request-id"), 0u);
}

TEST_F(RelayTest, OnlyRequestsOfClientsAreUse) {
    using std::chrono::nanoseconds;
    ASSERT_EQ(world.ask(chatOf("m")).status, 200u);
    ASSERT_TRUE(eventually([&] { return world.gateway.idleTime() > nanoseconds(0); }));
    engine.set("first_token_delay=5000");
    HttpClient client(world.port());
    ASSERT_TRUE(client.send(chatOf("m", true)));
    EXPECT_TRUE(eventually([&] { return world.gateway.idleTime() == nanoseconds(0); }));
    client.abort();
    ASSERT_TRUE(eventually([&] { return world.gateway.idleTime() > nanoseconds(0); }));
    const auto before = world.gateway.idleTime();
    EXPECT_EQ(world.ask("GET /healthz HTTP/1.1\r\nHost: g\r\n\r\n").status, 200u);
    EXPECT_GT(world.gateway.idleTime(), before) << "who asks whether it lives does not use it";
    engine.set("first_token_delay=0");
    const auto made = postOf("/v1/chat/completions", R"({"messages":[{"role":"user","content":"Hi"}],"model":"m"})",
                             "User-Agent: pilothouse-simulated-client\r\n");
    EXPECT_EQ(world.ask(made).status, 200u);
    EXPECT_GT(world.gateway.idleTime(), before) << "clients that are simulated are nobody";
}

TEST_F(RelayTest, OneConnectionCarriesManyRequestsAlsoSentAhead) {
    HttpClient client(world.port());
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(client.ask(chatOf("m")).status, 200u);
    ASSERT_TRUE(client.send(chatOf("m") + chatOf("x") + "GET /healthz HTTP/1.1\r\nHost: g\r\n\r\n"));
    EXPECT_EQ(client.reply().status, 200u);
    EXPECT_EQ(client.reply().status, 404u);
    EXPECT_EQ(client.reply().status, 200u);
}

TEST_F(RelayTest, ConnectionsToEnginesAreKept) {
    std::atomic<int> requests{0};
    ScriptedServer server([&](ScriptedPeer &peer, int) {
        while (!peer.request().empty()) {
            ++requests;
            peer.send(wholeAnswer("{}"));
        }
    });
    world.publish({world.target("s", {server.address()})});
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(world.ask(chatOf("m")).status, 200u);
    EXPECT_EQ(requests, 5);
    EXPECT_EQ(server.connections(), 1);
}

TEST_F(RelayTest, AnAnswerOfHttp10IsOneForHttp10) {
    HttpClient client(world.port());
    const std::string body = R"({"model":"m","stream":true})";
    ASSERT_TRUE(client.send("POST /v1/chat/completions HTTP/1.0\r\nContent-Length: " + std::to_string(body.size()) +
                            "\r\n\r\n" + body));
    const auto head = client.head();
    EXPECT_EQ(head.status, 200u);
    EXPECT_EQ(head.headers.count("transfer-encoding"), 0u);
    EXPECT_EQ(eventsOf(client.rest()).back(), "[DONE]");
}

TEST_F(RelayTest, ALargeBodyGoesThroughAlsoInChunksAndAfterA100) {
    const std::string body = R"({"model":"m","messages":")" + std::string(3 << 20, 'x') + "\"}";
    EXPECT_EQ(world.ask(postOf("/v1/chat/completions", body)).status, 200u);
    EXPECT_EQ(engine.state()["last_body"].get<std::string>().size(),
              body.size() + std::string("test-model").size() - 1);
    HttpClient chunked(world.port());
    ASSERT_TRUE(chunked.send("POST /v1/chat/completions HTTP/1.1\r\nHost: g\r\nTransfer-Encoding: chunked\r\n\r\n"));
    ASSERT_TRUE(chunked.send("8\r\n{\"model\"\r\n5;ext=1\r\n:\"m\"}\r\n0\r\nTrailer: x\r\n\r\n"));
    EXPECT_EQ(chunked.reply().status, 200u);
    HttpClient expecting(world.port());
    ASSERT_TRUE(expecting.send("POST /v1/chat/completions HTTP/1.1\r\nHost: g\r\nExpect: 100-continue\r\n"
                               "Content-Length: 13\r\n\r\n"));
    EXPECT_EQ(expecting.receive(), "HTTP/1.1 100 Continue\r\n\r\n");
    ASSERT_TRUE(expecting.send(R"({"model":"m"})"));
    EXPECT_EQ(expecting.reply().status, 200u);
}

TEST_F(RelayTest, EnginesErrorsArePassedOnAsTheyAre) {
    engine.set("fail_all=1&fail_status=418");
    const auto reply = world.ask(chatOf("m"));
    EXPECT_EQ(reply.status, 418u);
    EXPECT_EQ(json::parse(reply.body)["error"]["type"], "test_engine_error");
}

TEST_F(RelayTest, WhatPassesIsMeasured) {
    world.ask(chatOf("m"));
    world.ask(chatOf("m", true));
    engine.set("fail_all=1");
    world.ask(chatOf("m"));
    const auto since = world.gateway.measures().since();
    ASSERT_TRUE(
        eventually([&] { return world.gateway.measures().figures("deployments/llama", 1, since).requests == 3; }));
    const auto figures = world.gateway.measures().figures("deployments/llama", 1, since);
    EXPECT_EQ(figures.errors, 1);
    EXPECT_TRUE(figures.timeToFirstToken);
    EXPECT_TRUE(figures.interTokenLatency);
    const auto totals = world.gateway.measures().totals();
    ASSERT_EQ(totals.size(), 1u);
    EXPECT_EQ(totals.begin()->first.route, "routes/m");
    EXPECT_EQ(totals.begin()->second.chunks, 10) << "8 words, the reason of the end, and [DONE]";
}

TEST_F(RelayTest, ProbesAreMeasuredAsProbes) {
    world.publish({world.target("llama", {engine.address()})});
    world.gateway.probe("deployments/llama", 1);
    world.gateway.probe("deployments/llama", 2);
    world.gateway.probe("deployments/other", 1);
    ASSERT_TRUE(eventually([&] { return !world.gateway.measures().totals().empty(); }));
    const auto totals = world.gateway.measures().totals();
    ASSERT_EQ(totals.size(), 1u);
    EXPECT_TRUE(totals.begin()->first.isProbe);
    EXPECT_EQ(totals.begin()->second.errors, 0);
    EXPECT_NE(engine.state()["last_body"].get<std::string>().find("\"max_tokens\":8"), std::string::npos);
}

TEST_F(RelayTest, OutstandingRequestsAreCountedAcrossBundles) {
    engine.set("first_token_delay=5000");
    HttpClient client(world.port());
    ASSERT_TRUE(client.send(chatOf("m", true)));
    ASSERT_TRUE(eventually([&] { return world.gateway.outstanding().of(engine.address()) == 1; }));
    world.publish({world.target("llama", {engine.address()})});
    EXPECT_EQ(world.gateway.outstanding().of(engine.address()), 1);
    client.abort();
    EXPECT_TRUE(eventually([&] { return world.gateway.outstanding().of(engine.address()) == 0; }));
}

TEST_F(RelayTest, AStopLetsRequestsFinishAndTakesNoOthers) {
    engine.set("tokens=20&token_delay=20");
    HttpClient client(world.port());
    HttpClient idle(world.port());
    ASSERT_EQ(idle.ask("GET /healthz HTTP/1.1\r\nHost: g\r\n\r\n").status, 200u);
    ASSERT_TRUE(client.send(chatOf("m", true)));
    ASSERT_EQ(client.head().status, 200u);
    world.gateway.stop();
    EXPECT_EQ(world.gateway.connections(), 0u);
    EXPECT_EQ(HttpClient(world.port()).ask(chatOf("m")).status, 0u);
    EXPECT_EQ(idle.receive(), "");
    EXPECT_NE(client.rest().find("[DONE]"), std::string::npos);
}

} // namespace
} // namespace support
