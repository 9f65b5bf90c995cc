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

namespace findings {

class FindingController;

struct FindingServiceParts {
    ledger::Ledger &ledger;
    // Null where nothing is looked for: nothing is stopped then.
    FindingController *controller;
    const core::Clock &clock;
};

// The verbs of findings. Whatever `parts` refers to outlives the service.
std::unique_ptr<rpc::GuardedService> makeFindingService(rpc::Guard &guard, FindingServiceParts parts);

} // namespace findings
