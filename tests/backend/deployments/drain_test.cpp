// A node that is drained loses its replicas one by one, each to a successor that is ready elsewhere.
#include <algorithm>

#include <gtest/gtest.h>

#include "backend/deployments/fitting.h"
#include "backend/deployments/planning.h"
#include "tests/backend/deployments/small_world.h"

namespace deployments {
namespace {

using State = v1::Replica;

constexpr const char *one = "clusters/local/nodes/one";

class DrainTest : public testing::Test {
protected:
    // So many replicas with two GPUs each, all on the first node.
    void begin(int replicas) {
        world.spec().set_minimum_replicas(replicas);
        world.spec().mutable_resources()->set_gpus(2);
        world.spec().mutable_placement()->set_spread(v1::PACK);
        ASSERT_TRUE(world.settle());
        ASSERT_EQ(on(one), replicas);
    }

    void drain(const std::string &id, bool isDrained = true) {
        auto node = *world.state.find("clusters/local/nodes/" + id);
        node.mutable_node()->set_draining(isDrained);
        world.state.put(node);
    }

    int on(const std::string &node) const {
        const auto &replicas = world.status().replicas();
        return static_cast<int>(std::count_if(replicas.begin(), replicas.end(),
                                              [&](const auto &replica) { return replica.node() == node; }));
    }

    // Decides and lets time pass until nothing moves; tells how few were ready and how many left at once at worst.
    void follow() {
        int idle = 0;
        for (int look = 0; look < 400 && idle < 4; ++look) {
            idle = world.step() ? 0 : idle + 1;
            world.pass(std::chrono::milliseconds(300));
            leastReady = std::min(leastReady, world.status().ready_replicas());
            const auto &replicas = world.status().replicas();
            mostLeaving = std::max(
                mostLeaving, static_cast<int>(std::count_if(replicas.begin(), replicas.end(),
                                                            [](const auto &replica) { return replica.is_leaving(); })));
        }
        EXPECT_GE(idle, 4) << "it never comes to rest";
    }

    int toldOf(v1::ConditionReason reason) const {
        return static_cast<int>(std::count_if(world.causes.begin(), world.causes.end(), [&](const auto &cause) {
            return cause.reason() == v1::ConditionReason_Name(reason);
        }));
    }

    SmallWorld world;
    int leastReady = 1'000;
    int mostLeaving = 0;
};

TEST_F(DrainTest, ItsReplicasGoOneByOneAndNoneIsMissed) {
    begin(3);
    world.state.put(world.node("two", 8));
    drain("one");
    follow();
    EXPECT_EQ(on(one), 0);
    EXPECT_EQ(on("clusters/local/nodes/two"), 3);
    EXPECT_EQ(world.count(State::READY), 3);
    EXPECT_EQ(leastReady, 3);
    EXPECT_EQ(mostLeaving, 1);
    // Once as the successor is made, once as the old one leaves.
    EXPECT_EQ(toldOf(v1::NODE_DRAINED_OF_REPLICA), 6);
    for (const auto &cause : world.causes) {
        if (cause.reason() == "NODE_DRAINED_OF_REPLICA") {
            EXPECT_EQ(cause.arguments().at("node"), one);
        }
    }
}

TEST_F(DrainTest, WhereTheDeploymentReplacesOtherwiseADrainStillInterruptsNothing) {
    begin(2);
    world.spec().mutable_rollout()->set_strategy(v1::RECREATE);
    world.spec().mutable_rollout()->set_max_surge(0);
    world.state.put(world.node("two", 8));
    drain("one");
    follow();
    EXPECT_EQ(on(one), 0);
    EXPECT_EQ(leastReady, 2);
}

TEST_F(DrainTest, WhereNowhereIsRoomTheReplicaStaysUntilThereIs) {
    begin(2);
    drain("one");
    follow();
    EXPECT_EQ(on(one), 2);
    EXPECT_EQ(world.count(State::READY), 2);
    EXPECT_EQ(world.count(State::PENDING), 1);
    EXPECT_EQ(world.status().state(), v1::DeploymentStatus::AVAILABLE);
    EXPECT_TRUE(toldOf(v1::NO_NODE_FITS) > 0);
    world.state.put(world.node("two", 2));
    follow();
    EXPECT_EQ(on("clusters/local/nodes/two"), 1);
    EXPECT_EQ(on(one), 1);
    EXPECT_EQ(leastReady, 2);
}

TEST_F(DrainTest, WhoeverStopsDrainingKeepsWhatIsStillThere) {
    begin(2);
    drain("one");
    follow();
    ASSERT_EQ(world.status().replicas_size(), 3);
    drain("one", false);
    follow();
    EXPECT_EQ(world.status().replicas_size(), 2);
    EXPECT_EQ(on(one), 2);
    EXPECT_EQ(leastReady, 2);
}

TEST_F(DrainTest, WhatDoesNotStartElsewhereTakesNobodysPlace) {
    begin(1);
    world.state.put(world.node("two", 8));
    world.areSlow = true;
    drain("one");
    follow();
    EXPECT_EQ(on(one), 1);
    EXPECT_EQ(world.count(State::LOADING), 1);
    EXPECT_EQ(leastReady, 1);
}

TEST_F(DrainTest, ACandidateOfACanaryMovesToo) {
    begin(2);
    world.state.put(world.node("two", 8));
    auto &rollout = *world.spec().mutable_rollout();
    rollout.set_strategy(v1::CANARY);
    auto &step = *rollout.add_steps();
    step.set_share_basis_points(1000);
    step.set_manual(true);
    world.spec().add_arguments("--more");
    world.change();
    follow();
    ASSERT_EQ(world.status().rollout().phase(), v1::RolloutStatus::WAITING);
    drain("one");
    follow();
    EXPECT_EQ(on(one), 0);
    EXPECT_EQ(world.count(State::READY, 1), 2);
    EXPECT_EQ(world.count(State::READY, 2), 1);
    EXPECT_EQ(world.status().rollout().phase(), v1::RolloutStatus::WAITING);
}

TEST_F(DrainTest, ADrainedNodeGetsNoNewReplicas) {
    drain("one");
    ASSERT_TRUE(world.settle());
    EXPECT_EQ(world.count(State::PENDING), 1);
    EXPECT_EQ(world.status().replicas(0).arguments().at("why"), "NODE_UNSCHEDULABLE");
}

TEST_F(DrainTest, NeitherACordonedGpuNorOneOfACordonedNodeIsCountedAsFree) {
    auto node = *world.state.find(one);
    node.mutable_node()->add_unschedulable_gpus("GPU-one-0");
    world.state.put(node);
    auto two = world.node("two", 8);
    two.mutable_node()->set_unschedulable(true);
    world.state.put(two);
    const auto fit = estimateFit({}, {}, {}, Fleet(world.state), [](const v1::Resource &) { return true; });
    ASSERT_GT(fit.gpus_size(), 0);
    EXPECT_EQ(fit.gpus(0).fleet_count(), 16);
    EXPECT_EQ(fit.gpus(0).free_count(), 7);
    world.spec().mutable_resources()->set_gpus(8);
    ASSERT_TRUE(world.settle());
    EXPECT_EQ(world.count(State::PENDING), 1);
    world.spec().mutable_resources()->set_gpus(7);
    world.change();
    ASSERT_TRUE(world.settle());
    EXPECT_EQ(on(one), 1);
}

TEST_F(DrainTest, APlanShowsWhereTheReplicasGo) {
    begin(2);
    world.state.put(world.node("two", 8));
    drain("one");
    const auto before = world.deployment();
    const auto plan = planDeployment(before, &before, world.state, Fleet(world.state), world.now);
    EXPECT_TRUE(plan.fits());
    ASSERT_EQ(plan.replicas_size(), 2);
    for (const auto &replica : plan.replicas())
        EXPECT_EQ(replica.node(), "clusters/local/nodes/two");
    EXPECT_EQ(plan.interruptions_size(), 2);
    EXPECT_EQ(plan.least_ready(), 2);
}

TEST_F(DrainTest, APlanLeavesThoseThatCannotGo) {
    begin(2);
    drain("one");
    const auto before = world.deployment();
    const auto plan = planDeployment(before, &before, world.state, Fleet(world.state), world.now);
    EXPECT_TRUE(plan.fits());
    ASSERT_EQ(plan.replicas_size(), 2);
    for (const auto &replica : plan.replicas()) {
        EXPECT_EQ(replica.node(), one);
        EXPECT_TRUE(replica.is_kept());
    }
    EXPECT_EQ(plan.interruptions_size(), 0);
}

} // namespace
} // namespace deployments
