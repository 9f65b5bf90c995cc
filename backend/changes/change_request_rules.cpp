#include "backend/changes/change_request_rules.h"

#include <algorithm>
#include <chrono>
#include <string>

#include "backend/changes/approvals.h"
#include "backend/changes/proposed_changes.h"
#include "backend/changes/request_making.h"
#include "backend/core/clock.h"
#include "backend/core/stable_bytes.h"
#include "backend/core/time_text.h"
#include "backend/core/violation.h"
#include "backend/rpc/authorizer.h"

#include "pilothouse/v1/resource.pb.h"

namespace changes {

namespace {

// Of what was asked, so that nothing is put off without end.
constexpr auto LongestDelay = std::chrono::days(30);
// How long a request stays open after its time.
constexpr auto TimeToApply = std::chrono::hours(24);
// Its first end is reckoned from when it was asked, a little before it was made.
constexpr auto AskedToMade = std::chrono::minutes(1);

core::TimePoint madeAt(const v1::Resource &request) {
    return core::fromTimestamp(request.meta().create_time());
}

bool isSame(const google::protobuf::Timestamp &one, const google::protobuf::Timestamp &other) {
    return core::stableBytes(one) == core::stableBytes(other);
}

bool startsAsBefore(const v1::ChangeRequestSpec &before, const v1::ChangeRequestSpec &after) {
    return before.has_start_time() == after.has_start_time() && isSame(before.start_time(), after.start_time());
}

bool isOpen(const ledger::Draft &draft) {
    return draft.kind == v1::UPDATED && !isOver(draft.before->change_request());
}

// Whether what is still open shall be applied at another time, or until another one.
bool isRescheduled(const ledger::Draft &draft) {
    if (!isOpen(draft))
        return false;
    const auto &before = draft.before->change_request();
    const auto &after = draft.after.change_request();
    return !startsAsBefore(before, after) || !isSame(before.expire_time(), after.expire_time());
}

core::TimePoint lapseOf(const v1::ChangeRequestSpec &request, core::TimePoint made) {
    const auto usual = made + RequestTime;
    if (!request.has_start_time())
        return usual;
    // A later one is refused.
    const auto start = std::min<core::TimePoint>(core::fromTimestamp(request.start_time()), made + LongestDelay);
    return std::max<core::TimePoint>(usual, start + TimeToApply);
}

// When it lapses where nobody says.
google::protobuf::Timestamp usualEnd(const v1::Resource &before, const v1::ChangeRequestSpec &after) {
    const auto usual = lapseOf(after, madeAt(before));
    const auto &standing = before.change_request();
    const auto apart = std::chrono::abs(usual - core::fromTimestamp(standing.expire_time()));
    return startsAsBefore(standing, after) && apart < AskedToMade ? standing.expire_time() : core::toTimestamp(usual);
}

core::Error wrongState(const v1::Resource &request) {
    const auto &name = request.meta().name();
    const auto state = v1::ChangeRequestState_Name(request.change_request().state());
    return core::Error(v1::WRONG_STATE, name + " is " + state + ", and nothing more can come of it",
                       {{"name", name}, {"state", state}, {"verb", "move"}});
}

// Null where he has said nothing.
const v1::ChangeApproval *findSaid(const v1::ChangeRequestSpec &request, const std::string &principal) {
    const auto found = std::find_if(request.approvals().begin(), request.approvals().end(),
                                    [&](const auto &said) { return said.principal() == principal; });
    return found == request.approvals().end() ? nullptr : &*found;
}

} // namespace

bool isOver(const v1::ChangeRequestSpec &request) {
    return request.state() != v1::AWAITING_APPROVAL && request.state() != v1::AWAITING_TIME;
}

ChangeRequestRules::ChangeRequestRules(const core::Clock &clock) : clock_(clock) {}

void ChangeRequestRules::complete(ledger::Draft &draft, const ledger::Snapshot &) const {
    if (!isOpen(draft))
        return;
    auto &request = *draft.after.mutable_change_request();
    if (!request.has_expire_time())
        *request.mutable_expire_time() = usualEnd(*draft.before, request);
    if (!isRescheduled(draft))
        return;
    request.clear_approvals();
    request.set_state(v1::AWAITING_APPROVAL);
    request.set_sha256(sha256Of(request));
}

void ChangeRequestRules::validate(const ledger::Draft &draft, const ledger::Snapshot &,
                                  std::vector<v1::FieldViolation> *violations) const {
    if (!isRescheduled(draft))
        return;
    const auto &request = draft.after.change_request();
    const auto last = madeAt(*draft.before) + LongestDelay;
    const auto start = request.has_start_time() ? core::fromTimestamp(request.start_time()) : clock_.now();
    const auto end = core::fromTimestamp(request.expire_time());
    const auto usual = lapseOf(request, madeAt(*draft.before));
    if (request.has_start_time() && start <= clock_.now())
        violations->push_back(core::violation("spec.start_time", v1::TIME_NOT_IN_FUTURE, "must lie in the future"));
    else if (request.has_start_time() && start > last)
        violations->push_back(
            core::outOfRange("spec.start_time", core::timeText(madeAt(*draft.before)), core::timeText(last)));
    else if (!request.has_start_time() && end == usual && end <= start)
        violations->push_back(core::violation("spec.start_time", v1::VALUE_MISSING,
                                              "must have a value: without one the request has lapsed"));
    else if (end <= start || (end > last && end != usual))
        violations->push_back(core::outOfRange("spec.expire_time", core::timeText(start), core::timeText(last)));
}

core::Result<void> ChangeRequestRules::decide(const ledger::Draft &draft, const std::vector<ledger::Draft> &,
                                              const ledger::Actor &actor, const ledger::Snapshot &state) const {
    if (draft.kind != v1::UPDATED)
        return {};
    const auto &before = draft.before->change_request();
    const auto &after = draft.after.change_request();
    if (isOver(before))
        return wrongState(*draft.before);
    if (clock_.now() >= core::fromTimestamp(before.expire_time()) && after.state() != v1::EXPIRED)
        return wrongState(*draft.before);
    if (after.state() == v1::WITHDRAWN && actor.principal != before.principal())
        return rpc::permissionMissing("changeRequests.withdraw", draft.after.meta().name());
    if (auto checked = checkApprovals(draft, actor, state); !checked)
        return checked;
    const bool isReady = after.state() == v1::APPLIED || after.state() == v1::AWAITING_TIME;
    const auto now = std::chrono::floor<std::chrono::milliseconds>(clock_.now());
    if (isReady && validApprovals(draft.after, state, *bindings_.of(state), now) < before.required_approvals())
        return wrongState(*draft.before);
    return {};
}

core::Result<void> ChangeRequestRules::checkApprovals(const ledger::Draft &draft, const ledger::Actor &actor,
                                                      const ledger::Snapshot &state) const {
    const auto &before = draft.before->change_request();
    const auto now = std::chrono::floor<std::chrono::milliseconds>(clock_.now());
    const auto &after = draft.after.change_request();
    for (const auto &said : after.approvals()) {
        const auto *earlier = findSaid(before, said.principal());
        if (earlier != nullptr && core::stableBytes(*earlier) == core::stableBytes(said))
            continue;
        // Whoever approved it may still reject it.
        const bool isTakenBack = earlier != nullptr && earlier->is_approved() && after.state() == v1::REJECTED &&
                                 after.approvals_size() == before.approvals_size();
        auto allowed = isTakenBack ? core::Result<void>()
                                   : mayApprove(said.principal(), *draft.before, state, *bindings_.of(state), now);
        if (!allowed)
            return allowed;
        const auto &name = draft.after.meta().name();
        if (said.principal() != actor.principal)
            return core::Error(v1::APPROVER_NOT_ELIGIBLE, "nobody approves in the name of another one",
                               {{"name", name}, {"why", "ROLE"}});
        if (said.sha256() != sha256Of(before))
            return core::Error(v1::APPROVAL_OF_OTHER_BYTES,
                               "what was approved is not what " + name + " holds; read it again", {{"name", name}});
    }
    return {};
}

} // namespace changes
