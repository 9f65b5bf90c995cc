#pragma once

#include "backend/identity/bindings.h"
#include "backend/ledger/change.h"

namespace policies {

// Whether, with a policy set as a draft leaves it, none of those who may change policies by their roles would be
// allowed to: neither to change the set nor to delete it, by himself or with approvals that he could get. With nobody
// who may, nobody is locked out.
bool locksOut(const ledger::Draft &set, const ledger::Snapshot &state, const identity::Bindings &bindings,
              ledger::Time now);

} // namespace policies
