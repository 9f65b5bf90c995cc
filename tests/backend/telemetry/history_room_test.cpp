#include "backend/telemetry/history.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace telemetry {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

const Instant Begin{hours(500'000)};

constexpr std::size_t MostSlots = 310'000;

// Of a die with 16 sides, by slot.
const std::vector<LiveCode> &chances() {
    static const auto all = [] {
        std::mt19937 random(7);
        std::vector<LiveCode> made(MostSlots);
        for (auto &chance : made)
            chance = static_cast<LiveCode>(random() % 16);
        return made;
    }();
    return all;
}

// Half of the metrics are as disorderly as the load of GPUs is: they pack by half. Others pack better.
LiveCode codeOf(int metric, std::size_t slot) {
    return static_cast<LiveCode>(12'345 + (metric % 2 == 0 ? 0 : 256 * chances()[slot]));
}

// So many slots in eight metrics, each of which tells the same all the time.
class Fleet {
public:
    explicit Fleet(std::size_t slots) : codes_(8, std::vector<LiveCode>(slots)) {
        for (int metric = 1; metric <= 8; ++metric) {
            auto &codes = codes_[static_cast<std::size_t>(metric) - 1];
            for (std::size_t slot = 0; slot < slots; ++slot)
                codes[slot] = codeOf(metric, slot);
            columns_.push_back({static_cast<v1::GpuMetric>(metric), codes});
        }
    }

    std::span<const MetricCodes> columns() const { return columns_; }

private:
    std::vector<std::vector<LiveCode>> codes_;
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
    for (std::size_t place = 0; place < day.mean.size(); ++place)
        ASSERT_EQ(day.mean[place], toPast(codeOf(v1::SM_ACTIVE, 4'000 + place % 96))) << place;
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
        slots += 5'000;
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
    EXPECT_EQ(steps.mean.front(), toPast(codeOf(v1::SM_ACTIVE, 0)));
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
