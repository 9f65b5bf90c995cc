#include "backend/telemetry/code.h"

#include <limits>

#include <gtest/gtest.h>

#include "backend/telemetry/metric.h"

namespace telemetry {

namespace {

TEST(Code, EveryMetricStandsAtItsNumber) {
    ASSERT_EQ(metrics().size(), std::size_t(v1::GpuMetric_MAX));
    for (int number = 1; number <= MetricCount; ++number) {
        ASSERT_TRUE(v1::GpuMetric_IsValid(number));
        const auto &facts = factsOf(static_cast<v1::GpuMetric>(number));
        EXPECT_EQ(facts.metric, number);
        EXPECT_LT(facts.range.low, facts.range.high);
        EXPECT_NE(facts.fold, v1::FOLD_UNSPECIFIED);
    }
}

TEST(Code, AValueComesBackToWithinHalfALevel) {
    const Range range = factsOf(v1::POWER_DRAW).range;
    const float step = (range.high - range.low) / float(MaxLevel);
    for (float value = range.low; value <= range.high; value += 0.37f)
        ASSERT_NEAR(decode(encode(value, range), range), value, step * 0.51f);
}

TEST(Code, WhatLiesBeyondTheRangeIsItsEnd) {
    const Range range{0, 100};
    EXPECT_EQ(encode(-3, range), 0);
    EXPECT_EQ(encode(1e30f, range), MaxLevel);
    EXPECT_EQ(encode(std::numeric_limits<float>::infinity(), range), MaxLevel);
    EXPECT_EQ(encode(std::numeric_limits<float>::quiet_NaN(), range), NotReported);
}

TEST(Code, EveryLiveCodeIsOneThing) {
    for (unsigned code = 0; code <= 0xffff; ++code) {
        const auto live = static_cast<LiveCode>(code);
        if (live == NoData || live == NotReported) {
            EXPECT_FALSE(hasValue(live));
            EXPECT_FALSE(isStale(live));
        }
        if (!hasValue(live) || isStale(live)) {
            EXPECT_FALSE(hasPastValue(toPast(live)));
        } else {
            const auto past = toPast(live);
            ASSERT_TRUE(hasPastValue(past));
            // The way there and back stays within half a level of the coarser scale.
            ASSERT_NEAR(double(toLive(past)), double(live), double(MaxLevel) / MaxPastLevel * 0.51);
        }
    }
}

TEST(Code, AbsenceStaysTheSameAbsenceInThePast) {
    EXPECT_EQ(toPast(NoData), PastNoData);
    EXPECT_EQ(toPast(NotReported), PastNotReported);
    EXPECT_EQ(toPast(LiveCode(StaleBit | 17)), PastNoData);
    EXPECT_EQ(toLive(PastNoData), NoData);
    EXPECT_EQ(toLive(PastNotReported), NotReported);
    for (unsigned code = 0; code <= MaxPastLevel; ++code)
        EXPECT_EQ(toPast(toLive(PastCode(code))), code);
}

} // namespace

} // namespace telemetry
