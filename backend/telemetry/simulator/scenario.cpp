#include "backend/telemetry/simulator/scenario.h"

#include <string>
#include <utility>

#include "backend/core/strict_json.h"
#include "backend/telemetry/simulator/scenario_rules.h"

namespace simulator {

core::Result<v1::FleetScenario> readScenario(std::string_view json) {
    v1::FleetScenario scenario;
    if (auto read = core::messageFromJson(json, &scenario); !read)
        return std::move(read).error();
    if (auto violations = checkScenario(scenario); !violations.empty())
        return core::Error::invalid(std::move(violations));
    return scenario;
}

core::Result<v1::FleetScenario> shippedScenario(std::string_view id) {
    for (const auto text : shippedScenarioTexts()) {
        auto scenario = readScenario(text);
        if (!scenario || scenario->id() == id)
            return scenario;
    }
    const std::string name(id);
    return core::Error(v1::NOT_FOUND, "no scenario \"" + name + "\" is shipped", {{"name", name}});
}

} // namespace simulator
