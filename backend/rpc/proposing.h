#pragma once

#include <functional>
#include <memory>

#include "backend/ledger/change.h"

namespace ledger {
class Ledger;
struct Commit;
} // namespace ledger

namespace rpc {

class UnaryCall;
class WorkQueue;

// Proposes for a call what its verb changes, in the name of its caller, and answers the call from the queue once the
// ledger has: `answer` fills the response from the commit. The ledger records a refusal, the guard does not once more.
void propose(ledger::Ledger &ledger, WorkQueue &queue, const std::shared_ptr<UnaryCall> &call,
             ledger::Proposal proposal, std::function<core::Result<void>(const ledger::Commit &)> answer);

} // namespace rpc
