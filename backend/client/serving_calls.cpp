#include "backend/client/deployment_calls.h"
#include "backend/client/fleet_calls.h"
#include "backend/client/gateway_calls.h"
#include "backend/client/secret_calls.h"

namespace client {

Pending<v1::PlanDeploymentResponse> DeploymentCalls::planDeployment(const v1::PlanDeploymentRequest &request) const {
    return unary<v1::PlanDeploymentResponse>("/pilothouse.v1.DeploymentService/PlanDeployment", request);
}

Pending<v1::EstimateFitResponse> DeploymentCalls::estimateFit(const v1::EstimateFitRequest &request) const {
    return unary<v1::EstimateFitResponse>("/pilothouse.v1.DeploymentService/EstimateFit", request);
}

Pending<v1::RollBackDeploymentResponse>
DeploymentCalls::rollBackDeployment(const v1::RollBackDeploymentRequest &request) const {
    return unary<v1::RollBackDeploymentResponse>("/pilothouse.v1.DeploymentService/RollBackDeployment", request);
}

Pending<v1::PauseRolloutResponse> DeploymentCalls::pauseRollout(const v1::PauseRolloutRequest &request) const {
    return unary<v1::PauseRolloutResponse>("/pilothouse.v1.DeploymentService/PauseRollout", request);
}

Pending<v1::ResumeRolloutResponse> DeploymentCalls::resumeRollout(const v1::ResumeRolloutRequest &request) const {
    return unary<v1::ResumeRolloutResponse>("/pilothouse.v1.DeploymentService/ResumeRollout", request);
}

Pending<v1::PromoteRolloutResponse> DeploymentCalls::promoteRollout(const v1::PromoteRolloutRequest &request) const {
    return unary<v1::PromoteRolloutResponse>("/pilothouse.v1.DeploymentService/PromoteRollout", request);
}

Pending<v1::AbortRolloutResponse> DeploymentCalls::abortRollout(const v1::AbortRolloutRequest &request) const {
    return unary<v1::AbortRolloutResponse>("/pilothouse.v1.DeploymentService/AbortRollout", request);
}

Pending<v1::RestartReplicasResponse> DeploymentCalls::restartReplicas(const v1::RestartReplicasRequest &request) const {
    return unary<v1::RestartReplicasResponse>("/pilothouse.v1.DeploymentService/RestartReplicas", request);
}

std::unique_ptr<Subscription> DeploymentCalls::readLogs(const v1::ReadLogsRequest &request) const {
    return subscribe<v1::ReadLogsResponse>("/pilothouse.v1.DeploymentService/ReadLogs", request);
}

Pending<v1::QueryTrafficResponse> GatewayCalls::queryTraffic(const v1::QueryTrafficRequest &request) const {
    return unary<v1::QueryTrafficResponse>("/pilothouse.v1.GatewayService/QueryTraffic", request);
}

std::unique_ptr<Subscription> FleetCalls::watchFleet(const v1::WatchFleetRequest &request) const {
    return subscribe<v1::WatchFleetResponse>("/pilothouse.v1.FleetService/WatchFleet", request);
}

Pending<v1::QueryFleetHistoryResponse>
FleetCalls::queryFleetHistory(const v1::QueryFleetHistoryRequest &request) const {
    return unary<v1::QueryFleetHistoryResponse>("/pilothouse.v1.FleetService/QueryFleetHistory", request);
}

Pending<v1::QueryGpuEventsResponse> FleetCalls::queryGpuEvents(const v1::QueryGpuEventsRequest &request) const {
    return unary<v1::QueryGpuEventsResponse>("/pilothouse.v1.FleetService/QueryGpuEvents", request);
}

Pending<v1::DescribeGpuResponse> FleetCalls::describeGpu(const v1::DescribeGpuRequest &request) const {
    return unary<v1::DescribeGpuResponse>("/pilothouse.v1.FleetService/DescribeGpu", request);
}

Pending<v1::QueryHostResponse> FleetCalls::queryHost(const v1::QueryHostRequest &request) const {
    return unary<v1::QueryHostResponse>("/pilothouse.v1.FleetService/QueryHost", request);
}

Pending<v1::QueryEngineLoadResponse> FleetCalls::queryEngineLoad(const v1::QueryEngineLoadRequest &request) const {
    return unary<v1::QueryEngineLoadResponse>("/pilothouse.v1.FleetService/QueryEngineLoad", request);
}

Pending<v1::SetSecretValueResponse> SecretCalls::setSecretValue(const v1::SetSecretValueRequest &request) const {
    return unary<v1::SetSecretValueResponse>("/pilothouse.v1.SecretService/SetSecretValue", request);
}

} // namespace client
