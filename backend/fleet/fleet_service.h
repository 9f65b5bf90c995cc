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

class Observer;

struct FleetServiceParts {
    ledger::Ledger &ledger;
    Observer &observer;
    const core::Clock &clock;
};

// What is measured of the fleet, over gRPC. Whatever `parts` refers to outlives the service.
std::unique_ptr<rpc::GuardedService> makeFleetService(rpc::Guard &guard, FleetServiceParts parts);

} // namespace fleet
