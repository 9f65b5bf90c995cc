#pragma once

#include <vector>

#include "pilothouse/v1/errors.pb.h"
#include "pilothouse/v1/fleet_scenario.pb.h"

namespace simulator {

namespace v1 = pilothouse::v1;

class Hardware;
class RuleFindings;

// The most GPUs that a scenario may have.
inline constexpr int MostGpus = 262'144;

// What is wrong with a scenario; empty where it is sound. Whatever is not checked by its own rules may assume a sound
// one.
std::vector<v1::FieldViolation> checkScenario(const v1::FleetScenario &scenario);

// Its parts, each of which needs those before it to be sound.
void checkHardware(const v1::FleetScenario &scenario, RuleFindings *findings);
void checkWorkloads(const v1::FleetScenario &scenario, const Hardware &hardware, RuleFindings *findings);
void checkIncidents(const v1::FleetScenario &scenario, const Hardware &hardware, RuleFindings *findings);
// That every name in it is one of the scenario, and that it has GPUs.
void checkPlace(const std::string &field, const v1::FleetPlace &place, const Hardware &hardware,
                RuleFindings *findings);

} // namespace simulator
