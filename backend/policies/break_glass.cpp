#include "backend/policies/break_glass.h"

#include <chrono>
#include <string>
#include <utility>

#include "backend/core/clock.h"
#include "backend/core/field_checks.h"
#include "backend/core/ids.h"
#include "backend/core/not_found.h"
#include "backend/core/time_text.h"
#include "backend/core/violation.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {

namespace {

constexpr std::size_t LongestTicket = 128;

core::Error wrongState(const v1::Resource &breakGlass, const char *state, const std::string &words) {
    const auto &name = breakGlass.meta().name();
    return core::Error(v1::WRONG_STATE, name + ' ' + words, {{"name", name}, {"state", state}, {"verb", "move"}});
}

ledger::Proposal change(ledger::Proposal frame, const v1::Resource &breakGlass) {
    frame.byVerb = true;
    auto &put = *frame.changes.emplace_back().mutable_put();
    put.mutable_resource()->mutable_meta()->set_name(breakGlass.meta().name());
    *put.mutable_resource()->mutable_break_glass() = breakGlass.break_glass();
    put.mutable_update_mask()->add_paths("spec");
    put.set_etag(breakGlass.meta().etag());
    return frame;
}

v1::BreakGlassSpec &specOf(ledger::Proposal &proposal) {
    return *proposal.changes.front().mutable_put()->mutable_resource()->mutable_break_glass();
}

v1::Resource &statusOf(ledger::Proposal &proposal, const v1::Resource &breakGlass) {
    auto &status = proposal.statuses.emplace_back();
    status.mutable_meta()->set_name(breakGlass.meta().name());
    *status.mutable_break_glass_status() = breakGlass.break_glass_status();
    return status;
}

} // namespace

core::Result<ledger::Proposal> beginning(ledger::Proposal frame, const v1::BeginBreakGlassRequest &request,
                                         ledger::Time now, const ledger::Snapshot &state, core::Random &random) {
    std::vector<v1::FieldViolation> violations;
    const auto length = request.has_length() ? std::chrono::seconds(request.length().seconds())
                                             : std::chrono::seconds(LongestBreakGlass);
    if (request.reason().empty())
        violations.push_back(core::violation("reason", v1::VALUE_MISSING, "must say why"));
    if (request.ticket().empty())
        violations.push_back(core::violation("ticket", v1::VALUE_MISSING, "must name a ticket"));
    core::checkLength("ticket", request.ticket(), LongestTicket, &violations);
    if (length <= std::chrono::seconds(0) || length > LongestBreakGlass)
        violations.push_back(core::outOfRange("length", "1s", "3600s"));
    if (!violations.empty())
        return core::Error::invalid(std::move(violations));
    for (const auto &set : request.policy_sets()) {
        const auto living = state.find(set);
        if (living == nullptr || !living->has_policy_set())
            return core::notFound(set);
    }
    frame.byVerb = true;
    auto &resource = *frame.changes.emplace_back().mutable_put()->mutable_resource();
    resource.mutable_meta()->set_name("breakGlasses/" + core::randomId(random));
    auto &spec = *resource.mutable_break_glass();
    spec.set_principal(frame.actor.principal);
    spec.set_ticket(request.ticket());
    *spec.mutable_policy_sets() = request.policy_sets();
    *spec.mutable_start_time() = core::toTimestamp(now);
    *spec.mutable_end_time() = core::toTimestamp(now + length);
    auto &status = frame.statuses.emplace_back();
    status.mutable_meta()->set_name(resource.meta().name());
    status.mutable_break_glass_status()->set_reason(request.reason());
    return frame;
}

core::Result<ledger::Proposal> ending(ledger::Proposal frame, const v1::Resource &breakGlass, ledger::Time now) {
    auto proposal = change(std::move(frame), breakGlass);
    *specOf(proposal).mutable_end_time() = core::toTimestamp(now);
    return proposal;
}

core::Result<ledger::Proposal> reviewing(ledger::Proposal frame, const v1::Resource &breakGlass, ledger::Time now) {
    // Asked once it is known that he may at all.
    frame.precondition = [isGiven = !frame.reason.empty()](const auto &, const auto &) -> core::Result<void> {
        if (isGiven)
            return {};
        return core::Error::invalid({core::violation("reason", v1::VALUE_MISSING, "must say what came of it")});
    };
    auto proposal = change(std::move(frame), breakGlass);
    specOf(proposal).set_reviewer(proposal.actor.principal);
    *specOf(proposal).mutable_review_time() = core::toTimestamp(now);
    auto &status = statusOf(proposal, breakGlass);
    status.mutable_break_glass_status()->set_review_note(proposal.reason);
    return proposal;
}

core::Result<void> BreakGlassRules::decide(const ledger::Draft &draft, const std::vector<ledger::Draft> &,
                                           const ledger::Actor &, const ledger::Snapshot &) const {
    if (draft.kind != v1::UPDATED)
        return {};
    const auto &before = draft.before->break_glass();
    const auto &after = draft.after.break_glass();
    const bool isOver = clock_.now() >= core::fromTimestamp(before.end_time());
    if (!before.reviewer().empty())
        return wrongState(*draft.before, "REVIEWED", "has been reviewed already");
    if (after.reviewer().empty())
        return isOver ? core::Result<void>(wrongState(*draft.before, "OVER", "is over")) : core::Result<void>();
    if (!isOver)
        return wrongState(*draft.before, "OPEN", "is not over yet; end it before it is reviewed");
    if (after.reviewer() == before.principal())
        return core::Error(v1::APPROVER_NOT_ELIGIBLE, "whoever broke the glass cannot review it",
                           {{"name", draft.after.meta().name()}, {"why", "REQUESTER"}});
    return {};
}

} // namespace policies
