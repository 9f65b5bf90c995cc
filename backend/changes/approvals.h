#pragma once

#include <string>

#include "backend/core/result.h"
#include "backend/identity/bindings.h"
#include "backend/ledger/snapshot.h"

namespace changes {

namespace v1 = pilothouse::v1;

// Why somebody may not say what he thinks of a request at an instant: APPROVER_NOT_ELIGIBLE. Whoever asked may not, nor
// whom it is about, by a role of his team too, nor who has said it, nor who holds no role for it.
core::Result<void> mayApprove(const std::string &principal, const v1::Resource &request, const ledger::Snapshot &state,
                              const identity::Bindings &bindings, ledger::Time now);

// How many have approved what the request holds and might still.
int validApprovals(const v1::Resource &request, const ledger::Snapshot &state, const identity::Bindings &bindings,
                   ledger::Time now);

} // namespace changes
