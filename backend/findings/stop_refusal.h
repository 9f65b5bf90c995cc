#pragma once

#include <string>

#include "backend/core/error.h"

namespace findings {

// Why the process of a finding is not stopped.
enum class StopObstacle { OfOtherHost, NotAProcess, Gone, OfTheService, Refused };

// FINDING_NOT_STOPPABLE; what the system said as its error number, 0 where it said nothing.
core::Error stopRefusal(const std::string &name, StopObstacle why, int systemError = 0);

} // namespace findings
