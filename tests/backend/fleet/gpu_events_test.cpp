// Which events are found, and what an earlier life of the service leaves of them.
#include "backend/fleet/gpu_events.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fleet {
namespace {

using namespace std::chrono_literals;

const core::TimePoint start(std::chrono::hours(500'000));

GpuEvent event(std::chrono::seconds after, v1::HealthSign sign, bool isOver = false, const std::string &node = "n1") {
    GpuEvent made;
    made.time = start + after;
    made.node = node;
    made.sign = sign;
    made.severity = v1::DEGRADED;
    made.isOver = isOver;
    return made;
}

std::vector<std::chrono::seconds> timesOf(const std::vector<GpuEvent> &events) {
    std::vector<std::chrono::seconds> times;
    for (const auto &one : events)
        times.push_back(std::chrono::duration_cast<std::chrono::seconds>(one.time - start));
    return times;
}

class GpuEventsTest : public testing::Test {
protected:
    GpuEvents events_;
};

TEST_F(GpuEventsTest, TheNewestComeFirstUpToTheLimit) {
    for (int second = 0; second < 10; ++second)
        events_.add(event(std::chrono::seconds(second), v1::XID_REPORTED));
    // One that is told late.
    events_.add(event(8s, v1::GPU_LOST));
    auto answer = events_.find({.limit = 3});
    EXPECT_THAT(timesOf(answer.events), testing::ElementsAre(9s, 8s, 8s));
    EXPECT_TRUE(answer.isCut);
    answer = events_.find({.from = start + 2s, .to = start + 5s, .limit = 3});
    EXPECT_THAT(timesOf(answer.events), testing::ElementsAre(4s, 3s, 2s));
    EXPECT_FALSE(answer.isCut);
}

TEST_F(GpuEventsTest, NodesAndTeamsThatAreNotAskedForDoNotCount) {
    events_.add(event(1s, v1::GPU_LOST, false, "n1"));
    events_.add(event(2s, v1::GPU_LOST, false, "n2"));
    auto foreign = event(3s, v1::GPU_LOST, false, "n1");
    foreign.team = "teams/other";
    events_.add(foreign);
    const auto sees = [](const std::string &team) { return team.empty(); };
    const auto answer = events_.find({.node = "n1", .limit = 1, .sees = sees});
    EXPECT_THAT(timesOf(answer.events), testing::ElementsAre(1s));
    EXPECT_FALSE(answer.isCut);
}

TEST_F(GpuEventsTest, WhatWentForNewerOnesIsMissedOnlyByWhoAsksForIt) {
    for (std::size_t number = 0; number < GpuEvents::most + 10; ++number)
        events_.add(event(std::chrono::seconds(number), v1::XID_REPORTED));
    EXPECT_EQ(events_.all().size(), GpuEvents::most);
    EXPECT_TRUE(events_.find({.to = start + 20s}).isCut);
    EXPECT_TRUE(events_.find({.from = start + 9s, .to = start + 20s}).isCut);
    EXPECT_FALSE(events_.find({.from = start + 10s, .to = start + 20s}).isCut);
}

TEST_F(GpuEventsTest, AnEarlierLifeComesBeforeThisOne) {
    events_.add(event(100s, v1::GPU_LOST));
    events_.restore({event(5s, v1::XID_REPORTED), event(3s, v1::GPU_LOST)}, false);
    EXPECT_THAT(timesOf(events_.all()), testing::ElementsAre(3s, 5s, 100s));
    EXPECT_FALSE(events_.find({}).isCut);
    events_.restore({event(1s, v1::XID_REPORTED)}, true);
    EXPECT_TRUE(events_.find({}).isCut);
    // Only what is of this life has yet to be kept.
    EXPECT_THAT(timesOf(events_.takeNew()), testing::ElementsAre(100s));
    EXPECT_TRUE(events_.takeNew().empty());
}

TEST_F(GpuEventsTest, WhatHadNotEndedIsOpenUntilSomebodyTakesIt) {
    auto graver = event(4s, v1::NVLINK_ERRORS);
    graver.severity = v1::CRITICAL;
    events_.restore({event(1s, v1::NVLINK_ERRORS), event(2s, v1::GPU_LOST), event(3s, v1::GPU_LOST, true), graver,
                     event(5s, v1::XID_REPORTED)},
                    false);
    EXPECT_EQ(events_.open().size(), 1u);
    EXPECT_FALSE(events_.takeOpen("n1", 0, v1::GPU_LOST));
    const auto open = events_.takeOpen("n1", 0, v1::NVLINK_ERRORS);
    ASSERT_TRUE(open);
    EXPECT_EQ(open->since, start + 1s);
    EXPECT_EQ(open->severity, v1::CRITICAL);
    EXPECT_TRUE(events_.open().empty());
}

TEST_F(GpuEventsTest, WhatIsRecalledStandsInThePlaceOfWhatWasKept) {
    events_.restore({event(1s, v1::GPU_LOST), event(2s, v1::GPU_LOST, false, "n2")}, false);
    events_.add(event(20s, v1::THERMAL_THROTTLED));
    events_.recall({"n1"}, start + 10s, {event(4s, v1::ECC_ERRORS)});
    EXPECT_THAT(timesOf(events_.all()), testing::ElementsAre(2s, 4s, 20s));
    EXPECT_TRUE(events_.takeOpen("n1", 0, v1::ECC_ERRORS));
    EXPECT_FALSE(events_.takeOpen("n1", 0, v1::GPU_LOST));
    // What is told late of that time is known already, and nothing of it is kept.
    events_.add(event(5s, v1::XID_REPORTED));
    events_.add(event(30s, v1::XID_REPORTED));
    EXPECT_THAT(timesOf(events_.all()), testing::ElementsAre(2s, 4s, 20s, 30s));
    EXPECT_TRUE(events_.takeNew().empty());
    events_.restore({event(6s, v1::POWER_THROTTLED)}, false);
    EXPECT_EQ(events_.all().size(), 4u);
}

} // namespace
} // namespace fleet
