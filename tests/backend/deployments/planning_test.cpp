#include "backend/deployments/planning.h"

#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include "backend/core/time_text.h"
#include "tests/backend/deployments/small_world.h"

namespace deployments {
namespace {

class PlanningTest : public testing::Test {
protected:
    v1::PlanDeploymentResponse plan(const v1::Resource *before) {
        return planDeployment(world.deployment(), before, world.state, Fleet(world.state), world.now);
    }

    SmallWorld world;
};

TEST_F(PlanningTest, ANewDeploymentShowsWhereItWouldRun) {
    world.spec().set_minimum_replicas(2);
    world.spec().mutable_resources()->set_gpus(2);
    world.state.put(world.node("small", 1));
    const auto response = plan(nullptr);
    EXPECT_TRUE(response.fits());
    ASSERT_EQ(response.replicas_size(), 2);
    EXPECT_EQ(response.replicas(0).node(), "clusters/local/nodes/one");
    EXPECT_NE(response.replicas(0).gpus(0), response.replicas(1).gpus(0));
    ASSERT_EQ(response.replicas(0).others_size(), 1);
    EXPECT_EQ(response.replicas(0).others(0).reason(), v1::NODE_GPUS_MISSING);
    EXPECT_FALSE(response.replicas(0).is_kept());
}

TEST_F(PlanningTest, WhatDoesNotFitIsToldWithItsReasons) {
    world.spec().set_minimum_replicas(3);
    world.spec().mutable_resources()->set_gpus(3);
    const auto response = plan(nullptr);
    EXPECT_FALSE(response.fits());
    ASSERT_EQ(response.replicas_size(), 3);
    EXPECT_EQ(response.replicas(2).node(), "");
    EXPECT_EQ(response.replicas(2).others(0).arguments().at("free"), "2");
}

TEST_F(PlanningTest, ScalingUpInterruptsNothing) {
    world.spec().set_minimum_replicas(2);
    ASSERT_TRUE(world.settle());
    const auto before = world.deployment();
    world.spec().set_minimum_replicas(4);
    const auto response = plan(&before);
    EXPECT_EQ(response.replicas_size(), 4);
    EXPECT_EQ(response.interruptions_size(), 0);
    EXPECT_EQ(response.least_ready(), 2);
}

TEST_F(PlanningTest, ARollingUpdateReplacesWithoutALoss) {
    world.spec().set_minimum_replicas(3);
    ASSERT_TRUE(world.settle());
    const auto before = world.deployment();
    world.spec().add_arguments("--more");
    const auto surge = plan(&before);
    EXPECT_EQ(surge.interruptions_size(), 3);
    EXPECT_EQ(surge.least_ready(), 3);
    EXPECT_TRUE(surge.interruptions(0).is_replaced());
    EXPECT_TRUE(surge.interruptions(0).is_surge());
    world.spec().mutable_rollout()->set_strategy(v1::RECREATE);
    const auto recreate = plan(&before);
    EXPECT_EQ(recreate.least_ready(), 0);
    EXPECT_FALSE(recreate.interruptions(0).is_surge());
    EXPECT_TRUE(recreate.fits());
}

TEST_F(PlanningTest, WhatHasSettledRunsSinceThen) {
    world.spec().set_minimum_replicas(2);
    world.spec().mutable_resources()->set_gpus(1);
    auto deployment = world.deployment();
    *deployment.mutable_meta()->mutable_update_time() = core::toTimestamp(world.now - std::chrono::hours(48));
    core::SystemRandom random;
    int port = 0;
    const Chances chances{random, [&port](const std::string &) {
                              return core::Result<std::string>("127.0.0.1:" + std::to_string(++port));
                          }};
    const auto status = settledStatus(deployment, world.state, {}, chances);
    ASSERT_EQ(status.replicas_size(), 2);
    for (const auto &replica : status.replicas()) {
        EXPECT_EQ(replica.state(), v1::Replica::READY);
        EXPECT_EQ(core::fromTimestamp(replica.state_time()), world.now - std::chrono::hours(48));
        EXPECT_EQ(replica.gpus_size(), 1);
        EXPECT_TRUE(replica.address().starts_with("127.0.0.1:")) << replica.address();
    }
    EXPECT_EQ(status.state(), v1::DeploymentStatus::AVAILABLE);
    EXPECT_EQ(status.serving_generation(), deployment.meta().generation());
}

TEST_F(PlanningTest, ACanaryIsPlayedToItsEnd) {
    world.spec().set_minimum_replicas(2);
    ASSERT_TRUE(world.settle());
    const auto before = world.deployment();
    auto &rollout = *world.spec().mutable_rollout();
    rollout.set_strategy(v1::CANARY);
    auto &step = *rollout.add_steps();
    step.set_share_basis_points(1000);
    step.mutable_hold_time()->set_seconds(3600);
    step.set_manual(true);
    rollout.mutable_guards()->set_max_error_basis_points(1);
    world.spec().add_arguments("--more");
    const auto response = plan(&before);
    EXPECT_TRUE(response.fits());
    EXPECT_EQ(response.interruptions_size(), 2);
    EXPECT_EQ(response.least_ready(), 2);
}

// All GPUs are taken by what is to be replaced, and nothing of it may go first.
TEST_F(PlanningTest, WhatARolloutReplacesIsNotCountedAsPlaced) {
    world.spec().set_minimum_replicas(2);
    world.spec().mutable_resources()->set_gpus(4);
    world.spec().mutable_rollout()->set_max_surge(1);
    world.state.put(world.node("small", 1));
    ASSERT_TRUE(world.settle());
    const auto before = world.deployment();
    world.spec().add_arguments("--more");
    const auto response = plan(&before);
    EXPECT_FALSE(response.fits());
    ASSERT_EQ(response.replicas_size(), 2);
    for (const auto &replica : response.replicas()) {
        EXPECT_EQ(replica.node(), "");
        EXPECT_FALSE(replica.is_kept());
        ASSERT_EQ(replica.others_size(), 2);
        EXPECT_EQ(replica.others(0).reason(), v1::NODE_GPUS_MISSING);
    }
    EXPECT_EQ(response.interruptions_size(), 0);
    EXPECT_EQ(response.least_ready(), 2);
}

TEST_F(PlanningTest, TheSameQuestionHasTheSameAnswer) {
    world.spec().set_minimum_replicas(3);
    EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(plan(nullptr), plan(nullptr)));
}

} // namespace
} // namespace deployments
