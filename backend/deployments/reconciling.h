#pragma once

#include "backend/deployments/world.h"

namespace deployments {

// What shall be done about a deployment now. A pure function: the same world gives the same decision, and a decision
// that was carried out is followed by one that changes nothing.
Work reconcile(const v1::Resource &deployment, const World &world);

// Sums a status up: state, counts, conditions with the times at which they turned.
void summarize(Work &work);

} // namespace deployments
