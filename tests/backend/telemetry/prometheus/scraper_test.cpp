#include "backend/telemetry/prometheus/scraper.h"

#include <gtest/gtest.h>

#include "tests/backend/gateway/scripted_server.h"

namespace telemetry {

namespace {

using support::ScriptedPeer;
using support::ScriptedServer;

Answered<Scraped> scrapeOf(const std::string &answer) {
    ScriptedServer server([&answer](ScriptedPeer &peer, int) {
        EXPECT_TRUE(peer.request().starts_with("GET /metrics "));
        peer.send(answer);
    });
    web::HttpClient http;
    ScrapeTarget target;
    target.url = *web::BaseUrl::parse("http://" + server.address());
    target.deadline = std::chrono::seconds(20);
    return Scraper(http).scrape(target);
}

std::string faultOf(const Answered<Scraped> &answered) {
    const auto *failed = std::get_if<QueryFailure>(&answered);
    return failed == nullptr ? "none" : std::string(nameOf(failed->fault));
}

std::string withStatus(const std::string &status) {
    return "HTTP/1.1 " + status + "\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nno";
}

TEST(Scraper, KnowsTheFormatByItsType) {
    const auto text = scrapeOf(support::wholeAnswer("up 1\n", "text/plain; version=0.0.4; charset=utf-8"));
    ASSERT_EQ(faultOf(text), "none");
    EXPECT_EQ(std::get<Scraped>(text).text, "up 1\n");
    EXPECT_EQ(std::get<Scraped>(text).format, ExpositionFormat::Text);
    const auto open = scrapeOf(support::wholeAnswer("# EOF\n", "application/openmetrics-text; version=1.0.0"));
    EXPECT_EQ(std::get<Scraped>(open).format, ExpositionFormat::OpenMetrics);
    const auto nameless = scrapeOf("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nup 1\n");
    EXPECT_EQ(std::get<Scraped>(nameless).format, ExpositionFormat::Text);
}

TEST(Scraper, WhatIsNoExpositionIsNotTaken) {
    EXPECT_EQ(faultOf(scrapeOf(support::wholeAnswer("<html>", "text/html"))), "NOT_UNDERSTOOD");
    EXPECT_EQ(faultOf(scrapeOf(support::wholeAnswer("\x0a", "application/vnd.google.protobuf"))), "NOT_UNDERSTOOD");
    EXPECT_EQ(faultOf(scrapeOf(withStatus("404 Nothing"))), "NOT_UNDERSTOOD");
    EXPECT_EQ(faultOf(scrapeOf(withStatus("302 Elsewhere"))), "NOT_UNDERSTOOD");
    EXPECT_EQ(faultOf(scrapeOf(withStatus("401 Who"))), "NOT_ALLOWED");
    EXPECT_EQ(faultOf(scrapeOf(withStatus("503 Later"))), "UNAVAILABLE");
}

TEST(Scraper, ATransportsFaultIsTold) {
    const auto bomb = scrapeOf("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\n"
                               "Content-Length: 3\r\n\r\n\x1f\x8b\x08");
    ASSERT_EQ(faultOf(bomb), "NO_ANSWER");
    EXPECT_EQ(std::get<QueryFailure>(bomb).transport, web::HttpFault::Compressed);
}

} // namespace

} // namespace telemetry
