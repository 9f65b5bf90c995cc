#pragma once

#include "backend/policies/questions.h"

namespace policies {

// What rules of a stage can test, or of any where it is unspecified, and what it is in what exists and the caller may
// see.
v1::DescribePolicyAttributesResponse attributesOf(v1::PolicyStage stage, const ledger::Snapshot &state,
                                                  const MaySee &maySee);

} // namespace policies
