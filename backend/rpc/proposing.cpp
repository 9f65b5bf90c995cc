#include "backend/rpc/proposing.h"

#include <utility>

#include "backend/ledger/ledger.h"
#include "backend/rpc/call.h"
#include "backend/rpc/work_queue.h"

namespace rpc {

void propose(ledger::Ledger &ledger, WorkQueue &queue, const std::shared_ptr<UnaryCall> &call,
             ledger::Proposal proposal, std::function<core::Result<void>(const ledger::Commit &)> answer) {
    proposal.actor = call->caller().actor;
    proposal.traceId = call->caller().traceId;
    ledger.submitOrCommit(std::move(proposal),
                          queue.here<ledger::Commit>([call, answer = std::move(answer)](auto commit) {
                              call->finishProposed(commit ? answer(*commit) : core::Result<void>(commit.error()));
                          }));
}

} // namespace rpc
