#pragma once

#include <optional>
#include <string>
#include <vector>

#include "backend/core/time_text.h"
#include "backend/telemetry/simulator/life.h"

namespace simulator {

// A replica of a simulated deployment that is there at an instant.
struct Owner {
    // In the scenario.
    int workload = 0;
    // Within the workload.
    int number = 0;
    std::vector<int> slots;
    // As replicas are called, for example `r2-7k4q`: another one for another revision.
    std::string id;
    int revision = 1;
    bool isCanary = false;
    // Never Absent.
    Life::Phase phase = Life::Phase::Ready;
    // When that began; of a replica that never goes, some instant in the four weeks before.
    core::TimePoint since;
};

// Of the whole fleet, by their GPUs.
std::vector<Owner> ownersAt(const Plan &plan, const Timeline &timeline, Millis time);
// Of one GPU; nothing while no replica is on it.
std::optional<Owner> ownerAt(const Plan &plan, const Timeline &timeline, Millis time, int slot);

// How a deployment answers at an instant, of one of its revisions.
struct Serving {
    int workload = 0;
    int revision = 1;
    bool isCanary = false;
    int readyReplicas = 0;
    double requestsPerMinute = 0;
    // Parts of 1.
    double errorShare = 0;
    // 95th percentiles, in milliseconds.
    double timeToFirstToken = 0;
    double interTokenLatency = 0;
};

// By workload and revision; revisions without a ready replica are left out.
std::vector<Serving> servingAt(const Plan &plan, const Timeline &timeline, Millis time);

} // namespace simulator
