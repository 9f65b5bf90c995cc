#pragma once

#include "backend/deployments/world.h"

namespace deployments {

// The rule of the schedule that spoke last; null where none has.
const v1::ScalingRule *ruleInForce(const v1::DeploymentSpec &spec, ledger::Time now);
// How many replicas the intent asks for at an instant: what its schedule named last, else the minimum.
int desiredReplicas(const v1::DeploymentSpec &spec, ledger::Time now);

// Takes up a changed intent: a new number of replicas, or a new revision and its rollout. What runs the same as before
// is only named anew.
void followIntent(Work &work);
// Forgets revisions that nothing runs and no rollout can return to.
void pruneRevisions(Work &work);

} // namespace deployments
