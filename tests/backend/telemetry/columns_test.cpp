#include "backend/telemetry/columns.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "backend/telemetry/encoding.h"
#include "backend/telemetry/snapshot.h"

namespace telemetry {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const Instant Noon{std::chrono::hours(500'000)};
constexpr milliseconds StaleAge{3'000};

std::vector<LiveCode> read(const Columns &columns, SlotRange slots, v1::GpuMetric metric, Instant now = Noon) {
    std::vector<LiveCode> codes(slots.count);
    columns.read(slots.first, metric, {now, StaleAge}, codes);
    return codes;
}

LiveCode readOne(const Columns &columns, Slot slot, v1::GpuMetric metric, Instant now = Noon) {
    return read(columns, {slot, 1}, metric, now).front();
}

TEST(Columns, NothingIsKnownBeforeSomebodySaysIt) {
    Columns columns;
    ASSERT_EQ(*columns.addSlots(3), (SlotRange{0, 3}));
    ASSERT_EQ(*columns.addSlots(2), (SlotRange{3, 2}));
    EXPECT_EQ(columns.slotCount(), 5u);
    EXPECT_EQ(read(columns, {0, 9}, v1::SM_ACTIVE), std::vector<LiveCode>(9, NoData));
    EXPECT_FALSE(columns.isKnown(v1::SM_ACTIVE));
    const std::vector<LiveCode> nothing(5, NoData);
    columns.put(0, v1::SM_ACTIVE, nothing, Noon);
    EXPECT_FALSE(columns.isKnown(v1::SM_ACTIVE));
}

TEST(Columns, AValueIsZeroOnlyWhereZeroWasSaid) {
    Columns columns;
    ASSERT_TRUE(columns.addSlots(4));
    columns.put(0, v1::POWER_DRAW, 0.0f, Noon);
    columns.put(1, v1::POWER_DRAW, std::numeric_limits<float>::quiet_NaN(), Noon);
    columns.put(2, v1::POWER_DRAW, 700.0f, Noon);
    EXPECT_EQ(readOne(columns, 0, v1::POWER_DRAW), 0);
    EXPECT_EQ(readOne(columns, 1, v1::POWER_DRAW), NotReported);
    EXPECT_NEAR(decode(readOne(columns, 2, v1::POWER_DRAW), factsOf(v1::POWER_DRAW).range), 700, 0.05);
    EXPECT_EQ(readOne(columns, 3, v1::POWER_DRAW), NoData);
    EXPECT_TRUE(columns.isKnown(v1::POWER_DRAW));
    EXPECT_FALSE(columns.isKnown(v1::SM_ACTIVE));
}

TEST(Columns, AValueGrowsStaleAloneAndFreshAgain) {
    Columns columns;
    ASSERT_TRUE(columns.addSlots(3));
    const std::vector<float> values{10, 20, NAN};
    columns.put(0, v1::SM_ACTIVE, values, Noon);
    columns.put(1, v1::SM_ACTIVE, 20.0f, Noon + seconds(2));
    const auto fresh = read(columns, {0, 3}, v1::SM_ACTIVE, Noon + StaleAge);
    EXPECT_FALSE(isStale(fresh[0]));
    const auto later = read(columns, {0, 3}, v1::SM_ACTIVE, Noon + StaleAge + milliseconds(250));
    EXPECT_EQ(later[0], fresh[0] | StaleBit);
    EXPECT_EQ(later[1], fresh[1]);
    EXPECT_EQ(later[2], NotReported);
    columns.put(0, v1::SM_ACTIVE, 10.0f, Noon + seconds(4));
    EXPECT_EQ(readOne(columns, 0, v1::SM_ACTIVE, Noon + seconds(4)), fresh[0]);
}

TEST(Columns, AValueOfTheFarFutureIsNotFreshForever) {
    Columns columns;
    ASSERT_TRUE(columns.addSlots(1));
    columns.put(0, v1::SM_ACTIVE, 50.0f, Noon + std::chrono::hours(1));
    EXPECT_TRUE(isStale(readOne(columns, 0, v1::SM_ACTIVE, Noon)));
    columns.put(0, v1::SM_ACTIVE, 50.0f, Noon + seconds(1));
    EXPECT_FALSE(isStale(readOne(columns, 0, v1::SM_ACTIVE, Noon)));
}

TEST(Columns, WhoSaysNothingOfASlotLeavesItAlone) {
    Columns columns;
    ASSERT_TRUE(columns.addSlots(3));
    columns.put(0, v1::SM_ACTIVE, std::vector<LiveCode>{1, 2, 3}, Noon);
    columns.put(0, v1::SM_ACTIVE, std::vector<LiveCode>{NoData, 20, NoData}, Noon + seconds(5));
    EXPECT_EQ(read(columns, {0, 3}, v1::SM_ACTIVE, Noon + seconds(5)),
              (std::vector<LiveCode>{1 | StaleBit, 20, 3 | StaleBit}));
}

TEST(Columns, WhatVanishedIsUnknownUntilItIsSpokenOfAgain) {
    Columns columns;
    ASSERT_TRUE(columns.addSlots(10'000));
    for (const auto metric : {v1::SM_ACTIVE, v1::GPU_TEMPERATURE})
        columns.put(0, metric, std::vector<LiveCode>(10'000, 7), Noon);
    columns.vanish({4'000, 5'000});
    for (const auto metric : {v1::SM_ACTIVE, v1::GPU_TEMPERATURE}) {
        const auto codes = read(columns, {0, 10'000}, metric);
        for (Slot slot = 0; slot < 10'000; ++slot)
            ASSERT_EQ(codes[slot], slot >= 4'000 && slot < 9'000 ? NoData : 7) << slot;
    }
    columns.put(4'000, v1::SM_ACTIVE, std::vector<LiveCode>{9}, Noon);
    EXPECT_EQ(readOne(columns, 4'000, v1::SM_ACTIVE), 9);
}

TEST(Columns, MoreSlotsThanThereMayBeAreRefused) {
    Columns columns;
    ASSERT_TRUE(columns.addSlots(Columns::MaxSlots - 1));
    const auto refused = columns.addSlots(2);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason(), core::v1::TOO_LARGE);
    EXPECT_EQ(columns.slotCount(), Columns::MaxSlots - 1);
    ASSERT_TRUE(columns.addSlots(1));
    columns.put(Columns::MaxSlots - 1, v1::SM_ACTIVE, 100.0f, Noon);
    EXPECT_EQ(read(columns, {Columns::MaxSlots - 1, 2}, v1::SM_ACTIVE), (std::vector<LiveCode>{MaxLevel, NoData}));
}

// Puts of all kinds beside a plain array.
TEST(Columns, AnyPutsAreReadAsAPlainArrayWouldKeepThem) {
    constexpr std::uint32_t Slots = 9'000;
    Columns columns;
    ASSERT_TRUE(columns.addSlots(Slots));
    std::vector<LiveCode> codes(Slots, NoData);
    std::vector<Instant> measured(Slots);
    std::mt19937 random(4);
    const auto at = [&](std::uint32_t below) { return static_cast<std::uint32_t>(random() % below); };
    Instant now = Noon;
    for (int round = 0; round < 300; ++round) {
        now += milliseconds(250 * at(8));
        const Slot first = at(3) == 0 ? ColumnBlock::Slots : at(Slots);
        const bool isWhole = at(2) == 0;
        std::vector<LiveCode> said(at(std::min(Slots - first, 6'000u)) + 1);
        for (auto &code : said)
            code = !isWhole && at(10) == 0 ? NoData
                   : at(10) == 0           ? NotReported
                                           : static_cast<LiveCode>(at(MaxLevel + 1u));
        if (at(20) == 0) {
            const SlotRange gone{first, static_cast<std::uint32_t>(said.size())};
            columns.vanish(gone);
            std::fill_n(codes.begin() + gone.first, gone.count, NoData);
        } else {
            columns.put(first, v1::SM_CLOCK, said, now);
            for (std::size_t place = 0; place < said.size(); ++place) {
                if (said[place] == NoData)
                    continue;
                codes[first + place] = said[place];
                measured[first + place] = now;
            }
        }
        const auto seen = read(columns, {0, Slots}, v1::SM_CLOCK, now);
        for (Slot slot = 0; slot < Slots; ++slot) {
            const bool isOld = hasValue(codes[slot]) && now - measured[slot] > StaleAge;
            ASSERT_EQ(seen[slot], codes[slot] | (isOld ? StaleBit : 0)) << "slot " << slot << ", round " << round;
        }
    }
}

TEST(Encoding, ManyValuesAreEncodedAsEachAlone) {
    std::mt19937 random(5);
    std::uniform_real_distribution<float> wide(-500, 5'000);
    std::vector<float> values{NAN, -NAN, INFINITY, -INFINITY, 0.0f, -0.0f, 1e-45f, 3e38f, -3e38f};
    while (values.size() < 20'000)
        values.push_back(wide(random));
    for (const auto &facts : metrics()) {
        std::vector<LiveCode> codes(values.size());
        encodeAll(values, facts.range, codes);
        for (std::size_t place = 0; place < values.size(); ++place)
            ASSERT_EQ(codes[place], encode(values[place], facts.range)) << values[place];
    }
}

TEST(Snapshot, HoldsEveryKnownMetricAtItsOwnAge) {
    Columns columns;
    ASSERT_TRUE(columns.addSlots(2));
    columns.put(0, v1::SM_ACTIVE, std::vector<LiveCode>{5, 6}, Noon);
    columns.put(0, v1::KV_CACHE_USED, std::vector<LiveCode>{7, NotReported}, Noon);
    StaleAges ages;
    ages.fill(seconds(3));
    ages[v1::KV_CACHE_USED - 1] = seconds(60);
    Snapshot snapshot;
    snapshot.take(columns, Noon + seconds(10), ages);
    ASSERT_EQ(snapshot.columns().size(), 2u);
    EXPECT_THAT(snapshot.codes(v1::SM_ACTIVE), testing::ElementsAre(5 | StaleBit, 6 | StaleBit));
    EXPECT_THAT(snapshot.codes(v1::KV_CACHE_USED), testing::ElementsAre(7, NotReported));
    EXPECT_TRUE(snapshot.codes(v1::POWER_DRAW).empty());
    ASSERT_TRUE(columns.addSlots(1));
    snapshot.take(columns, Noon, ages);
    EXPECT_THAT(snapshot.codes(v1::SM_ACTIVE), testing::ElementsAre(5, 6, NoData));
}

} // namespace

} // namespace telemetry
