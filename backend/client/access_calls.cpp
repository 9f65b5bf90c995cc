#include "backend/client/access_calls.h"

namespace client {

Pending<v1::ListAccessResponse> AccessCalls::listAccess(const v1::ListAccessRequest &request) const {
    return unary<v1::ListAccessResponse>("/pilothouse.v1.IdentityService/ListAccess", request);
}

Pending<v1::ExplainAccessResponse> AccessCalls::explainAccess(const v1::ExplainAccessRequest &request) const {
    return unary<v1::ExplainAccessResponse>("/pilothouse.v1.IdentityService/ExplainAccess", request);
}

Pending<v1::DescribeRolesResponse> AccessCalls::describeRoles() const {
    return unary<v1::DescribeRolesResponse>("/pilothouse.v1.IdentityService/DescribeRoles", v1::DescribeRolesRequest());
}

Pending<v1::ExplainPoliciesResponse> AccessCalls::explainPolicies(const v1::ExplainPoliciesRequest &request) const {
    return unary<v1::ExplainPoliciesResponse>("/pilothouse.v1.PolicyService/ExplainPolicies", request);
}

} // namespace client
