#include "backend/findings/endpoint_asker.h"

#include <future>

#include "backend/web/http_client.h"
#include "tests/backend/findings/found_world.h"

namespace findings::test {
namespace {

using Kind = AskedEndpoint::Kind;

class EndpointAskerTest : public ::testing::Test {
protected:
    AskedEndpoint ask(std::uint16_t port) {
        web::BaseUrl url;
        url.isTls = false;
        url.host = "127.0.0.1";
        url.port = port;
        std::promise<AskedEndpoint> promise;
        asker_.start(url, [&promise](AskedEndpoint asked) { promise.set_value(std::move(asked)); });
        return promise.get_future().get();
    }
    AskedEndpoint ask(const support::ScriptedServer &server) { return ask(server.port()); }

    web::HttpClient http_;
    EndpointAsker asker_{http_};
};

TEST_F(EndpointAskerTest, ARealEngineIsFoundWithItsModels) {
    const support::Engine engine({"--model", "mistral-7b"});
    const auto asked = ask(engine.port());
    EXPECT_EQ(asked.kind, Kind::Inference);
    EXPECT_EQ(asked.endpoint.api(), v1::OPENAI_API);
    ASSERT_EQ(asked.endpoint.models_size(), 1);
    EXPECT_EQ(asked.endpoint.models(0), "mistral-7b");
}

TEST_F(EndpointAskerTest, NobodyIsSentACredentialOrABody) {
    const Endpoint endpoint({{"/v1/models", modelList("m")}});
    EXPECT_EQ(ask(endpoint.port()).kind, Kind::Inference);
    ASSERT_FALSE(endpoint.requests().empty());
    for (const auto &request : endpoint.requests()) {
        EXPECT_TRUE(request.starts_with("GET /")) << request;
        EXPECT_EQ(request.find("uthorization"), std::string::npos) << request;
        EXPECT_TRUE(request.ends_with("\r\n\r\n")) << request;
    }
}

TEST_F(EndpointAskerTest, NobodyThereIsAbsent) {
    std::uint16_t port = 0;
    {
        const Endpoint gone({});
        port = gone.port();
    }
    EXPECT_EQ(ask(port).kind, Kind::Absent);
}

TEST_F(EndpointAskerTest, WhatSpeaksSomethingElseIsNotHttp) {
    const support::ScriptedServer ssh([](support::ScriptedPeer &peer, int) { peer.send("SSH-2.0-OpenSSH_9.2\r\n"); });
    EXPECT_EQ(ask(ssh).kind, Kind::NotHttp);
    const support::ScriptedServer closing([](support::ScriptedPeer &peer, int) { peer.abort(); });
    EXPECT_EQ(ask(closing).kind, Kind::NotHttp);
    const support::ScriptedServer garbage([](support::ScriptedPeer &peer, int) {
        static_cast<void>(peer.request());
        peer.send(std::string(300'000, '\xFF'));
    });
    EXPECT_EQ(ask(garbage).kind, Kind::NotHttp);
}

TEST_F(EndpointAskerTest, OneThatHangsHoldsNobodyUpForLong) {
    const support::ScriptedServer hanging([](support::ScriptedPeer &peer, int) {
        static_cast<void>(peer.request());
        static_cast<void>(peer.waitForEnd());
    });
    EXPECT_EQ(ask(hanging).kind, Kind::Silent);
    // It drips, and never ends.
    const support::ScriptedServer dripping([](support::ScriptedPeer &peer, int) {
        static_cast<void>(peer.request());
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{");
        static_cast<void>(peer.waitForEnd());
    });
    EXPECT_EQ(ask(dripping).kind, Kind::Silent);
}

TEST_F(EndpointAskerTest, AHugeAnswerIsHttpAndNotRead) {
    const support::ScriptedServer huge([](support::ScriptedPeer &peer, int) {
        if (!peer.request().empty())
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n" + std::string(100'000, 'x'));
    });
    EXPECT_EQ(ask(huge).kind, Kind::Web);
}

TEST_F(EndpointAskerTest, ARedirectionLeadsNowhere) {
    const Endpoint other({{"/v1/models", modelList("m")}});
    const auto place = "http://" + other.address() + "/v1/models";
    const support::ScriptedServer redirecting([place](support::ScriptedPeer &peer, int) {
        while (!peer.request().empty())
            peer.send("HTTP/1.1 302 Found\r\nLocation: " + place + "\r\nContent-Length: 0\r\n\r\n");
    });
    EXPECT_EQ(ask(redirecting).kind, Kind::Web);
    EXPECT_TRUE(other.requests().empty());
}

} // namespace
} // namespace findings::test
