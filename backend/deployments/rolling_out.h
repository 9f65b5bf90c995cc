#pragma once

#include "backend/deployments/world.h"

namespace deployments {

// Moves the rollout on by what is seen of its replicas and its traffic: steps, guards, the end, or its abortion.
void moveRollout(Work &work);
// Goes on to the next step, or to replacing after the last.
void promote(Work &work);
void abort(Work &work, v1::ConditionReason reason, const std::map<std::string, std::string> &arguments);

// Makes the number of replicas of each revision what the rollout asks for at this moment: new ones are added, others
// told to leave. Says how the requests are shared out.
void sizeReplicas(Work &work);

} // namespace deployments
