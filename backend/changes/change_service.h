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

namespace changes {

struct ChangeServiceParts {
    ledger::Ledger &ledger;
    const core::Clock &clock;
};

// The verbs of change requests. Whatever `parts` refers to outlives the service.
std::unique_ptr<rpc::GuardedService> makeChangeService(rpc::Guard &guard, ChangeServiceParts parts);

} // namespace changes
