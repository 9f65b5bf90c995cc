#include "backend/rpc/resource_service_apply.h"

#include <sstream>
#include <string>
#include <utility>

#include <google/protobuf/message.h>
#include <google/protobuf/unknown_field_set.h>

#include "backend/core/kinds.h"
#include "backend/core/stable_bytes.h"
#include "backend/core/time_text.h"
#include "backend/ledger/ledger.h"
#include "backend/rpc/call.h"
#include "backend/rpc/work_queue.h"

namespace rpc {

namespace {

bool seesName(const Scope &scope, const ledger::Snapshot &state, const std::string &name) {
    const auto found = state.find(name);
    const auto *kind = core::kindOfName(name);
    return found && kind && scope.sees(kind->plural, found->meta().team());
}

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

// STILL_REFERENCED tells of those alone that the caller may see.
core::Error withoutHidden(core::Error error, const Scope &scope, const ledger::Snapshot &state) {
    const auto listed = error.arguments().find("referrers");
    if (error.reason() != v1::STILL_REFERENCED || listed == error.arguments().end())
        return error;
    std::string seen;
    std::istringstream names(listed->second);
    bool isAnyHidden = false;
    for (std::string name; names >> name;) {
        if (seesName(scope, state, name))
            seen += (seen.empty() ? "" : " ") + name;
        else
            isAnyHidden = true;
    }
    if (!isAnyHidden)
        return error;
    auto arguments = error.arguments();
    arguments["referrers"] = seen;
    return {v1::STILL_REFERENCED,
            "'" + arguments["name"] + "' is still referred to by resources, some of which you may not see" +
                (seen.empty() ? "" : ": " + seen),
            std::move(arguments)};
}

v1::Preview withoutHidden(v1::Preview preview, const Scope &scope, const ledger::Snapshot &state) {
    auto *affected = preview.mutable_affected();
    for (int index = affected->size() - 1; index >= 0; --index) {
        if (!seesName(scope, state, affected->Get(index).name()))
            affected->DeleteSubrange(index, 1);
    }
    if (preview.refusal_reason() == v1::STILL_REFERENCED) {
        const auto &given = preview.refusal_arguments();
        const auto error = withoutHidden(
            core::Error(v1::STILL_REFERENCED, preview.refusal(), {given.begin(), given.end()}), scope, state);
        preview.set_refusal(error.message());
        preview.mutable_refusal_arguments()->clear();
        preview.mutable_refusal_arguments()->insert(error.arguments().begin(), error.arguments().end());
    }
    return preview;
}

} // namespace

void ResourceApplier::apply(const std::shared_ptr<UnaryCall> &call, const v1::ApplyRequest &request,
                            v1::ApplyResponse *response) {
    if (auto known = checkKnown(request); !known)
        return call->finish(std::move(known));
    if (request.validate_only()) {
        auto preview = ledger_.preview(proposalOf(*call, request));
        *response->mutable_preview() = withoutHidden(std::move(preview), *call->scope("get"), *ledger_.snapshot());
        return call->finish({});
    }
    ledger_.submit(proposalOf(*call, request), queue_.here<ledger::Commit>([this, call, response](auto commit) {
        if (!commit)
            return call->finishProposed(withoutHidden(commit.error(), *call->scope("get"), *ledger_.snapshot()));
        fill(*commit, response->mutable_applied());
        call->finishProposed({});
    }));
}

} // namespace rpc
