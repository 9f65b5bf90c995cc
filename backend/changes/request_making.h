#pragma once

#include <chrono>
#include <memory>

#include "backend/ledger/change.h"

#include "pilothouse/v1/policy_decision.pb.h"

namespace core {
class Random;
}

namespace changes {

namespace v1 = pilothouse::v1;

// How long a request waits for approvals.
inline constexpr auto RequestTime = std::chrono::hours(72);

// The proposal that asks others for what a proposal would do: it makes a change request, in the scope of what changes.
std::shared_ptr<const ledger::Proposal> requestFor(const ledger::Proposal &proposal,
                                                   const std::vector<ledger::Draft> &drafts,
                                                   const v1::PolicyObligations &obligations,
                                                   const std::vector<v1::PolicyCitation> &rules, ledger::Time now,
                                                   core::Random &random);

} // namespace changes
