#pragma once

#include "backend/deployments/world.h"

namespace deployments {

// What people may ask of a rollout or of replicas. Each changes the status of a decision in the making, or says why it
// cannot be done now (WRONG_STATE).
core::Result<void> pauseRollout(Work &work);
core::Result<void> resumeRollout(Work &work);
core::Result<void> promoteRollout(Work &work);
// By whom, `principals/<id>`, and why, in his words: whoever looks at what serves is told.
struct Abortion {
    std::string principal;
    std::string reason;
};
core::Result<void> abortRollout(Work &work, const Abortion &abortion);
// Of these replicas, or of all where none is named; NOT_FOUND for one that is not there.
core::Result<void> restartReplicas(Work &work, const std::vector<std::string> &ids);
// Goes with a change of the intent to that of an earlier generation: what follows passes the canary over.
core::Result<void> markRollback(Work &work, std::int64_t generation);

} // namespace deployments
