// Servers as they are, and as they should not be.
#include "backend/web/http_client.h"

#include <future>

#include <gtest/gtest.h>

#include "tests/backend/gateway/scripted_server.h"
#include "tests/backend/web/outcome.h"

namespace web {

namespace {

using support::ScriptedPeer;
using support::ScriptedServer;

std::string fetch(const ScriptedServer &server, std::size_t mostBytes = 1 << 20) {
    HttpClient client;
    auto request = requestTo("http://" + server.address());
    request.mostBytes = mostBytes;
    return toldOf(client.fetch(request));
}

// Sends these bytes whatever is asked, and closes.
std::string fetchOf(const std::string &bytes, std::size_t mostBytes = 1 << 20) {
    ScriptedServer server([&bytes](ScriptedPeer &peer, int) {
        peer.request();
        peer.send(bytes);
    });
    return fetch(server, mostBytes);
}

TEST(HttpClient, AsksAsItIsTold) {
    std::promise<std::string> asked;
    ScriptedServer server([&asked](ScriptedPeer &peer, int) {
        asked.set_value(peer.request());
        peer.send(support::wholeAnswer("fine", "text/plain; version=0.0.4"));
    });
    HttpClient client;
    auto request = requestTo("http://" + server.address() + "/base/", "/metrics?x=1");
    request.accept = "text/plain";
    request.authorization = basic("me", "secret");
    request.headers = {{"User-Agent", "somebody"}, {"X-Request-Id", "one"}};
    const auto outcome = client.fetch(request);
    ASSERT_EQ(toldOf(outcome), "200 fine");
    EXPECT_EQ(std::get<HttpAnswer>(outcome).contentType, "text/plain; version=0.0.4");
    const auto text = asked.get_future().get();
    EXPECT_TRUE(text.starts_with("GET /base/metrics?x=1 HTTP/1.1\r\nHost: " + server.address() + "\r\n")) << text;
    EXPECT_NE(text.find("\r\nAuthorization: Basic bWU6c2VjcmV0\r\n"), std::string::npos) << text;
    EXPECT_NE(text.find("\r\nAccept-Encoding: identity\r\n"), std::string::npos) << text;
    EXPECT_NE(text.find("\r\nAccept: text/plain\r\n"), std::string::npos) << text;
    EXPECT_NE(text.find("\r\nUser-Agent: somebody\r\n"), std::string::npos) << text;
    EXPECT_EQ(text.find("pilothouse"), std::string::npos) << text;
    EXPECT_NE(text.find("\r\nX-Request-Id: one\r\n"), std::string::npos) << text;
}

TEST(HttpClient, PostsABody) {
    std::promise<std::string> asked;
    ScriptedServer server([&asked](ScriptedPeer &peer, int) {
        asked.set_value(peer.request());
        peer.send(support::wholeAnswer("{}"));
    });
    HttpClient client;
    auto request = requestTo("http://" + server.address());
    request.body = "query=" + percentEncode("a{b=\"c d\"}");
    request.contentType = "application/x-www-form-urlencoded";
    EXPECT_EQ(toldOf(client.fetch(request)), "200 {}");
    const auto text = asked.get_future().get();
    EXPECT_TRUE(text.starts_with("POST /x HTTP/1.1\r\n")) << text;
    EXPECT_TRUE(text.ends_with("\r\n\r\nquery=a%7Bb%3D%22c%20d%22%7D")) << text;
}

TEST(HttpClient, ReadsEveryFraming) {
    EXPECT_EQ(fetchOf("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"), "200 ok");
    EXPECT_EQ(fetchOf("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1\r\nk\r\n0\r\n\r\n"), "200 ok");
    EXPECT_EQ(fetchOf("HTTP/1.0 200 OK\r\n\r\nok"), "200 ok") << "to the end of the connection";
    EXPECT_EQ(fetchOf("HTTP/1.1 503 Later\r\nContent-Length: 4\r\n\r\nbusy"), "503 busy");
    EXPECT_EQ(fetchOf("HTTP/1.1 302 Found\r\nLocation: http://a/\r\nContent-Length: 0\r\n\r\n"), "302 ");
    EXPECT_EQ(fetchOf("HTTP/1.1 204 None\r\n\r\n"), "204 ");
}

TEST(HttpClient, NamesWhatIsNoAnswer) {
    EXPECT_EQ(fetchOf(""), "BROKEN");
    EXPECT_EQ(fetchOf("SSH-2.0-OpenSSH_9.2\r\n"), "BROKEN");
    EXPECT_EQ(fetchOf("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort"), "BROKEN");
    EXPECT_EQ(fetchOf("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"), "BROKEN");
    EXPECT_EQ(fetchOf("HTTP/1.1 200 OK\r\nX: " + std::string(100'000, 'x') + "\r\n\r\n"), "BROKEN");
}

TEST(HttpClient, TakesNoMoreThanIsAllowed) {
    EXPECT_EQ(fetchOf("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfour", 4), "200 four");
    EXPECT_EQ(fetchOf("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfiver", 4), "TOO_LARGE");
    EXPECT_EQ(fetchOf("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfiver\r\n0\r\n\r\n", 4), "TOO_LARGE");
    EXPECT_EQ(fetchOf("HTTP/1.1 200 OK\r\n\r\nfiver", 4), "TOO_LARGE");
}

TEST(HttpClient, AnEndlessAnswerIsCut) {
    ScriptedServer server([](ScriptedPeer &peer, int) {
        peer.request();
        peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 64; ++i)
            peer.send("100000\r\n" + std::string(1 << 20, 'x') + "\r\n");
        peer.waitForEnd();
    });
    EXPECT_EQ(fetch(server, 4 << 20), "TOO_LARGE");
}

TEST(HttpClient, ACompressedAnswerIsRefusedUnread) {
    EXPECT_EQ(fetchOf("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1000000\r\n\r\n\x1f\x8b"),
              "COMPRESSED");
}

TEST(HttpClient, WhoeverHangsIsLeftInTime) {
    ScriptedServer server([](ScriptedPeer &peer, int) {
        peer.request();
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
        EXPECT_TRUE(peer.waitForEnd());
    });
    HttpClient client;
    auto request = requestTo("http://" + server.address());
    request.deadline = std::chrono::milliseconds(100);
    EXPECT_EQ(toldOf(client.fetch(request)), "TOO_SLOW");
}

TEST(HttpClient, AHangingServerHoldsNobodyElseUp) {
    ScriptedServer hanging([](ScriptedPeer &peer, int) { EXPECT_TRUE(peer.waitForEnd()); });
    ScriptedServer lively([](ScriptedPeer &peer, int) {
        peer.request();
        peer.send(support::wholeAnswer("fine"));
    });
    std::promise<HttpOutcome> hung;
    {
        HttpClient client;
        client.start(requestTo("http://" + hanging.address()),
                     [&hung](HttpOutcome outcome) { hung.set_value(std::move(outcome)); });
        EXPECT_EQ(toldOf(client.fetch(requestTo("http://" + lively.address()))), "200 fine");
    }
    EXPECT_EQ(toldOf(hung.get_future().get()), "CANCELLED") << "with the client";
}

TEST(HttpClient, AStopTokenEndsACall) {
    std::stop_source stop;
    ScriptedServer server([&stop](ScriptedPeer &peer, int) {
        peer.request();
        stop.request_stop();
        EXPECT_TRUE(peer.waitForEnd());
    });
    HttpClient client;
    EXPECT_EQ(toldOf(client.fetch(requestTo("http://" + server.address()), stop.get_token())), "CANCELLED");
    EXPECT_EQ(toldOf(client.fetch(requestTo("http://" + server.address()), stop.get_token())), "CANCELLED");
}

TEST(HttpClient, NobodyThereIsNotConnected) {
    std::uint16_t port = 0;
    {
        ScriptedServer gone([](ScriptedPeer &, int) {});
        port = gone.port();
    }
    HttpClient client;
    EXPECT_EQ(toldOf(client.fetch(requestTo("http://127.0.0.1:" + std::to_string(port)))), "NOT_CONNECTED");
    EXPECT_EQ(toldOf(client.fetch(requestTo("http://localhost:" + std::to_string(port)))), "NOT_CONNECTED");
}

TEST(HttpClient, ASecretDoesNotTravelInClear) {
    HttpClient client;
    auto request = requestTo("http://192.0.2.1:9400");
    request.authorization = bearer("secret");
    EXPECT_EQ(toldOf(client.fetch(request)), "SECRET_IN_CLEAR");
}

} // namespace

} // namespace web
