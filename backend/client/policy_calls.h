#pragma once

#include "backend/client/caller.h"
#include "pilothouse/v1/policy_service.pb.h"

namespace client {

namespace v1 = pilothouse::v1;

// What is asked of policies, and verbs of break-glass. See Caller for what all calls promise.
class PolicyCalls : private Caller {
public:
    using Caller::Caller;

    Pending<v1::CheckPolicySetResponse> checkPolicySet(const v1::CheckPolicySetRequest &request) const;
    Pending<v1::DescribePolicyAttributesResponse>
    describePolicyAttributes(const v1::DescribePolicyAttributesRequest &request) const;
    Pending<v1::AskPoliciesResponse> askPolicies(const v1::AskPoliciesRequest &request) const;
    Pending<v1::ExplainPoliciesResponse> explainPolicies(const v1::ExplainPoliciesRequest &request) const;
    Pending<v1::BacktestPolicySetResponse> backtestPolicySet(const v1::BacktestPolicySetRequest &request) const;
    Pending<v1::BeginBreakGlassResponse> beginBreakGlass(const v1::BeginBreakGlassRequest &request) const;
    Pending<v1::EndBreakGlassResponse> endBreakGlass(const v1::EndBreakGlassRequest &request) const;
    Pending<v1::ReviewBreakGlassResponse> reviewBreakGlass(const v1::ReviewBreakGlassRequest &request) const;
};

} // namespace client
