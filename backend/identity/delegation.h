#pragma once

#include <vector>

#include "backend/core/result.h"
#include "backend/identity/access.h"
#include "backend/ledger/change.h"

namespace core {
class Clock;
}

namespace identity {

// Nobody grants what he does not hold, nor for longer: GRANT_EXCEEDS_OWN. The service itself may.
core::Result<void> mayGrant(const ledger::Actor &actor, const std::vector<Grant> &grants, const ledger::Snapshot &state,
                            const core::Clock &clock);

// LAST_ADMINISTRATOR when the drafts would leave nobody who administers the organisation without end. `name` is what
// the refusal names.
core::Result<void> keepsAdministrator(const std::string &name, const std::vector<ledger::Draft> &drafts,
                                      const ledger::Snapshot &state);

} // namespace identity
