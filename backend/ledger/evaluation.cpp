#include "backend/ledger/evaluation.h"

#include <algorithm>
#include <set>
#include <utility>

#include "backend/core/diff.h"
#include "backend/core/kinds.h"
#include "backend/core/not_found.h"
#include "backend/core/stable_bytes.h"
#include "backend/core/violation.h"
#include "backend/ledger/draft_checks.h"
#include "backend/ledger/drafting.h"

namespace ledger {

namespace {

constexpr std::string_view MixedOp = "resources.apply";

core::Error tooLarge(std::string what, std::size_t limit, std::size_t size) {
    return core::Error(v1::TOO_LARGE, what + ": " + std::to_string(size) + ", at most " + std::to_string(limit),
                       {{"limit", std::to_string(limit)}, {"size", std::to_string(size)}});
}

std::optional<core::Error> checkForm(const Proposal &proposal) {
    if (proposal.changes.empty() && proposal.statuses.empty())
        return core::Error::invalid({core::violation("changes", v1::VALUE_MISSING, "must name at least one change")});
    if (proposal.changes.size() > Evaluator::MaxChanges)
        return tooLarge("too many changes", Evaluator::MaxChanges, proposal.changes.size());
    if (proposal.reason.size() > Evaluator::MaxReasonBytes)
        return tooLarge("the reason has too many bytes", Evaluator::MaxReasonBytes, proposal.reason.size());
    if (proposal.requestId.size() > Evaluator::MaxRequestIdBytes)
        return tooLarge("the request id has too many bytes", Evaluator::MaxRequestIdBytes, proposal.requestId.size());
    const auto isPrintable = [](char character) { return character > ' ' && character < 0x7f; };
    if (!std::all_of(proposal.requestId.begin(), proposal.requestId.end(), isPrintable))
        return core::Error::invalid(
            {core::violation("request_id", v1::VALUE_MALFORMED, "must have printable ASCII characters alone",
                             {{"example", "0193a5d0-7c00-7000-8000-000000000001"}})});
    return std::nullopt;
}

// In whose name the change at a position is made, and how.
struct Maker {
    const Actor &actor;
    const std::string &op;
    bool byVerb;
};

Maker makerOf(const Proposal &proposal, std::size_t position) {
    if (proposal.sponsor && position >= proposal.sponsor->first)
        return {proposal.sponsor->actor, proposal.sponsor->op, proposal.sponsor->byVerb};
    return {proposal.actor, proposal.op, proposal.byVerb};
}

core::Error managedKind(const Draft &draft, const core::Kind &kind) {
    const auto &name = draft.after.meta().name();
    return core::Error(v1::MANAGED_KIND, name + " is changed by the verbs of " + kind.managedBy + " alone",
                       {{"name", name}, {"service", kind.managedBy}});
}

// The status that goes with a change set is of the kind that its name says, and each resource has one at most.
std::optional<core::Error> checkStatuses(const Proposal &proposal) {
    std::set<std::string_view> names;
    for (const auto &resource : proposal.statuses) {
        const auto &name = resource.meta().name();
        const auto *kind = core::kindOfStatus(resource);
        if (kind == nullptr || kind != core::kindOfName(name) || !names.insert(name).second)
            return core::Error(v1::KIND_MISMATCH, "the status given for " + name + " is not one of its kind",
                               {{"name", name}, {"kind", kind == nullptr ? "" : kind->kind}, {"spec", ""}});
    }
    return std::nullopt;
}

} // namespace

void Rules::complete(Draft &, const Snapshot &) const {}

void Rules::validate(const Draft &, const Snapshot &, std::vector<v1::FieldViolation> *) const {}

core::Result<void> Rules::decide(const Draft &, const std::vector<Draft> &, const Actor &, const Snapshot &) const {
    return {};
}

Evaluator::Evaluator(const std::vector<const Rules *> &rules, const Authority &authority, const Gate *gate)
    : authority_(authority), gate_(gate) {
    for (const auto *noun : rules)
        rules_.emplace(noun->plural(), noun);
}

Evaluation Evaluator::evaluate(const Proposal &proposal, const Snapshot &state,
                               const FindRestored &findRestored) const {
    Evaluation evaluation;
    evaluation.revision = state.revision();
    evaluation.refusal = draftAll(proposal, state, findRestored, &evaluation);
    evaluation.op = opOf(proposal, evaluation.drafts);
    if (evaluation.refusal)
        return evaluation;
    complete(state, &evaluation);
    for (std::size_t i = 0; i < evaluation.drafts.size(); ++i) {
        const auto &draft = evaluation.drafts[i];
        if (draft.kind == v1::DELETED || draft.kind == v1::UNCHANGED)
            continue;
        checkTexts(draft, &evaluation.violations);
        if (!makerOf(proposal, i).byVerb && draft.kind != v1::UNDELETED)
            checkMarkedFields(draft, evaluation.details[i], &evaluation.violations);
    }
    validate(proposal, state, evaluation, &evaluation.violations);
    if (!evaluation.violations.empty())
        evaluation.refusal = core::Error::invalid(evaluation.violations);
    else
        evaluation.refusal = decide(proposal, state, evaluation.drafts);
    if (gate_ != nullptr && !evaluation.refusal)
        askGate(proposal, state, &evaluation);
    return evaluation;
}

void Evaluator::askGate(const Proposal &proposal, const Snapshot &state, Evaluation *evaluation) const {
    evaluation->verdict = gate_->judge(proposal, evaluation->drafts, state);
    evaluation->refusal = evaluation->verdict.refusal;
    evaluation->isDenied = evaluation->refusal.has_value();
    if (evaluation->refusal || evaluation->verdict.clamped.empty())
        return;
    for (const auto &[position, intent] : evaluation->verdict.clamped)
        evaluation->drafts[position].after = intent;
    complete(state, evaluation);
    validate(proposal, state, *evaluation, &evaluation->violations);
    if (!evaluation->violations.empty())
        evaluation->refusal = core::Error::invalid(evaluation->violations);
    else
        evaluation->refusal = decide(proposal, state, evaluation->drafts);
}

bool Evaluator::holds(const Proposal &proposal, const Evaluation &evaluation, const Snapshot &state) const {
    const bool isSameState = evaluation.revision == state.revision();
    for (std::size_t position = 0; position < evaluation.drafts.size(); ++position) {
        const auto &draft = evaluation.drafts[position];
        // What comes back may have come and gone meanwhile.
        if (draft.kind == v1::UNDELETED || state.find(draft.after.meta().name()) != draft.before)
            return false;
        // Even on the same state a binding may have come to its end.
        if (!authorize(proposal, position, draft, state))
            return false;
        if (!isSameState && !isComplete(draft, state))
            return false;
    }
    if (!isSameState) {
        std::vector<v1::FieldViolation> violations;
        validate(proposal, state, evaluation, &violations);
        if (!violations.empty() || decide(proposal, state, evaluation.drafts))
            return false;
    }
    return gate_ == nullptr || gate_->holds(evaluation.verdict, proposal, evaluation.drafts, state);
}

bool Evaluator::isComplete(const Draft &draft, const Snapshot &state) const {
    const auto [first, last] = rules_.equal_range(draft.plural);
    if (first == last || draft.kind == v1::DELETED)
        return true;
    Draft again = draft;
    for (auto rule = first; rule != last; ++rule)
        rule->second->complete(again, state);
    return core::stableBytes(again.after) == core::stableBytes(draft.after);
}

void Evaluator::validate(const Proposal &proposal, const Snapshot &state, const Evaluation &evaluation,
                         std::vector<v1::FieldViolation> *violations) const {
    for (const auto &draft : evaluation.drafts) {
        if (draft.kind == v1::DELETED || draft.kind == v1::UNCHANGED)
            continue;
        const auto [first, last] = rules_.equal_range(draft.plural);
        for (auto rule = first; rule != last; ++rule)
            rule->second->validate(draft, state, violations);
    }
    // Rules know nobody: what they say of another resource is for those who may see it.
    for (auto &violation : *violations) {
        const auto named = violation.arguments().find("other");
        const auto other = named == violation.arguments().end() ? nullptr : state.find(named->second);
        if (other && !authority_.maySee(proposal.actor, *other, state))
            violation.mutable_arguments()->erase("other");
    }
    const auto maySee = [&](const v1::Resource &resource) {
        return proposal.byVerb || authority_.maySee(proposal.actor, resource, state);
    };
    checkReferences(evaluation, state, maySee, violations);
}

std::string Evaluator::opOf(const Proposal &proposal, const std::vector<Draft> &drafts) {
    if (!proposal.op.empty())
        return proposal.op;
    std::string op;
    for (const auto &draft : drafts) {
        const auto permission = permissionOf(draft);
        if (!op.empty() && op != permission)
            return std::string(MixedOp);
        op = permission;
    }
    return op.empty() ? std::string(MixedOp) : op;
}

std::optional<core::Error> Evaluator::draftAll(const Proposal &proposal, const Snapshot &state,
                                               const FindRestored &findRestored, Evaluation *evaluation) const {
    if (auto refused = checkForm(proposal))
        return refused;
    if (auto refused = checkStatuses(proposal))
        return refused;
    std::set<std::string> names;
    evaluation->drafts.reserve(proposal.changes.size());
    evaluation->details.reserve(proposal.changes.size());
    for (const auto &change : proposal.changes) {
        auto drafted = draftOf(change, state, findRestored);
        if (!drafted)
            return std::move(drafted).error();
        evaluation->drafts.push_back(std::move(drafted->draft));
        evaluation->details.push_back(std::move(drafted->detail));
        const auto &draft = evaluation->drafts.back();
        const auto position = evaluation->drafts.size() - 1;
        if (auto authorized = authorize(proposal, position, draft, state); !authorized) {
            evaluation->isDenied = true;
            // Asked by uid: the name is not told either.
            const bool isHidden = change.has_undelete() && authorized.error().reason() == v1::NOT_FOUND;
            return isHidden ? core::notFound("uid:" + change.undelete().uid()) : std::move(authorized).error();
        }
        const bool byVerb = makerOf(proposal, position).byVerb;
        if (const auto &kind = *evaluation->details.back().kind; !byVerb && !kind.managedBy.empty())
            return managedKind(draft, kind);
        if (auto refused = checkExpectation(change, draft, state))
            return refused;
        if (!names.insert(draft.after.meta().name()).second)
            return core::Error::invalid({core::violation("changes", v1::VALUE_REPEATED,
                                                         "names " + draft.after.meta().name() + " more than once",
                                                         {{"value", draft.after.meta().name()}})});
    }
    return std::nullopt;
}

core::Result<void> Evaluator::authorize(const Proposal &proposal, std::size_t position, const Draft &draft,
                                        const Snapshot &state) const {
    const auto maker = makerOf(proposal, position);
    return authority_.mayChange(maker.actor, maker.op.empty() ? permissionOf(draft) : maker.op, draft, state);
}

void Evaluator::complete(const Snapshot &state, Evaluation *evaluation) const {
    for (std::size_t i = 0; i < evaluation->drafts.size(); ++i) {
        auto &draft = evaluation->drafts[i];
        if (draft.kind == v1::CREATED || draft.kind == v1::UPDATED) {
            const auto [first, last] = rules_.equal_range(draft.plural);
            for (auto rule = first; rule != last; ++rule)
                rule->second->complete(draft, state);
        }
        const bool isDeletion = draft.kind == v1::DELETED;
        evaluation->details[i].fields = core::diffIntent(draft.before.get(), isDeletion ? nullptr : &draft.after);
        if (draft.kind == v1::UPDATED && evaluation->details[i].fields.empty())
            draft.kind = v1::UNCHANGED;
        if (!isDeletion)
            evaluation->details[i].targets = targetsOf(draft.after);
    }
}

std::optional<core::Error> Evaluator::decide(const Proposal &proposal, const Snapshot &state,
                                             const std::vector<Draft> &drafts) const {
    if (auto refused = checkReferrers(drafts, state))
        return refused;
    for (std::size_t position = 0; position < drafts.size(); ++position) {
        const auto &draft = drafts[position];
        const auto &actor = makerOf(proposal, position).actor;
        const auto [first, last] = rules_.equal_range(draft.plural);
        for (auto rule = first; rule != last; ++rule) {
            auto verdict = rule->second->decide(draft, drafts, actor, state);
            if (!verdict)
                return std::move(verdict).error();
        }
    }
    if (proposal.precondition) {
        auto verdict = proposal.precondition(drafts, state);
        if (!verdict)
            return std::move(verdict).error();
    }
    return std::nullopt;
}

} // namespace ledger
