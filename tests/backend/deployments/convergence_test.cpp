// Whatever happens in whatever order, what runs becomes what is wanted: no engine twice, none left over.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "backend/deployments/rollout_verbs.h"
#include "tests/backend/deployments/small_world.h"

namespace deployments {
namespace {

using Phase = Observation::Phase;
using State = v1::Replica;

void happen(SmallWorld &world, int what, int which) {
    const auto one = [&]() -> Observation * {
        if (world.observed.empty())
            return nullptr;
        auto found = world.observed.begin();
        std::advance(found, which % static_cast<int>(world.observed.size()));
        return &found->second;
    };
    auto *seen = one();
    switch (what) {
    case 0:
        world.spec().set_minimum_replicas(which % 6);
        return world.change();
    case 1:
        world.spec().add_arguments("--x");
        return world.change();
    case 2:
        world.spec().mutable_rollout()->set_strategy(static_cast<v1::RolloutStrategy>(1 + which % 2));
        return world.change();
    case 3:
        if (seen != nullptr && seen->phase != Phase::Ended) {
            seen->phase = Phase::Ended;
            seen->reason = which % 2 == 0 ? v1::ENGINE_EXITED : v1::SHIM_LOST;
            world.processes.erase(seen->key.replica);
        }
        return;
    case 4:
        if (seen != nullptr && seen->phase == Phase::Ready)
            seen->phase = Phase::Unreachable;
        return;
    case 5:
        // The service was killed and came back.
        for (auto &[id, found] : world.observed) {
            if (found.phase != Phase::Ended)
                found.phase = Phase::Held;
        }
        return;
    case 6:
        return world.pass(std::chrono::seconds(which % 400));
    case 7:
        (void)world.command([](Work &work) { return restartReplicas(work, {}); });
        return;
    case 8:
        (void)world.command([](Work &work) { return abortRollout(work, {"principals/ada", "why not"}); });
        return;
    case 9:
        (void)world.command(which % 2 == 0 ? pauseRollout : resumeRollout);
        return;
    default:
        world.step();
    }
}

RC_GTEST_PROP(ConvergenceTest, WhateverHappensWhatRunsBecomesWhatIsWanted, ()) {
    SmallWorld world;
    world.patience.failuresToGiveUp = 100;
    const auto events = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, 16), rc::gen::inRange(0, 1000)));
    for (const auto &[what, which] : events) {
        happen(world, what, which);
        for (const auto &id : world.processes)
            RC_ASSERT(world.processes.count(id) == 1u);
    }
    // Nothing more happens; whoever paused it lets it go on.
    (void)world.command(resumeRollout);
    for (int i = 0; i < 400; ++i) {
        if (!world.step())
            world.pass(std::chrono::seconds(20));
    }
    const auto desired = world.spec().minimum_replicas();
    RC_ASSERT(world.status().desired_replicas() == desired);
    RC_ASSERT(world.count(State::READY) == desired);
    RC_ASSERT(world.status().replicas_size() == desired);
    RC_ASSERT(static_cast<int>(world.processes.size()) == desired);
    RC_ASSERT(static_cast<int>(world.observed.size()) == desired);
    for (const auto &replica : world.status().replicas())
        RC_ASSERT(world.processes.count(replica.id()) == 1u);
}

} // namespace
} // namespace deployments
