#include "backend/telemetry/history.h"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/backend/telemetry/past_reference.h"

namespace telemetry {

namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

// Neither on an hour nor on a step, and of a group of steps of each level not the first.
const Instant Begin = Instant(hours(500'001)) + minutes(7) + seconds(3);

constexpr std::array Watched{v1::SM_ACTIVE, v1::GPU_TEMPERATURE, v1::SM_CLOCK};

History::Limits minutesOnly() {
    History::Limits limits;
    limits.fineReach = milliseconds(0);
    return limits;
}

// Records random codes of a growing fleet, with holes, in a history and its reference alike.
class Recorded {
public:
    explicit Recorded(const History::Limits &limits) : history(limits), reference(Ladder{limits.step}) {}

    void record(int samples) {
        for (int sample = 0; sample < samples; ++sample) {
            now += random() % 60 == 0 ? minutes(random() % 40) : seconds(random() % 70);
            if (slots < 60 && random() % 20 == 0)
                ++slots;
            std::vector<std::vector<LiveCode>> codes;
            std::vector<MetricCodes> columns;
            codes.reserve(Watched.size());
            for (const auto metric : Watched) {
                if (random() % 30 == 0)
                    continue;
                auto &column = codes.emplace_back(slots);
                std::generate(column.begin(), column.end(), [this] { return drawCode(random); });
                columns.push_back({metric, column});
            }
            history.record(now, columns);
            reference.record(now, columns);
        }
    }

    PastReference::Kept kept() const { return {history.oldest().value(), history.newest().value()}; }

    std::mt19937 random{8};
    std::uint32_t slots = 5;
    Instant now = Begin;
    History history;
    PastReference reference;
};

void expectEqual(const PastSteps &seen, const PastSteps &wanted) {
    ASSERT_EQ(seen.step, wanted.step);
    ASSERT_EQ(seen.count(), wanted.count());
    if (wanted.count() > 0) {
        ASSERT_EQ(seen.start, wanted.start);
    }
    for (std::size_t step = 0; step < wanted.count(); ++step) {
        ASSERT_THAT(seen.meanAt(step), testing::ElementsAreArray(wanted.meanAt(step))) << step;
        ASSERT_THAT(seen.leastAt(step), testing::ElementsAreArray(wanted.leastAt(step))) << step;
        ASSERT_THAT(seen.greatestAt(step), testing::ElementsAreArray(wanted.greatestAt(step))) << step;
    }
}

TEST(History, NothingIsKnownBeforeAStepIsOver) {
    History history{minutesOnly()};
    const std::vector<LiveCode> codes{1, 2};
    const std::vector<MetricCodes> columns{{v1::SM_ACTIVE, codes}};
    const PastQuery all{v1::SM_ACTIVE, Instant(), Begin + hours(1), minutes(1)};
    EXPECT_EQ(history.query(all, SlotRange{0, 2}).count(), 0u);
    history.record(Begin, columns);
    EXPECT_EQ(history.query(all, SlotRange{0, 2}).count(), 0u);
    EXPECT_FALSE(history.oldest());
    history.record(Begin + minutes(1), columns);
    const auto steps = history.query(all, SlotRange{0, 2});
    ASSERT_EQ(steps.count(), 1u);
    EXPECT_EQ(steps.start, stepStart(stepNumber(Begin, minutes(1)), minutes(1)));
    EXPECT_THAT(steps.meanAt(0), testing::ElementsAre(toPast(1), toPast(2)));
    EXPECT_EQ(history.query({v1::POWER_DRAW, Begin, Begin + minutes(9), minutes(1)}, SlotRange{0, 2}).mean,
              std::vector<PastCode>(2, PastNoData));
}

TEST(History, AnyQueryIsAnsweredAsAllSamplesWouldSay) {
    Recorded recorded(minutesOnly());
    constexpr std::array Steps{seconds(1),   seconds(60),    seconds(61),    seconds(300),
                               seconds(720), seconds(1'440), seconds(8'640), seconds(30'000)};
    for (int round = 0; round < 6; ++round) {
        recorded.record(250);
        const auto kept = recorded.kept();
        auto &random = recorded.random;
        for (int query = 0; query < 20; ++query) {
            const auto from = Begin + minutes(random() % 2'400) - minutes(60);
            const PastQuery asked{Watched[random() % Watched.size()], from, from + seconds(random() % 90'000),
                                  Steps[random() % Steps.size()]};
            const SlotRange range{std::uint32_t(random() % 50), std::uint32_t(random() % 50)};
            std::vector<Slot> list(range.count);
            std::iota(list.begin(), list.end(), range.first);
            ASSERT_NO_FATAL_FAILURE(
                expectEqual(recorded.history.query(asked, range), recorded.reference.answer(asked, list, kept)));
            std::shuffle(list.begin(), list.end(), random);
            ASSERT_NO_FATAL_FAILURE(
                expectEqual(recorded.history.query(asked, list), recorded.reference.answer(asked, list, kept)));
        }
    }
}

TEST(History, LessRoomChangesHowFarItReachesAndNothingElse) {
    auto limits = minutesOnly();
    limits.bytes = 90'000;
    Recorded recorded(limits);
    Instant oldest;
    for (int round = 0; round < 30; ++round) {
        recorded.record(50);
        ASSERT_LE(recorded.history.bytes(), limits.bytes);
        const auto kept = recorded.kept();
        ASSERT_GE(kept.oldest, oldest);
        oldest = kept.oldest;
        std::vector<Slot> list(recorded.slots);
        std::iota(list.begin(), list.end(), 0u);
        for (const auto step : {minutes(1), minutes(12), minutes(144)}) {
            const PastQuery all{v1::SM_CLOCK, Instant(), recorded.now, step};
            ASSERT_NO_FATAL_FAILURE(
                expectEqual(recorded.history.query(all, list), recorded.reference.answer(all, list, kept)));
        }
    }
    EXPECT_GT(oldest, Begin + minutes(30));
    EXPECT_GT(recorded.history.bytes(), limits.bytes / 2);
}

TEST(History, FineStepsAnswerWhereTheyReach) {
    History history{History::Limits{}};
    const auto codeAt = [](Instant now) { return static_cast<LiveCode>((now - Begin) / seconds(1) * 9); };
    for (Instant now = Begin; now < Begin + minutes(90); now += seconds(1)) {
        const auto code = codeAt(now);
        const std::vector<MetricCodes> columns{{v1::GPU_TEMPERATURE, {&code, 1}}};
        history.record(now, columns);
    }
    const auto end = Begin + minutes(90);
    const auto fine = history.query({v1::GPU_TEMPERATURE, end - minutes(10), end, seconds(5)}, SlotRange{0, 1});
    EXPECT_EQ(fine.step, seconds(5));
    EXPECT_GE(fine.count(), 119u);
    for (std::size_t step = 0; step + 1 < fine.count(); ++step)
        ASSERT_EQ(fine.meanAt(step).front(), toPast(codeAt(fine.startOf(step) + seconds(4)))) << step;
    const auto coarse = history.query({v1::GPU_TEMPERATURE, end - minutes(80), end, seconds(5)}, SlotRange{0, 1});
    EXPECT_EQ(coarse.step, minutes(1));
    EXPECT_EQ(coarse.count(), 80u);
}

TEST(History, AClockThatIsSetBackMakesTheFutureForgotten) {
    History history{minutesOnly()};
    const LiveCode code = 1'000;
    const std::vector<MetricCodes> columns{{v1::SM_ACTIVE, {&code, 1}}};
    for (int minute = 0; minute < 300; ++minute)
        history.record(Begin + minutes(minute), columns);
    // Less than a step: the same step goes on.
    history.record(Begin + minutes(299) - seconds(20), columns);
    const auto before = history.query({v1::SM_ACTIVE, Begin, Begin + minutes(400), minutes(1)}, SlotRange{0, 1});
    EXPECT_EQ(before.count(), 299u);
    for (int minute = 100; minute < 110; ++minute)
        history.record(Begin + minutes(minute), columns);
    for (const auto step : {minutes(1), minutes(12)}) {
        const auto after = history.query({v1::SM_ACTIVE, Begin, Begin + minutes(400), step}, SlotRange{0, 1});
        EXPECT_EQ(after.startOf(after.count() - 1), stepStart(stepNumber(Begin + minutes(108), step), step));
        for (const auto mean : after.mean)
            ASSERT_EQ(mean, toPast(code));
    }
}

TEST(History, AGapOfDaysLeavesNothingOlderThanItsReach) {
    History history{minutesOnly()};
    const LiveCode code = 1'000;
    const std::vector<MetricCodes> columns{{v1::SM_ACTIVE, {&code, 1}}};
    for (int minute = 0; minute < 20; ++minute)
        history.record(Begin + minutes(minute), columns);
    const auto later = Begin + hours(24 * 400);
    for (int minute = 0; minute < 3; ++minute)
        history.record(later + minutes(minute), columns);
    EXPECT_GE(history.oldest().value(), later - minutes(1));
    EXPECT_EQ(history.query({v1::SM_ACTIVE, Instant(), later + minutes(9), minutes(1)}, SlotRange{0, 1}).count(), 2u);
}

// Each step has one value in all slots, which grows from step to step.
TEST(History, ManyAskWhileOneRecords) {
    auto limits = minutesOnly();
    limits.bytes = 2'000'000;
    History history{limits};
    std::atomic<bool> isOver = false;
    std::atomic<int> answers = 0;
    std::vector<std::jthread> readers;
    for (int reader = 0; reader < 3; ++reader)
        readers.emplace_back([&, step = minutes(reader == 0 ? 1 : 12)] {
            while (!isOver) {
                const auto steps =
                    history.query({v1::SM_CLOCK, Instant(), Begin + hours(1'000'000), step}, SlotRange{10, 100});
                PastCode last = 0;
                for (std::size_t each = 0; each < steps.count(); ++each) {
                    const auto codes = steps.leastAt(each);
                    ASSERT_EQ(std::count(codes.begin(), codes.end(), codes.front()), std::ptrdiff_t(codes.size()));
                    ASSERT_GE(codes.front(), last);
                    last = codes.front();
                }
                answers += steps.count() > 0 ? 1 : 0;
            }
        });
    for (int minute = 0; minute < 1'500 || answers < 15; ++minute) {
        const std::vector<LiveCode> codes(500, static_cast<LiveCode>(std::min(minute * 10, int(MaxLevel))));
        const std::vector<MetricCodes> columns{{v1::SM_CLOCK, codes}};
        history.record(Begin + minutes(minute), columns);
        ASSERT_LE(history.bytes(), limits.bytes);
    }
    isOver = true;
}

} // namespace

} // namespace telemetry
