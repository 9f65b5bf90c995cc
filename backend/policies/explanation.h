#pragma once

#include <string_view>
#include <vector>

#include "backend/policies/policies_in_force.h"
#include "backend/policies/questions.h"

#include "pilothouse/v1/policy_service.pb.h"

namespace policies {

// The policy sets that are asked, and what is suspended of them.
struct AskedSets {
    std::vector<ledger::ResourcePtr> sets;
    Suspension suspension;
};

// Why a question is answered as it is: what each rule of the sets makes of it, those that match first, and what would
// have to be otherwise. Rules that are OFF are not asked.
v1::ExplainPoliciesResponse::Explanation explain(const AskedSets &asked, const Question &question,
                                                 std::string_view object, const policy::Asking &asking);

} // namespace policies
