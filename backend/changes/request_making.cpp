#include "backend/changes/request_making.h"

#include <algorithm>
#include <utility>

#include "backend/changes/proposed_changes.h"
#include "backend/core/ids.h"
#include "backend/core/time_text.h"
#include "backend/ledger/draft_checks.h"

#include "pilothouse/v1/resource.pb.h"

namespace changes {

namespace {

constexpr int MostObjects = 20;

// Of all that changes, before and after; the organisation's where that is several.
std::string teamOf(const std::vector<ledger::Draft> &drafts) {
    const auto &team = drafts.front().after.meta().team();
    const bool isOne = std::all_of(drafts.begin(), drafts.end(), [&](const ledger::Draft &draft) {
        return draft.after.meta().team() == team && (draft.before == nullptr || draft.before->meta().team() == team);
    });
    return isOne ? team : std::string();
}

std::string permissionOf(const ledger::Proposal &proposal, const std::vector<ledger::Draft> &drafts) {
    if (!proposal.op.empty())
        return proposal.op;
    const auto permission = ledger::permissionOf(drafts.front());
    const bool isOne = std::all_of(drafts.begin(), drafts.end(), [&](const ledger::Draft &draft) {
        return ledger::permissionOf(draft) == permission;
    });
    // Each draft then names its own, as it did when it was asked.
    return isOne ? permission : std::string("resources.apply");
}

} // namespace

std::shared_ptr<const ledger::Proposal> requestFor(const ledger::Proposal &proposal,
                                                   const std::vector<ledger::Draft> &drafts,
                                                   const v1::PolicyObligations &obligations,
                                                   const std::vector<v1::PolicyCitation> &rules, ledger::Time now,
                                                   core::Random &random) {
    auto made = std::make_shared<ledger::Proposal>();
    made->actor = proposal.actor;
    made->op = "changeRequests.create";
    made->byVerb = true;
    made->reason = proposal.reason;
    made->requestId = proposal.requestId;
    made->traceId = proposal.traceId;
    auto &resource = *made->changes.emplace_back().mutable_put()->mutable_resource();
    resource.mutable_meta()->set_name("changeRequests/" + core::randomId(random));
    resource.mutable_meta()->set_team(teamOf(drafts));
    auto &spec = *resource.mutable_change_request();
    spec.set_principal(proposal.actor.principal);
    spec.set_permission(permissionOf(proposal, drafts));
    spec.set_by_verb(proposal.byVerb);
    for (const auto &draft : drafts) {
        *spec.add_changes() = proposedOf(draft);
        if (spec.objects_size() < MostObjects)
            spec.add_objects(draft.after.meta().name());
    }
    spec.set_object_count(static_cast<std::int32_t>(drafts.size()));
    spec.set_sha256(sha256Of(spec));
    spec.set_required_approvals(obligations.approvals());
    spec.mutable_rules()->Assign(rules.begin(), rules.end());
    spec.set_state(v1::AWAITING_APPROVAL);
    *spec.mutable_expire_time() = core::toTimestamp(now + RequestTime);
    auto &status = made->statuses.emplace_back();
    status.mutable_meta()->set_name(resource.meta().name());
    status.mutable_change_request_status()->set_reason(proposal.reason);
    return made;
}

} // namespace changes
