#pragma once

#include <memory>

namespace core {
class Clock;
class Random;
} // namespace core

namespace ledger {
class Ledger;
}

namespace rpc {
class Guard;
class GuardedService;
} // namespace rpc

namespace policies {

class DecisionLog;

struct PolicyServiceParts {
    ledger::Ledger &ledger;
    // Null where nothing is recorded: a backtest finds nothing then.
    DecisionLog *decisions;
    const core::Clock &clock;
    core::Random &random;
};

// What is asked of policies beyond writing a set. Whatever `parts` refers to outlives the service.
std::unique_ptr<rpc::GuardedService> makePolicyService(rpc::Guard &guard, PolicyServiceParts parts);

} // namespace policies
