// Deployments on a fleet that does not exist, through the service: they come up, answer, roll out and go like others,
// and nobody can take them for real.
#include "tests/backend/deployments/whole/simulated_world.h"

#include "pilothouse/v1/fleet_service.pb.h"

namespace support {
namespace {

class SimulatedDeploymentsTest : public SimulatedWorld {
protected:
    static bool saysSimulated(const v1::DeploymentStatus &status) {
        for (const auto &condition : status.conditions()) {
            if (condition.type() == "Simulated" && condition.status() == v1::CONDITION_STATUS_TRUE)
                return condition.reason() == "NODE_SIMULATED" &&
                       condition.arguments().at("cluster") == "clusters/fra-a";
        }
        return false;
    }

    // What is told of the engine of a replica; false where nothing is.
    bool isTold(const std::string &replica, v1::EngineLoad *load) const {
        v1::QueryEngineLoadRequest request;
        request.set_name("deployments/made-up");
        const auto answer = owner.ask<v1::QueryEngineLoadResponse>("FleetService.QueryEngineLoad", request);
        if (!answer)
            return false;
        for (const auto &one : answer->engines()) {
            if (one.replica() == replica) {
                *load = one;
                return true;
            }
        }
        return false;
    }

    // Of its first GPU on its node; -1 where that has no such GPU.
    int positionOf(const v1::Replica &replica) const {
        const auto node = owner.get(replica.node());
        if (!node)
            return -1;
        for (const auto &gpu : node->node_status().gpus()) {
            if (gpu.uuid() == replica.gpus(0))
                return gpu.index();
        }
        return -1;
    }

    // What is told of a GPU; -1 where nothing is.
    double told(const std::string &node, int gpu, v1::GpuMetric metric) const {
        v1::DescribeGpuRequest request;
        request.set_node(node);
        request.set_gpu(gpu);
        const auto answer = owner.ask<v1::DescribeGpuResponse>("FleetService.DescribeGpu", request);
        if (!answer)
            return -1;
        for (const auto &reading : answer->readings()) {
            if (reading.metric() == metric && reading.has_value())
                return reading.value();
        }
        return -1;
    }
};

TEST_F(SimulatedDeploymentsTest, TheyComeUpAnswerThroughTheGatewayRollOutAndGo) {
    EXPECT_TRUE(plan(simulated(2)).fits());
    apply(simulated(2));
    route();
    ASSERT_TRUE(becomesReady("made-up", 2, 1));
    EXPECT_TRUE(engines().empty());
    EXPECT_TRUE(saysSimulated(status("made-up")));
    const auto running = status("made-up");
    for (const auto &replica : running.replicas()) {
        EXPECT_TRUE(replica.node().starts_with("clusters/fra-a/nodes/"));
        EXPECT_EQ(replica.gpus_size(), 2);
        EXPECT_NE(answerOf(replica.address(), "/health").find("\"simulated\":true"), std::string::npos);
    }
    ASSERT_TRUE(answers());
    const auto stream = chat(true);
    EXPECT_TRUE(stream.isWhole);
    EXPECT_EQ(eventsOf(stream.body).back(), "[DONE]");
    auto changed = simulated(2);
    changed.mutable_deployment()->set_context_length(2048);
    apply(changed);
    ASSERT_TRUE(becomesReady("made-up", 2, 2));
    ASSERT_TRUE(answers());
    const auto address = status("made-up").replicas(0).address();
    changed.mutable_deployment()->set_minimum_replicas(0);
    apply(changed);
    ASSERT_TRUE(becomes("made-up", [](const auto &status) { return status.replicas().empty(); }));
    EXPECT_EQ(status("made-up").state(), v1::DeploymentStatus::STOPPED);
    EXPECT_TRUE(eventually([&] { return answerOf(address, "/health").empty(); }));
    EXPECT_TRUE(saysSimulated(status("made-up")));
    EXPECT_TRUE(eventually([this] { return chat().status == 503; }));
}

TEST_F(SimulatedDeploymentsTest, AServiceThatComesBackHasThemAtOnceAndIsNotKeptByThem) {
    apply(simulated(2));
    route();
    ASSERT_TRUE(becomesReady("made-up", 2));
    ASSERT_TRUE(answers());
    EXPECT_TRUE(eventually([this] { return service->idleTime() > std::chrono::nanoseconds(0); }));
    const auto before = status("made-up").replicas();
    service.stop();
    EXPECT_TRUE(answerOf(before.Get(0).address(), "/health").empty());
    ASSERT_TRUE(service.start());
    owner = service.owner();
    EXPECT_TRUE(answers());
    const auto after = status("made-up").replicas();
    ASSERT_EQ(after.size(), 2);
    for (int i = 0; i < 2; ++i) {
        EXPECT_EQ(after.Get(i).state(), v1::Replica::READY);
        EXPECT_EQ(after.Get(i).address(), before.Get(i).address());
        EXPECT_EQ(after.Get(i).restarts(), 0);
        EXPECT_EQ(after.Get(i).state_time().seconds(), before.Get(i).state_time().seconds());
    }
}

// One truth on all pages: what the simulated fleet tells of a replica's GPUs is what is told of its engine.
TEST_F(SimulatedDeploymentsTest, TheLoadOfTheirEnginesIsThatOfTheirGpus) {
    apply(simulated(2));
    ASSERT_TRUE(becomesReady("made-up", 2));
    const auto running = status("made-up");
    for (const auto &replica : running.replicas()) {
        v1::EngineLoad load;
        ASSERT_TRUE(eventually([&] { return isTold(replica.id(), &load); }));
        EXPECT_TRUE(load.has_read_time() && load.has_requests_running() && load.has_requests_waiting() &&
                    load.has_kv_cache_used());
        EXPECT_FALSE(load.is_stale());
        const int gpu = positionOf(replica);
        ASSERT_GE(gpu, 0);
        // Both change within seconds; once they are of the same second.
        EXPECT_TRUE(eventually([&] {
            return isTold(replica.id(), &load) &&
                   load.kv_cache_used() == told(replica.node(), gpu, v1::KV_CACHE_USED) &&
                   load.requests_running() == told(replica.node(), gpu, v1::REQUESTS_RUNNING) &&
                   load.requests_waiting() == told(replica.node(), gpu, v1::REQUESTS_WAITING);
        }));
    }
}

TEST_F(SimulatedDeploymentsTest, ACanaryIsMeasuredAndTakesOver) {
    auto first = simulated(2);
    auto &rollout = *first.mutable_deployment()->mutable_rollout();
    rollout.set_strategy(v1::CANARY);
    auto &step = *rollout.add_steps();
    step.set_share_basis_points(5000);
    step.mutable_hold_time()->set_seconds(60);
    rollout.mutable_guards()->set_max_error_basis_points(100);
    rollout.mutable_guards()->mutable_max_time_to_first_token()->set_seconds(5);
    rollout.mutable_guards()->set_min_requests(3);
    apply(first);
    route();
    ASSERT_TRUE(becomesReady("made-up", 2, 1));
    auto second = first;
    second.mutable_deployment()->set_context_length(2048);
    apply(second);
    ASSERT_TRUE(
        becomes("made-up", [](const auto &status) { return status.rollout().phase() == v1::RolloutStatus::HOLDING; }));
    ASSERT_TRUE(answers());
    for (int request = 0; request < 20; ++request)
        EXPECT_EQ(chat(request % 2 == 0).status, 200u);
    service.clock.advance(std::chrono::seconds(61));
    // Whatever is known of engines lets the controller look at the new time.
    template_("turn");
    EXPECT_TRUE(becomesReady("made-up", 2, 2));
}

TEST_F(SimulatedDeploymentsTest, ADrainedNodeLosesItsReplicasAndNoRequest) {
    auto wanted = simulated(2);
    wanted.mutable_deployment()->mutable_placement()->set_spread(v1::PACK);
    apply(wanted);
    route();
    ASSERT_TRUE(becomesReady("made-up", 2));
    ASSERT_TRUE(answers());
    const auto name = status("made-up").replicas(0).node();
    const auto on = [&](const v1::DeploymentStatus &status) {
        return std::count_if(status.replicas().begin(), status.replicas().end(),
                             [&](const auto &replica) { return replica.node() == name; });
    };
    ASSERT_EQ(on(status("made-up")), 2);
    ASSERT_TRUE(eventually([&] { return owner.get(name)->node_status().replicas() == 2; }));
    auto node = *owner.get(name);
    node.mutable_node()->set_draining(true);
    apply(node);
    // All the while somebody asks.
    ASSERT_TRUE(becomes("made-up", [&](const auto &status) {
        EXPECT_EQ(chat().status, 200u);
        EXPECT_GE(status.ready_replicas(), 2);
        return on(status) == 0 && status.replicas_size() == 2;
    }));
    EXPECT_TRUE(eventually([&] {
        const auto status = owner.get(name)->node_status();
        const auto &conditions = status.conditions();
        return status.replicas() == 0 && std::any_of(conditions.begin(), conditions.end(), [](const auto &condition) {
                   return condition.type() == "Drained" && condition.reason() == "NODE_DRAINED";
               });
    }));
}

TEST_F(SimulatedDeploymentsTest, WhatDoesNotAskForThemByNameNeverLandsThere) {
    auto real = simulated();
    real.mutable_deployment()->mutable_placement()->clear_cluster();
    real.mutable_deployment()->mutable_placement()->add_sites("sites/fra-a");
    const auto refused = plan(real);
    EXPECT_FALSE(refused.fits());
    ASSERT_EQ(refused.replicas_size(), 1);
    ASSERT_GT(refused.replicas(0).others_size(), 0);
    EXPECT_EQ(refused.replicas(0).others(0).reason(), v1::NODE_OF_SIMULATED_CLUSTER);
    apply(real);
    ASSERT_TRUE(becomes("made-up", [](const auto &status) {
        return status.replicas_size() == 1 && status.replicas(0).reason() == "NO_NODE_FITS";
    }));
    EXPECT_NE(status("made-up").replicas(0).arguments().at("why").find("NODE_OF_SIMULATED_CLUSTER"), std::string::npos);
    EXPECT_FALSE(saysSimulated(status("made-up")));
}

} // namespace
} // namespace support
