#include "backend/deployments/simulated/pace.h"

#include "backend/deployments/simulated/turn.h"

#include <gtest/gtest.h>

using namespace deployments::simulated;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t small = 16'000'000'000;
constexpr std::int64_t large = 140'000'000'000;

} // namespace

TEST(SimulatedPace, LoadingGrowsWithTheModelUpToABound) {
    const Pace pace;
    EXPECT_EQ(pace.loading(0), pace.shortestLoad);
    EXPECT_EQ(pace.loading(small), pace.shortestLoad + 3200ms);
    EXPECT_EQ(pace.loading(large), pace.shortestLoad + 28s);
    EXPECT_EQ(pace.loading(INT64_MAX), pace.longestLoad);
    EXPECT_EQ(pace.loading(-1), pace.shortestLoad);
}

TEST(SimulatedPace, TimesAreThoseOfAnEngine) {
    const Pace pace;
    // 8 billion weights on one GPU: some eighty tokens a second.
    EXPECT_NEAR(static_cast<double>(nextToken(pace, {small, 1}, 0).count()), 12'000, 1'000);
    // 70 billion on four: some fifty.
    EXPECT_NEAR(static_cast<double>(nextToken(pace, {large, 4}, 0).count()), 21'500, 1'000);
    EXPECT_LT(firstToken(pace, {large, 4}, 1000, 0), 200ms);
    EXPECT_GT(firstToken(pace, {large, 4}, 1000, 0), 80ms);
}

TEST(SimulatedPace, MoreToDoTakesLonger) {
    const Pace pace;
    const EngineSize size{large, 4};
    EXPECT_GT(firstToken(pace, size, 2000, 0), firstToken(pace, size, 1000, 0));
    EXPECT_GT(firstToken(pace, size, 1000, 16), firstToken(pace, size, 1000, 0));
    EXPECT_GT(nextToken(pace, size, 16), nextToken(pace, size, 0));
    EXPECT_GT(nextToken(pace, {large, 2}, 0), nextToken(pace, size, 0));
    EXPECT_GT(nextToken(pace, {large, 0}, 0), nextToken(pace, {large, 1}, 0));
    Pace quick;
    quick.speed = 10;
    EXPECT_EQ(nextToken(quick, size, 0), nextToken(pace, size, 0) / 10);
}

TEST(SimulatedPace, AnEngineIsSlowerByWhatBefallsItAndFailsAsOften) {
    Engine engine("tiny", {small, 2}, 0, {}, 0);
    const Turn turn(engine);
    const auto usual = engine.untilNextToken();
    EXPECT_FALSE(engine.isFailing());
    engine.befall(4, 0.25);
    // Either varies by a third at most.
    EXPECT_GT(engine.untilNextToken(), 2 * usual);
    int failures = 0;
    for (int request = 0; request < 10'000; ++request)
        failures += engine.isFailing();
    EXPECT_NEAR(failures, 2'500, 250);
}
