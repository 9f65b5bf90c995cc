#include "backend/telemetry/history.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace telemetry {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

const Instant Begin{hours(500'000)};

// The same codes of so many slots in eight metrics.
class Fleet {
public:
    explicit Fleet(std::size_t slots) : codes_(slots, 12'345) {
        for (int metric = 1; metric <= 8; ++metric)
            columns_.push_back({static_cast<v1::GpuMetric>(metric), codes_});
    }

    std::span<const MetricCodes> columns() const { return columns_; }

private:
    std::vector<LiveCode> codes_;
    std::vector<MetricCodes> columns_;
};

void recordMinutes(History *history, const Fleet &fleet, int from, int to) {
    for (int minute = from; minute < to; ++minute)
        history->record(Begin + minutes(minute), fleet.columns());
}

TEST(HistoryRoom, ADayOfFourThousandFits) {
    History history{History::Limits{}};
    recordMinutes(&history, Fleet(4'096), 0, 26 * 60 + 1);
    EXPECT_LE(history.bytes(), History::Limits{}.bytes);
    EXPECT_EQ(history.oldest().value(), Begin + hours(2));
    const auto day = history.query({v1::SM_ACTIVE, Begin, Begin + hours(48), minutes(1)}, SlotRange{4'000, 96});
    EXPECT_EQ(day.count(), 24u * 60);
    EXPECT_EQ(std::count(day.mean.begin(), day.mean.end(), toPast(12'345)), std::ptrdiff_t(day.mean.size()));
}

TEST(HistoryRoom, AnHourOfAHundredThousandFits) {
    History history{History::Limits{}};
    recordMinutes(&history, Fleet(100'000), 0, 80);
    EXPECT_LE(history.bytes(), History::Limits{}.bytes);
    EXPECT_LE(history.oldest().value(), Begin + minutes(79 - 60));
    EXPECT_FALSE(history.oldestFine());
}

TEST(HistoryRoom, AFleetThatGrowsShortensTheReachAndKeepsTheBudget) {
    History history{History::Limits{}};
    recordMinutes(&history, Fleet(1'000), 0, 600);
    EXPECT_EQ(history.oldest().value(), Begin);
    EXPECT_TRUE(history.oldestFine());
    std::size_t slots = 1'000;
    for (int minute = 600; minute < 660; ++minute) {
        slots += 2'500;
        recordMinutes(&history, Fleet(slots), minute, minute + 1);
        ASSERT_LE(history.bytes(), History::Limits{}.bytes) << slots;
    }
    recordMinutes(&history, Fleet(slots), 660, 670);
    EXPECT_GT(history.oldest().value(), Begin);
    EXPECT_LE(history.bytes(), History::Limits{}.bytes);
    // Slots that were not there are unknown.
    const auto then = history.oldest().value();
    const auto steps =
        history.query({v1::SM_ACTIVE, then, then + minutes(1), minutes(1)}, SlotRange{0, std::uint32_t(slots)});
    ASSERT_EQ(steps.count(), 1u);
    EXPECT_EQ(steps.mean.front(), toPast(12'345));
    EXPECT_EQ(steps.mean.back(), PastNoData);
}

TEST(HistoryRoom, ABudgetThatHoldsNothingHoldsNothing) {
    History::Limits limits;
    limits.bytes = 1'000;
    History history{limits};
    recordMinutes(&history, Fleet(1'000), 0, 50);
    EXPECT_FALSE(history.oldest());
    EXPECT_EQ(history.query({v1::SM_ACTIVE, Begin, Begin + hours(1), minutes(1)}, SlotRange{0, 3}).count(), 0u);
}

} // namespace

} // namespace telemetry
