#pragma once

#include "backend/client/caller.h"
#include "pilothouse/v1/identity_service.pb.h"
#include "pilothouse/v1/policy_service.pb.h"

namespace client {

namespace v1 = pilothouse::v1;

// Who may do what, as roles and as policies have it. See Caller for what all calls promise.
class AccessCalls : private Caller {
public:
    using Caller::Caller;

    Pending<v1::ListAccessResponse> listAccess(const v1::ListAccessRequest &request) const;
    Pending<v1::ExplainAccessResponse> explainAccess(const v1::ExplainAccessRequest &request) const;
    Pending<v1::DescribeRolesResponse> describeRoles() const;
    Pending<v1::ExplainPoliciesResponse> explainPolicies(const v1::ExplainPoliciesRequest &request) const;
};

} // namespace client
