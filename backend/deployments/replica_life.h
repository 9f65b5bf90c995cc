#pragma once

#include "backend/deployments/world.h"

namespace deployments {

// Brings times that lie in the future back to where they can: a clock that was ahead and is set back would have a
// replica wait for as long as it was ahead.
void mendTimes(Work &work);
// Takes over what is seen of the replicas: states, failures and when they are tried again, what has ended.
void absorb(Work &work);
// Takes those that wait a step on: a node, its files, its start.
void advance(Work &work);
// Lets those that leave finish, stops them, and drops those that are gone.
void letGo(Work &work);

} // namespace deployments
