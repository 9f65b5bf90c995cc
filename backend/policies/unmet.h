#pragma once

#include <string>
#include <vector>

#include "backend/ledger/snapshot.h"

namespace policies {

namespace v1 = pilothouse::v1;

// Rules of a set, by id, that nothing which exists now could match: there is no principal, no resource or no target
// that passes all of their tests of one. What a change does, and when, is not looked at.
std::vector<std::string> unmetRules(const v1::Resource &set, const ledger::Snapshot &state);

} // namespace policies
