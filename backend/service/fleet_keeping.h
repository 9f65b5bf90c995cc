#pragma once

#include "backend/fleet/drain_controller.h"
#include "backend/fleet/silence_controller.h"

namespace service {

// What keeps the fleet's own promises by itself, whoever tells of its nodes: silences begin and end, and drains say how
// far they are. What it is given outlives it.
struct FleetKeeping {
    FleetKeeping(ledger::Ledger &ledger, fleet::Observer &observer, const core::Clock &shown)
        : silences(ledger, observer, shown), drains(ledger, shown) {}

    fleet::SilenceController silences;
    fleet::DrainController drains;
};

} // namespace service
