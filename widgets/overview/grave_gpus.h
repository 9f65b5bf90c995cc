#pragma once

#include <span>

#include "pilothouse/v1/fleet_service.pb.h"

namespace overviewpage {

namespace v1 = pilothouse::v1;

// GPUs of a node that wait for a person, as far as nobody silenced that: those that are critical or, where none is,
// those that are degraded by one sign, if they are several and half of the node's or more. What strikes a node as a
// whole comes from outside of it, and goes on until somebody acts; single degraded GPUs are counted elsewhere.
struct GraveGpus {
    int count = 0;
    v1::HealthSeverity severity = v1::HEALTHY;
    // The HealthSign that all of them show; none where they show several.
    v1::HealthSign sign = v1::HEALTH_SIGN_UNSPECIFIED;

    // Of bytes as FleetFrame.health has them, one for each GPU.
    static GraveGpus of(std::span<const char> health);
    // The same for nodes of which the same can be said; 0 where that is nothing.
    int kind() const;
    // What can be said of nodes of this kind; of how many GPUs is not known.
    static GraveGpus ofKind(int kind);

    bool operator==(const GraveGpus &) const = default;
};

} // namespace overviewpage
