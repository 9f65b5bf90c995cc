#pragma once

#include "backend/policies/questions.h"

namespace policies {

// What rules of changes can test, and what it is in what exists and the caller may see.
v1::DescribePolicyAttributesResponse attributesOf(const ledger::Snapshot &state, const MaySee &maySee);

} // namespace policies
