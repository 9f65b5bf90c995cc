#pragma once

#include <vector>

#include "backend/telemetry/simulator/demand.h"
#include "backend/telemetry/simulator/hardware.h"
#include "backend/telemetry/simulator/tenancy.h"

namespace simulator {

// A scenario and all that is decided of it once, whatever the time. Its parts refer to each other: it stays where it
// is.
struct Plan {
    explicit Plan(v1::FleetScenario sound);
    // The same with other replicas than the scenario's: those that were placed, whatever the hour. GPUs that there are
    // not are left out.
    Plan(v1::FleetScenario sound, std::vector<PlacedReplica> replicas);
    Plan(const Plan &) = delete;
    Plan &operator=(const Plan &) = delete;

    std::uint64_t seed() const { return static_cast<std::uint64_t>(scenario.seed()); }
    const Tenancy &tenancy(int index) const { return tenancies.all()[static_cast<std::size_t>(index)]; }
    const v1::FleetWorkload &workloadOf(const Tenancy &tenancy) const { return scenario.workloads(tenancy.workload); }
    // Null for a replica of the scenario.
    const PlacedReplica *placedOf(const Tenancy &tenancy) const;
    // Requests that one replica answers at once; 0 where its workload answers none.
    int concurrencyOf(const Tenancy &tenancy) const;
    // For how many replicas the demand for a workload is meant.
    int designedFor(int workload) const { return designs[static_cast<std::size_t>(workload)]; }
    // The earliest that was placed.
    int oldestRevision(int workload) const;

    // With the workloads of what was placed.
    const v1::FleetScenario scenario;
    const Hardware hardware;
    const std::vector<PlacedReplica> placed;
    const Tenancies tenancies;
    const std::vector<int> designs;
    const Demands demands;
};

} // namespace simulator
