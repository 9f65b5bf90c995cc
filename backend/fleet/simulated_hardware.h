#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "backend/core/result.h"
#include "backend/core/time_text.h"

#include "pilothouse/v1/resource.pb.h"

namespace simulator {
class SimulatedFleet;
}

namespace fleet {

namespace v1 = pilothouse::v1;

// The sites, clusters and nodes that a simulated fleet stands for, each with its status and in an order in which they
// may be made. Nodes say that they are simulated. Stops when `visit` returns false.
void eachResourceOf(const simulator::SimulatedFleet &fleet, core::TimePoint now,
                    const std::function<bool(v1::Resource)> &visit);
// All of a scenario that is shipped; NOT_FOUND.
core::Result<std::vector<v1::Resource>> resourcesOfScenario(std::string_view id, core::TimePoint now);

} // namespace fleet
