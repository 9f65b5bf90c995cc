// What was measured of a host in the last day, in steps.
#include "backend/fleet/host_collector.h"

#include <cmath>
#include <thread>

#include <gtest/gtest.h>

#include "tests/support/fake_clock.h"

using namespace fleet;
using namespace std::chrono_literals;
namespace v1 = pilothouse::v1;

namespace {

const core::TimePoint begin{500'000h};

HostValues busy(float value) {
    HostValues values;
    values.fill(std::numeric_limits<float>::quiet_NaN());
    values[v1::CPU_BUSY - 1] = value;
    return values;
}

const std::vector<float> &of(const HostPast::Steps &steps, bool isGreatest = false) {
    return (isGreatest ? steps.greatest : steps.means)[v1::CPU_BUSY - 1];
}

} // namespace

TEST(HostPastTest, StepsAreMeansWithTheGreatestBeside) {
    HostPast past;
    for (int second = 0; second < 120; second += 5)
        past.add(begin + std::chrono::seconds(second), busy(second < 60 ? float(second) : 80));
    const auto steps = past.query(begin, begin + 120s, 60s);
    ASSERT_EQ(steps.count, 2u);
    EXPECT_EQ(steps.start, begin);
    EXPECT_FLOAT_EQ(of(steps)[0], 27.5);
    EXPECT_FLOAT_EQ(of(steps, true)[0], 55);
    EXPECT_FLOAT_EQ(of(steps)[1], 80);
    EXPECT_TRUE(std::isnan(steps.means[v1::DISK_READ - 1][0]));
}

TEST(HostPastTest, AGapIsNotZero) {
    HostPast past;
    past.add(begin, busy(10));
    past.add(begin + 30s, busy(20));
    const auto steps = past.query(begin, begin + 35s, 10s);
    ASSERT_EQ(steps.count, 4u);
    EXPECT_TRUE(std::isnan(of(steps)[1]));
    EXPECT_TRUE(std::isnan(of(steps)[2]));
    EXPECT_FLOAT_EQ(of(steps)[3], 20);
}

TEST(HostPastTest, ADayIsKeptAndNoMore) {
    HostPast past;
    for (int step = 0; step < 40'000; ++step)
        past.add(begin + step * HostPast::Step, busy(1));
    const auto end = begin + 39'999 * HostPast::Step;
    ASSERT_TRUE(past.oldest());
    EXPECT_GE(*past.oldest(), end - 24h);
    EXPECT_LE(*past.oldest(), end - 24h + 1min);
    EXPECT_LE(past.query(begin, end, 60s).count, 24u * 60 + 1);
}

TEST(HostPastTest, AClockThatIsSetBackForgetsWhatIsNewer) {
    HostPast past;
    for (int step = 0; step < 100; ++step)
        past.add(begin + step * HostPast::Step, busy(1));
    past.add(begin + 50s, busy(70));
    EXPECT_EQ(past.query(begin, begin + 1h, HostPast::Step).count, 11u);
    EXPECT_FLOAT_EQ((*past.newest(begin + 50s))[v1::CPU_BUSY - 1], 70);
    EXPECT_FALSE(past.newest(begin + 10min));
}

TEST(HostCollectorTest, ThisHostIsMeasuredAndAnswered) {
    const core::SystemClock clock;
    const HostCollector host({clock, "clusters/local/nodes/here", HostCounterReader("/", "/tmp"), 10ms});
    v1::QueryHostResponse answer;
    const auto ask = [&] {
        answer.Clear();
        return host.fill({}, &answer).isOk() && answer.steps() > 0 && answer.series(v1::CPU_BUSY - 1).has_value();
    };
    const auto deadline = std::chrono::steady_clock::now() + 20s;
    while (!ask() && std::chrono::steady_clock::now() < deadline)
        std::this_thread::sleep_for(10ms);
    ASSERT_TRUE(ask());
    ASSERT_EQ(answer.series_size(), HostMetricCount);
    EXPECT_GT(answer.processors(), 0);
    EXPECT_GT(answer.memory_bytes(), 0);
    EXPECT_GT(answer.disk_bytes(), 0);
    EXPECT_EQ(answer.step().seconds(), 5);
    const auto &memory = answer.series(v1::HOST_MEMORY_USED - 1);
    EXPECT_EQ(memory.metric(), v1::HOST_MEMORY_USED);
    EXPECT_GT(memory.value(), 0);
    EXPECT_LT(memory.value(), 100);
    EXPECT_EQ(memory.means_size(), answer.steps());
    EXPECT_GE(memory.greatest(0), memory.means(0) - 0.001f);
}

TEST(HostCollectorTest, AnAnswerHasAtMostTwoThousandSteps) {
    support::FakeClock clock;
    const HostCollector host({clock, "clusters/local/nodes/here", HostCounterReader("/", "/tmp"), 1h});
    v1::QueryHostRequest request;
    *request.mutable_start_time() = core::toTimestamp(clock.now() - 24h);
    *request.mutable_end_time() = core::toTimestamp(clock.now());
    v1::QueryHostResponse answer;
    ASSERT_TRUE(host.fill(request, &answer));
    EXPECT_GE(answer.step().seconds() * 2'000, 24 * 3'600);
    *request.mutable_end_time() = core::toTimestamp(clock.now() - 25h);
    EXPECT_EQ(host.fill(request, &answer).error().reason(), v1::INVALID_FIELD);
}
