#include "backend/changes/moves.h"

#include <utility>

#include "backend/changes/proposed_changes.h"

#include "pilothouse/v1/resource.pb.h"

namespace changes {

namespace {

// As he was enrolled; whether he still may is asked when it is committed.
ledger::Actor actorOf(const std::string &principal, const ledger::Snapshot &state) {
    ledger::Actor actor;
    actor.type = v1::ACTOR_USER;
    actor.principal = principal;
    if (const auto living = state.find(principal)) {
        actor.uid = living->meta().uid();
        actor.fullName = living->principal_status().full_name();
        if (living->principal().type() == v1::SERVICE)
            actor.type = v1::ACTOR_SERVICE;
    }
    return actor;
}

bool isSame(const v1::ProposedChange &proposed, const ledger::Snapshot &state) {
    const auto living = state.find(proposed.name());
    if (proposed.etag().empty())
        return living == nullptr;
    return living != nullptr && living->meta().uid() == proposed.uid() && living->meta().etag() == proposed.etag();
}

} // namespace

v1::ChangeRequestSpec &Move::spec() {
    return *proposal.changes.front().mutable_put()->mutable_resource()->mutable_change_request();
}

Move moveOf(const v1::Resource &request, std::string op) {
    Move move;
    move.proposal.op = std::move(op);
    move.proposal.byVerb = true;
    auto &put = *move.proposal.changes.emplace_back().mutable_put();
    put.mutable_resource()->mutable_meta()->set_name(request.meta().name());
    *put.mutable_resource()->mutable_change_request() = request.change_request();
    put.mutable_update_mask()->add_paths("spec");
    put.set_etag(request.meta().etag());
    return move;
}

core::Result<void> addChanges(const v1::Resource &request, const ledger::Snapshot &state, Move *move) {
    const auto &spec = request.change_request();
    move->spec().set_state(v1::APPLIED);
    ledger::Proposal::Sponsor sponsor;
    sponsor.first = move->proposal.changes.size();
    sponsor.actor = actorOf(spec.principal(), state);
    sponsor.byVerb = spec.by_verb();
    // What Apply asked names the permission of each change by itself.
    sponsor.op = spec.by_verb() ? spec.permission() : std::string();
    for (const auto &proposed : spec.changes()) {
        auto change = changeOf(proposed);
        if (!change)
            return std::move(change).error();
        move->proposal.changes.push_back(*std::move(change));
    }
    move->proposal.sponsor = std::move(sponsor);
    return {};
}

std::string changedObject(const v1::ChangeRequestSpec &request, const ledger::Snapshot &state) {
    for (const auto &proposed : request.changes()) {
        if (!isSame(proposed, state))
            return proposed.name();
    }
    return {};
}

void end(v1::ChangeRequestState state, const core::Error &cause, v1::ChangeRequestSpec *spec) {
    spec->set_state(state);
    spec->set_cause(v1::Reason_Name(cause.reason()));
    spec->mutable_cause_arguments()->clear();
    spec->mutable_cause_arguments()->insert(cause.arguments().begin(), cause.arguments().end());
}

} // namespace changes
