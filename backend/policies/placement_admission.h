#pragma once

#include <map>
#include <string>
#include <vector>

#include "backend/ledger/change.h"
#include "backend/policies/policy_tables.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace policies {

namespace v1 = pilothouse::v1;

// By name of a cluster, the rule that keeps out of it; one without a name where none permits it.
using ForbiddenClusters = std::map<std::string, v1::PolicyCitation>;

// Clusters that policies keep replicas of a deployment out of, by what it and they are: whoever changed it last, and
// when, makes no difference to where it runs.
ForbiddenClusters forbiddenClusters(const v1::Resource &deployment, const ledger::Snapshot &state, ledger::Time now);

// Clusters that policies would keep deployments out of, and targets of routes that they would not admit, and do not
// yet, if the drafts were committed to the state. Tells at most `most`; deployments and routes among the drafts are
// judged by themselves.
std::vector<v1::Consequence> shutOut(const std::vector<ledger::Draft> &drafts, const ledger::Snapshot &state,
                                     const PolicyTables &inForce, ledger::Time now, std::size_t most);

} // namespace policies
