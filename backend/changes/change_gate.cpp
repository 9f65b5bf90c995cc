#include "backend/changes/change_gate.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "backend/changes/approvals.h"
#include "backend/changes/change_request_rules.h"
#include "backend/changes/request_making.h"
#include "backend/changes/ticket.h"
#include "backend/core/clock.h"
#include "backend/core/stable_bytes.h"
#include "backend/ledger/draft_checks.h"
#include "backend/policies/placement_admission.h"
#include "backend/policies/questions.h"

#include "pilothouse/v1/resource.pb.h"

namespace changes {

namespace {

using ledger::GateVerdict;

// Of each kind.
constexpr std::size_t MostConsequences = 100;

// In whose name it is asked; the service itself asks nobody.
const ledger::Actor &askerOf(const ledger::Proposal &proposal) {
    return proposal.sponsor ? proposal.sponsor->actor : proposal.actor;
}

policies::Case caseOf(const ledger::Proposal &proposal, const std::vector<ledger::Draft> &drafts,
                      const ledger::Snapshot &state, ledger::Time now) {
    const auto &op = proposal.sponsor ? proposal.sponsor->op : proposal.op;
    return {askerOf(proposal), op, drafts, proposal.sponsor ? proposal.sponsor->first : 0, state, now};
}

std::string nameOf(const v1::PolicyCitation &citation) {
    return "rule " + citation.rule() + " of " + citation.policy_set();
}

core::Error refusalOf(const v1::PolicyDecision &decision) {
    const auto &object = decision.object();
    const auto where = decision.target().empty() ? std::string() : " at " + decision.target();
    core::Error::Arguments arguments{{"name", object}};
    if (!decision.target().empty())
        arguments["target"] = decision.target();
    if (!decision.verdict().has_rule())
        return core::Error(v1::POLICY_NOT_PERMITTED,
                           "no rule permits it for " + object + where + ", and what no rule permits is not allowed",
                           std::move(arguments));
    const auto &rule = decision.verdict().rule();
    arguments["policy_set"] = rule.policy_set();
    arguments["rule"] = rule.rule();
    return core::Error(v1::POLICY_FORBIDS, nameOf(rule) + " forbids it for " + object + where, std::move(arguments));
}

core::Error::Arguments argumentsOf(const v1::PolicyCitation &rule) {
    return {{"policy_set", rule.policy_set()}, {"rule", rule.rule()}};
}

bool lacksTicket(const v1::PolicyObligations &asked, const ledger::Proposal &proposal) {
    return asked.ticket() && !namesTicket(proposal.reason);
}

bool lacksReason(const v1::PolicyObligations &asked, const ledger::Proposal &proposal) {
    return asked.reason() && proposal.reason.empty();
}

std::optional<core::Error> checkReason(const ledger::Proposal &proposal, const v1::PolicyObligations &asked,
                                       const policies::Ruling::AskedBy &askedBy) {
    // Whoever asked for it gave his reason then.
    if (proposal.sponsor)
        return std::nullopt;
    if (lacksTicket(asked, proposal))
        return core::Error(v1::POLICY_TICKET_MISSING,
                           nameOf(askedBy.ticket) + " asks for a reason that names a ticket, for example OPS-1234",
                           argumentsOf(askedBy.ticket));
    if (lacksReason(asked, proposal))
        return core::Error(v1::POLICY_REASON_MISSING, nameOf(askedBy.reason) + " asks for a reason",
                           argumentsOf(askedBy.reason));
    return std::nullopt;
}

// Notes which of the rules that oblige hold the change up, or would: those that ask for more than is given.
void noteLacks(const ledger::Proposal &proposal, int approvals, policies::Ruling *ruling) {
    // Where it is refused anyway, none of them does.
    if (ruling->refusing)
        return;
    for (auto &matched : ruling->matched) {
        const auto &asked = matched.obligations;
        const bool lacksWords = !proposal.sponsor && (lacksTicket(asked, proposal) || lacksReason(asked, proposal));
        if (!lacksWords && asked.approvals() <= approvals)
            continue;
        matched.hasRefused = matched.hasRefused || matched.isCounted;
        matched.wouldRefuse = matched.wouldRefuse || !matched.isCounted;
    }
}

// Replicas that a deployment may not have are taken from it.
void clamp(const std::vector<ledger::Draft> &drafts,
           const std::map<std::size_t, policies::Ruling::MostReplicas> &mostReplicas, GateVerdict *verdict) {
    for (const auto &[i, bound] : mostReplicas) {
        const auto most = bound.count;
        const auto &draft = drafts[i];
        if (draft.kind == v1::DELETED || !draft.after.has_deployment())
            continue;
        auto intent = draft.after;
        auto &spec = *intent.mutable_deployment();
        spec.set_maximum_replicas(std::min(spec.maximum_replicas(), most));
        spec.set_minimum_replicas(std::min(spec.minimum_replicas(), most));
        for (auto &scaling : *spec.mutable_schedule())
            scaling.set_replicas(std::min(scaling.replicas(), most));
        if (core::stableBytes(intent) != core::stableBytes(draft.after))
            verdict->clamped.emplace_back(i, std::move(intent));
    }
}

core::Error fewerReplicas(const v1::PolicyCitation &rule, const std::string &deployment) {
    auto arguments = argumentsOf(rule);
    arguments["name"] = deployment;
    return core::Error(v1::POLICY_FORBIDS, nameOf(rule) + " gives " + deployment + " fewer replicas than were approved",
                       std::move(arguments));
}

core::Error approvalPending(const std::string &request, int approvals) {
    return core::Error(v1::APPROVAL_PENDING, request + " waits for approvals",
                       {{"change_request", request}, {"approvals", std::to_string(approvals)}});
}

// What the decisions say of the same question; allowed where nothing is asked any more.
v1::PolicyVerdict takeVerdict(const v1::PolicyDecision &asked, std::vector<v1::PolicyDecision> *decisions) {
    const auto found = std::find_if(decisions->begin(), decisions->end(), [&](const auto &decision) {
        return decision.stage() == asked.stage() && decision.object() == asked.object() &&
               decision.target() == asked.target();
    });
    v1::PolicyVerdict verdict;
    verdict.set_is_allowed(true);
    if (found != decisions->end()) {
        verdict = std::move(*found->mutable_verdict());
        decisions->erase(found);
    }
    return verdict;
}

class Notes final : public ledger::GateNotes {
public:
    explicit Notes(std::vector<policies::Ruling::Matched> matched) : matched(std::move(matched)) {}

    const std::vector<policies::Ruling::Matched> matched;
};

// Of those that wait, the requests whose objects would be others.
std::vector<v1::Consequence> voided(const std::vector<ledger::Draft> &drafts, const ledger::Snapshot &state,
                                    std::size_t most) {
    std::set<std::string_view> changed;
    for (const auto &draft : drafts) {
        if (draft.kind != v1::UNCHANGED)
            changed.insert(draft.after.meta().name());
    }
    std::vector<v1::Consequence> consequences;
    state.each("changeRequests", [&](const ledger::ResourcePtr &request) {
        const auto &spec = request->change_request();
        const auto isConcerned = [&](const auto &proposed) { return changed.contains(proposed.name()); };
        if (isOver(spec) || std::none_of(spec.changes().begin(), spec.changes().end(), isConcerned))
            return true;
        auto &consequence = consequences.emplace_back();
        consequence.set_kind(v1::Consequence::VOIDED);
        consequence.set_name(request->meta().name());
        return consequences.size() < most;
    });
    return consequences;
}

bool isMeans(const std::vector<ledger::Draft> &drafts) {
    return std::any_of(drafts.begin(), drafts.end(), [](const ledger::Draft &draft) {
        return draft.plural == "changeRequests" || draft.plural == "breakGlasses";
    });
}

} // namespace

ChangeGate::ChangeGate(const core::Clock &clock, core::Random &random) : clock_(clock), random_(random) {}

ledger::Time ChangeGate::now() const {
    return std::chrono::floor<std::chrono::milliseconds>(clock_.now());
}

policies::Ruling ChangeGate::rulingOf(const policies::Case &asked) const {
    const auto tables = inForce_.of(asked.state);
    if (tables->isEmpty())
        return {};
    const auto bindings = bindings_.of(asked.state);
    auto ruling = policies::rule(asked, *tables, *bindings);
    const bool isFree = !ruling.refusing && core::stableBytes(ruling.obligations).empty();
    if (isFree)
        return ruling;
    const auto suspension = policies::suspensionAt(asked.time, asked.state);
    if (suspension.breakGlass.empty())
        return ruling;
    auto suspended = policies::rule(asked, *inForce_.of(asked.state, suspension), *bindings);
    if (suspended.refusing)
        return suspended;
    for (auto &decision : ruling.decisions)
        policies::passOver(&decision, takeVerdict(decision, &suspended.decisions), suspension.breakGlass);
    suspended.decisions = std::move(ruling.decisions);
    return suspended;
}

GateVerdict ChangeGate::judge(const ledger::Proposal &proposal, const std::vector<ledger::Draft> &drafts,
                              const ledger::Snapshot &state) const {
    GateVerdict verdict;
    verdict.revision = state.revision();
    const auto time = now();
    verdict.time = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    if (askerOf(proposal).type == v1::ACTOR_SYSTEM || (!proposal.sponsor && isMeans(drafts)))
        return verdict;
    auto ruling = rulingOf(caseOf(proposal, drafts, state, time));
    // Those of the request that is applied.
    const int approvals = proposal.sponsor && !ruling.matched.empty()
                              ? validApprovals(drafts.front().after, state, *bindings_.of(state), time)
                              : 0;
    noteLacks(proposal, approvals, &ruling);
    if (!ruling.matched.empty())
        verdict.notes = std::make_shared<Notes>(std::move(ruling.matched));
    verdict.decisions = std::move(ruling.decisions);
    verdict.obligations = std::move(ruling.obligations);
    if (ruling.refusing) {
        verdict.refusal = refusalOf(verdict.decisions[*ruling.refusing]);
        return verdict;
    }
    verdict.refusal = checkReason(proposal, verdict.obligations, ruling.askedBy);
    if (verdict.refusal)
        return verdict;
    clamp(drafts, ruling.mostReplicas, &verdict);
    // What others approved is made to the letter or not at all.
    if (proposal.sponsor && !verdict.clamped.empty()) {
        const auto position = verdict.clamped.front().first;
        verdict.refusal = fewerReplicas(ruling.mostReplicas.at(position).rule, drafts[position].after.meta().name());
        return verdict;
    }
    const int asked = verdict.obligations.approvals();
    if (proposal.sponsor && asked > approvals)
        verdict.refusal = approvalPending(drafts.front().after.meta().name(), asked);
    else if (!proposal.sponsor && asked > 0)
        askOthers(proposal, drafts, ruling.askedBy.approvals, &verdict);
    return verdict;
}

void ChangeGate::askOthers(const ledger::Proposal &proposal, const std::vector<ledger::Draft> &drafts,
                           const v1::PolicyCitation &rule, GateVerdict *verdict) const {
    if (!proposal.statuses.empty()) {
        auto arguments = argumentsOf(rule);
        arguments["permission"] = proposal.op;
        verdict->refusal =
            core::Error(v1::APPROVAL_NOT_POSSIBLE,
                        nameOf(rule) + " asks others to approve it, and " + proposal.op + " cannot wait for that",
                        std::move(arguments));
        return;
    }
    std::vector<ledger::Draft> wanted = drafts;
    for (const auto &[position, intent] : verdict->clamped)
        wanted[position].after = intent;
    verdict->clamped.clear();
    verdict->instead =
        requestFor(proposal, wanted, verdict->obligations, ledger::citationsOf(verdict->decisions), now(), random_);
}

bool ChangeGate::holds(const GateVerdict &verdict, const ledger::Proposal &proposal,
                       const std::vector<ledger::Draft> &drafts, const ledger::Snapshot &state) const {
    const auto second = std::chrono::floor<std::chrono::seconds>(now()).time_since_epoch().count();
    if (verdict.revision == state.revision() && verdict.time == second)
        return true;
    const auto again = judge(proposal, drafts, state);
    if (again.refusal || again.instead || !again.clamped.empty() || again.decisions.size() != verdict.decisions.size())
        return false;
    for (std::size_t i = 0; i < again.decisions.size(); ++i) {
        if (core::stableBytes(again.decisions[i]) != core::stableBytes(verdict.decisions[i]))
            return false;
    }
    return true;
}

void ChangeGate::foresee(const ledger::Proposal &proposal, const std::vector<ledger::Draft> &drafts,
                         const ledger::Snapshot &state, v1::Preview *preview) const {
    const auto time = now();
    const auto tables = inForce_.of(state);
    const auto asked = caseOf(proposal, drafts, state, time);
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    const policy::Asking asking{policy::subjectOf(asked.actor.principal), seconds};
    // In the order in which they were decided.
    int position = 0;
    const auto tell = [&](const policies::Question &question) {
        if (tables->stage(question.stage) == nullptr || position == preview->decisions_size())
            return;
        auto &decision = *preview->mutable_decisions(position++);
        auto &told = *decision.mutable_question();
        told.set_stage(question.stage);
        told.set_principal(asked.actor.principal);
        told.set_permission(asked.op.empty() ? ledger::permissionOf(drafts[question.draft]) : std::string(asked.op));
        told.set_resource(decision.object());
        told.set_target(decision.target());
        *told.mutable_example() = policies::exampleOf(question.facts, asking);
        told.set_is_whole(true);
    };
    if (!preview->decisions().empty())
        policies::eachQuestion(asked, *bindings_.of(state), tables->wanted(), tell);
    if (preview->refusal_reason() != v1::REASON_UNSPECIFIED)
        return;
    for (auto &consequence : policies::shutOut(drafts, state, *tables, time, MostConsequences))
        *preview->add_consequences() = std::move(consequence);
    for (auto &consequence : voided(drafts, state, MostConsequences))
        *preview->add_consequences() = std::move(consequence);
}

void ChangeGate::hasCounted(ledger::CountedVerdict counted) const {
    if (!listener_)
        return;
    const auto notes = counted.verdict.notes;
    static const std::vector<policies::Ruling::Matched> none;
    listener_(std::move(counted), notes == nullptr ? none : static_cast<const Notes &>(*notes).matched);
}

} // namespace changes
