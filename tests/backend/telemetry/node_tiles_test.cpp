#include "backend/telemetry/node_tiles.h"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/backend/telemetry/past_reference.h"
#include "tests/support/temporary_directory.h"

namespace telemetry {

namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

const Instant Begin = Instant(hours(500'001)) + minutes(7) + seconds(3);

constexpr std::array Watched{v1::SM_ACTIVE, v1::GPU_TEMPERATURE, v1::SM_CLOCK};

std::vector<std::string> nodeNames(std::size_t count) {
    std::vector<std::string> names;
    for (std::size_t node = 0; node < count; ++node)
        names.push_back("node-" + std::to_string(node) + ".rack.example");
    return names;
}

std::unique_ptr<NodeTiles> opened(const support::TemporaryDirectory &directory,
                                  const NodeTiles::Limits &limits = NodeTiles::Limits()) {
    auto tiles = NodeTiles::open(directory.path() / "tiles", limits);
    EXPECT_TRUE(tiles) << tiles.error().message();
    return tiles ? std::move(*tiles) : nullptr;
}

std::uintmax_t sizeOf(const support::TemporaryDirectory &directory) {
    std::uintmax_t total = 0;
    for (const auto &entry : std::filesystem::directory_iterator(directory.path() / "tiles"))
        total += entry.file_size();
    return total;
}

// Records random codes of nodes of which more appear, in tiles and their reference alike.
class Recorded {
public:
    void record(int samples) {
        for (int sample = 0; sample < samples; ++sample) {
            now += random() % 60 == 0 ? minutes(random() % 300) : seconds(random() % 70);
            if (nodes < 40 && random() % 200 == 0)
                ++nodes;
            std::vector<std::vector<LiveCode>> codes;
            std::vector<MetricCodes> columns;
            codes.reserve(Watched.size());
            for (const auto metric : Watched) {
                if (now > Begin + hours(1) && random() % 30 == 0)
                    continue;
                auto &column = codes.emplace_back(nodes);
                std::generate(column.begin(), column.end(), [this] { return drawCode(random); });
                columns.push_back({metric, column});
            }
            const auto recorded = tiles->record(now, nodeNames(nodes), columns);
            ASSERT_TRUE(recorded) << recorded.error().message();
            reference.record(now, columns);
        }
    }

    void expectAnswers(int queries) {
        constexpr std::array Steps{seconds(1), seconds(60), seconds(300), seconds(720), seconds(1'440), seconds(8'640)};
        const PastReference::Kept kept{stepStart(stepNumber(Begin, minutes(1)), minutes(1)), tiles->newest().value()};
        for (int query = 0; query < queries; ++query) {
            const auto from = Begin + (now - Begin) * static_cast<int>(random() % 100) / 100;
            const PastQuery asked{Watched[random() % Watched.size()], from, from + seconds(random() % 90'000),
                                  Steps[random() % Steps.size()]};
            std::vector<std::uint32_t> places(nodes + 2);
            std::iota(places.begin(), places.end(), 0u);
            std::shuffle(places.begin(), places.end(), random);
            places.resize(1 + random() % places.size());
            const auto all = nodeNames(nodes + 2);
            std::vector<std::string> names;
            for (const auto place : places)
                names.push_back(all[place]);
            const auto seen = tiles->query(asked, names);
            const auto wanted = reference.answer(asked, places, kept);
            ASSERT_EQ(seen.step, wanted.step);
            ASSERT_EQ(seen.start, wanted.start);
            ASSERT_EQ(seen.mean, wanted.mean);
            ASSERT_EQ(seen.least, wanted.least);
            ASSERT_EQ(seen.greatest, wanted.greatest);
        }
    }

    std::mt19937 random{9};
    std::size_t nodes = 5;
    Instant now = Begin;
    support::TemporaryDirectory directory;
    std::unique_ptr<NodeTiles> tiles = opened(directory);
    PastReference reference{Ladder{}};
};

TEST(NodeTiles, AnyQueryIsAnsweredAsAllSamplesWouldSay) {
    Recorded recorded;
    for (int round = 0; round < 6; ++round) {
        ASSERT_NO_FATAL_FAILURE(recorded.record(500));
        ASSERT_NO_FATAL_FAILURE(recorded.expectAnswers(20));
    }
}

TEST(NodeTiles, WhatWasWrittenIsThereAfterARestart) {
    const auto names = nodeNames(3);
    const std::vector<LiveCode> codes{0, 500, NotReported};
    const std::vector<MetricCodes> columns{{v1::SM_ACTIVE, codes}};
    support::TemporaryDirectory directory;
    // Starts again every 50 minutes, in the middle of coarse steps.
    for (int start = 0; start < 400; start += 50) {
        const auto tiles = opened(directory);
        for (int minute = start; minute <= start + 50; ++minute)
            ASSERT_TRUE(tiles->record(Begin + minutes(minute), names, columns));
    }
    const auto tiles = opened(directory);
    for (const auto step : {minutes(1), minutes(12), minutes(144)}) {
        const auto steps = tiles->query({v1::SM_ACTIVE, Begin, Begin + minutes(400), step}, names);
        ASSERT_EQ(steps.step, step);
        ASSERT_EQ(steps.startOf(steps.count() - 1), stepStart(stepNumber(Begin + minutes(399), step), step));
        for (std::size_t each = 0; each < steps.count(); ++each)
            ASSERT_THAT(steps.meanAt(each), testing::ElementsAre(0, toPast(500), PastNotReported)) << each;
    }
    EXPECT_EQ(tiles->oldest(v1::SM_ACTIVE), stepStart(stepNumber(Begin, minutes(1)), minutes(1)));
    EXPECT_FALSE(tiles->oldest(v1::POWER_DRAW));
}

TEST(NodeTiles, NodesAreFoundByNameWhereverTheyStand) {
    support::TemporaryDirectory directory;
    const auto tiles = opened(directory);
    const std::vector<std::string> before{"a", "b", "c"};
    const std::vector<std::string> after{"c", "d", "a"};
    const std::vector<LiveCode> codes{1'000, 2'000, 3'000};
    const std::vector<MetricCodes> columns{{v1::SM_ACTIVE, codes}};
    for (int minute = 0; minute < 30; ++minute)
        ASSERT_TRUE(tiles->record(Begin + minutes(minute), minute < 10 ? before : after, columns));
    const auto steps = tiles->query({v1::SM_ACTIVE, Begin, Begin + minutes(30), minutes(1)},
                                    std::vector<std::string>{"d", "c", "b", "a", "nobody"});
    ASSERT_EQ(steps.count(), 29u);
    const auto one = toPast(1'000);
    const auto two = toPast(2'000);
    const auto three = toPast(3'000);
    for (std::size_t step = 0; step < 10; ++step)
        EXPECT_THAT(steps.meanAt(step), testing::ElementsAre(PastNoData, three, two, one, PastNoData)) << step;
    for (std::size_t step = 10; step < steps.count(); ++step)
        EXPECT_THAT(steps.meanAt(step), testing::ElementsAre(two, one, PastNoData, three, PastNoData)) << step;
}

TEST(NodeTiles, TheBoundIsKeptAndCoarseStepsReachFurther) {
    support::TemporaryDirectory directory;
    const auto names = nodeNames(100);
    NodeTiles::Limits limits;
    limits.bytes = 1'500'000;
    const auto tiles = opened(directory, limits);
    const std::vector<LiveCode> codes(names.size(), 4'000);
    const std::vector<MetricCodes> columns{{v1::SM_ACTIVE, codes}, {v1::POWER_DRAW, codes}};
    constexpr int Days = 30;
    for (int minute = 0; minute < Days * 24 * 60; minute += 4) {
        ASSERT_TRUE(tiles->record(Begin + minutes(minute), names, columns));
        ASSERT_LE(tiles->bytes(), limits.bytes);
    }
    EXPECT_LE(sizeOf(directory), limits.bytes);
    const auto end = Begin + hours(Days * 24);
    const auto near = tiles->query({v1::SM_ACTIVE, end - hours(6), end, minutes(1)}, names);
    EXPECT_EQ(near.step, minutes(1));
    const auto far = tiles->query({v1::SM_ACTIVE, end - hours(24 * 12), end, minutes(1)}, names);
    EXPECT_GT(far.step, minutes(1));
    EXPECT_GE(far.count() * far.step, hours(24 * 11));
    EXPECT_THAT(far.mean, testing::Each(toPast(4'000)));
    EXPECT_LT(tiles->oldest(v1::SM_ACTIVE), end - hours(24 * 11));
    // A later start with less room makes it.
    limits.bytes /= 2;
    const auto smaller = opened(directory, limits);
    EXPECT_LE(sizeOf(directory), limits.bytes);
}

TEST(NodeTiles, ManyAskWhileOneRecords) {
    support::TemporaryDirectory directory;
    const auto names = nodeNames(50);
    NodeTiles::Limits limits;
    limits.bytes = 400'000;
    const auto tiles = opened(directory, limits);
    std::atomic<bool> isOver = false;
    std::atomic<int> answers = 0;
    std::vector<std::jthread> readers;
    for (int reader = 0; reader < 3; ++reader)
        readers.emplace_back([&, step = minutes(reader == 0 ? 1 : 12)] {
            while (!isOver) {
                const auto steps = tiles->query({v1::SM_CLOCK, Begin, Begin + hours(1'000'000), step}, names);
                for (std::size_t each = 0; each < steps.count(); ++each)
                    ASSERT_THAT(steps.leastAt(each), testing::Each(steps.leastAt(each).front()));
                answers += steps.count() > 0 ? 1 : 0;
            }
        });
    for (int minute = 0; minute < 1'500 || answers < 15; ++minute) {
        const std::vector<LiveCode> codes(names.size(), static_cast<LiveCode>(minute));
        ASSERT_TRUE(tiles->record(Begin + minutes(minute), names, std::vector<MetricCodes>{{v1::SM_CLOCK, codes}}));
    }
    isOver = true;
}

TEST(NodeTiles, WhatIsOlderThanTheReachGoesThoughThereIsRoom) {
    support::TemporaryDirectory directory;
    NodeTiles::Limits limits;
    limits.reach = hours(48);
    const auto tiles = opened(directory, limits);
    const std::vector<LiveCode> codes(3, 100);
    const std::vector<MetricCodes> columns{{v1::SM_ACTIVE, codes}};
    Instant now = Begin;
    for (int hour = 0; hour < 20 * 24; ++hour, now += hours(1))
        ASSERT_TRUE(tiles->record(now, nodeNames(3), columns));
    const auto oldest = tiles->oldest(v1::SM_ACTIVE);
    ASSERT_TRUE(oldest);
    // Files go whole: those of the longest steps hold six days.
    EXPECT_LE(*oldest, now - hours(48));
    EXPECT_GE(*oldest, now - hours(48) - hours(6 * 24));
}

} // namespace

} // namespace telemetry
