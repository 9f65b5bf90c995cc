#pragma once

#include "backend/core/clock.h"

namespace telemetry {

// UTC, by the clock of the service: collectors take the skew of their sources out before they hand values on.
using Instant = core::Clock::TimePoint;

} // namespace telemetry
