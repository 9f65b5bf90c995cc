#include <gtest/gtest.h>

#include "backend/deployments/rollout_verbs.h"
#include "tests/backend/deployments/small_world.h"

namespace deployments {
namespace {

using State = v1::Replica;
using Phase = v1::RolloutStatus;

core::Result<void> abortByAda(Work &work) {
    return abortRollout(work, {"principals/ada", "Answers in Latin"});
}

class RolloutTest : public testing::Test {
protected:
    RolloutTest() {
        world.spec().set_minimum_replicas(4);
        EXPECT_TRUE(world.settle());
    }

    void newRevision() {
        world.spec().add_arguments("--more");
        world.change();
    }

    void canary(std::initializer_list<int> shares) {
        auto &rollout = *world.spec().mutable_rollout();
        rollout.set_strategy(v1::CANARY);
        for (const int share : shares) {
            auto &step = *rollout.add_steps();
            step.set_share_basis_points(share);
            step.mutable_hold_time()->set_seconds(60);
        }
        rollout.mutable_guards()->set_max_error_basis_points(100);
        rollout.mutable_guards()->set_min_requests(10);
        newRevision();
    }

    // Until nothing changes, time going on a little so that draining ends.
    void run() {
        for (int i = 0; i < 200; ++i) {
            const bool isChanged = world.step();
            least = std::min(least, world.status().ready_replicas());
            most = std::max(most, world.running());
            const bool isDraining = world.count(State::DRAINING) > 0;
            if (isDraining)
                world.pass(world.patience.drainLook);
            if (!isChanged && !isDraining)
                return;
        }
        FAIL() << "it never settles";
    }

    const v1::RolloutStatus &rollout() const { return world.status().rollout(); }

    int shareOf(std::int64_t generation) const {
        for (const auto &entry : world.status().traffic()) {
            if (entry.generation() == generation)
                return entry.share_basis_points();
        }
        return -1;
    }

    void serve(std::int64_t generation, std::int64_t requests, std::int64_t errors) {
        world.traffic.given[generation] = {requests, errors, {}, {}};
    }

    SmallWorld world;
    int least = 4;
    int most = 0;
};

TEST_F(RolloutTest, RollingKeepsItsBounds) {
    world.spec().mutable_rollout()->set_max_surge(1);
    newRevision();
    run();
    EXPECT_EQ(world.count(State::READY, 2), 4);
    EXPECT_EQ(world.status().replicas_size(), 4);
    EXPECT_EQ(least, 4);
    EXPECT_LE(most, 6);
    EXPECT_EQ(world.status().serving_generation(), 2);
    EXPECT_EQ(rollout().phase(), Phase::COMPLETE);
    EXPECT_EQ(shareOf(2), 10'000);
    EXPECT_EQ(world.status().revisions_size(), 1);
}

TEST_F(RolloutTest, WithoutSurgeSomeGoFirst) {
    world.spec().mutable_rollout()->set_max_surge(0);
    world.spec().mutable_rollout()->set_max_unavailable(2);
    newRevision();
    run();
    EXPECT_EQ(world.count(State::READY, 2), 4);
    EXPECT_EQ(least, 2);
}

TEST_F(RolloutTest, RecreatingStopsAllBeforeItStartsAny) {
    world.spec().mutable_rollout()->set_strategy(v1::RECREATE);
    newRevision();
    run();
    EXPECT_EQ(world.count(State::READY, 2), 4);
    EXPECT_EQ(least, 0);
    EXPECT_EQ(most, 4);
}

TEST_F(RolloutTest, ARevisionThatDoesNotStartLeavesTheEarlierOneServing) {
    world.patience.failuresToGiveUp = 2;
    world.broken.insert(2);
    newRevision();
    run();
    world.pass(std::chrono::seconds(10));
    run();
    EXPECT_EQ(rollout().phase(), Phase::ABORTED);
    EXPECT_EQ(rollout().reason(), "CANARY_NOT_READY");
    EXPECT_EQ(rollout().arguments().at("cause"), "CRASH_LOOP");
    EXPECT_EQ(world.count(State::READY, 1), 4);
    EXPECT_EQ(world.status().replicas_size(), 4);
    EXPECT_EQ(world.status().state(), v1::DeploymentStatus::AVAILABLE);
    EXPECT_EQ(world.status().serving_generation(), 1);
}

TEST_F(RolloutTest, ACanaryGoesStepByStep) {
    canary({0, 2500, 5000});
    run();
    EXPECT_EQ(rollout().phase(), Phase::HOLDING);
    EXPECT_EQ(world.count(State::READY, 1), 4);
    EXPECT_EQ(world.count(State::READY, 2), 1);
    // A dark launch gets no traffic; probes stand in for it.
    EXPECT_EQ(shareOf(2), 0);
    EXPECT_GT(world.traffic.probes[2], 0);
    serve(2, 10, 0);
    world.pass(std::chrono::seconds(60));
    run();
    EXPECT_EQ(rollout().step(), 1);
    EXPECT_EQ(shareOf(2), 2500);
    EXPECT_EQ(shareOf(1), 7500);
    world.pass(std::chrono::seconds(60));
    run();
    EXPECT_EQ(shareOf(2), 5000);
    EXPECT_EQ(world.count(State::READY, 2), 2);
    world.pass(std::chrono::seconds(60));
    run();
    EXPECT_EQ(rollout().phase(), Phase::COMPLETE);
    EXPECT_EQ(world.count(State::READY, 2), 4);
    EXPECT_EQ(world.status().replicas_size(), 4);
    EXPECT_EQ(least, 4);
}

TEST_F(RolloutTest, NoVerdictWithoutEnoughRequests) {
    canary({2500});
    serve(2, 9, 0);
    run();
    world.pass(std::chrono::seconds(120));
    run();
    EXPECT_EQ(rollout().phase(), Phase::HOLDING);
    serve(2, 10, 0);
    run();
    EXPECT_EQ(rollout().phase(), Phase::COMPLETE);
}

TEST_F(RolloutTest, AGuardThatBreaksReturnsToTheEarlierRevision) {
    canary({2500});
    serve(2, 100, 1);
    run();
    EXPECT_EQ(rollout().phase(), Phase::HOLDING);
    serve(2, 100, 2);
    run();
    EXPECT_EQ(rollout().phase(), Phase::ABORTED);
    EXPECT_EQ(rollout().reason(), "GUARD_ERROR_RATE");
    EXPECT_EQ(rollout().arguments().at("measured"), "200");
    EXPECT_EQ(rollout().arguments().at("limit"), "100");
    EXPECT_EQ(shareOf(1), 10'000);
    EXPECT_EQ(world.count(State::READY, 1), 4);
    EXPECT_EQ(world.status().replicas_size(), 4);
    bool isDrift = false;
    for (const auto &condition : world.status().conditions())
        isDrift = isDrift || (condition.type() == "Current" && condition.status() == v1::CONDITION_STATUS_FALSE &&
                              condition.arguments().at("model_version") == world.spec().model_version());
    EXPECT_TRUE(isDrift);
    // Making it so is one change: the earlier intent again.
    world.spec().clear_arguments();
    world.change();
    run();
    EXPECT_EQ(world.status().serving_generation(), 3);
    EXPECT_EQ(world.count(State::READY, 3), 4);
}

TEST_F(RolloutTest, LatencyIsGuardedToo) {
    canary({2500});
    auto &guards = *world.spec().mutable_rollout()->mutable_guards();
    guards.mutable_max_time_to_first_token()->set_nanos(200'000'000);
    world.change();
    world.traffic.given[3] = {10, 0, std::chrono::milliseconds(201), {}};
    run();
    EXPECT_EQ(rollout().phase(), Phase::ABORTED);
    EXPECT_EQ(rollout().reason(), "GUARD_TIME_TO_FIRST_TOKEN");
}

TEST_F(RolloutTest, AManualStepWaitsForSomebody) {
    canary({2500});
    world.spec().mutable_rollout()->mutable_steps(0)->set_manual(true);
    world.change();
    serve(3, 100, 0);
    run();
    world.pass(std::chrono::hours(1));
    run();
    EXPECT_EQ(rollout().phase(), Phase::WAITING);
    ASSERT_TRUE(world.command(promoteRollout));
    run();
    EXPECT_EQ(rollout().phase(), Phase::COMPLETE);
}

TEST_F(RolloutTest, WhatWaitsIsStillGuarded) {
    canary({2500});
    world.spec().mutable_rollout()->mutable_steps(0)->set_manual(true);
    world.change();
    serve(3, 100, 0);
    run();
    world.pass(std::chrono::hours(1));
    run();
    serve(3, 100, 50);
    world.pass(world.patience.canaryLook);
    run();
    EXPECT_EQ(rollout().phase(), Phase::ABORTED);
}

TEST_F(RolloutTest, APauseHoldsWhereItIs) {
    canary({2500, 5000});
    serve(2, 100, 0);
    run();
    ASSERT_TRUE(world.command(pauseRollout));
    EXPECT_FALSE(world.command(pauseRollout));
    EXPECT_FALSE(world.command(promoteRollout));
    world.pass(std::chrono::hours(1));
    run();
    EXPECT_EQ(rollout().step(), 0);
    EXPECT_EQ(shareOf(2), 2500);
    ASSERT_TRUE(world.command(resumeRollout));
    run();
    EXPECT_EQ(rollout().step(), 1);
}

TEST_F(RolloutTest, SomebodyAborts) {
    canary({2500});
    run();
    ASSERT_TRUE(world.command(abortByAda));
    EXPECT_EQ(rollout().arguments().at("principal"), "principals/ada");
    EXPECT_EQ(rollout().arguments().at("reason"), "Answers in Latin");
    // Causes are for the log, where the reason stands already.
    for (const auto &cause : world.causes)
        EXPECT_EQ(cause.ShortDebugString().find("Latin"), std::string::npos);
    run();
    EXPECT_EQ(rollout().reason(), "ABORTED_BY_PERSON");
    EXPECT_EQ(world.count(State::READY, 1), 4);
    EXPECT_FALSE(world.command(abortByAda));
    newRevision();
    run();
    EXPECT_TRUE(rollout().arguments().empty());
}

TEST_F(RolloutTest, ARollbackPassesTheCanaryOver) {
    canary({2500});
    serve(2, 100, 0);
    run();
    world.pass(std::chrono::seconds(60));
    run();
    ASSERT_EQ(world.status().serving_generation(), 2);
    ASSERT_TRUE(world.command([](Work &work) { return markRollback(work, 1); }));
    world.spec().clear_arguments();
    world.change();
    run();
    EXPECT_EQ(rollout().phase(), Phase::COMPLETE);
    EXPECT_TRUE(rollout().is_rollback());
    EXPECT_EQ(world.count(State::READY, 3), 4);
    EXPECT_EQ(least, 4);
}

TEST_F(RolloutTest, ALaterRevisionTakesTheCanarysPlace) {
    canary({2500});
    run();
    newRevision();
    run();
    EXPECT_EQ(world.count(State::READY, 2), 0);
    EXPECT_EQ(world.count(State::READY, 3), 1);
    EXPECT_EQ(rollout().from_generation(), 1);
    EXPECT_EQ(rollout().to_generation(), 3);
}

TEST_F(RolloutTest, ARolloutGoesOnWhereItStoodAfterARestart) {
    canary({2500, 5000});
    serve(2, 100, 0);
    run();
    for (auto &[id, seen] : world.observed)
        seen.phase = Observation::Phase::Held;
    const auto step = rollout().step_time();
    run();
    EXPECT_EQ(rollout().phase(), Phase::HOLDING);
    EXPECT_EQ(rollout().step_time().seconds(), step.seconds());
    EXPECT_EQ(shareOf(2), 2500);
}

TEST_F(RolloutTest, AnEngineTemplateThatChangedReachesOnlyTheNextRevision) {
    auto engine = *world.state.find("engineTemplates/test");
    engine.mutable_engine_template()->set_program("newer");
    world.state.put(engine);
    EXPECT_FALSE(world.step());
    EXPECT_EQ(world.status().revisions(0).engine().program(), "engine");
    world.spec().set_description("words alone");
    world.change();
    run();
    EXPECT_EQ(world.status().revisions(0).engine().program(), "engine");
    newRevision();
    run();
    EXPECT_EQ(world.status().revisions(0).engine().program(), "newer");
}

} // namespace
} // namespace deployments
