#pragma once

#include <chrono>

#include "backend/core/guard_window.h"

namespace deployments {

// How long things take before something is done about them.
struct Patience {
    // Between failures of one replica, doubled each time.
    std::chrono::milliseconds firstBackoff = std::chrono::seconds(10);
    std::chrono::milliseconds longestBackoff = std::chrono::minutes(5);
    int failuresToGiveUp = 6;
    // Ready for so long, a replica has no failures behind it.
    std::chrono::milliseconds steady = std::chrono::minutes(10);
    // Not answering for so long, it is restarted.
    std::chrono::milliseconds unreachable = std::chrono::seconds(30);
    // What guards look back at.
    std::chrono::milliseconds guardWindow = core::guardWindow;
    // Between looks at a canary, and between probes of it.
    std::chrono::milliseconds canaryLook = std::chrono::seconds(1);
    // After which whoever sends requests knows that a replica is leaving, and between looks at it.
    std::chrono::milliseconds drainLook = std::chrono::milliseconds(250);
};

} // namespace deployments
