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
class WorkQueue;
} // namespace rpc

namespace deployments {

class DeploymentController;
class LogStore;

struct DeploymentServiceParts {
    ledger::Ledger &ledger;
    // Null where nothing is run: verbs on rollouts then answer UNAVAILABLE.
    DeploymentController *controller;
    LogStore &logs;
    const core::Clock &clock;
    rpc::WorkQueue &queue;
};

// The verbs of deployments. Whatever `parts` refers to outlives the service.
std::unique_ptr<rpc::GuardedService> makeDeploymentService(rpc::Guard &guard, DeploymentServiceParts parts);

} // namespace deployments
