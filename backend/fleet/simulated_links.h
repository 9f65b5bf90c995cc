#pragma once

#include <vector>

#include "backend/fleet/signal_board.h"
#include "backend/telemetry/simulator/hardware.h"
#include "backend/telemetry/simulator/signals.h"

namespace fleet {

// NVLinks of a simulated GPU: as many as carry what its product sends and receives over them, 50 GB/s each as those of
// A100 and H100 do, 18 at most; 0 where it has none.
int simulatedLinkCount(const simulator::v1::FleetProduct &product);

// All links of a GPU one of whose links has errors.
std::vector<GpuSignals::Link> simulatedLinks(const simulator::Hardware &hardware,
                                             const simulator::GpuCounters &counters);

} // namespace fleet
