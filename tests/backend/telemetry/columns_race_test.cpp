#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "backend/telemetry/columns.h"

namespace telemetry {

namespace {

const Instant Noon{std::chrono::hours(500'000)};

constexpr int Writers = 4;
constexpr int Readers = 3;
// Of each writer, aligned so that each lies in one block.
constexpr std::uint32_t Own = 1'024;
constexpr LiveCode Rounds = 1'500;

// Each writer counts up in all of its slots at once.
void countUp(Columns *columns, int writer) {
    const Slot first = static_cast<Slot>(writer) * Own;
    for (LiveCode round = 1; round <= Rounds; ++round) {
        const std::vector<LiveCode> codes(Own, round);
        columns->put(first, v1::SM_ACTIVE, codes, Noon);
        columns->put(first, v1::POWER_DRAW, std::vector<float>(Own, float(round)), Noon);
        columns->put(first + round % Own, v1::GPU_TEMPERATURE, 50.0f, Noon);
    }
}

// What each writer put is seen whole, and never goes back.
void watch(const Columns &columns, const std::atomic<bool> &isOver, std::atomic<int> *seen) {
    std::vector<LiveCode> last(Writers, 0);
    std::vector<LiveCode> codes(Writers * Own);
    for (bool isLast = false; !isLast;) {
        isLast = isOver;
        columns.read(0, v1::SM_ACTIVE, {Noon, std::chrono::seconds(1)}, codes);
        for (std::size_t writer = 0; writer < Writers; ++writer) {
            const auto own = std::span(codes).subspan(writer * Own, Own);
            for (const auto code : own)
                ASSERT_EQ(code, own.front());
            const LiveCode now = own.front() == NoData ? LiveCode(0) : own.front();
            ASSERT_GE(now, last[writer]);
            last[writer] = now;
        }
        ++*seen;
    }
    for (const auto code : last)
        ASSERT_EQ(code, Rounds);
}

TEST(ColumnsRace, ManyPutAndManyReadWhileTheFleetGrows) {
    Columns columns;
    ASSERT_TRUE(columns.addSlots(Writers * Own));
    std::atomic<bool> isOver = false;
    std::atomic<int> seen = 0;
    std::vector<std::jthread> readers;
    for (int reader = 0; reader < Readers; ++reader)
        readers.emplace_back([&] { watch(columns, isOver, &seen); });
    {
        std::vector<std::jthread> writers;
        for (int writer = 0; writer < Writers; ++writer)
            writers.emplace_back([&columns, writer] { countUp(&columns, writer); });
        writers.emplace_back([&columns] {
            for (int round = 0; round < 200; ++round) {
                const auto added = columns.addSlots(97);
                ASSERT_TRUE(added);
                columns.put(added->first, v1::SM_CLOCK, std::vector<LiveCode>(added->count, 3), Noon);
                columns.vanish({added->first, 50});
            }
        });
    }
    isOver = true;
    readers.clear();
    EXPECT_GE(seen, Readers);
    EXPECT_EQ(columns.slotCount(), Writers * Own + 200 * 97);
    std::vector<LiveCode> grown(200 * 97);
    columns.read(Writers * Own, v1::SM_CLOCK, {Noon, std::chrono::seconds(1)}, grown);
    for (std::size_t place = 0; place < grown.size(); ++place)
        ASSERT_EQ(grown[place], place % 97 < 50 ? NoData : 3);
}

} // namespace

} // namespace telemetry
