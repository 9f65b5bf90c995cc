#include "backend/telemetry/simulator/slowness.h"

#include <algorithm>

namespace simulator {

Slowness slownessOf(const Timeline &timeline, int workload, Millis time) {
    Slowness slowness;
    for (const auto &occurrence : timeline.occurrences()) {
        const auto &incident = *occurrence.incident;
        if (occurrence.workload != workload || !incident.has_bad_canary())
            continue;
        const double severity = occurrence.severityAt(time);
        slowness.latency += severity * (incident.bad_canary().latency_basis_points() / 10'000.0 - 1);
        slowness.errors += severity * incident.bad_canary().error_basis_points() / 10'000.0;
    }
    slowness.errors = std::min(1.0, slowness.errors);
    return slowness;
}

} // namespace simulator
