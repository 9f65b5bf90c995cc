// Deployments on a fleet that does not exist, through the service: they come up, answer, roll out and go like others,
// and nobody can take them for real.
#include <nlohmann/json.hpp>

#include "tests/backend/deployments/whole/deployment_world.h"
#include "tests/backend/gateway/http_client.h"

namespace support {
namespace {

constexpr const char *confession = "This answer is simulated: no model was run.";

class SimulatedDeploymentsTest : public DeploymentWorld {
protected:
    void SetUp() override {
        DeploymentWorld::SetUp();
        // An engine that is nowhere: whoever tries to start it fails.
        template_("nowhere");
        auto engine = *owner.get("engineTemplates/nowhere");
        engine.mutable_engine_template()->set_program("/nowhere/engine");
        apply(engine);
        v1::Resource source;
        source.mutable_meta()->set_name("telemetrySources/demo");
        source.mutable_telemetry_source()->mutable_simulator()->set_scenario("demo");
        ASSERT_TRUE(owner.put(source));
        ASSERT_TRUE(eventually([this] { return bool(owner.get("clusters/fra-a/nodes/n001")); }));
    }

    void TearDown() override {
        const auto routes = owner.list("routes");
        ASSERT_TRUE(routes);
        for (const auto &route : routes->resources())
            EXPECT_TRUE(owner.remove(route.meta().name()));
        DeploymentWorld::TearDown();
    }

    v1::Resource simulated(int replicas = 1) const {
        auto resource = deployment("made-up", replicas);
        auto &spec = *resource.mutable_deployment();
        spec.set_engine("engineTemplates/nowhere");
        spec.mutable_placement()->set_cluster("clusters/fra-a");
        spec.mutable_resources()->set_gpus(2);
        return resource;
    }

    void route() {
        v1::Resource resource;
        resource.mutable_meta()->set_name("routes/chat");
        auto &target = *resource.mutable_route()->add_targets();
        target.set_id("own");
        target.set_deployment("deployments/made-up");
        target.set_share_basis_points(10'000);
        apply(resource);
    }

    HttpReply chat(bool isStream = false) {
        const auto address = service->gatewayAddress();
        const auto port = static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
        return HttpClient(port).ask(chatOf("chat", isStream));
    }

    bool answers() {
        return eventually([this] {
            const auto reply = chat();
            return reply.status == 200 && reply.body.find(confession) != std::string::npos;
        });
    }

    static bool saysSimulated(const v1::DeploymentStatus &status) {
        for (const auto &condition : status.conditions()) {
            if (condition.type() == "Simulated" && condition.status() == v1::CONDITION_STATUS_TRUE)
                return condition.reason() == "NODE_SIMULATED" &&
                       condition.arguments().at("cluster") == "clusters/fra-a";
        }
        return false;
    }

    v1::PlanDeploymentResponse plan(const v1::Resource &deployment) const {
        v1::PlanDeploymentRequest request;
        *request.mutable_deployment() = deployment;
        const auto plan = owner.ask<v1::PlanDeploymentResponse>("DeploymentService.PlanDeployment", request);
        EXPECT_TRUE(plan) << plan.error().message();
        return plan ? *plan : v1::PlanDeploymentResponse();
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
