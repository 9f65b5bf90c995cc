#include "backend/rpc/proposing.h"

#include <cassert>
#include <utility>

#include <google/protobuf/message.h>

#include "backend/core/stable_bytes.h"
#include "backend/ledger/ledger.h"
#include "backend/rpc/call.h"
#include "backend/rpc/work_queue.h"

namespace rpc {

namespace {

std::string textOf(const google::protobuf::Message &request, const char *name) {
    const auto *field = request.GetDescriptor()->FindFieldByName(name);
    assert(field != nullptr && field->cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_STRING);
    return request.GetReflection()->GetString(request, field);
}

} // namespace

ledger::Proposal proposalFor(const Call &call, std::string op, const google::protobuf::Message &request) {
    ledger::Proposal proposal;
    proposal.actor = call.caller().actor;
    proposal.traceId = call.caller().traceId;
    proposal.op = std::move(op);
    proposal.reason = textOf(request, "reason");
    proposal.requestId = textOf(request, "request_id");
    proposal.requestBytes = core::stableBytes(request);
    return proposal;
}

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
