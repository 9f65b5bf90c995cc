#pragma once

#include <vector>

#include "backend/fleet/signal_board.h"
#include "backend/telemetry/gpu_event.h"
#include "backend/telemetry/simulator/simulated_fleet.h"

namespace fleet {

// What drivers of a simulated fleet would have told of its GPUs from `from` (included) to `to` (not), judged as what
// they tell now is; by time, without teams. Signs that show only who has a GPU are not among it.
std::vector<telemetry::GpuEvent> simulatedEvents(const simulator::SimulatedFleet &fleet, core::TimePoint from,
                                                 core::TimePoint to);

// Puts what a driver counts of a simulated GPU on a board.
void putCounters(const simulator::Hardware &hardware, const simulator::GpuCounters &counters, int slot,
                 core::TimePoint now, SignalBoard *board);

} // namespace fleet
