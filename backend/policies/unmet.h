#pragma once

#include <vector>

#include "backend/ledger/snapshot.h"

#include "pilothouse/v1/policy_analysis.pb.h"

namespace policies {

namespace v1 = pilothouse::v1;

// Rules of a set that nothing which exists now could match: there is no principal with its roles, no resource
// with what it refers to, or no target that passes all of their tests of one. What a change does, and when, and
// exceptions are not looked at.
std::vector<v1::PolicyUnmet> unmetRules(const v1::Resource &set, const ledger::Snapshot &state, ledger::Time now);

} // namespace policies
