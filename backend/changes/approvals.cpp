#include "backend/changes/approvals.h"

#include <algorithm>
#include <set>

#include "backend/changes/proposed_changes.h"
#include "backend/core/strict_json.h"
#include "backend/identity/eligible.h"

#include "pilothouse/v1/resource.pb.h"

namespace changes {

namespace {

constexpr std::string_view Permission = "changeRequests.approve";

std::vector<std::string> approversOf(const v1::Resource &request, const ledger::Snapshot &state,
                                     const identity::Bindings &bindings, ledger::Time now) {
    return identity::peopleWith(Permission, request.meta().team(), state, bindings, now);
}

// His own, or one of a team that he is in.
bool isRoleOf(const v1::RoleBindingSpec &binding, const v1::Resource &person) {
    const auto &teams = person.principal().teams();
    return binding.has_subject_team() ? std::find(teams.begin(), teams.end(), binding.subject_team()) != teams.end()
                                      : binding.principal() == person.meta().name();
}

// Whether a change is about somebody: about himself, or about a role of his.
bool concerns(const v1::ProposedChange &change, const v1::Resource &person, const ledger::Snapshot &state) {
    if (change.name() == person.meta().name())
        return true;
    const auto living = state.find(change.name());
    if (living != nullptr && isRoleOf(living->role_binding(), person))
        return true;
    v1::Resource after;
    return !change.after().empty() && core::messageFromJson(change.after(), &after) &&
           isRoleOf(after.role_binding(), person);
}

bool concerns(const v1::ChangeRequestSpec &request, const std::string &principal, const ledger::Snapshot &state) {
    const auto person = state.find(principal);
    return person != nullptr && std::any_of(request.changes().begin(), request.changes().end(),
                                            [&](const auto &change) { return concerns(change, *person, state); });
}

core::Error notEligible(const v1::Resource &request, const char *why, const std::string &words) {
    return core::Error(v1::APPROVER_NOT_ELIGIBLE, words, {{"name", request.meta().name()}, {"why", why}});
}

} // namespace

core::Result<void> mayApprove(const std::string &principal, const v1::Resource &request, const ledger::Snapshot &state,
                              const identity::Bindings &bindings, ledger::Time now) {
    const auto &spec = request.change_request();
    if (spec.principal() == principal)
        return notEligible(request, "REQUESTER", "whoever asked for a change cannot approve it");
    if (concerns(spec, principal, state))
        return notEligible(request, "CONCERNED", "whoever a change is about cannot approve it");
    const bool hasSpoken = std::any_of(spec.approvals().begin(), spec.approvals().end(),
                                       [&](const auto &said) { return said.principal() == principal; });
    if (hasSpoken)
        return notEligible(request, "APPROVED_BEFORE", "you have said what you think of it already");
    const auto approvers = approversOf(request, state, bindings, now);
    if (!std::binary_search(approvers.begin(), approvers.end(), principal))
        return notEligible(request, "ROLE", "approving it needs the role of an approver in its scope");
    return {};
}

int validApprovals(const v1::Resource &request, const ledger::Snapshot &state, const identity::Bindings &bindings,
                   ledger::Time now) {
    const auto &spec = request.change_request();
    const auto approvers = approversOf(request, state, bindings, now);
    const auto sha256 = sha256Of(spec);
    std::set<std::string_view> counted;
    for (const auto &said : spec.approvals()) {
        if (said.is_approved() && said.sha256() == sha256 && said.principal() != spec.principal() &&
            std::binary_search(approvers.begin(), approvers.end(), said.principal()) &&
            !concerns(spec, said.principal(), state))
            counted.insert(said.principal());
    }
    return static_cast<int>(counted.size());
}

} // namespace changes
