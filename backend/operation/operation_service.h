#pragma once

#include <memory>

namespace ledger {
class Ledger;
}

namespace rpc {
class Guard;
class GuardedService;
class WorkQueue;
} // namespace rpc

namespace operation {

// pilothouse.v1.OperationService. Whoever started an operation, or holds `operations.cancel` in its scope, may cancel
// it: the authority decides at the commit.
std::unique_ptr<rpc::GuardedService> makeOperationService(rpc::Guard &guard, ledger::Ledger &ledger,
                                                          rpc::WorkQueue &queue);

} // namespace operation
