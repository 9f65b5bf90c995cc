#pragma once

#include <map>
#include <optional>
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

// How many more NVLinks of each GPU are down than of most others: nothing is wrong where that many never had anything
// at their other end. Each GPU is one of `down`, which are those of one product in one node; nothing is known of some.
// By place, those that have none left out.
std::map<std::size_t, double> linksMissing(const std::vector<std::optional<double>> &down);

// What sources say of a GPU, judged. Counters are judged by how they grow, not by what they have come to: links and
// memory that become worse are seen days before they fail.
// `linksMissing` are those of the GPU.
std::vector<Finding> findingsOf(const GpuSignals &signals, core::TimePoint now, double linksMissing = 0);

} // namespace fleet
