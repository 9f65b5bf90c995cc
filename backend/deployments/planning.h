#pragma once

#include "backend/deployments/world.h"

#include "pilothouse/v1/deployment_service.pb.h"

namespace deployments {

// What would happen to a deployment if it were as given: the controller's own decisions, played through in a world
// where every engine comes up at once, no guard breaks and nobody waits to promote. `after` has the intent as it shall
// be, completed; `before` the deployment as it stands, null for a new one; `others` what all other deployments have of
// the fleet. Routes, teams and memory are left to the caller.
v1::PlanDeploymentResponse planDeployment(const v1::Resource &after, const v1::Resource *before,
                                          const ledger::Snapshot &state, const Fleet &others, ledger::Time now);

// What another run of the same may have otherwise.
struct Chances {
    // Of ids.
    core::Random &random;
    // Where a new replica on a node would answer.
    std::function<core::Result<std::string>(const std::string &node)> address;
};

// The status that a deployment comes to in such a world from nothing, as if it had been decided at the time of its last
// change: its replicas are ready since then, on GPUs that are not lost.
v1::DeploymentStatus settledStatus(const v1::Resource &deployment, const ledger::Snapshot &state, const LostGpus &lost,
                                   const Chances &chances);

// The fleet with what every deployment but one has of it.
Fleet fleetWithout(const ledger::Snapshot &state, const std::string &deployment, const LostGpus &lost);

} // namespace deployments
