#pragma once

#include <string>
#include <vector>

#include "pilothouse/v1/fleet_service.pb.h"
#include "pilothouse/v1/resource.pb.h"

namespace fleet {

namespace v1 = pilothouse::v1;

struct Picture;

// What the engines of replicas told of their work last. Thread-safe; outlives the service that asks it.
class EngineLoads {
public:
    virtual ~EngineLoads() = default;

    // Of the replicas of a deployment, by its uid; those that never told anything are left out.
    virtual std::vector<v1::EngineLoad> of(const std::string &deployment) const = 0;
};

// What simulated fleets tell of the replicas of a deployment that stand on them: the same as of their GPUs, which all
// have the values of their replica. Those of which nothing is told are left out.
std::vector<v1::EngineLoad> simulatedLoads(const Picture &picture, const v1::Resource &deployment);

} // namespace fleet
