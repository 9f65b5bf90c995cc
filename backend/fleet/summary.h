#pragma once

#include "backend/fleet/picture.h"
#include "backend/fleet/visible_fleet.h"

namespace fleet {

// Counts over all that is visible. `fleet` is of the picture's layout.
v1::FleetSummary summaryOf(const Picture &picture, const VisibleFleet &fleet);

} // namespace fleet
