#pragma once

#include "backend/core/result.h"
#include "backend/ledger/snapshot.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace rpc {

namespace v1 = pilothouse::v1;

class Call;

// ResourceService.TestPermissions: what the caller could do now. An object out of sight answers no, like one that does
// not exist.
core::Result<void> testPermissions(const Call &call, const ledger::Snapshot &snapshot,
                                   const v1::TestPermissionsRequest &request, v1::TestPermissionsResponse *response);

} // namespace rpc
