#pragma once

#include <string_view>
#include <vector>

#include "backend/core/result.h"

#include "pilothouse/v1/fleet_scenario.pb.h"

namespace simulator {

namespace v1 = pilothouse::v1;

// Reads a scenario from JSON, strictly, and checks it. Errors of core::messageFromJson; INVALID_FIELD, whose violations
// name their place in the file: `sites[1].clusters[0].racks`.
core::Result<v1::FleetScenario> readScenario(std::string_view json);

// The scenarios that the program brings along: the files of resources/fleets.
const std::vector<std::string_view> &shippedScenarioTexts();
// One of them by its id; NOT_FOUND.
core::Result<v1::FleetScenario> shippedScenario(std::string_view id);

} // namespace simulator
