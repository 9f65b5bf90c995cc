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
    Pending<v1::EstimateFitResponse> estimateFit(const v1::EstimateFitRequest &request) const;
    Pending<v1::RollBackDeploymentResponse> rollBackDeployment(const v1::RollBackDeploymentRequest &request) const;
    Pending<v1::PauseRolloutResponse> pauseRollout(const v1::PauseRolloutRequest &request) const;
    Pending<v1::ResumeRolloutResponse> resumeRollout(const v1::ResumeRolloutRequest &request) const;
    Pending<v1::PromoteRolloutResponse> promoteRollout(const v1::PromoteRolloutRequest &request) const;
    Pending<v1::AbortRolloutResponse> abortRollout(const v1::AbortRolloutRequest &request) const;
    Pending<v1::RestartReplicasResponse> restartReplicas(const v1::RestartReplicasRequest &request) const;
    // Of ReadLogsResponse.
    std::unique_ptr<Subscription> readLogs(const v1::ReadLogsRequest &request) const;
};

} // namespace client
