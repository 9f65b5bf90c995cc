#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
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
// UUIDs of the GPUs that the fleet of a shipped scenario, which begins at `origin`, has lost at a time, by their nodes;
// none where there is no such scenario.
std::map<std::string, std::set<std::string>> lostOfScenario(std::string_view id, core::TimePoint origin,
                                                            core::TimePoint time);

} // namespace fleet
