#pragma once

#include "backend/client/caller.h"
#include "pilothouse/v1/deployment_service.pb.h"

namespace client {

namespace v1 = pilothouse::v1;

// Verbs of deployments. See Caller for what all calls promise.
class DeploymentCalls : private Caller {
public:
    using Caller::Caller;

    Pending<v1::PlanDeploymentResponse> planDeployment(const v1::PlanDeploymentRequest &request) const;
};

} // namespace client
