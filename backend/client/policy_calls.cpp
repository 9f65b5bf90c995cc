#include "backend/client/policy_calls.h"

namespace client {

Pending<v1::CheckPolicySetResponse> PolicyCalls::checkPolicySet(const v1::CheckPolicySetRequest &request) const {
    return unary<v1::CheckPolicySetResponse>("/pilothouse.v1.PolicyService/CheckPolicySet", request);
}

Pending<v1::DescribePolicyAttributesResponse>
PolicyCalls::describePolicyAttributes(const v1::DescribePolicyAttributesRequest &request) const {
    return unary<v1::DescribePolicyAttributesResponse>("/pilothouse.v1.PolicyService/DescribePolicyAttributes",
                                                       request);
}

Pending<v1::AskPoliciesResponse> PolicyCalls::askPolicies(const v1::AskPoliciesRequest &request) const {
    return unary<v1::AskPoliciesResponse>("/pilothouse.v1.PolicyService/AskPolicies", request);
}

Pending<v1::ExplainPoliciesResponse> PolicyCalls::explainPolicies(const v1::ExplainPoliciesRequest &request) const {
    return unary<v1::ExplainPoliciesResponse>("/pilothouse.v1.PolicyService/ExplainPolicies", request);
}

Pending<v1::BacktestPolicySetResponse>
PolicyCalls::backtestPolicySet(const v1::BacktestPolicySetRequest &request) const {
    return unary<v1::BacktestPolicySetResponse>("/pilothouse.v1.PolicyService/BacktestPolicySet", request);
}

Pending<v1::BeginBreakGlassResponse> PolicyCalls::beginBreakGlass(const v1::BeginBreakGlassRequest &request) const {
    return unary<v1::BeginBreakGlassResponse>("/pilothouse.v1.PolicyService/BeginBreakGlass", request);
}

Pending<v1::EndBreakGlassResponse> PolicyCalls::endBreakGlass(const v1::EndBreakGlassRequest &request) const {
    return unary<v1::EndBreakGlassResponse>("/pilothouse.v1.PolicyService/EndBreakGlass", request);
}

Pending<v1::ReviewBreakGlassResponse> PolicyCalls::reviewBreakGlass(const v1::ReviewBreakGlassRequest &request) const {
    return unary<v1::ReviewBreakGlassResponse>("/pilothouse.v1.PolicyService/ReviewBreakGlass", request);
}

} // namespace client
