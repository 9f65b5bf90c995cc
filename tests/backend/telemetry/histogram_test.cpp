#include "backend/telemetry/histogram.h"

#include <algorithm>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

#include "backend/telemetry/metric.h"

namespace telemetry {

namespace {

const Range Watts = factsOf(v1::POWER_DRAW).range;

TEST(Histogram, EveryCodeIsCountedAsWhatItIs) {
    Histogram histogram(Watts);
    histogram.add(std::vector<LiveCode>{0, MaxLevel, NoData, NotReported, LiveCode(5 | StaleBit), NotReported});
    EXPECT_EQ(histogram.valueCount(), 2u);
    EXPECT_EQ(histogram.staleCount(), 1u);
    EXPECT_EQ(histogram.notReportedCount(), 2u);
    EXPECT_EQ(histogram.noDataCount(), 1u);
    EXPECT_EQ(histogram.buckets().front(), 1u);
    EXPECT_EQ(histogram.buckets().back(), 1u);
}

TEST(Histogram, BucketsAreEqualPartsOfTheRange) {
    Histogram histogram(Watts);
    std::vector<LiveCode> all;
    for (unsigned level = 0; level <= MaxLevel; ++level)
        all.push_back(static_cast<LiveCode>(level));
    histogram.add(all);
    for (const auto count : histogram.buckets())
        EXPECT_EQ(count, (MaxLevel + 1u) / Histogram::Buckets);
}

TEST(Histogram, APartOfTheRangeTellsSmallValuesApart) {
    const Range requests = factsOf(v1::REQUESTS_WAITING).range;
    Histogram histogram(requests);
    for (int waiting = 0; waiting < 32; ++waiting)
        histogram.add(std::vector<LiveCode>(static_cast<std::size_t>(waiting) + 1, encode(float(waiting), requests)));
    EXPECT_EQ(histogram.buckets()[0], 32u * 33u / 2);
    const auto part = histogram.buckets({-0.5f, 63.5f});
    for (std::size_t waiting = 0; waiting < 64; ++waiting)
        EXPECT_EQ(part[waiting], waiting < 32 ? waiting + 1 : 0) << waiting;
    const auto none = histogram.buckets({100, 200});
    EXPECT_EQ(std::accumulate(none.begin(), none.end(), 0u), 0u);
}

TEST(Histogram, TheRobustRangeLeavesOutOneInFifty) {
    std::mt19937 random(7);
    std::normal_distribution<float> spread(600, 40);
    std::vector<float> values;
    for (int each = 0; each < 5'000; ++each)
        values.push_back(spread(random));
    values[0] = 2'000;
    values[1] = 0;
    Histogram histogram(Watts);
    for (const auto value : values)
        histogram.add(std::vector<LiveCode>{encode(value, Watts)});
    std::sort(values.begin(), values.end());
    const auto range = histogram.robustRange();
    ASSERT_TRUE(range);
    const float bin = Watts.high / 8'128;
    EXPECT_NEAR(range->low, values[100 - 1], 2 * bin);
    EXPECT_NEAR(range->high, values[4'900 - 1], 2 * bin);
}

TEST(Histogram, TheRobustRangeHasAWidthEvenWhereAllAreEqual) {
    Histogram histogram(Watts);
    EXPECT_FALSE(histogram.robustRange());
    histogram.add(std::vector<LiveCode>(3, encode(500, Watts)));
    const auto range = histogram.robustRange();
    ASSERT_TRUE(range);
    EXPECT_LT(range->low, range->high);
    EXPECT_NEAR(range->low, 500, 0.5);
    EXPECT_NEAR(range->high, 500, 0.5);
}

TEST(Histogram, GivenSlotsAloneAreCounted) {
    Histogram histogram(Watts);
    const std::vector<LiveCode> codes{1, 2, NoData, 4};
    histogram.add(codes, std::vector<Slot>{3, 2, 99});
    EXPECT_EQ(histogram.valueCount(), 1u);
    EXPECT_EQ(histogram.noDataCount(), 2u);
}

} // namespace

} // namespace telemetry
