#pragma once

#include "backend/identity/bindings.h"
#include "backend/ledger/change.h"

namespace policies {

// Whether, with a policy set as a draft leaves it, none of those who may change policies by their roles would be
// allowed to: neither to change the set nor to delete it, by himself or with approvals that he could get. It is asked
// of the hours of a week once every rule has begun and ended that is to: a freeze that ends locks nobody out, and one
// that begins later, or a permission that ends, does. With nobody who may, nobody is locked out.
bool locksOut(const ledger::Draft &set, const ledger::Snapshot &state, const identity::Bindings &bindings,
              ledger::Time now);

} // namespace policies
