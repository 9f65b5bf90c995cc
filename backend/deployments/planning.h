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

// The fleet with what every deployment but one has of it.
Fleet fleetWithout(const ledger::Snapshot &state, const std::string &deployment, const LostGpus &lost);

} // namespace deployments
