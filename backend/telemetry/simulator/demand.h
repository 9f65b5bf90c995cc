#pragma once

#include <vector>

#include "backend/telemetry/simulator/noise.h"
#include "backend/telemetry/simulator/rhythm.h"
#include "backend/telemetry/simulator/tenancy.h"

namespace simulator {

// What is asked of a workload at an instant, and how many replicas of it shall run.
struct Demand {
    // Of its peak.
    float level = 0;
    // The span of half an hour in which the number of replicas stays.
    Millis spanBegin = 0;
    int replicas = 0;
    int replicasBefore = 0;
    // In the span before that one.
    int replicasLongBefore = 0;
    SmoothNoise swings{0, 0, 1};
    SmoothNoise waves{0, 0, 1};
};

// The demand for all workloads of a scenario.
class Demands {
public:
    static constexpr Millis Span = 30 * 60'000;

    // Both outlive it.
    Demands(const v1::FleetScenario &scenario, const Tenancies &tenancies);

    // By workload.
    std::vector<Demand> at(Millis time) const;
    Demand of(int workload, Millis time) const;
    // Replicas that shall run in the span of which that is the begin.
    int replicasIn(int workload, Millis spanBegin) const;

private:
    const v1::FleetScenario &scenario_;
    const Tenancies &tenancies_;
    std::vector<Rhythm> rhythms_;
};

} // namespace simulator
