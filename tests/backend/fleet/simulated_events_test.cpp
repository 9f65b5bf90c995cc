// What would have happened to the GPUs of a simulated fleet while nobody was there to see it.
#include "backend/fleet/simulated_events.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "backend/telemetry/simulator/scenario.h"

namespace fleet {
namespace {

namespace v1 = pilothouse::v1;
using namespace std::chrono_literals;
using telemetry::GpuEvent;

const core::TimePoint origin{std::chrono::seconds(1'795'000'000)};
const auto month = std::chrono::hours(24 * 31);

simulator::SimulatedFleet demo() {
    return *simulator::SimulatedFleet::create(*simulator::shippedScenario("demo"), origin);
}

std::vector<GpuEvent> of(const std::vector<GpuEvent> &events, const std::string &node, v1::HealthSign sign) {
    std::vector<GpuEvent> found;
    std::ranges::copy_if(events, std::back_inserter(found),
                         [&](const GpuEvent &event) { return event.node.ends_with("/" + node) && event.sign == sign; });
    return found;
}

TEST(SimulatedEvents, AMonthHasItsIncidents) {
    const auto events = simulatedEvents(demo(), origin - month, origin);
    EXPECT_TRUE(std::ranges::is_sorted(events, {}, &GpuEvent::time));
    // "A node was repaired", twelve days before, for five hours.
    const auto repaired = of(events, "n014", v1::GPU_LOST);
    ASSERT_EQ(repaired.size(), 16u);
    EXPECT_EQ(repaired.front().time, origin - 1'036'800s);
    EXPECT_EQ(repaired.front().severity, v1::CRITICAL);
    EXPECT_FALSE(repaired.front().isOver);
    EXPECT_EQ(repaired.back().time, origin - 1'036'800s + 5h);
    EXPECT_TRUE(repaired.back().isOver);
    // "A GPU has fallen off the bus", four minutes before, and stays away.
    ASSERT_FALSE(of(events, "n027", v1::XID_REPORTED).empty());
    EXPECT_EQ(of(events, "n027", v1::XID_REPORTED).back().xid, 79);
    const auto lost = of(events, "n027", v1::GPU_LOST);
    ASSERT_EQ(lost.size(), 1u);
    EXPECT_EQ(lost.front().gpu, 2);
    // Nothing of what is still to come.
    EXPECT_TRUE(of(events, "n034", v1::GPU_LOST).empty());
    EXPECT_LT(events.back().time, origin);
}

TEST(SimulatedEvents, WhatGrowsIsJudgedAsItIsLive) {
    const auto events = simulatedEvents(demo(), origin - month, origin);
    // "An NVLink that degrades": from five days before, more each day.
    const auto link = of(events, "n085", v1::NVLINK_ERRORS);
    ASSERT_GE(link.size(), 4u);
    std::vector<GpuEvent> first;
    std::ranges::copy_if(link, std::back_inserter(first), [](const GpuEvent &event) { return event.gpu == 3; });
    ASSERT_EQ(first.size(), 2u);
    EXPECT_EQ(first[0].severity, v1::NOTICE);
    EXPECT_LT(first[0].time, origin - 432'000s + 1h);
    EXPECT_EQ(first[1].severity, v1::DEGRADED);
    EXPECT_GT(first[1].time, first[0].time + 24h);
    EXPECT_FALSE(first[1].isOver);
    // "Memory that fails", whose spare rows are used up.
    EXPECT_FALSE(of(events, "n146", v1::ECC_ERRORS).empty());
}

TEST(SimulatedEvents, TwoSpansOfTimeTellTheSameAsOne) {
    const auto fleet = demo();
    const auto whole = simulatedEvents(fleet, origin - 30h, origin);
    const auto xids = [](const std::vector<GpuEvent> &events) {
        std::vector<GpuEvent> found;
        std::ranges::copy_if(events, std::back_inserter(found),
                             [](const GpuEvent &event) { return event.sign == v1::XID_REPORTED; });
        return found;
    };
    auto parts = xids(simulatedEvents(fleet, origin - 30h, origin - 7h));
    const auto rest = xids(simulatedEvents(fleet, origin - 7h, origin));
    parts.insert(parts.end(), rest.begin(), rest.end());
    EXPECT_EQ(parts, xids(whole));
    EXPECT_FALSE(parts.empty());
}

} // namespace
} // namespace fleet
