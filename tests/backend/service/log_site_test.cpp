#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "backend/tlog/hash.h"
#include "backend/tlog/tile.h"
#include "tests/backend/service/running_service.h"

#include "pilothouse/v1/audit_service.pb.h"

namespace support {
namespace {

// One connection to `127.0.0.1:<port>`, with what was sent and what came back until the other end closed it.
class RawHttp {
public:
    explicit RawHttp(const std::string &address) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in peer{};
        peer.sin_family = AF_INET;
        peer.sin_port = htons(static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1))));
        inet_pton(AF_INET, "127.0.0.1", &peer.sin_addr);
        timeval patience{10, 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        isOpen_ = ::connect(socket_, reinterpret_cast<const sockaddr *>(&peer), sizeof peer) == 0;
    }
    RawHttp(const RawHttp &) = delete;
    RawHttp &operator=(const RawHttp &) = delete;
    ~RawHttp() { ::close(socket_); }

    bool send(const std::string &bytes) {
        return isOpen_ &&
               ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
    }

    std::string readAll() {
        std::string all;
        char buffer[4096];
        for (ssize_t got; (got = ::recv(socket_, buffer, sizeof buffer, 0)) > 0;)
            all.append(buffer, static_cast<std::size_t>(got));
        return all;
    }

private:
    int socket_;
    bool isOpen_ = false;
};

class LogSiteTest : public ::testing::Test {
protected:
    std::string ask(const std::string &method, const std::string &target) const {
        RawHttp connection(address);
        connection.send(method + " " + target + " HTTP/1.1\r\nHost: log\r\nConnection: close\r\n\r\n");
        return connection.readAll();
    }

    static int statusOf(const std::string &answer) { return answer.size() > 12 ? std::stoi(answer.substr(9, 3)) : 0; }

    static std::string bodyOf(const std::string &answer) {
        const auto end = answer.find("\r\n\r\n");
        return end == std::string::npos ? std::string() : answer.substr(end + 4);
    }

    RunningService service{{.logListen = "127.0.0.1:0", .verifyDelay = std::chrono::hours(1)}};
    ServiceClient owner = service.owner();
    std::string address = service->logAddress();
    std::string origin =
        owner.ask<v1::ServerInfo>("ResourceService.GetServerInfo", v1::GetServerInfoRequest())->log_origin();
};

TEST_F(LogSiteTest, TheCheckpointIsTheOneThatTheServiceSigned) {
    const auto signedOne =
        owner.ask<v1::GetCheckpointResponse>("AuditService.GetCheckpoint", v1::GetCheckpointRequest())->checkpoint();
    const auto answer = ask("GET", "/" + origin + "/checkpoint");
    EXPECT_EQ(statusOf(answer), 200);
    EXPECT_EQ(bodyOf(answer).substr(0, origin.size() + 1), origin + "\n");
    EXPECT_EQ(signedOne.substr(0, origin.size() + 1), origin + "\n");
    EXPECT_NE(answer.find("Content-Type: text/plain; charset=utf-8"), std::string::npos);
    EXPECT_NE(answer.find("Cache-Control: public, max-age=1\r\n"), std::string::npos);
}

TEST_F(LogSiteTest, ATileHoldsTheHashesOfTheLeaves) {
    v1::GetLeafHashesRequest request;
    request.set_count(1);
    const auto leaves = owner.ask<v1::GetLeafHashesResponse>("AuditService.GetLeafHashes", request);
    ASSERT_TRUE(leaves);
    std::string answer;
    for (int attempt = 0; attempt < 50 && statusOf(answer) != 200; ++attempt) {
        answer = ask("GET", "/" + origin + "/tile/0/000.p/1");
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    EXPECT_EQ(statusOf(answer), 200) << answer;
    EXPECT_EQ(bodyOf(answer), leaves->hashes());
    EXPECT_NE(answer.find("Content-Type: application/octet-stream"), std::string::npos);
    EXPECT_NE(answer.find("immutable"), std::string::npos);
}

TEST_F(LogSiteTest, EntriesAreNotPublic) {
    EXPECT_EQ(statusOf(ask("GET", "/" + origin + "/tile/entries/000.p/1")), 403);
    EXPECT_EQ(statusOf(ask("GET", "/" + origin + "/tile/entries/000")), 403);
}

TEST_F(LogSiteTest, NothingElseIsServed) {
    const std::vector<std::string> paths{"/",
                                         "/checkpoint",
                                         "/other.example/log/checkpoint",
                                         "/" + origin,
                                         "/" + origin + "/",
                                         "/" + origin + "/tile",
                                         "/" + origin + "/tile/0/000",
                                         "/" + origin + "/tile/00/000.p/1",
                                         "/" + origin + "/tile/0/0.p/1",
                                         "/" + origin + "/tile/0/000.p/0",
                                         "/" + origin + "/tile/0/000.p/256",
                                         "/" + origin + "/tile/63/000.p/1",
                                         "/" + origin + "/../store.db",
                                         "/" + origin + "/checkpoint?x=1",
                                         "/" + origin + "/checkpoint/",
                                         "/%2e%2e/checkpoint"};
    for (const auto &path : paths)
        EXPECT_EQ(statusOf(ask("GET", path)), 404) << path;
}

TEST_F(LogSiteTest, OnlyReadingIsAnswered) {
    for (const auto *method : {"POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE"}) {
        const auto answer = ask(method, "/" + origin + "/checkpoint");
        EXPECT_EQ(statusOf(answer), 405) << method;
        EXPECT_NE(answer.find("Allow: GET, HEAD"), std::string::npos) << method;
    }
    const auto head = ask("HEAD", "/" + origin + "/checkpoint");
    EXPECT_EQ(statusOf(head), 200);
    EXPECT_EQ(bodyOf(head), "");
    EXPECT_NE(head.find("Content-Length: "), std::string::npos);
}

TEST_F(LogSiteTest, AConnectionIsKeptForMoreQuestions) {
    RawHttp connection(address);
    ASSERT_TRUE(connection.send("GET /" + origin +
                                "/checkpoint HTTP/1.1\r\nHost: log\r\n\r\n"
                                "GET /" +
                                origin + "/tile/entries/000 HTTP/1.1\r\nHost: log\r\nConnection: close\r\n\r\n"));
    const auto answers = connection.readAll();
    EXPECT_NE(answers.find("HTTP/1.1 200 "), std::string::npos);
    EXPECT_NE(answers.find("HTTP/1.1 403 "), std::string::npos);
}

TEST_F(LogSiteTest, HostileRequestsAreRefusedAndTheListenerGoesOn) {
    const std::vector<std::string> requests{
        std::string("nonsense\r\n\r\n"),
        std::string("\x16\x03\x01\x02\x00", 5),
        "GET / HTTP/1.1\r\nHost: log\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n",
        std::string("GET / HTTP/1.1\r\nHost: log\r\nContent-Length: 5\r\n\r\nhello"),
        std::string("GET / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        std::string("GET / HTTP/9.9\r\n\r\n"),
        std::string("GET /\0 HTTP/1.1\r\n\r\n", 19)};
    for (const auto &request : requests) {
        RawHttp connection(address);
        connection.send(request);
        const auto status = statusOf(connection.readAll());
        EXPECT_TRUE(status == 0 || status >= 400) << status;
    }
    EXPECT_EQ(statusOf(ask("GET", "/" + origin + "/checkpoint")), 200);
}

TEST_F(LogSiteTest, TooManyConnectionsAreClosedAtOnceAndNothingWaits) {
    std::vector<std::unique_ptr<RawHttp>> idle;
    for (int number = 0; number < 64; ++number)
        idle.push_back(std::make_unique<RawHttp>(address));
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    EXPECT_EQ(ask("GET", "/" + origin + "/checkpoint"), "");
    idle.clear();
    std::string answer;
    for (int attempt = 0; attempt < 50 && statusOf(answer) != 200; ++attempt) {
        answer = ask("GET", "/" + origin + "/checkpoint");
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    EXPECT_EQ(statusOf(answer), 200);
}

TEST(MetricsTest, PrometheusReadsCallsCommitsAndTheLog) {
    RunningService service({.metricsListen = "127.0.0.1:0"});
    ASSERT_TRUE(service.owner().put(modelNamed("llama")));
    RawHttp connection(service->metricsAddress());
    ASSERT_TRUE(connection.send("GET /metrics HTTP/1.0\r\nConnection: close\r\n\r\n"));
    const auto text = connection.readAll();
    for (const auto *name :
         {"pilothouse_rpc_seconds_count{code=\"0\",rpc=\"/pilothouse.v1.ResourceService/Apply\"} 1",
          "pilothouse_commit_seconds_bucket", "pilothouse_commit_batch_size", "pilothouse_commit_queue",
          "pilothouse_cache_bytes", "pilothouse_watch_changes", "pilothouse_log_size",
          "pilothouse_log_head_age_seconds", "pilothouse_log_checked_size", "pilothouse_sealed 0"})
        EXPECT_NE(text.find(name), std::string::npos) << name << "\n" << text;
}

} // namespace
} // namespace support
