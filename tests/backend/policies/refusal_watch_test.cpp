#include "backend/policies/refusal_watch.h"

#include <gtest/gtest.h>

namespace policies {
namespace {

using namespace std::chrono_literals;

class RefusalWatchTest : public ::testing::Test {
protected:
    void refuse(std::int64_t refused, std::int64_t changes,
                const std::set<std::string> &people = {"principals/ada", "principals/otto"}) {
        RuleCounters::Taken taken;
        taken.changes = changes;
        taken.byRule[{"policySets/a", "frozen"}] = {refused, refused, 0, people};
        watch.add(taken, now);
    }
    bool isTooMuch(std::int32_t forecast) const {
        return watch.excessOf("policySets/a", "frozen", forecast).has_value();
    }

    RefusalWatch watch;
    core::Clock::TimePoint now{1h};
};

TEST_F(RefusalWatchTest, TwiceTheForecastIsTooMuchAndLessIsNot) {
    refuse(200, 1'000);
    EXPECT_FALSE(isTooMuch(1'000));
    refuse(1, 0);
    refuse(1, 1);
    EXPECT_TRUE(isTooMuch(1'000));
    EXPECT_EQ(watch.excessOf("policySets/a", "frozen", 1'000)->refused, 201);
}

TEST_F(RefusalWatchTest, AFewRefusalsSayNothing) {
    refuse(19, 19);
    EXPECT_FALSE(isTooMuch(0));
    refuse(1, 1);
    EXPECT_TRUE(isTooMuch(0));
}

TEST_F(RefusalWatchTest, NobodyAloneDisarmsARule) {
    refuse(30, 30, {"principals/ada"});
    refuse(30, 30, {"principals/ada"});
    EXPECT_FALSE(isTooMuch(0));
    refuse(1, 1, {"principals/otto"});
    EXPECT_TRUE(isTooMuch(0));
}

TEST(RuleCountersTest, AChangeCountsOnceHoweverManyObjectsItHas) {
    RuleCounters counters;
    counters.add(std::vector<Ruling::Matched>(20, {"policySets/a", "frozen", true, false}), "principals/ada");
    counters.add(std::vector<Ruling::Matched>(20, {"policySets/a", "frozen", false, false}), "principals/ada");
    const auto taken = counters.take();
    EXPECT_EQ(taken.changes, 2);
    const auto &count = taken.byRule.at({"policySets/a", "frozen"});
    EXPECT_EQ(count.matched, 2);
    EXPECT_EQ(count.refused, 1);
    EXPECT_EQ(count.people, (std::set<std::string>{"principals/ada"}));
}

TEST_F(RefusalWatchTest, WhatIsFiveMinutesAgoCountsNoMore) {
    refuse(30, 30);
    now += 5min;
    refuse(0, 1);
    EXPECT_FALSE(isTooMuch(0));
}

TEST_F(RefusalWatchTest, WhatWasForgottenCountsNoMore) {
    refuse(30, 30);
    watch.forget("policySets/a", "frozen");
    EXPECT_FALSE(isTooMuch(0));
}

} // namespace
} // namespace policies
