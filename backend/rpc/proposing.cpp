#include "backend/rpc/proposing.h"

#include <cassert>
#include <utility>

#include <google/protobuf/message.h>

#include "backend/core/stable_bytes.h"
#include "backend/ledger/ledger.h"
#include "backend/rpc/call.h"
#include "backend/rpc/work_queue.h"

#include "pilothouse/v1/resource.pb.h"

namespace rpc {

namespace {

std::string textOf(const google::protobuf::Message &request, const char *name) {
    const auto *field = request.GetDescriptor()->FindFieldByName(name);
    assert(field != nullptr && field->cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_STRING);
    return request.GetReflection()->GetString(request, field);
}

// Others are to approve it: what the verb would have answered does not exist yet.
core::Error approvalPending(const v1::Resource &request) {
    const auto &name = request.meta().name();
    const auto approvals = std::to_string(request.change_request().required_approvals());
    return core::Error(v1::APPROVAL_PENDING, name + " was made instead, and waits for " + approvals + " approvals",
                       {{"change_request", name}, {"approvals", approvals}});
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
    const bool isOfRequests = proposal.op.starts_with("changeRequests.");
    ledger.submitOrCommit(std::move(proposal),
                          queue.here<ledger::Commit>([call, isOfRequests, answer = std::move(answer)](auto commit) {
                              if (!commit)
                                  return call->finishProposed(std::move(commit).error());
                              const auto *first = commit->resources.empty() ? nullptr : commit->resources.front().get();
                              if (first != nullptr && first->has_change_request() && !isOfRequests)
                                  return call->finishProposed(approvalPending(*first));
                              call->finishProposed(answer(*commit));
                          }));
}

} // namespace rpc
