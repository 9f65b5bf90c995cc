// What goes wrong in a simulated fleet has its consequences for the deployments on it: canaries that go wrong end by
// their guards, replicas whose GPUs are lost begin elsewhere, and there is traffic though nobody asks.
#include <algorithm>

#include "tests/backend/deployments/whole/simulated_world.h"

#include "pilothouse/v1/gateway_service.pb.h"

namespace support {
namespace {

using namespace std::chrono_literals;

service::Options impatient() {
    service::Options options;
    options.patience.firstBackoff = 20ms;
    options.patience.canaryLook = 50ms;
    return options;
}

class SimulatedIncidentsTest : public SimulatedWorld {
protected:
    // What the scenario's incident befalls is called so.
    SimulatedIncidentsTest() : SimulatedWorld(impatient()) { id = "llama-70b-chat"; }

    v1::Resource guarded(int leastRequests = 3) const {
        auto resource = simulated(2);
        auto &rollout = *resource.mutable_deployment()->mutable_rollout();
        rollout.set_strategy(v1::CANARY);
        auto &step = *rollout.add_steps();
        step.set_share_basis_points(5000);
        step.set_manual(true);
        step.mutable_hold_time()->set_seconds(3600);
        rollout.mutable_guards()->set_max_error_basis_points(100);
        rollout.mutable_guards()->set_min_requests(leastRequests);
        return resource;
    }

    // Up to a canary of the second revision that holds.
    void tryRevision(int leastRequests = 3) {
        apply(guarded(leastRequests));
        route();
        ASSERT_TRUE(becomesReady(id, 2, 1));
        auto second = guarded(leastRequests);
        second.mutable_deployment()->set_context_length(2048);
        apply(second);
        ASSERT_TRUE(
            becomes(id, [](const auto &status) { return status.rollout().phase() == v1::RolloutStatus::HOLDING; }));
        ASSERT_TRUE(answers());
    }

    // That the deployment's placement may ask for.
    void mark(const std::string &node) {
        auto resource = *owner.get("clusters/fra-a/nodes/" + node);
        (*resource.mutable_meta()->mutable_labels())["kept"] = "free";
        apply(resource);
    }

    // A replica that needs all GPUs of a node, of which only these come into question.
    void fill(const std::string &first, const std::string &second) {
        mark(first);
        auto whole = simulated();
        whole.mutable_deployment()->mutable_resources()->set_gpus(8);
        (*whole.mutable_deployment()->mutable_placement()->mutable_node_labels())["kept"] = "free";
        apply(whole);
        ASSERT_TRUE(becomesReady(id, 1));
        ASSERT_EQ(status(id).replicas(0).node(), "clusters/fra-a/nodes/" + first);
        mark(second);
    }

    bool movesTo(const std::string &node, const std::string &reason) const {
        return becomes(id, [&](const auto &status) {
            const auto &replicas = status.replicas();
            return replicas.size() == 1 && replicas[0].state() == v1::Replica::READY &&
                   replicas[0].node() == "clusters/fra-a/nodes/" + node &&
                   replicas[0].last_trouble().reason() == reason;
        });
    }
};

TEST_F(SimulatedIncidentsTest, ACanaryThatGoesWrongEndsByItsGuardAndTrafficReturns) {
    tryRevision();
    begin("bad-canary", 60s);
    bool hasFailed = false;
    ASSERT_TRUE(becomes(id, [&](const auto &status) {
        const auto reply = chat();
        hasFailed = hasFailed || reply.body.find("This failure is simulated") != std::string::npos;
        return status.rollout().phase() == v1::RolloutStatus::ABORTED;
    }));
    EXPECT_TRUE(hasFailed);
    EXPECT_EQ(status(id).rollout().reason(), "GUARD_ERROR_RATE");
    ASSERT_TRUE(becomes(id, [](const auto &status) {
        return status.replicas_size() == 2 && status.traffic_size() == 1 && status.traffic(0).generation() == 1;
    }));
    // What serves is as it was.
    for (int request = 0; request < 20; ++request)
        EXPECT_EQ(chat().status, 200u);
}

TEST_F(SimulatedIncidentsTest, WithoutACanaryItBefallsNobody) {
    apply(guarded());
    route();
    ASSERT_TRUE(becomesReady(id, 2, 1));
    begin("bad-canary", 60s);
    ASSERT_TRUE(eventually([this] {
        const auto incidents = owner.get("telemetrySources/demo")->telemetry_source_status().incidents();
        return std::any_of(incidents.begin(), incidents.end(),
                           [](const auto &incident) { return incident.has_start_time(); });
    }));
    ASSERT_TRUE(answers());
    for (int request = 0; request < 40; ++request)
        EXPECT_EQ(chat().status, 200u);
}

TEST_F(SimulatedIncidentsTest, AReplicaWhoseGpuIsLostBeginsElsewhere) {
    fill("n045", "n046");
    begin("bad-afternoon", 400s);
    EXPECT_TRUE(movesTo("n046", "ENGINE_EXITED"));
    // Nobody is promised what is not there.
    auto another = simulated();
    another.mutable_meta()->set_name("deployments/another");
    another.mutable_deployment()->mutable_resources()->set_gpus(8);
    (*another.mutable_deployment()->mutable_placement()->mutable_node_labels())["kept"] = "free";
    EXPECT_FALSE(plan(another).fits());
}

TEST_F(SimulatedIncidentsTest, AReplicaWhoseNodeIsGoneBeginsElsewhere) {
    fill("n044", "n047");
    begin("bad-afternoon", 600s);
    EXPECT_TRUE(movesTo("n047", "SHIM_LOST"));
}

TEST_F(SimulatedIncidentsTest, ThereIsTrafficThoughNobodyAsks) {
    // So many that guards need are more than anybody else sends.
    tryRevision(300);
    v1::QueryTrafficRequest request;
    request.set_name("routes/chat");
    std::set<std::int64_t> asked;
    EXPECT_TRUE(eventually([&] {
        const auto told = owner.ask<v1::QueryTrafficResponse>("GatewayService.QueryTraffic", request);
        std::int64_t requests = 0;
        for (const auto &series : told->series()) {
            asked.insert(series.generation());
            for (const auto &point : series.points())
                requests += point.requests();
        }
        return requests >= 10 && asked.size() == 2;
    }));
}

} // namespace
} // namespace support
