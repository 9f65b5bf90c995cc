#pragma once

#include "backend/telemetry/simulator/plan.h"
#include "backend/telemetry/simulator/timeline.h"

namespace simulator {

// What a replica is doing at an instant.
struct Life {
    enum class Phase {
        // It is not wanted at this hour.
        Absent,
        Loading,
        Ready,
        // A GPU or the node of it is gone.
        Failed,
    };

    Phase phase = Phase::Absent;
    // Since when. What is older than half an hour to an hour has a begin that is not exact.
    Millis since = 0;
    // When it was started last, likewise.
    Millis start = 0;
    int revision = 1;
    // It is of the part on which a new revision is tried.
    bool isCanary = false;
};

// Of one tenancy; `demand` is that of its workload at that time.
Life lifeAt(const Plan &plan, const Timeline &timeline, int tenancy, const Demand &demand, Millis time);

// How long that replica takes from its start until it is ready.
Millis startTimeOf(const Plan &plan, int tenancy);
// When in a span of half an hour it comes or goes.
Millis turnOf(const Plan &plan, int tenancy);

} // namespace simulator
