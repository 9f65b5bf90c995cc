#pragma once

#include <array>
#include <string>

#include "backend/telemetry/simulator/noise.h"

#include "pilothouse/v1/fleet_scenario.pb.h"

namespace date {
class time_zone;
}

namespace simulator {

namespace v1 = pilothouse::v1;

// What part of its peak a demand has at an instant.
class Rhythm {
public:
    // Precondition: it is sound (scenario_rules.h).
    explicit Rhythm(const v1::FleetRhythm &rhythm);

    static bool isTimeZone(const std::string &name);

    // 0 to 1 and above, as the scenario says; no jumps but where the clocks are changed.
    float at(Millis time) const;

private:
    float atHour(std::int64_t hour) const;

    const date::time_zone *zone_ = nullptr;
    // Both as parts of 1; days begin with Thursday, as the epoch does.
    std::array<float, 24> hours_{};
    std::array<float, 7> days_{};
};

} // namespace simulator
