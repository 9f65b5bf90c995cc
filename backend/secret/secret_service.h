#pragma once

#include <functional>
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

namespace secret {

class SecretStore;

struct SecretServiceParts {
    ledger::Ledger &ledger;
    const SecretStore &store;
    const core::Clock &clock;
    // Called once another value counts, on any thread; may only post.
    std::function<void()> changed;
};

// The verbs of secrets. Whatever `parts` refers to outlives the service.
std::unique_ptr<rpc::GuardedService> makeSecretService(rpc::Guard &guard, SecretServiceParts parts);

} // namespace secret
