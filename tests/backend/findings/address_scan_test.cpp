#include "backend/findings/address_scan.h"

#include <set>

#include <gtest/gtest.h>

#include "pilothouse/v1/errors.pb.h"

namespace findings {
namespace {

using namespace std::chrono_literals;
using Kind = AskedEndpoint::Kind;

v1::ScanSource sourceOf(const std::string &host, int ports) {
    v1::ScanSource source;
    auto &target = *source.add_targets();
    target.set_host(host);
    for (int port = 0; port < ports; ++port)
        target.add_ports(8'000 + port);
    return source;
}

AskedEndpoint inference() {
    AskedEndpoint asked{Kind::Inference};
    asked.endpoint.set_api(v1::VLLM_API);
    return asked;
}

class AddressScanTest : public ::testing::Test {
protected:
    // Everything that is due is asked and answered, until the round is over.
    std::multiset<std::string> round(AddressScan *scan,
                                     const std::function<AskedEndpoint(const std::string &)> &answer) {
        std::multiset<std::string> asked;
        for (auto due = scan->due(now_); !due.empty(); due = scan->due(now_)) {
            for (const auto &[number, url] : due) {
                const auto address = url.host + ":" + std::to_string(url.port);
                asked.insert(address);
                scan->take(number, answer(address), now_);
            }
        }
        return asked;
    }

    AskingPlan::Time now_ = std::chrono::steady_clock::now() + 1s;
};

TEST_F(AddressScanTest, NeverMoreThan32AtOnceAndEachOnce) {
    AddressScan scan(sourceOf("10.0.0.0/26", 2));
    const auto first = scan.due(now_);
    EXPECT_EQ(first.size(), 32u);
    EXPECT_TRUE(scan.due(now_).empty());
    scan.take(first[0].first, {}, now_);
    EXPECT_EQ(scan.due(now_).size(), 1u);
    EXPECT_FALSE(scan.isComplete());
    AddressScan other(sourceOf("10.0.0.0/26", 2));
    const auto asked = round(&other, [](const auto &) { return AskedEndpoint(); });
    EXPECT_EQ(asked.size(), 128u);
    EXPECT_EQ(std::set<std::string>(asked.begin(), asked.end()).size(), 128u);
    EXPECT_TRUE(other.isComplete());
}

TEST_F(AddressScanTest, AnotherRoundBeginsWhenItsPeriodIsOver) {
    AddressScan scan(sourceOf("10.0.0.1", 1));
    round(&scan, [](const auto &) { return AskedEndpoint(); });
    now_ += 299s;
    EXPECT_TRUE(scan.due(now_).empty());
    now_ += 2s;
    EXPECT_EQ(scan.due(now_).size(), 1u);
}

TEST_F(AddressScanTest, WhatSpeaksNoHttpIsLeftAloneForLong) {
    AddressScan scan(sourceOf("10.0.0.1", 1));
    int asked = 0;
    for (int number = 0; number < 71; ++number, now_ += 5min)
        asked += static_cast<int>(round(&scan, [](const auto &) { return AskedEndpoint{Kind::NotHttp}; }).size());
    EXPECT_EQ(asked, 1);
    now_ += 10min;
    EXPECT_EQ(round(&scan, [](const auto &) { return AskedEndpoint{Kind::NotHttp}; }).size(), 1u);
}

TEST_F(AddressScanTest, OneThatMissesOneRoundIsStillThere) {
    AddressScan scan(sourceOf("10.0.0.1", 1));
    round(&scan, [](const auto &) { return inference(); });
    const auto sightings = scan.sightings("telemetrySources/s", "teams/a", now_ + 2s);
    ASSERT_EQ(sightings.size(), 1u);
    const auto &[id, sighting] = *sightings.begin();
    EXPECT_EQ(id, findingId("10.0.0.1:8000"));
    EXPECT_EQ(sighting.facts.endpoint().address(), "10.0.0.1:8000");
    EXPECT_EQ(sighting.facts.source(), "telemetrySources/s");
    EXPECT_EQ(sighting.team, "teams/a");
    EXPECT_EQ(sighting.age, 2s);
    for (const auto expected : {1u, 0u}) {
        now_ += 301s;
        round(&scan, [](const auto &) { return AskedEndpoint(); });
        EXPECT_EQ(scan.sightings("s", "", now_).size(), expected);
    }
}

TEST_F(AddressScanTest, ItSaysHowManyAnsweredAndWhichCannotBeLookedAt) {
    AddressScan scan(sourceOf("10.0.0.1", 4));
    EXPECT_TRUE(scan.status(0).conditions().empty());
    round(&scan, [](const std::string &address) {
        if (address.ends_with("0"))
            return inference();
        if (address.ends_with("1"))
            return AskedEndpoint{Kind::NotHttp};
        return address.ends_with("2") ? AskedEndpoint{Kind::Unreachable, {}, "Host not found"} : AskedEndpoint();
    });
    const auto status = scan.status(3);
    EXPECT_EQ(status.answered_addresses(), 2);
    EXPECT_EQ(status.scanned_addresses(), 4);
    ASSERT_EQ(status.conditions_size(), 3);
    EXPECT_EQ(status.conditions(0).reason(), "SCAN_ANSWERS");
    EXPECT_EQ(status.conditions(1).reason(), "SCAN_UNUSABLE");
    EXPECT_EQ(status.conditions(1).arguments().at("address"), "10.0.0.1:8002");
    EXPECT_EQ(status.conditions(2).reason(), "SCAN_ANSWERS");
    EXPECT_EQ(status.conditions(2).arguments().at("left_out"), "3");
}

} // namespace
} // namespace findings
