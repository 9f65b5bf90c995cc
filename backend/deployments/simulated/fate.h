#pragma once

#include <functional>

#include "backend/deployments/runtime.h"

namespace deployments::simulated {

// What befalls a replica that does not exist.
struct Fate {
    enum class Loss {
        None,
        // One of its GPUs is gone from its bus.
        Gpu,
        // Its node is gone.
        Node,
    };

    Loss loss = Loss::None;
    // The XID that the GPU was lost with; 0 where none was reported.
    int xid = 0;
    // By which times of its answers are multiplied.
    double latency = 1;
    // Of its requests, those that fail; parts of 1.
    double errors = 0;
    bool operator==(const Fate &) const = default;
};

// Whoever simulates its node knows it. Called often, on the runtime's thread; must not block.
using FateOf = std::function<Fate(const Launch &launch)>;

} // namespace deployments::simulated
