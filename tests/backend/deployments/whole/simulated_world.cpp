#include "tests/backend/deployments/whole/simulated_world.h"

#include "backend/core/time_text.h"

namespace support {

namespace {

constexpr const char *confession = "This answer is simulated: no model was run.";

} // namespace

void SimulatedWorld::SetUp() {
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

void SimulatedWorld::TearDown() {
    const auto routes = owner.list("routes");
    ASSERT_TRUE(routes);
    for (const auto &route : routes->resources())
        EXPECT_TRUE(owner.remove(route.meta().name()));
    DeploymentWorld::TearDown();
}

v1::Resource SimulatedWorld::simulated(int replicas) const {
    auto resource = deployment(id, replicas);
    auto &spec = *resource.mutable_deployment();
    spec.set_engine("engineTemplates/nowhere");
    spec.mutable_placement()->set_cluster("clusters/fra-a");
    spec.mutable_resources()->set_gpus(2);
    return resource;
}

void SimulatedWorld::route() {
    v1::Resource resource;
    resource.mutable_meta()->set_name("routes/chat");
    auto &target = *resource.mutable_route()->add_targets();
    target.set_id("own");
    target.set_deployment("deployments/" + id);
    target.set_share_basis_points(10'000);
    apply(resource);
}

HttpReply SimulatedWorld::chat(bool isStream) {
    const auto address = service->gatewayAddress();
    const auto port = static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
    return HttpClient(port).ask(chatOf("chat", isStream));
}

bool SimulatedWorld::answers() {
    return eventually([this] {
        const auto reply = chat();
        return reply.status == 200 && reply.body.find(confession) != std::string::npos;
    });
}

v1::PlanDeploymentResponse SimulatedWorld::plan(const v1::Resource &deployment) const {
    v1::PlanDeploymentRequest request;
    *request.mutable_deployment() = deployment;
    const auto plan = owner.ask<v1::PlanDeploymentResponse>("DeploymentService.PlanDeployment", request);
    EXPECT_TRUE(plan) << plan.error().message();
    return plan ? *plan : v1::PlanDeploymentResponse();
}

void SimulatedWorld::begin(const std::string &incident, std::chrono::seconds ago) {
    auto source = *owner.get("telemetrySources/demo");
    auto &start = *source.mutable_telemetry_source()->mutable_simulator()->add_incidents();
    start.set_incident(incident);
    *start.mutable_start_time() = core::toTimestamp(service.clock.now() - ago);
    apply(source);
}

} // namespace support
