#include "backend/changes/approving.h"

#include <charconv>
#include <chrono>
#include <utility>

#include "backend/changes/approvals.h"
#include "backend/changes/moves.h"
#include "backend/core/clock.h"
#include "backend/core/not_found.h"
#include "backend/core/time_text.h"
#include "backend/ledger/ledger.h"
#include "backend/rpc/authorizer.h"

#include "pilothouse/v1/resource.pb.h"

namespace changes {

namespace {

// Each loses its turn to another approver of the same request; there are not more of those.
constexpr int MostTries = 16;

// What comes of a request that cannot be applied.
void endBy(const v1::Preview &preview, v1::ChangeRequestSpec *spec) {
    core::Error cause(preview.refusal_reason(), preview.refusal(),
                      {preview.refusal_arguments().begin(), preview.refusal_arguments().end()});
    // A field that breaks a rule says more than that some field does.
    if (cause.reason() == v1::INVALID_FIELD && preview.violations_size() > 0) {
        const auto &first = preview.violations(0);
        cause = core::Error(first.reason(), first.description(), {first.arguments().begin(), first.arguments().end()});
    }
    end(v1::NOT_APPLICABLE, cause, spec);
}

// Whoever is gone or disabled may change nothing, and would not even see what he asked for.
core::Result<void> mayStillAsk(const v1::ChangeRequestSpec &request, const ledger::Snapshot &state) {
    const auto living = state.find(request.principal());
    if (living != nullptr && !living->principal().disabled())
        return {};
    return rpc::permissionMissing(request.permission(), request.principal());
}

// The policies ask for more people by now.
void askMore(const v1::Preview &preview, v1::ChangeRequestSpec *spec) {
    const auto &asked = preview.refusal_arguments().at("approvals");
    int count = spec->required_approvals() + 1;
    std::from_chars(asked.data(), asked.data() + asked.size(), count);
    spec->set_required_approvals(count);
    spec->set_state(v1::AWAITING_APPROVAL);
}

// Of a move, with everything but its change.
void frameWith(const ledger::Proposal &frame, ledger::Proposal *proposal) {
    proposal->actor = frame.actor;
    proposal->reason = frame.reason;
    proposal->requestId = frame.requestId;
    proposal->requestBytes = frame.requestBytes;
    proposal->traceId = frame.traceId;
    proposal->causes = frame.causes;
}

} // namespace

Approving::Approving(ledger::Ledger &ledger, const core::Clock &clock) : ledger_(ledger), clock_(clock) {}

core::Result<ledger::Commit> Approving::approve(const std::string &name, const v1::ChangeApproval &said,
                                                const ledger::Proposal &frame) const {
    for (int tries = 0;; ++tries) {
        const auto request = ledger_.snapshot()->find(name);
        if (!request)
            return core::notFound(name);
        auto commit = settle(*request, frame, &said);
        if (commit || commit.error().reason() != v1::STALE_ETAG || tries == MostTries)
            return commit;
    }
}

core::Result<ledger::Commit> Approving::apply(const std::string &name) const {
    const auto request = ledger_.snapshot()->find(name);
    if (!request)
        return core::notFound(name);
    ledger::Proposal frame;
    frame.op = "changeRequests.update";
    frame.causes.emplace_back().set_reason(v1::ConditionReason_Name(v1::REQUEST_DUE));
    return settle(*request, std::move(frame), nullptr);
}

bool Approving::isApproved(v1::Resource request, const v1::ChangeRequestSpec &wanted,
                           const ledger::Snapshot &state) const {
    *request.mutable_change_request() = wanted;
    const auto now = std::chrono::floor<std::chrono::milliseconds>(clock_.now());
    return validApprovals(request, state, *bindings_.of(state), now) >= wanted.required_approvals();
}

core::Result<ledger::Commit> Approving::settle(const v1::Resource &request, ledger::Proposal frame,
                                               const v1::ChangeApproval *said) const {
    const auto state = ledger_.snapshot();
    const auto make = [&] {
        auto move = moveOf(request, frame.op);
        frameWith(frame, &move.proposal);
        if (said != nullptr)
            *move.spec().add_approvals() = *said;
        return move;
    };
    auto plain = make();
    auto &wanted = plain.spec();
    if (!isApproved(request, wanted, *state)) {
        // There may have been enough, of which one counts no more.
        wanted.set_state(v1::AWAITING_APPROVAL);
        return ledger_.commit(std::move(plain.proposal));
    }
    if (wanted.has_start_time() && core::fromTimestamp(wanted.start_time()) > clock_.now()) {
        wanted.set_state(v1::AWAITING_TIME);
        return ledger_.commit(std::move(plain.proposal));
    }
    // What is wrong with the approval itself is answered; only what is wrong with the change ends the request.
    if (ledger_.preview(plain.proposal).refusal_reason() != v1::REASON_UNSPECIFIED)
        return ledger_.commit(std::move(plain.proposal));
    if (const auto changed = changedObject(request.change_request(), *state); !changed.empty()) {
        end(v1::VOID, core::Error(v1::CHANGED_MEANWHILE, changed + " was changed otherwise", {{"name", changed}}),
            &plain.spec());
        return ledger_.commit(std::move(plain.proposal));
    }
    if (auto allowed = mayStillAsk(request.change_request(), *state); !allowed) {
        end(v1::NOT_APPLICABLE, allowed.error(), &plain.spec());
        return ledger_.commit(std::move(plain.proposal));
    }
    auto whole = make();
    if (auto added = addChanges(request, *state, &whole); !added)
        return std::move(added).error();
    const auto preview = ledger_.preview(whole.proposal);
    if (preview.refusal_reason() == v1::REASON_UNSPECIFIED)
        return ledger_.commit(std::move(whole.proposal));
    if (preview.refusal_reason() == v1::APPROVAL_PENDING)
        askMore(preview, &plain.spec());
    else
        endBy(preview, &plain.spec());
    return ledger_.commit(std::move(plain.proposal));
}

} // namespace changes
