#pragma once

#include <memory>

namespace core {
class Clock;
}

namespace ledger {
class Ledger;
}

namespace rpc {
class Guard;
class GuardedService;
} // namespace rpc

namespace fleet {

class EngineLoads;
class GpuPrograms;
class HostCollector;
class NodePast;
class Observer;
class SourceController;

struct FleetServiceParts {
    ledger::Ledger &ledger;
    Observer &observer;
    const core::Clock &clock;
    // Null where nothing runs on the service's own host.
    const GpuPrograms *programs = nullptr;
    // What is known of times that are not in memory; null where nothing is.
    const SourceController *sources = nullptr;
    const NodePast *past = nullptr;
    // Of the service's own host; null where it is none.
    const HostCollector *host = nullptr;
    // Of the engines that run on it; null likewise.
    const EngineLoads *loads = nullptr;
};

// What is measured of the fleet, over gRPC. Whatever `parts` refers to outlives the service.
std::unique_ptr<rpc::GuardedService> makeFleetService(rpc::Guard &guard, FleetServiceParts parts);

} // namespace fleet
