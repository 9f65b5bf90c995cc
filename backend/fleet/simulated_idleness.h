#pragma once

#include <map>

#include "backend/fleet/earlier_tenants.h"

namespace fleet {

// Since when GPUs of a simulated fleet that somebody has do nothing, by its slots: reckoned back from `now`, for a
// month at most and the closer the later it was, and no further than they have been given to whoever has them. GPUs
// that do something now, or of which that is not told, are left out.
std::map<int, core::TimePoint> simulatedIdleness(const EarlierTenants &tenants, core::TimePoint now);

} // namespace fleet
