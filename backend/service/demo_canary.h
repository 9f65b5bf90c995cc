#pragma once

#include <string>

#include "backend/core/result.h"

namespace ledger {
class Ledger;
}

namespace service {

// Leaves a deployment as controllers would have it at the instant of its last change: the revision before serves, so
// that the last one is tried as a canary. Nothing happens where there is no revision before. Blocks; for the start of a
// service. Errors of the ledger.
core::Result<void> leaveCanaryToBegin(const std::string &deployment, ledger::Ledger &ledger);

} // namespace service
