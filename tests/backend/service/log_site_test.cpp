#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "backend/tlog/hash.h"
#include "backend/tlog/tile.h"
#include "tests/backend/service/raw_http.h"
#include "tests/backend/service/running_service.h"

#include "pilothouse/v1/audit_service.pb.h"

namespace support {
namespace {

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

} // namespace
} // namespace support
