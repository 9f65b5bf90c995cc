#include <algorithm>
#include <chrono>
#include <thread>

#include "tests/backend/telemetry/simulator/fleets.h"

namespace simulator {

namespace {

using namespace std::chrono_literals;
using fleets::Codes;
using fleets::instant;
using telemetry::hasValue;

float decoded(telemetry::LiveCode code, v1::GpuMetric metric) {
    return telemetry::decode(code, telemetry::factsOf(metric).range);
}

// One metric of a moment, decoded; -1 where there is no live value.
std::vector<float> readings(const Moment &moment, v1::GpuMetric metric) {
    Codes codes(static_cast<std::size_t>(moment.range().count));
    moment.fill(metric, codes);
    std::vector<float> values;
    for (const auto code : codes)
        values.push_back(hasValue(code) && !telemetry::isStale(code) ? decoded(code, metric) : -1);
    return values;
}

// Instants over the month before the demo begins, of days and nights.
std::vector<core::TimePoint> month() {
    std::vector<core::TimePoint> times;
    for (auto back = 0h; back < 30 * 24h; back += 17h)
        times.push_back(instant() - back);
    return times;
}

TEST(SimulatedValues, AreTheSameInWhateverPartsAndOrderTheyAreAskedFor) {
    const auto fleet = fleets::demo();
    const auto time = instant() + 12'345ms;
    for (const auto &facts : telemetry::metrics()) {
        const auto whole = fleets::sample(fleet, time, facts.metric);
        // Something else in between, and then parts from the end.
        fleets::sample(fleet, time - 48h, facts.metric);
        for (int first = fleet.gpuCount(); first > 0;) {
            const int count = std::min(first, 171);
            first -= count;
            const auto part = fleets::sample(fleet, time, facts.metric, first, count);
            ASSERT_TRUE(std::equal(part.begin(), part.end(), whole.begin() + first)) << facts.metric << " " << first;
        }
    }
}

TEST(SimulatedValues, AreTheSameOfEveryFleetOfThatScenarioAndNoneOfAnother) {
    auto scenario = fleets::demoScenario();
    const auto first = fleets::sample(fleets::make(scenario), instant() - 5h, v1::POWER_DRAW);
    EXPECT_EQ(fleets::sample(fleets::make(scenario), instant() - 5h, v1::POWER_DRAW), first);
    scenario.set_seed(scenario.seed() + 1);
    EXPECT_NE(fleets::sample(fleets::make(scenario), instant() - 5h, v1::POWER_DRAW), first);
}

TEST(SimulatedValues, AreTheSameForThreadsThatAskAtOnce) {
    const auto fleet = fleets::demo();
    const auto expected = fleets::sample(fleet, instant(), v1::GPU_TEMPERATURE);
    std::vector<Codes> answers(4);
    {
        std::vector<std::jthread> threads;
        for (auto &answer : answers)
            threads.emplace_back([&fleet, &answer] {
                answer = fleets::sample(fleet, instant(), v1::GPU_TEMPERATURE);
                fleet.signals(instant() - 1h, instant());
                fleet.owners(instant());
            });
    }
    for (const auto &answer : answers)
        EXPECT_EQ(answer, expected);
}

TEST(SimulatedValues, StayWithinWhatTheHardwareCan) {
    const auto fleet = fleets::demo();
    const auto &hardware = fleet.hardware();
    for (const auto time : month()) {
        const auto moment = fleet.at(time);
        const auto temperature = readings(moment, v1::GPU_TEMPERATURE);
        const auto power = readings(moment, v1::POWER_DRAW);
        const auto clock = readings(moment, v1::SM_CLOCK);
        const auto memory = readings(moment, v1::MEMORY_USED);
        for (int slot = 0; slot < fleet.gpuCount(); ++slot) {
            const auto index = static_cast<std::size_t>(slot);
            if (power[index] < 0)
                continue;
            const auto &node = hardware.node(hardware.nodeOf(slot));
            const auto &product = hardware.productOf(node);
            ASSERT_GE(temperature[index], float(hardware.siteOf(node).inlet_celsius()));
            ASSERT_LE(temperature[index], float(product.slowdown_celsius()) + 2.1f);
            ASSERT_GE(power[index], float(product.idle_watts()) * 0.9f);
            ASSERT_LE(power[index], float(product.power_cap_watts()) + 0.1f);
            ASSERT_GE(clock[index], float(product.idle_mhz()) - 0.1f);
            ASSERT_LE(clock[index], float(product.boost_mhz()) + 0.1f);
            ASSERT_GT(memory[index], 0);
        }
    }
}

TEST(SimulatedValues, GpusThatNobodyHasAreIdle) {
    const auto fleet = fleets::demo();
    int seen = 0;
    for (const auto time : month()) {
        const auto owners = fleet.owners(time);
        std::vector<char> isTaken(static_cast<std::size_t>(fleet.gpuCount()));
        for (const auto &owner : owners) {
            for (const int slot : owner.slots)
                isTaken[static_cast<std::size_t>(slot)] = owner.phase != Life::Phase::Failed;
        }
        const auto moment = fleet.at(time);
        const auto active = readings(moment, v1::SM_ACTIVE);
        const auto clock = readings(moment, v1::SM_CLOCK);
        const auto memory = readings(moment, v1::MEMORY_USED);
        Codes kvCache(static_cast<std::size_t>(fleet.gpuCount()));
        moment.fill(v1::KV_CACHE_USED, kvCache);
        for (int slot = 0; slot < fleet.gpuCount(); ++slot) {
            const auto index = static_cast<std::size_t>(slot);
            if (isTaken[index] != 0 || clock[index] < 0)
                continue;
            ++seen;
            ASSERT_LE(active[index], 0) << slot;
            ASSERT_LT(clock[index], 500) << slot;
            ASSERT_LT(memory[index], 1) << slot;
            ASSERT_EQ(kvCache[index], telemetry::NotReported) << slot;
        }
    }
    EXPECT_GT(seen, 1'000);
}

TEST(SimulatedValues, PowerFollowsActivity) {
    const auto fleet = fleets::demo();
    const auto moment = fleet.at(instant() - 30h);
    const auto active = readings(moment, v1::SM_ACTIVE);
    const auto power = readings(moment, v1::POWER_DRAW);
    const auto owners = fleet.owners(instant() - 30h);
    int compared = 0;
    for (const auto &owner : owners) {
        for (const auto &other : owners) {
            const auto left = static_cast<std::size_t>(owner.slots.front());
            const auto right = static_cast<std::size_t>(other.slots.front());
            if (owner.workload != other.workload || active[left] < 0 || active[left] - active[right] < 15)
                continue;
            ++compared;
            ASSERT_GT(power[left], power[right]) << left << " " << right;
        }
    }
    EXPECT_GT(compared, 500);
}

TEST(SimulatedValues, TemperatureLagsBehindPower) {
    const auto fleet = fleets::make(fleets::smallScenario(
        R"([{"id": "away", "begin": "0s", "length": "600s", "place": {"nodes": ["n001"]}, "node_absence": {}}])"));
    // Its replicas are ready again some two minutes after it came back, and warm up from then on.
    const auto owner = fleet.owner(instant() + 15min, 0);
    ASSERT_TRUE(owner);
    ASSERT_EQ(owner->phase, Life::Phase::Ready);
    const auto early = owner->since + 50s;
    const auto late = owner->since + 10min;
    const float idle = fleets::value(fleet, owner->since - 1s, v1::GPU_TEMPERATURE, 0);
    const float warmed = fleets::value(fleet, early, v1::GPU_TEMPERATURE, 0) - idle;
    const float warm = fleets::value(fleet, late, v1::GPU_TEMPERATURE, 0) - idle;
    const auto power = [&](core::TimePoint time) { return fleets::value(fleet, time, v1::POWER_DRAW, 0); };
    const float idleWatts = power(owner->since - 1s);
    const float drawn = (power(early) - idleWatts) / (power(late) - idleWatts);
    EXPECT_GT(warm, 10);
    EXPECT_GT(drawn, 0.7f);
    EXPECT_LT(warmed / warm, drawn - 0.15f);
}

TEST(SimulatedValues, ChangeLittleWithinASecond) {
    const auto fleet = fleets::demo();
    for (int second = 0; second < 30; ++second) {
        const auto time = instant() - 3h + std::chrono::seconds(second * 61);
        const auto before = readings(fleet.at(time), v1::SM_ACTIVE);
        const auto after = readings(fleet.at(time + 1s), v1::SM_ACTIVE);
        const auto cool = readings(fleet.at(time), v1::GPU_TEMPERATURE);
        const auto warm = readings(fleet.at(time + 1s), v1::GPU_TEMPERATURE);
        for (std::size_t slot = 0; slot < before.size(); ++slot) {
            ASSERT_NEAR(before[slot], after[slot], 12) << slot;
            ASSERT_NEAR(cool[slot], warm[slot], 3) << slot;
        }
    }
}

TEST(SimulatedValues, NightsAreQuieterThanDays) {
    const auto fleet = fleets::demo();
    const auto mean = [&](core::TimePoint time) {
        float sum = 0;
        for (const auto value : readings(fleet.at(time, {0, 640}), v1::SM_ACTIVE))
            sum += std::max(0.0f, value);
        return sum / 640;
    };
    // Of a Wednesday and a Sunday, in Frankfurt.
    const float day = mean(instant("2026-11-25T10:00:00Z"));
    EXPECT_GT(day, 55);
    EXPECT_LT(mean(instant("2026-11-25T02:00:00Z")), day * 0.6f);
    EXPECT_LT(mean(instant("2026-11-22T10:00:00Z")), day * 0.75f);
}

TEST(SimulatedValues, BatchRunsAtNight) {
    const auto fleet = fleets::demo();
    const auto running = [&](core::TimePoint time) {
        const auto owners = fleet.owners(time);
        return std::count_if(owners.begin(), owners.end(), [&](const auto &owner) {
            return fleet.scenario().workloads(owner.workload).id() == "phi-4-night-batch";
        });
    };
    EXPECT_EQ(running(instant("2026-11-25T13:00:00Z")), 0);
    EXPECT_EQ(running(instant("2026-11-25T02:00:00Z")), 120);
}

TEST(SimulatedValues, OldGpusDoNotReportWhatTheyCannot) {
    const auto fleet = fleets::demo();
    const auto &hardware = fleet.hardware();
    const int slot = hardware.node(232).gpus.first;
    ASSERT_EQ(hardware.productOf(hardware.node(232)).id(), "p100");
    EXPECT_EQ(fleets::codeOf(fleet, instant(), v1::SM_ACTIVE, slot), telemetry::NotReported);
    EXPECT_EQ(fleets::codeOf(fleet, instant(), v1::NVLINK_THROUGHPUT, slot), telemetry::NotReported);
    EXPECT_TRUE(hasValue(fleets::codeOf(fleet, instant(), v1::GPU_UTILIZATION, slot)));
    EXPECT_TRUE(hasValue(fleets::codeOf(fleet, instant(), v1::GPU_TEMPERATURE, slot)));
}

TEST(SimulatedValues, WhoHoldsGpusAndDoesNothingHasThemIdleAndFull) {
    const auto fleet = fleets::demo();
    int gpus = 0;
    for (const auto &owner : fleet.owners(instant())) {
        if (fleet.scenario().workloads(owner.workload).id() != "intent-study")
            continue;
        for (const int slot : owner.slots) {
            // One of its nodes is not heard at present: known is what it was.
            if (telemetry::isStale(fleets::codeOf(fleet, instant(), v1::SM_ACTIVE, slot)))
                continue;
            ++gpus;
            EXPECT_EQ(fleets::value(fleet, instant(), v1::SM_ACTIVE, slot), 0);
            EXPECT_NEAR(fleets::value(fleet, instant(), v1::MEMORY_USED, slot), 62, 1);
        }
    }
    EXPECT_EQ(gpus, 96);
}

} // namespace

} // namespace simulator
