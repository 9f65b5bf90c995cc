#pragma once

#include <map>
#include <set>

#include "backend/core/time_text.h"
#include "backend/telemetry/simulator/simulated_fleet.h"

#include "pilothouse/v1/telemetry_source.pb.h"

namespace fleet {

namespace v1 = pilothouse::v1;

// The incidents of a scenario that somebody may start, as they stand in the status of its source.
class SimulatedIncidents {
public:
    explicit SimulatedIncidents(const v1::FleetScenario &scenario);

    // All of them, those under way with when they were started.
    void tell(const v1::SimulatorSource &spec, core::TimePoint now, v1::TelemetrySourceStatus *status) const;

private:
    v1::TelemetrySourceStatus all_;
};

// Neither what is simulated nor whether it is: only what was started, or how it is described.
bool differInIncidentsAlone(v1::TelemetrySourceSpec left, v1::TelemetrySourceSpec right);

// GPUs that are gone from their bus, by their place in the simulation, with the XID of that; 0 where their node is
// gone.
std::map<int, int> lostAt(const simulator::SimulatedFleet &fleet, core::TimePoint time);

// GPUs with an incident that brings XIDs and was under way at any time of these, by their place in the simulation.
std::set<int> struckBetween(const simulator::SimulatedFleet &fleet, core::TimePoint from, core::TimePoint to);

} // namespace fleet
