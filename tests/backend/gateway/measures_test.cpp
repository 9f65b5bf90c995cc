#include "backend/gateway/measures.h"

#include <gtest/gtest.h>

#include "tests/support/fake_clock.h"

namespace gateway {
namespace {

using namespace std::chrono_literals;

TEST(Histogram, PercentilesAreWithinTheWidthOfABin) {
    Histogram histogram;
    EXPECT_FALSE(histogram.percentile(0.5));
    for (int i = 1; i <= 1000; ++i)
        histogram.add(std::chrono::microseconds(i * 100));
    EXPECT_EQ(histogram.count(), 1000);
    EXPECT_NEAR(static_cast<double>(histogram.percentile(0.5)->count()), 50'000, 50'000 * 0.08);
    EXPECT_NEAR(static_cast<double>(histogram.percentile(0.95)->count()), 95'000, 95'000 * 0.08);
    histogram.add(24h);
    EXPECT_EQ(histogram.count(), 1001) << "what is longer than any bin counts in the last";
}

class MeasuresTest : public ::testing::Test {
protected:
    Sums request(std::chrono::microseconds first, bool isError = false) {
        Sums sums;
        sums.requests = 1;
        sums.errors = isError ? 1 : 0;
        sums.timeToFirstToken.add(first);
        return sums;
    }
    WallTime now() const { return std::chrono::time_point_cast<std::chrono::milliseconds>(clock.now()); }

    support::FakeClock clock;
    Measures measures{clock, 2};
    const SeriesKey key{"routes/r", "deployments/d", 3, false};
};

TEST_F(MeasuresTest, FiguresAreOfOneRevisionOverAllRoutesThreadsAndProbes) {
    measures.add(0, key, request(10ms));
    measures.add(1, {"routes/other", "deployments/d", 3, false}, request(10ms, true));
    measures.add(0, {"", "deployments/d", 3, true}, request(10ms));
    measures.add(0, {"routes/r", "deployments/d", 4, false}, request(10ms));
    measures.add(0, {"routes/r", "deployments/other", 3, false}, request(10ms));
    const auto figures = measures.figures("deployments/d", 3, now());
    EXPECT_EQ(figures.requests, 3);
    EXPECT_EQ(figures.errors, 1);
    ASSERT_TRUE(figures.timeToFirstToken);
    EXPECT_NEAR(static_cast<double>(figures.timeToFirstToken->count()), 10'000, 800);
    EXPECT_FALSE(figures.interTokenLatency);
}

TEST_F(MeasuresTest, FiguresBeginWhereTheyAreAskedTo) {
    measures.add(0, key, request(10ms, true));
    clock.advance(2s);
    const auto since = now();
    measures.add(0, key, request(10ms));
    EXPECT_EQ(measures.figures("deployments/d", 3, since).requests, 1);
    EXPECT_EQ(measures.figures("deployments/d", 3, since).errors, 0);
    EXPECT_EQ(measures.figures("deployments/d", 3, since - 2s).requests, 2);
    clock.advance(25min);
    EXPECT_EQ(measures.figures("deployments/d", 3, since - 2s).requests, 2) << "by ten seconds, and nothing is lost";
}

TEST_F(MeasuresTest, QueriesHaveTheStepsThatTheyCanHave) {
    for (int i = 0; i < 30; ++i) {
        measures.add(0, key, request(10ms));
        clock.advance(1s);
    }
    const auto answer = measures.query({"routes/r", "", now() - 5min, now(), 5s});
    EXPECT_EQ(answer.step, 5s);
    ASSERT_EQ(answer.series.size(), 1u);
    EXPECT_EQ(answer.series.front().key, key);
    std::int64_t sum = 0;
    for (const auto &[time, sums] : answer.series.front().points) {
        EXPECT_LE(sums.requests, 5);
        sum += sums.requests;
    }
    EXPECT_EQ(sum, 30);
    EXPECT_EQ(measures.query({"routes/r", "", now() - 23h, now(), 5s}).step, 60s);
    EXPECT_TRUE(measures.query({"routes/x", "", now() - 5min, now(), 5s}).series.empty());
}

TEST_F(MeasuresTest, WhatIsOlderThanADayIsForgottenAndNamesDoNotPileUp) {
    measures.add(0, key, request(10ms));
    clock.advance(24h + 1min);
    EXPECT_TRUE(measures.query({"", "", now() - 48h, now(), 1min}).series.empty());
    for (int i = 0; i < 2'000; ++i) {
        clock.advance(1ms);
        measures.add(0, {"routes/r" + std::to_string(i), "deployments/d", 1, false}, request(10ms));
    }
    EXPECT_LE(measures.totals().size(), 256u);
    EXPECT_TRUE(measures.totals().contains({"routes/r1999", "deployments/d", 1, false}));
}

} // namespace
} // namespace gateway
