#pragma once

#include <functional>
#include <memory>
#include <string>

#include "backend/ledger/change.h"

namespace google::protobuf {
class Message;
}

namespace ledger {
class Ledger;
struct Commit;
} // namespace ledger

namespace rpc {

class Call;
class UnaryCall;
class WorkQueue;

// A proposal of a verb, `op`, in the name of a call's caller, with the reason and the request id of its request, to
// whose bytes the id is bound. The request has the fields `reason` and `request_id`, as whatever changes something has.
ledger::Proposal proposalFor(const Call &call, std::string op, const google::protobuf::Message &request);

// Proposes for a call what its verb changes, in the name of its caller, and answers the call from the queue once the
// ledger has: `answer` fills the response from the commit. The ledger records a refusal, the guard does not once more.
void propose(ledger::Ledger &ledger, WorkQueue &queue, const std::shared_ptr<UnaryCall> &call,
             ledger::Proposal proposal, std::function<core::Result<void>(const ledger::Commit &)> answer);

} // namespace rpc
