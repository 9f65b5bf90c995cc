#include "backend/policies/judge.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "backend/core/diff.h"
#include "backend/core/stable_bytes.h"
#include "backend/identity/roles.h"
#include "backend/ledger/draft_checks.h"
#include "backend/ledger/imagined_state.h"
#include "backend/policy/decision.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {

namespace {

// What whoever changes policies changes by; asking it of itself would have no end.
bool isMeans(std::string_view plural) {
    return plural == "changeRequests" || plural == "breakGlasses";
}

// A draft as rules see it.
struct Seen {
    const v1::Resource &resource;
    std::string permission;
    std::vector<std::string> fields;
    std::string region;
};

// Comparing takes longer than all the rest, and most rules do not ask.
bool asksForFields(const std::vector<bool> &isWanted) {
    static const auto position = *changeVocabulary().vocabulary().find("change.fields");
    return isWanted.empty() || isWanted[position];
}

std::vector<std::string> fieldsOf(const ledger::Draft &draft) {
    std::set<std::string> paths;
    const auto *after = draft.kind == v1::DELETED ? nullptr : &draft.after;
    for (const auto &field : core::diffIntent(draft.before.get(), after)) {
        // Without keys in brackets: rules name fields, not elements.
        std::string path;
        int depth = 0;
        for (const char character : field.path()) {
            depth += character == '[' ? 1 : 0;
            if (depth == 0)
                path += character;
            depth -= character == ']' ? 1 : 0;
        }
        paths.insert(std::move(path));
    }
    return {paths.begin(), paths.end()};
}

// Rules of several questions of a group: the one that admits counts, else the first that does not.
class Groups {
public:
    void add(int group, bool isAdmitted, std::size_t decision) {
        auto &known = groups_.try_emplace(group, false, decision).first->second;
        known.first = known.first || isAdmitted;
    }
    std::optional<std::size_t> refusing() const {
        for (const auto &[group, found] : groups_) {
            if (!found.first)
                return found.second;
        }
        return std::nullopt;
    }

private:
    std::map<int, std::pair<bool, std::size_t>> groups_;
};

// Notes what the rules ask for that oblige, and which they are.
void ask(const StageTable &stage, const Question &question, const policy::Decision::Verdict &verdict, Ruling *ruling) {
    auto &all = ruling->obligations;
    for (const int position : verdict.obliging) {
        const auto &asked = stage.table.rule(position).obligations();
        const auto &citation = stage.citations[static_cast<std::size_t>(position)];
        if (asked.approvals() > all.approvals())
            ruling->askedBy.approvals = citation;
        if (asked.reason() && !all.reason())
            ruling->askedBy.reason = citation;
        if (asked.ticket() && !all.ticket())
            ruling->askedBy.ticket = citation;
        if (asked.has_max_replicas()) {
            const Ruling::MostReplicas most{asked.max_replicas(), citation};
            auto &known = ruling->mostReplicas.try_emplace(question.draft, most).first->second;
            if (most.count < known.count)
                known = most;
        }
        policy::join(&all, asked);
    }
}

void match(const StageTable &stage, const policy::Decision &decided, const policy::Asking &asking, Ruling *ruling) {
    for (const int position : decided.matched) {
        const auto &citation = stage.citations[static_cast<std::size_t>(position)];
        const bool isCounted = stage.table.counts(position, asking);
        const bool isForbidding = citation.effect() == v1::FORBID;
        auto &matched = ruling->matched.emplace_back(Ruling::Matched{
            citation.policy_set(), citation.rule(), isForbidding && isCounted, isForbidding && !isCounted, isCounted});
        if (citation.effect() == v1::OBLIGE && decided.verdict.isAllowed)
            matched.obligations = stage.table.rule(position).obligations();
    }
}

bool isSame(const policy::Decision::Verdict &one, const policy::Decision::Verdict &other) {
    return one.isAllowed == other.isAllowed && one.rule == other.rule && one.obliging == other.obliging;
}

v1::PolicyDecision toldDecision(const StageTable &stage, const Question &question, std::string_view object,
                                const policy::Decision &decided) {
    v1::PolicyDecision decision;
    decision.set_stage(question.stage);
    decision.set_object(std::string(object));
    if (question.admission.target)
        decision.set_target(question.admission.target->name);
    *decision.mutable_verdict() = told(decided.verdict, stage.citations);
    if (!isSame(decided.verdict, decided.shadow))
        *decision.mutable_shadow() = told(decided.shadow, stage.citations);
    for (const int position : decided.warnings)
        *decision.add_warnings() = stage.citations[static_cast<std::size_t>(position)];
    return decision;
}

} // namespace

v1::PolicyVerdict told(const policy::Decision::Verdict &verdict, const std::vector<v1::PolicyCitation> &citations) {
    v1::PolicyVerdict told;
    told.set_is_allowed(verdict.isAllowed);
    if (verdict.rule != policy::Decision::NoRule)
        *told.mutable_rule() = citations[static_cast<std::size_t>(verdict.rule)];
    if (!verdict.obliging.empty())
        *told.mutable_obligations() = verdict.obligations;
    for (const int position : verdict.obliging)
        *told.add_obliging() = citations[static_cast<std::size_t>(position)];
    return told;
}

std::vector<std::string_view> rolesOf(const v1::Resource &principal, std::string_view team,
                                      const identity::Bindings &bindings, ledger::Time now) {
    std::set<std::string_view> roles;
    for (const auto &grant : bindings.grantsOf(principal)) {
        if (grant.until > now && (grant.team.empty() || grant.team == team))
            roles.insert(identity::nameOf(grant.role));
    }
    return {roles.begin(), roles.end()};
}

void eachQuestion(const Case &asked, const identity::Bindings &bindings, const std::vector<bool> &isWanted,
                  const std::function<void(const Question &)> &visit) {
    const auto principal = asked.state.find(asked.actor.principal);
    // What is made or moved together is seen together.
    std::optional<ledger::ImaginedState> imagined;
    if (asked.drafts.size() > 1)
        imagined.emplace(asked.state, asked.drafts);
    const ledger::Snapshot &after = imagined ? static_cast<const ledger::Snapshot &>(*imagined) : asked.state;
    for (std::size_t i = asked.first; i < asked.drafts.size(); ++i) {
        const auto &draft = asked.drafts[i];
        if (isMeans(draft.plural) || (draft.kind == v1::UNCHANGED && asked.op.empty()))
            continue;
        const Seen seen{draft.kind == v1::DELETED ? *draft.before : draft.after,
                        asked.op.empty() ? ledger::permissionOf(draft) : std::string(asked.op),
                        asksForFields(isWanted) ? fieldsOf(draft) : std::vector<std::string>(),
                        regionOf(draft.after.meta().site(), after)};
        Asked question;
        question.principal = principal.get();
        question.permission = seen.permission;
        question.kind = draft.plural;
        question.fields = seen.fields;
        question.objectCount = static_cast<std::int64_t>(asked.drafts.size() - asked.first);
        question.time = std::chrono::floor<std::chrono::seconds>(asked.time).time_since_epoch().count();
        const auto ask = [&](const v1::Resource &resource, std::string_view region) {
            question.resource = &resource;
            question.region = region;
            if (principal != nullptr && principal->meta().uid() == asked.actor.uid)
                question.roles = rolesOf(*principal, resource.meta().team(), bindings, asked.time);
            return changeVocabulary().factsOf(question, isWanted);
        };
        std::optional<policy::Facts> standing;
        std::string region;
        if (draft.kind == v1::UPDATED && draft.before != nullptr) {
            region = regionOf(draft.before->meta().site(), asked.state);
            standing = ask(*draft.before, region);
        }
        auto facts = ask(seen.resource, seen.region);
        const bool isOther = standing && *standing != facts;
        visit({v1::ADMINISTRATION_STAGE, i, {}, std::move(facts)});
        // Nothing leaves a rule by the very change that the rule is about.
        if (isOther)
            visit({v1::ADMINISTRATION_STAGE, i, {}, *std::move(standing)});
        if (draft.kind == v1::DELETED || draft.kind == v1::UNCHANGED || !isAdmitted(draft.plural))
            continue;
        for (auto &admission : admissionQuestions(draft.after, after)) {
            question.target = admission.target ? &*admission.target : nullptr;
            question.isPermittedRegion = admission.isPermittedRegion ? &*admission.isPermittedRegion : nullptr;
            question.referred.clear();
            for (const auto &referred : admission.referred)
                question.referred.push_back(referred.get());
            auto admitted = changeVocabulary().factsOf(question, isWanted);
            visit({v1::ADMISSION_STAGE, i, admission, std::move(admitted)});
        }
    }
}

v1::PolicyDecision decisionOf(const StageTable &stage, const Question &question, std::string_view object,
                              const policy::Asking &asking) {
    return toldDecision(stage, question, object, stage.table.decide(question.facts, asking));
}

v1::PolicyDecision decisionBy(const PolicyTables &tables, const Question &question, std::string_view object,
                              const policy::Asking &asking) {
    if (const auto *stage = tables.stage(question.stage))
        return decisionOf(*stage, question, object, asking);
    v1::PolicyDecision decision;
    decision.set_stage(question.stage);
    decision.set_object(std::string(object));
    if (question.admission.target)
        decision.set_target(question.admission.target->name);
    decision.mutable_verdict()->set_is_allowed(true);
    return decision;
}

void passOver(v1::PolicyDecision *decision, v1::PolicyVerdict counting, const std::string &breakGlass) {
    if (core::stableBytes(counting) == core::stableBytes(decision->verdict()))
        return;
    decision->set_break_glass(breakGlass);
    *decision->mutable_shadow() = std::exchange(*decision->mutable_verdict(), std::move(counting));
}

Ruling rule(const Case &asked, const PolicyTables &tables, const identity::Bindings &bindings) {
    Ruling ruling;
    if (tables.isEmpty())
        return ruling;
    const policy::Asking asking{policy::subjectOf(asked.actor.principal),
                                std::chrono::floor<std::chrono::seconds>(asked.time).time_since_epoch().count()};
    // Of each draft: what it asks of ADMISSION is one group for each of its targets.
    std::map<std::size_t, Groups> admissions;
    eachQuestion(asked, bindings, tables.wanted(), [&](const Question &question) {
        const auto *stage = tables.stage(question.stage);
        if (stage == nullptr)
            return;
        const auto &object = asked.drafts[question.draft].after.meta().name();
        const auto position = ruling.decisions.size();
        const auto decided = stage->table.decide(question.facts, asking);
        ruling.decisions.push_back(toldDecision(*stage, question, object, decided));
        match(*stage, decided, asking, &ruling);
        const auto &verdict = decided.verdict;
        if (verdict.isAllowed)
            ask(*stage, question, verdict, &ruling);
        if (question.stage == v1::ADMISSION_STAGE)
            admissions[question.draft].add(question.admission.group, verdict.isAllowed, position);
        else if (!verdict.isAllowed && !ruling.refusing)
            ruling.refusing = position;
    });
    for (const auto &[draft, groups] : admissions) {
        if (!ruling.refusing)
            ruling.refusing = groups.refusing();
    }
    // One that left out a cluster among others refused nobody anything.
    for (auto &matched : ruling.matched)
        matched.hasRefused = matched.hasRefused && ruling.refusing;
    return ruling;
}

} // namespace policies
