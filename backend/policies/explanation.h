#pragma once

#include <string_view>

#include "backend/ledger/snapshot.h"
#include "backend/policies/questions.h"

#include "pilothouse/v1/policy_service.pb.h"

namespace policies {

// Why a question is answered as it is: what each rule of the sets makes of it, those that match first, and what would
// have to be otherwise. Rules that are OFF are not asked. `sets` as they are asked.
v1::ExplainPoliciesResponse::Explanation explain(const std::vector<ledger::ResourcePtr> &sets, const Question &question,
                                                 std::string_view object, const policy::Asking &asking);

} // namespace policies
