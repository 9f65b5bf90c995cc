#include "backend/rpc/resource_service_apply.h"

#include <string>
#include <utility>

#include <google/protobuf/message.h>
#include <google/protobuf/unknown_field_set.h>

#include "backend/core/stable_bytes.h"
#include "backend/core/time_text.h"
#include "backend/ledger/ledger.h"
#include "backend/rpc/call.h"
#include "backend/rpc/seen_referrers.h"
#include "backend/rpc/work_queue.h"

namespace rpc {

namespace {

// A field around the resources that is not known here might have meant that nothing be changed. The ledger looks into
// the resources themselves.
core::Result<void> checkKnown(const google::protobuf::Message &message, const std::string &path) {
    const auto &unknown = message.GetReflection()->GetUnknownFields(message);
    if (unknown.empty())
        return {};
    const auto field = path + '#' + std::to_string(unknown.field(0).number());
    return core::Error(v1::UNKNOWN_FIELD,
                       field + ": this field number is none of " + message.GetDescriptor()->name() +
                           "; leave it out, or ask a newer service",
                       {{"field", field}});
}

core::Result<void> checkKnown(const v1::ApplyRequest &request) {
    auto known = checkKnown(request, {});
    for (int index = 0; known && index < request.changes_size(); ++index) {
        const auto &change = request.changes(index);
        const auto path = "changes[" + std::to_string(index) + "].";
        known = checkKnown(change, path);
        if (known && change.has_put())
            known = checkKnown(change.put(), path + "put.");
        if (known && change.has_delete_())
            known = checkKnown(change.delete_(), path + "delete.");
        if (known && change.has_undelete())
            known = checkKnown(change.undelete(), path + "undelete.");
    }
    return known;
}

ledger::Proposal proposalOf(const UnaryCall &call, const v1::ApplyRequest &request) {
    ledger::Proposal proposal;
    proposal.actor = call.caller().actor;
    proposal.changes.assign(request.changes().begin(), request.changes().end());
    proposal.reason = request.reason();
    proposal.requestId = request.request_id();
    if (!proposal.requestId.empty())
        proposal.requestBytes = core::stableBytes(request);
    proposal.traceId = call.caller().traceId;
    return proposal;
}

void fill(const ledger::Commit &commit, v1::Applied *applied) {
    applied->set_revision(commit.revision);
    *applied->mutable_commit_time() = core::toTimestamp(commit.time);
    for (const auto &resource : commit.resources)
        *applied->add_resources() = *resource;
    applied->set_log_index(commit.logIndex);
}

} // namespace

void ResourceApplier::apply(const std::shared_ptr<UnaryCall> &call, const v1::ApplyRequest &request,
                            v1::ApplyResponse *response) {
    if (auto known = checkKnown(request); !known)
        return call->finish(std::move(known));
    if (request.validate_only()) {
        auto preview = ledger_.preview(proposalOf(*call, request));
        const auto scope = call->scope("get");
        const auto state = ledger_.snapshot();
        SeenReferrers(*scope, *state, request).complete(&preview);
        *response->mutable_preview() = std::move(preview);
        return call->finish({});
    }
    ledger_.submitOrCommit(
        proposalOf(*call, request), queue_.here<ledger::Commit>([this, call, &request, response](auto commit) {
            if (!commit) {
                const auto scope = call->scope("get");
                const auto state = ledger_.snapshot();
                return call->finishProposed(SeenReferrers(*scope, *state, request).mended(std::move(commit).error()));
            }
            if (const auto &first = *commit->resources.front(); first.has_change_request())
                response->set_change_request(first.meta().name());
            else
                fill(*commit, response->mutable_applied());
            call->finishProposed({});
        }));
}

} // namespace rpc
