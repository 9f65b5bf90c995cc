#pragma once

#include <map>
#include <string>

#include "backend/ledger/snapshot.h"

#include "pilothouse/v1/policy_decision.pb.h"

namespace policies {

namespace v1 = pilothouse::v1;

// Clusters that policies keep replicas of a deployment out of, by name, and the rule that does; without one where none
// permits it. As an update by nobody in particular, so that whoever asked last makes no difference to where it runs.
std::map<std::string, v1::PolicyCitation> forbiddenClusters(const v1::Resource &deployment,
                                                            const ledger::Snapshot &state, ledger::Time now);

} // namespace policies
