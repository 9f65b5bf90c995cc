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

namespace gateway {

class Measures;

struct GatewayServiceParts {
    ledger::Ledger &ledger;
    const Measures &measures;
    const core::Clock &clock;
};

// What the gateway measures, over gRPC. Whatever `parts` refers to outlives the service.
std::unique_ptr<rpc::GuardedService> makeGatewayService(rpc::Guard &guard, GatewayServiceParts parts);

} // namespace gateway
