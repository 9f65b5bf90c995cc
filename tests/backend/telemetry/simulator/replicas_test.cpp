#include <algorithm>
#include <chrono>
#include <set>

#include "tests/backend/telemetry/simulator/fleets.h"

namespace simulator {

namespace {

using namespace std::chrono_literals;
using fleets::instant;
using fleets::value;

TEST(SimulatedReplicas, EachGpuHasOneOwnerAtMost) {
    const auto fleet = fleets::demo();
    for (const auto time : {instant(), instant() - 13h, instant() - 9 * 24h}) {
        std::set<int> taken;
        std::set<std::pair<int, std::string>> ids;
        for (const auto &owner : fleet.owners(time)) {
            EXPECT_TRUE(ids.emplace(owner.workload, owner.id).second) << owner.id;
            EXPECT_LE(owner.since, time);
            for (const int slot : owner.slots) {
                ASSERT_TRUE(taken.insert(slot).second) << slot;
                const auto own = fleet.owner(time, slot);
                ASSERT_TRUE(own);
                EXPECT_EQ(own->id, owner.id);
            }
        }
        EXPECT_GT(taken.size(), 1'000u);
    }
}

TEST(SimulatedReplicas, HaveWhatTheirWorkloadAsksFor) {
    const auto fleet = fleets::make(*shippedScenario("large"));
    const auto &hardware = fleet.hardware();
    for (const auto &owner : fleet.owners(instant())) {
        const auto &workload = fleet.scenario().workloads(owner.workload);
        ASSERT_EQ(int(owner.slots.size()), workload.gpus_per_replica());
        const auto &first = hardware.node(hardware.nodeOf(owner.slots.front()));
        const auto &last = hardware.node(hardware.nodeOf(owner.slots.back()));
        ASSERT_EQ(first.rack, last.rack);
        ASSERT_EQ(hardware.nvlinkDomain(owner.slots.front()), hardware.nvlinkDomain(owner.slots.back()));
    }
}

TEST(SimulatedReplicas, AreAsTheirGpusAre) {
    const auto fleet = fleets::demo();
    const auto time = instant() - 26h;
    const auto memory = fleets::sample(fleet, time, v1::MEMORY_USED);
    const auto kvCache = fleets::sample(fleet, time, v1::KV_CACHE_USED);
    for (const auto &owner : fleet.owners(time)) {
        const auto slot = static_cast<std::size_t>(owner.slots.front());
        EXPECT_EQ(telemetry::hasValue(kvCache[slot]), owner.phase == Life::Phase::Ready) << owner.id;
        if (owner.phase == Life::Phase::Ready) {
            EXPECT_GT(telemetry::decode(memory[slot], telemetry::factsOf(v1::MEMORY_USED).range), 40);
        }
    }
}

TEST(SimulatedReplicas, ComeAndGoWithTheHour) {
    const auto fleet = fleets::demo();
    const auto countOf = [&](const std::string &text) {
        const auto owners = fleet.owners(instant(text));
        return std::count_if(owners.begin(), owners.end(), [&](const auto &owner) {
            return fleet.scenario().workloads(owner.workload).id() == "llama-70b-chat";
        });
    };
    // All at 11 in Frankfurt, and the 60 % that are kept at night.
    EXPECT_GE(countOf("2026-11-24T10:10:00Z"), 160);
    EXPECT_EQ(countOf("2026-11-24T02:10:00Z"), 101);
}

TEST(SimulatedReplicas, AreLoadedBeforeTheyAreReady) {
    const auto fleet = fleets::demo();
    // The first half of Phi 4 comes from 21:00 in Dublin on, within four minutes, and is ready some two after that.
    std::set<Life::Phase> phases;
    for (auto minute = 0min; minute <= 10min; minute += 1min) {
        for (const auto &owner : fleet.owners(instant("2026-11-24T21:00:00Z") + minute)) {
            if (fleet.scenario().workloads(owner.workload).id() == "phi-4-night-batch" && owner.number == 3)
                phases.insert(owner.phase);
        }
    }
    EXPECT_EQ(phases, (std::set{Life::Phase::Loading, Life::Phase::Ready}));
}

TEST(SimulatedReplicas, SinceIsTheSameWheneverItIsAskedForAndNewAfterARestart) {
    const auto fleet = fleets::make(fleets::smallScenario(
        R"([{"id": "away", "begin": "0s", "length": "600s", "place": {"nodes": ["n001"]}, "node_absence": {}}])"));
    const auto ready = fleet.owner(instant() + 20min, 0);
    ASSERT_TRUE(ready);
    EXPECT_EQ(ready->phase, Life::Phase::Ready);
    EXPECT_GT(ready->since, instant() + 10min);
    EXPECT_EQ(fleet.owner(instant() + 25min, 0)->since, ready->since);
    const auto failed = fleet.owner(instant() + 5min, 0);
    ASSERT_TRUE(failed);
    EXPECT_EQ(failed->phase, Life::Phase::Failed);
    EXPECT_EQ(failed->since, instant());
    const auto loading = fleet.owner(instant() + 10min, 0);
    ASSERT_TRUE(loading);
    EXPECT_EQ(loading->phase, Life::Phase::Loading);
    const auto untouched = fleet.owner(instant(), 4);
    ASSERT_TRUE(untouched);
    EXPECT_EQ(fleet.owner(instant() + 2h, 4)->since, untouched->since);
}

TEST(SimulatedReplicas, ABadCanaryIsSlowAndFailsWhileTheOthersDoNot) {
    const auto fleet = fleets::make(fleets::smallScenario(
        R"([{"id": "it", "begin": "0s", "length": "3600s", "bad_canary": {"workload": "chat",
            "share_basis_points": 2000, "latency_basis_points": 40000, "error_basis_points": 700}}])"));
    const auto calm = fleet.serving(instant() - 1ms);
    ASSERT_EQ(calm.size(), 1u);
    EXPECT_EQ(calm[0].revision, 3);
    EXPECT_EQ(calm[0].readyReplicas, 6);
    EXPECT_LT(calm[0].errorShare, 0.001);
    const auto tried = fleet.serving(instant() + 30min);
    ASSERT_EQ(tried.size(), 2u);
    EXPECT_EQ(tried[0].readyReplicas, 4);
    EXPECT_EQ(tried[1].revision, 4);
    EXPECT_TRUE(tried[1].isCanary);
    EXPECT_EQ(tried[1].readyReplicas, 2);
    EXPECT_GT(tried[1].timeToFirstToken, 3 * tried[0].timeToFirstToken);
    EXPECT_GT(tried[1].interTokenLatency, 3 * tried[0].interTokenLatency);
    EXPECT_NEAR(tried[1].errorShare, 0.07, 0.002);
    EXPECT_EQ(fleet.owner(instant() + 30min, 0)->revision, 4);
    EXPECT_EQ(fleet.owner(instant() + 2h, 0)->revision, 3);
}

TEST(SimulatedReplicas, WhatABadCanaryIsLikeComesOnAndPassesForItsWorkloadAlone) {
    const auto fleet = fleets::make(fleets::smallScenario(
        R"([{"id": "it", "begin": "0s", "length": "3600s", "bad_canary": {"workload": "chat",
            "share_basis_points": 2000, "latency_basis_points": 40000, "error_basis_points": 700}}])"));
    EXPECT_EQ(fleet.slowness(instant() - 1ms, "chat"), Slowness());
    const auto coming = fleet.slowness(instant() + 2min, "chat");
    EXPECT_GT(coming.latency, 1);
    EXPECT_LT(coming.latency, 4);
    EXPECT_EQ(fleet.slowness(instant() + 30min, "chat"), (Slowness{4, 0.07}));
    EXPECT_EQ(fleet.slowness(instant() + 30min, "nobody"), Slowness());
    EXPECT_EQ(fleet.slowness(instant() + 1h, "chat"), Slowness());
}

TEST(SimulatedReplicas, DemandIsKnownForWorkloadsOfTheScenario) {
    const auto fleet = fleets::demo();
    EXPECT_GT(*fleet.demand(instant(), "llama-70b-chat"), 0);
    EXPECT_LE(*fleet.demand(instant(), "llama-70b-chat"), 1);
    EXPECT_FALSE(fleet.demand(instant(), "nobody"));
}

std::vector<PlacedReplica> placedByHand() {
    return {{"chat", "a", 3, {0, 2}, instant()},
            {"chat", "b", 4, {5, 6}, instant() + 10min},
            {"something-else", "c", 1, {1}, instant()},
            // There is no such GPU.
            {"chat", "d", 3, {999}, instant()}};
}

TEST(SimulatedReplicas, MayBePlacedBySomebodyElse) {
    const auto fleet = fleets::make(fleets::smallScenario()).withReplicas(placedByHand());
    const auto time = instant() + 8min;
    const auto owner = fleet.owner(time, 2);
    ASSERT_TRUE(owner);
    EXPECT_EQ(owner->id, "a");
    EXPECT_EQ(owner->slots, (std::vector{0, 2}));
    EXPECT_EQ(owner->phase, Life::Phase::Ready);
    EXPECT_FALSE(fleet.owner(instant() - 1s, 2));
    EXPECT_EQ(fleet.owner(instant() + 1s, 2)->phase, Life::Phase::Loading);
    EXPECT_EQ(fleet.owner(time, 1)->id, "c");
    // Later than that, and nobody on what the scenario would have given away.
    EXPECT_FALSE(fleet.owner(time, 5));
    EXPECT_EQ(fleet.owner(time + 10min, 5)->revision, 4);
    EXPECT_FALSE(fleet.owner(time, 8));
    EXPECT_EQ(value(fleet, time, v1::SM_ACTIVE, 8), 0);
    EXPECT_GT(value(fleet, time, v1::SM_ACTIVE, 1), 10);
    EXPECT_LT(value(fleet, time, v1::SM_ACTIVE, 1), 60);
    EXPECT_EQ(fleet.owners(time).size(), 2u);
    EXPECT_EQ(fleets::sample(fleet, time, v1::POWER_DRAW, 1, 2)[1], fleets::sample(fleet, time, v1::POWER_DRAW)[2]);
}

TEST(SimulatedReplicas, FewerOfThemHaveMoreToDo) {
    const auto own = fleets::make(fleets::smallScenario());
    const auto few = own.withReplicas(placedByHand());
    const auto time = instant() + 30min;
    // Two instead of six.
    EXPECT_GT(value(few, time, v1::REQUESTS_WAITING, 0), 50);
    EXPECT_LT(value(own, time, v1::REQUESTS_WAITING, 0), 50);
    EXPECT_NEAR(value(few, time, v1::REQUESTS_RUNNING, 0), 64, 0.1);
}

TEST(SimulatedReplicas, WhatIsBeyondWhatOneAnswersAtOnceWaits) {
    const auto own = fleets::make(fleets::smallScenario());
    auto placed = placedByHand();
    placed[0].concurrency = 8;
    const auto few = own.withReplicas(placed);
    const auto time = instant() + 30min;
    // Two instead of six: there is more to do than they can.
    EXPECT_NEAR(value(few, time, v1::REQUESTS_RUNNING, 0), 8, 0.1);
    EXPECT_GT(value(few, time, v1::REQUESTS_WAITING, 0), 1);
    // As many of its own, so that its answers are not later for it.
    EXPECT_NEAR(value(few, time, v1::REQUESTS_WAITING, 0) / 8,
                value(own.withReplicas(placedByHand()), time, v1::REQUESTS_WAITING, 0) / 64, 0.1);
}

TEST(SimulatedReplicas, ABadCanaryIsWhateverIsNewerThanTheOthers) {
    const auto fleet = fleets::make(fleets::smallScenario(
                                        R"([{"id": "it", "is_on_demand": true, "bad_canary": {"workload": "chat",
            "share_basis_points": 2000, "latency_basis_points": 40000, "error_basis_points": 700}}])"))
                           .withReplicas(placedByHand());
    const auto time = instant() + 40min;
    const auto struck = fleet.withStarts(std::vector{fleets::start("it", instant() + 20min)});
    ASSERT_TRUE(struck);
    for (const auto &serving : fleet.serving(time))
        EXPECT_LT(serving.errorShare, 0.001);
    const auto servings = struck->serving(time);
    ASSERT_EQ(servings.size(), 3u);
    EXPECT_LT(servings[0].errorShare, 0.001);
    EXPECT_EQ(servings[1].revision, 4);
    EXPECT_NEAR(servings[1].errorShare, 0.07, 0.002);
    // What was started stays when replicas change.
    EXPECT_NEAR(struck->withReplicas(placedByHand()).serving(time)[1].errorShare, 0.07, 0.002);
}

TEST(SimulatedReplicas, NamesOfGpusAreTheirOwn) {
    const auto fleet = fleets::make(*shippedScenario("large"));
    std::set<std::string> uuids;
    std::set<std::string> serials;
    for (int slot = 0; slot < fleet.gpuCount(); ++slot) {
        uuids.insert(fleet.hardware().uuid(slot));
        serials.insert(fleet.hardware().serial(slot));
    }
    EXPECT_EQ(uuids.size(), std::size_t(fleet.gpuCount()));
    EXPECT_EQ(serials.size(), std::size_t(fleet.gpuCount()));
    EXPECT_EQ(uuids.begin()->size(), std::string("GPU-00000000-0000-0000-0000-000000000000").size());
    EXPECT_EQ(serials.begin()->size(), 13u);
}

} // namespace

} // namespace simulator
