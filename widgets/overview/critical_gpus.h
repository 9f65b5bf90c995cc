#pragma once

#include <span>

#include "pilothouse/v1/fleet_service.pb.h"

namespace overviewpage {

namespace v1 = pilothouse::v1;

// How many GPUs of a node are critical, and nobody silenced that.
struct CriticalGpus {
    int count = 0;
    // The HealthSign that all of them show; none where they show several.
    v1::HealthSign sign = v1::HEALTH_SIGN_UNSPECIFIED;

    // Of bytes as FleetFrame.health has them, one for each GPU.
    static CriticalGpus of(std::span<const char> health);
    bool operator==(const CriticalGpus &) const = default;
};

} // namespace overviewpage
