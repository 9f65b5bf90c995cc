#pragma once

#include "tests/backend/deployments/whole/deployment_world.h"
#include "tests/backend/gateway/http_client.h"

#include "pilothouse/v1/deployment_service.pb.h"

namespace support {

// A whole service with the simulated fleet `demo`, and deployments on it of an engine that is nowhere.
class SimulatedWorld : public DeploymentWorld {
protected:
    using DeploymentWorld::DeploymentWorld;

    void SetUp() override;
    void TearDown() override;

    // On cluster `fra-a`, with two GPUs for each replica.
    v1::Resource simulated(int replicas = 1) const;
    // `routes/chat`, to that deployment alone.
    void route();
    // Of a client that is real, at that route.
    HttpReply chat(bool isStream = false);
    // Within the patience of a test, with an answer that says that it is simulated.
    bool answers();
    v1::PlanDeploymentResponse plan(const v1::Resource &deployment) const;
    // As if it had been started so long ago.
    void begin(const std::string &incident, std::chrono::seconds ago);

    // Of the deployment.
    std::string id = "made-up";
};

} // namespace support
