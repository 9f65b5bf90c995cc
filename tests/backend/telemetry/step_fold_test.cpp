#include "backend/telemetry/step_fold.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace telemetry {

namespace {

std::vector<PastCode> closed(StepFold *fold) {
    std::vector<PastCode> codes(fold->places());
    fold->close(codes);
    return codes;
}

TEST(StepFold, OneBadSecondIsNotAveragedAway) {
    StepFold heat(v1::GREATEST);
    StepFold clock(v1::LEAST);
    StepFold load(v1::MEAN);
    for (int second = 0; second < 60; ++second) {
        const LiveCode spike = second == 30 ? MaxLevel : LiveCode(0);
        const LiveCode dip = MaxLevel - spike;
        heat.add(std::span(&spike, 1));
        load.add(std::span(&spike, 1));
        clock.add(std::span(&dip, 1));
    }
    EXPECT_THAT(closed(&heat), testing::ElementsAre(MaxPastLevel));
    EXPECT_THAT(closed(&clock), testing::ElementsAre(0));
    EXPECT_THAT(closed(&load), testing::ElementsAre(toPast(MaxLevel / 60)));
}

TEST(StepFold, AbsenceIsKeptApartAndAStepBeginsWithNothing) {
    for (const auto how : {v1::MEAN, v1::LEAST, v1::GREATEST}) {
        StepFold fold(how);
        fold.add(std::vector<LiveCode>{NoData, NotReported, 0, LiveCode(9 | StaleBit), NotReported});
        fold.add(std::vector<LiveCode>{NoData, NoData, NotReported, NoData, MaxLevel, MaxLevel});
        EXPECT_THAT(closed(&fold),
                    testing::ElementsAre(PastNoData, PastNotReported, 0, PastNoData, MaxPastLevel, MaxPastLevel));
        EXPECT_THAT(closed(&fold), testing::Each(PastNoData));
    }
}

TEST(StepFold, MoreSamplesThanItCountsNeitherOverflowNorHideAnExtreme) {
    StepFold load(v1::MEAN);
    StepFold heat(v1::GREATEST);
    for (int sample = 0; sample < 2'000; ++sample) {
        const LiveCode full = MaxLevel;
        const LiveCode heatNow = sample == 1'999 ? MaxLevel : LiveCode(0);
        load.add(std::span(&full, 1));
        heat.add(std::span(&heatNow, 1));
    }
    EXPECT_THAT(closed(&load), testing::ElementsAre(MaxPastLevel));
    EXPECT_THAT(closed(&heat), testing::ElementsAre(MaxPastLevel));
}

} // namespace

} // namespace telemetry
