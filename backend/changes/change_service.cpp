#include "backend/changes/change_service.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "backend/changes/approvals.h"
#include "backend/changes/approving.h"
#include "backend/changes/change_request_rules.h"
#include "backend/changes/moves.h"
#include "backend/changes/proposed_changes.h"
#include "backend/core/clock.h"
#include "backend/core/field_checks.h"
#include "backend/core/time_text.h"
#include "backend/core/violation.h"
#include "backend/identity/eligible.h"
#include "backend/ledger/ledger.h"
#include "backend/rpc/call.h"
#include "backend/rpc/proposing.h"
#include "backend/rpc/seen_referrers.h"
#include "backend/rpc/work_queue.h"

#include "pilothouse/v1/change_service.guard.pb.h"

namespace changes {

namespace {

using CallPtr = std::shared_ptr<rpc::UnaryCall>;

constexpr std::size_t MostEligible = 100;
constexpr std::size_t LongestComment = 4'096;
constexpr int MostComments = 200;

// One more, beside those that there are.
core::Result<void> checkComment(const std::string &text, const v1::ChangeRequestStatus &status) {
    std::vector<v1::FieldViolation> violations;
    if (text.empty())
        violations.push_back(core::violation("text", v1::VALUE_MISSING, "must have a value"));
    core::checkLength("text", text, LongestComment, &violations);
    if (status.comments_size() >= MostComments) {
        const auto limit = std::to_string(MostComments);
        violations.push_back(core::violation("status.comments", v1::TOO_LARGE, "has " + limit + " entries, and no more",
                                             {{"limit", limit}, {"size", std::to_string(MostComments + 1)}}));
    }
    if (violations.empty())
        return {};
    return core::Error::invalid(std::move(violations));
}

class ChangeService final : public v1::GuardedChangeService {
public:
    ChangeService(rpc::Guard &guard, ChangeServiceParts parts)
        : GuardedChangeService(guard), parts_(parts), approving_(parts.ledger, parts.clock) {}

protected:
    void reviewChangeRequest(const CallPtr &call, const v1::ReviewChangeRequestRequest &request,
                             v1::ReviewChangeRequestResponse *response) override {
        working_.post([this, call, &request, response] {
            if (const auto found = find(call, request.name()))
                review(call, *found, response);
        });
    }

    void approveChangeRequest(const CallPtr &call, const v1::ApproveChangeRequestRequest &request,
                              v1::MoveChangeRequestResponse *response) override {
        working_.post([this, call, &request, response] {
            if (!find(call, request.name()))
                return;
            const auto frame = rpc::proposalFor(*call, "changeRequests.approve", request);
            answer(call, approving_.approve(request.name(), said(*call, request.sha256(), true), frame), response);
        });
    }

    void rejectChangeRequest(const CallPtr &call, const v1::RejectChangeRequestRequest &request,
                             v1::MoveChangeRequestResponse *response) override {
        move(call, "changeRequests.reject", request, response, [this, call, &request](v1::ChangeRequestSpec *spec) {
            // It stands in the place of his approval, where he gave one.
            const auto rejection = said(*call, request.sha256(), false);
            const auto known = std::find_if(
                spec->mutable_approvals()->begin(), spec->mutable_approvals()->end(), [&](const auto &earlier) {
                    return earlier.principal() == rejection.principal() && earlier.is_approved();
                });
            *(known == spec->mutable_approvals()->end() ? spec->add_approvals() : &*known) = rejection;
            spec->set_state(v1::REJECTED);
        });
    }

    void withdrawChangeRequest(const CallPtr &call, const v1::WithdrawChangeRequestRequest &request,
                               v1::MoveChangeRequestResponse *response) override {
        move(call, "changeRequests.withdraw", request, response,
             [](v1::ChangeRequestSpec *spec) { spec->set_state(v1::WITHDRAWN); });
    }

    void scheduleChangeRequest(const CallPtr &call, const v1::ScheduleChangeRequestRequest &request,
                               v1::MoveChangeRequestResponse *response) override {
        move(call, "changeRequests.schedule", request, response, [&request](v1::ChangeRequestSpec *spec) {
            spec->clear_start_time();
            if (request.has_start_time())
                *spec->mutable_start_time() = request.start_time();
            spec->clear_expire_time();
            if (request.has_end_time())
                *spec->mutable_expire_time() = request.end_time();
        });
    }

    void commentChangeRequest(const CallPtr &call, const v1::CommentChangeRequestRequest &request,
                              v1::MoveChangeRequestResponse *response) override {
        working_.post([this, call, &request, response] {
            const auto found = find(call, request.name());
            if (!found)
                return;
            auto comment = moveOf(*found, "changeRequests.comment");
            comment.proposal.statuses.push_back(commented(*call, *found, request.text()));
            comment.proposal.precondition = [text = request.text(), found](const auto &, const auto &) {
                return checkComment(text, found->change_request_status());
            };
            answer(call, commitFor(*call, request, std::move(comment)), response);
        });
    }

private:
    // Answers the call where there is none in sight.
    ledger::ResourcePtr find(const CallPtr &call, const std::string &name) const {
        auto request = parts_.ledger.snapshot()->find(name);
        if (!request || !request->has_change_request()) {
            call->finish(call->missing(name));
            return nullptr;
        }
        if (!call->scope("get")->sees("changeRequests", request->meta().team())) {
            call->finish(call->hidden("changeRequests", name));
            return nullptr;
        }
        return request;
    }

    v1::ChangeApproval said(const rpc::Call &call, const std::string &sha256, bool isApproved) const {
        v1::ChangeApproval said;
        said.set_principal(call.caller().actor.principal);
        said.set_is_approved(isApproved);
        *said.mutable_time() = core::toTimestamp(parts_.clock.now());
        said.set_sha256(sha256);
        said.set_certificate_sha256(call.caller().actor.certificateSha256);
        return said;
    }

    template <typename Request>
    core::Result<ledger::Commit> commitFor(const rpc::Call &call, const Request &request, Move move) const {
        auto proposal = rpc::proposalFor(call, move.proposal.op, request);
        proposal.byVerb = true;
        proposal.changes = std::move(move.proposal.changes);
        proposal.statuses = std::move(move.proposal.statuses);
        proposal.precondition = std::move(move.proposal.precondition);
        return parts_.ledger.commit(std::move(proposal));
    }

    template <typename Request, typename Edit>
    void move(const CallPtr &call, std::string op, const Request &request, v1::MoveChangeRequestResponse *response,
              Edit edit) {
        working_.post([this, call, op = std::move(op), &request, response, edit = std::move(edit)] {
            const auto found = find(call, request.name());
            if (!found)
                return;
            auto made = moveOf(*found, op);
            edit(&made.spec());
            answer(call, commitFor(*call, request, std::move(made)), response);
        });
    }

    // The status with one comment more. Nobody else writes it, and comments are made one after another.
    v1::Resource commented(const rpc::Call &call, const v1::Resource &request, const std::string &text) const {
        v1::Resource status;
        status.mutable_meta()->set_name(request.meta().name());
        *status.mutable_change_request_status() = request.change_request_status();
        auto &comment = *status.mutable_change_request_status()->add_comments();
        comment.set_principal(call.caller().actor.principal);
        *comment.mutable_time() = core::toTimestamp(std::chrono::floor<std::chrono::milliseconds>(parts_.clock.now()));
        comment.set_text(text);
        return status;
    }

    void review(const CallPtr &call, const v1::Resource &request, v1::ReviewChangeRequestResponse *response) const {
        const auto state = parts_.ledger.snapshot();
        const auto now = std::chrono::floor<std::chrono::milliseconds>(parts_.clock.now());
        const auto &spec = request.change_request();
        const auto bindings = bindings_.of(*state);
        const auto &caller = call->caller().actor;
        if (auto allowed = mayApprove(caller.principal, request, *state, *bindings, now); !allowed) {
            response->set_refusal_reason(allowed.error().reason());
            response->mutable_refusal_arguments()->insert(allowed.error().arguments().begin(),
                                                          allowed.error().arguments().end());
        }
        if (isOver(spec))
            return call->finish({});
        for (const auto &name :
             identity::peopleWith("changeRequests.approve", request.meta().team(), *state, *bindings, now)) {
            if (response->eligible_size() < static_cast<int>(MostEligible) &&
                mayApprove(name, request, *state, *bindings, now))
                response->add_eligible(name);
        }
        auto dry = moveOf(request, "changeRequests.update");
        if (auto added = addChanges(request, *state, &dry); !added)
            return call->finish(std::move(added).error());
        *response->mutable_preview() = previewOf(std::move(dry.proposal), request);
        v1::ApplyRequest asked;
        for (const auto &proposed : spec.changes()) {
            if (auto change = changeOf(proposed))
                *asked.add_changes() = *std::move(change);
        }
        const auto scope = call->scope("get");
        rpc::SeenReferrers(*scope, *state, asked).complete(response->mutable_preview());
        call->finish({});
    }

    // Of what is asked for alone, as whoever asked would see it.
    v1::Preview previewOf(ledger::Proposal proposal, const v1::Resource &request) const {
        const auto sponsor = *std::exchange(proposal.sponsor, std::nullopt);
        proposal.changes.erase(proposal.changes.begin());
        proposal.actor = sponsor.actor;
        proposal.op = sponsor.op;
        proposal.byVerb = sponsor.byVerb;
        proposal.reason = request.change_request_status().reason();
        auto preview = parts_.ledger.preview(proposal);
        auto &consequences = *preview.mutable_consequences();
        const auto isItself = [&](const auto &consequence) { return consequence.name() == request.meta().name(); };
        consequences.erase(std::remove_if(consequences.begin(), consequences.end(), isItself), consequences.end());
        return preview;
    }

    static void answer(const CallPtr &call, core::Result<ledger::Commit> commit,
                       v1::MoveChangeRequestResponse *response) {
        if (!commit)
            return call->finishProposed(std::move(commit).error());
        *response->mutable_change_request() = *commit->resources.front();
        call->finishProposed({});
    }

    const ChangeServiceParts parts_;
    const Approving approving_;
    const identity::BindingsCache bindings_;
    // Commits wait; gRPC's threads may not.
    rpc::WorkQueue working_;
};

} // namespace

std::unique_ptr<rpc::GuardedService> makeChangeService(rpc::Guard &guard, ChangeServiceParts parts) {
    return std::make_unique<ChangeService>(guard, parts);
}

} // namespace changes
