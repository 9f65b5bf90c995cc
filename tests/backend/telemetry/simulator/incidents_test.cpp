#include <chrono>
#include <map>

#include "tests/backend/telemetry/simulator/fleets.h"

namespace simulator {

namespace {

using namespace std::chrono_literals;
using fleets::codeOf;
using fleets::instant;
using fleets::value;
using telemetry::hasValue;
using telemetry::isStale;

// An hour from the scenario's start on, at GPU 1 of n002.
SimulatedFleet struck(const std::string &what) {
    return fleets::make(fleets::smallScenario(
        R"([{"id": "it", "begin": "0s", "length": "3600s", "place": {"nodes": ["n002"], "gpus": [1]}, )" + what +
        "}]"));
}

constexpr int Struck = 5;
constexpr int Beside = 6;

const core::TimePoint before = instant() - 1ms;
const core::TimePoint begin = instant();
const core::TimePoint during = instant() + 30min;
const core::TimePoint last = instant() + 1h - 1ms;
const core::TimePoint after = instant() + 1h;

TEST(SimulatedIncidents, ASilentNodeIsStaleFromBeginToEnd) {
    const auto fleet = struck(R"("silent_source": {})");
    const auto known = codeOf(fleet, before, v1::POWER_DRAW, Struck);
    ASSERT_TRUE(hasValue(known));
    for (const auto time : {begin, during, last})
        EXPECT_EQ(codeOf(fleet, time, v1::POWER_DRAW, Struck), known | telemetry::StaleBit);
    EXPECT_FALSE(isStale(codeOf(fleet, after, v1::POWER_DRAW, Struck)));
    EXPECT_FALSE(isStale(codeOf(fleet, during, v1::POWER_DRAW, Beside)));
}

TEST(SimulatedIncidents, ANodeThatIsGoneHasNoDataAndComesBackEmpty) {
    const auto fleet = struck(R"("node_absence": {})");
    for (const auto time : {begin, during, last}) {
        for (const auto &facts : telemetry::metrics())
            EXPECT_EQ(codeOf(fleet, time, facts.metric, Struck), telemetry::NoData);
    }
    EXPECT_TRUE(hasValue(codeOf(fleet, before, v1::POWER_DRAW, Struck)));
    EXPECT_GT(value(fleet, before, v1::MEMORY_USED, Struck), 80);
    EXPECT_LT(value(fleet, after, v1::MEMORY_USED, Struck), 5);
    EXPECT_GT(value(fleet, after + 5min, v1::MEMORY_USED, Struck), 80);
}

TEST(SimulatedIncidents, ALostGpuIsKnownByWhatWasReadLast) {
    const auto fleet = struck(R"("gpu_loss": {"xid": 79})");
    const auto known = codeOf(fleet, before, v1::GPU_TEMPERATURE, Struck);
    for (const auto time : {begin, during, last}) {
        EXPECT_EQ(codeOf(fleet, time, v1::GPU_TEMPERATURE, Struck), known | telemetry::StaleBit);
        EXPECT_EQ(codeOf(fleet, time, v1::SM_ACTIVE, Struck), telemetry::NotReported);
        EXPECT_EQ(codeOf(fleet, time, v1::KV_CACHE_USED, Struck), telemetry::NotReported);
    }
    EXPECT_TRUE(hasValue(codeOf(fleet, after, v1::SM_ACTIVE, Struck)));
    // The other GPU of its replica does nothing any more.
    EXPECT_EQ(value(fleet, during, v1::SM_ACTIVE, Struck - 1), 0);
    const auto signals = fleet.signals(before, after + 1ms);
    ASSERT_EQ(signals.size(), 3u);
    EXPECT_EQ(signals[0], (Signal{begin, Struck, Signal::Kind::Xid, false, 79}));
    EXPECT_EQ(signals[1], (Signal{begin, Struck, Signal::Kind::Lost, false, 0}));
    EXPECT_EQ(signals[2], (Signal{after, Struck, Signal::Kind::Lost, true, 0}));
}

TEST(SimulatedIncidents, HeatLowersClocksAndGoesOver) {
    const auto fleet = struck(R"("throttling": {"clock_loss_basis_points": 4000})");
    EXPECT_NEAR(value(fleet, during, v1::GPU_TEMPERATURE, Struck), 86, 1.1);
    EXPECT_LT(value(fleet, during, v1::SM_CLOCK, Struck), 0.65f * value(fleet, during, v1::SM_CLOCK, Beside));
    EXPECT_LT(value(fleet, before, v1::GPU_TEMPERATURE, Struck), 75);
    EXPECT_LT(value(fleet, after, v1::GPU_TEMPERATURE, Struck), 75);
    EXPECT_TRUE(fleet.counters(before, {Struck, 1}).empty());
    const auto counters = fleet.counters(during, {Struck, 1});
    ASSERT_EQ(counters.size(), 1u);
    EXPECT_TRUE(counters[0].isThermalThrottled);
    EXPECT_FALSE(counters[0].isPowerThrottled);
    EXPECT_TRUE(fleet.counters(after, {Struck, 1}).empty());
}

TEST(SimulatedIncidents, ALimitOfPowerIsKept) {
    const auto fleet = struck(R"("throttling": {"is_power": true, "clock_loss_basis_points": 2000})");
    EXPECT_LE(value(fleet, during, v1::POWER_DRAW, Struck), 301);
    EXPECT_LT(value(fleet, during, v1::SM_CLOCK, Struck), 0.85f * value(fleet, during, v1::SM_CLOCK, Beside));
    const auto counters = fleet.counters(during, {Struck, 1});
    ASSERT_EQ(counters.size(), 1u);
    EXPECT_TRUE(counters[0].isPowerThrottled);
}

TEST(SimulatedIncidents, AStormReportsAsOftenAsItSays) {
    const auto fleet = struck(R"("xid_storm": {"xids": [48, 63], "events_per_hour": 120})");
    const auto signals = fleet.signals(before, after);
    EXPECT_NEAR(double(signals.size()), 120, 1);
    for (const auto &signal : signals) {
        EXPECT_EQ(signal.slot, Struck);
        EXPECT_EQ(signal.kind, Signal::Kind::Xid);
        EXPECT_TRUE(signal.xid == 48 || signal.xid == 63);
    }
    EXPECT_TRUE(fleet.signals(after, after + 24h).empty());
    EXPECT_LT(value(fleet, during, v1::SM_ACTIVE, Struck), 0.8f * value(fleet, during, v1::SM_ACTIVE, Beside));
}

TEST(SimulatedIncidents, ErrorsOfALinkGrowAndItsThroughputFalls) {
    const auto fleet = fleets::make(fleets::smallScenario(
        R"([{"id": "it", "begin": "0s", "place": {"nodes": ["n002"], "gpus": [1]}, "nvlink_decay": {"link": 3,
            "errors_per_hour": 10, "doubling_time": "86400s", "throughput_loss_basis_points": 3000,
            "errors_per_xid": 500}}])"));
    std::int64_t counted = 0;
    std::int64_t gained = 0;
    for (auto days = 1; days <= 5; ++days) {
        const auto counters = fleet.counters(begin + days * 24h, {Struck, 1});
        ASSERT_EQ(counters.size(), 1u);
        EXPECT_EQ(counters[0].nvlink, 3);
        // Each day brings twice as many as the one before.
        EXPECT_GT(counters[0].nvlinkErrors - counted, gained * 19 / 10);
        gained = counters[0].nvlinkErrors - counted;
        counted = counters[0].nvlinkErrors;
    }
    // 10 an hour for a day are 240; doubling makes 346 of them.
    EXPECT_NEAR(double(counted), 346 * 31, 40);
    const auto signals = fleet.signals(begin, begin + 5 * 24h);
    EXPECT_EQ(signals.size(), std::size_t(counted / 500));
    EXPECT_EQ(signals.front().xid, 74);
    EXPECT_LT(value(fleet, during, v1::NVLINK_THROUGHPUT, Struck),
              0.9f * value(fleet, during, v1::NVLINK_THROUGHPUT, Beside));
}

TEST(SimulatedIncidents, MemoryThatFailsUsesUpItsSpareRows) {
    const auto fleet = fleets::make(fleets::smallScenario(
        R"([{"id": "it", "begin": "0s", "place": {"nodes": ["n002"], "gpus": [1]}, "ecc_growth": {
            "corrected_per_hour": 100, "corrected_per_remap": 200, "spare_rows": 3}}])"));
    const auto at = [&](std::chrono::hours hours) { return fleet.counters(begin + hours, {Struck, 1}).at(0); };
    EXPECT_EQ(at(1h).eccCorrected, 100);
    EXPECT_EQ(at(5h).remappedRows, 2);
    EXPECT_FALSE(at(7h).hasRemapFailed);
    EXPECT_TRUE(at(9h).hasRemapFailed);
    EXPECT_EQ(at(9h).remappedRows, 3);
    EXPECT_GT(at(9h).eccUncorrected, 0);
    std::map<int, int> xids;
    for (const auto &signal : fleet.signals(begin, begin + 48h))
        ++xids[signal.xid];
    EXPECT_EQ(xids, (std::map<int, int>{{63, 3}, {64, 1}}));
}

TEST(SimulatedIncidents, ANoisyTenantTakesFromItsNeighbours) {
    auto scenario = fleets::smallScenario(
        R"([{"id": "it", "begin": "0s", "length": "3600s", "noisy_tenant": {"workload": "chat",
            "load_basis_points": 20000, "neighbour_loss_basis_points": 5000}}])");
    // Each replica has half a node; another workload gets what is left of n004 once one of them is moved there.
    scenario.mutable_workloads(0)->set_replicas(5);
    *scenario.add_workloads() = scenario.workloads(0);
    scenario.mutable_workloads(1)->set_id("quiet");
    scenario.mutable_workloads(1)->set_replicas(3);
    const auto noisy = fleets::make(scenario);
    const auto owner = noisy.owner(during, 10);
    ASSERT_TRUE(owner);
    ASSERT_EQ(owner->workload, 1);
    scenario.clear_incidents();
    const auto calm = fleets::make(scenario);
    EXPECT_NEAR(value(noisy, during, v1::SM_ACTIVE, 10), value(calm, during, v1::SM_ACTIVE, 10) / 2, 1);
    EXPECT_EQ(value(noisy, during, v1::SM_ACTIVE, 12), value(calm, during, v1::SM_ACTIVE, 12));
    EXPECT_GT(value(noisy, during, v1::REQUESTS_WAITING, 0), 10);
    EXPECT_EQ(value(noisy, after, v1::SM_ACTIVE, 10), value(calm, after, v1::SM_ACTIVE, 10));
}

TEST(SimulatedIncidents, WhatIsOnDemandWaitsUntilItIsStarted) {
    const auto calm = fleets::demo();
    const auto time = instant() + 7h;
    const std::vector<v1::IncidentStart> starts{fleets::start("bad-afternoon", time)};
    const auto struck = calm.withStarts(starts);
    ASSERT_TRUE(struck);
    const int slot = calm.hardware().node(43).gpus.first;
    EXPECT_EQ(calm.hardware().nodeName(43), "n044");
    // Nothing before it is another one; then the node goes, nine minutes after the start, and comes back.
    EXPECT_EQ(fleets::sample(*struck, time - 1ms, v1::POWER_DRAW), fleets::sample(calm, time - 1ms, v1::POWER_DRAW));
    EXPECT_GT(value(*struck, time + 8min, v1::GPU_TEMPERATURE, slot),
              value(calm, time + 8min, v1::GPU_TEMPERATURE, slot));
    EXPECT_EQ(codeOf(*struck, time + 9min, v1::POWER_DRAW, slot), telemetry::NoData);
    EXPECT_TRUE(hasValue(codeOf(*struck, time + 17min, v1::POWER_DRAW, slot)));
    EXPECT_TRUE(hasValue(codeOf(calm, time + 9min, v1::POWER_DRAW, slot)));
    EXPECT_EQ(struck->incidents().size(), calm.incidents().size() + 4);
}

TEST(SimulatedIncidents, OnlyWhatIsOnDemandCanBeStarted) {
    const auto fleet = fleets::demo();
    for (const auto *id : {"nothing", "warm-row", "bad-afternoon-node"}) {
        const auto refused = fleet.withStarts(std::vector{fleets::start(id, instant())});
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().reason(), v1::NOT_FOUND);
        EXPECT_EQ(refused.error().arguments().at("name"), id);
    }
}

TEST(SimulatedIncidents, SignalsAreTheSameInWhateverSpansTheyAreAskedFor) {
    const auto fleet = fleets::demo();
    const auto from = instant() - 10 * 24h;
    const auto whole = fleet.signals(from, instant());
    EXPECT_GT(whole.size(), 500u);
    std::vector<Signal> parts;
    for (auto time = from; time < instant();) {
        const auto end = std::min(time + 97min + 13ms, instant());
        const auto part = fleet.signals(time, end);
        parts.insert(parts.end(), part.begin(), part.end());
        time = end;
    }
    EXPECT_EQ(parts, whole);
}

TEST(SimulatedIncidents, CountersNeverGoBack) {
    const auto fleet = fleets::demo();
    std::map<int, GpuCounters> before;
    for (auto back = 30 * 24h; back >= 0h; back -= 13h) {
        for (const auto &now : fleet.counters(instant() - back, {0, fleet.gpuCount()})) {
            if (!now.isHeard)
                continue;
            auto &then = before[now.slot];
            ASSERT_GE(now.eccCorrected, then.eccCorrected);
            ASSERT_GE(now.eccUncorrected, then.eccUncorrected);
            ASSERT_GE(now.remappedRows, then.remappedRows);
            ASSERT_GE(now.hasRemapFailed, then.hasRemapFailed);
            ASSERT_GE(now.nvlinkErrors, then.nvlinkErrors);
            ASSERT_GE(now.pcieReplays, then.pcieReplays);
            then = now;
        }
    }
    EXPECT_GT(before.size(), 20u);
}

TEST(SimulatedIncidents, TheDemoBeginsWithItsFaults) {
    const auto fleet = fleets::demo();
    const auto now = instant();
    const auto &hardware = fleet.hardware();
    const int lost = hardware.node(26).gpus.first + 2;
    EXPECT_EQ(hardware.nodeName(26), "n027");
    EXPECT_EQ(hardware.rackName(hardware.node(26).rack), "rack-04");
    EXPECT_EQ(codeOf(fleet, now, v1::SM_ACTIVE, lost), telemetry::NotReported);
    EXPECT_TRUE(isStale(codeOf(fleet, now, v1::GPU_TEMPERATURE, lost)));
    const auto owner = fleet.owner(now, lost);
    ASSERT_TRUE(owner);
    EXPECT_EQ(owner->phase, Life::Phase::Failed);
    int stale = 0;
    for (const auto code : fleets::sample(fleet, now, v1::SM_ACTIVE))
        stale += isStale(code) ? 1 : 0;
    EXPECT_EQ(stale, 8);
    int failed = 0;
    int throttled = 0;
    for (const auto &counters : fleet.counters(now, {0, fleet.gpuCount()})) {
        failed += counters.hasRemapFailed ? 1 : 0;
        throttled += counters.isThermalThrottled || counters.isPowerThrottled ? 1 : 0;
    }
    EXPECT_EQ(failed, 1);
    EXPECT_EQ(throttled, 24);
}

} // namespace

} // namespace simulator
