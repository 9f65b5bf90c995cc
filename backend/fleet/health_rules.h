#pragma once

#include <map>
#include <string>
#include <vector>

#include "backend/fleet/signal_board.h"

#include "pilothouse/v1/fleet_service.pb.h"

namespace fleet {

namespace v1 = pilothouse::v1;

// Why a GPU is not healthy.
struct Finding {
    v1::HealthSign sign = v1::HEALTH_SIGN_UNSPECIFIED;
    v1::HealthSeverity severity = v1::HEALTHY;
    // What was seen, as in HealthReason.
    std::map<std::string, std::string> arguments;
};

// For how long an XID is a sign: one that asks for something to be done to the GPU, and any other.
inline constexpr auto graveXidSpan = std::chrono::hours(24);
inline constexpr auto lightXidSpan = std::chrono::hours(1);

// What sources say of a GPU, judged. Counters are judged by how they grow, not by what they have come to: links and
// memory that become worse are seen days before they fail.
std::vector<Finding> findingsOf(const GpuSignals &signals, core::TimePoint now);

} // namespace fleet
