#pragma once

#include <optional>
#include <vector>

#include "backend/telemetry/simulator/gpu_model.h"
#include "backend/telemetry/simulator/plan.h"
#include "backend/telemetry/simulator/timeline.h"

namespace simulator {

// What incidents do to one GPU at an instant.
struct Trouble {
    enum class Report {
        Live,
        // Nothing is heard of its node.
        Silent,
        // It is gone from the bus; its exporter says so.
        Lost,
        // Its node is gone.
        Gone,
    };

    int slot = 0;
    Report report = Report::Live;
    // The last instant of which something is known, where it is not live.
    Millis known = 0;
    Strain strain;
};

// Of all GPUs of a range that an incident befalls at that time, in order.
std::vector<Trouble> troublesAt(const Timeline &timeline, Millis time, SlotRange range);

} // namespace simulator
