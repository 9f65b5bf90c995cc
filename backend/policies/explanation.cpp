#include "backend/policies/explanation.h"

#include <algorithm>
#include <string>
#include <utility>

#include "backend/policies/change_vocabulary.h"
#include "backend/policies/policy_tables.h"
#include "backend/policy/example.h"
#include "backend/policy/predicate_test.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {

namespace {

using Explanation = v1::ExplainPoliciesResponse::Explanation;
using Predicates = google::protobuf::RepeatedPtrField<v1::PolicyPredicate>;

// With hundreds of rules nobody reads all that did not match.
constexpr int MostTraces = 1'000;
constexpr int MostRemedies = 20;

bool passes(const v1::PolicyPredicate &predicate, const policy::Facts &facts) {
    return policy::PredicateTest(*changeVocabulary().vocabulary().find(predicate.attribute()), predicate).passes(facts);
}

v1::PolicyFact actualOf(const v1::PolicyPredicate &predicate, const policy::Facts &facts) {
    return policy::factOf(predicate.attribute(),
                          facts.at(*changeVocabulary().vocabulary().find(predicate.attribute())));
}

// The first that fails; -1 where all pass.
int firstFailing(const Predicates &predicates, const policy::Facts &facts) {
    for (int i = 0; i < predicates.size(); ++i) {
        if (!passes(predicates.Get(i), facts))
            return i;
    }
    return -1;
}

// Null where none fails, or several do.
const v1::PolicyPredicate *onlyFailing(const Predicates &predicates, const policy::Facts &facts) {
    const v1::PolicyPredicate *failing = nullptr;
    for (const auto &predicate : predicates) {
        if (passes(predicate, facts))
            continue;
        if (failing != nullptr)
            return nullptr;
        failing = &predicate;
    }
    return failing;
}

void trace(const v1::PolicyRule &rule, const policy::Facts &facts, const policy::Asking &asking,
           v1::PolicyRuleTrace *told) {
    const int failing = firstFailing(rule.when(), facts);
    const bool isExcepted = !rule.unless().empty() && firstFailing(rule.unless(), facts) < 0;
    if (rule.has_start_time() && asking.time < rule.start_time().seconds())
        told->set_failed_at("start_time");
    else if (rule.has_end_time() && asking.time >= rule.end_time().seconds())
        told->set_failed_at("end_time");
    else if (failing >= 0)
        told->set_failed_at("when[" + std::to_string(failing) + ']');
    else if (isExcepted)
        told->set_failed_at("unless");
    if (failing >= 0) {
        *told->mutable_failed() = rule.when(failing);
        *told->mutable_actual() = actualOf(rule.when(failing), facts);
    } else if (isExcepted) {
        *told->mutable_failed() = rule.unless(0);
        *told->mutable_actual() = actualOf(rule.unless(0), facts);
    }
    told->set_is_matched(told->failed_at().empty());
}

void addRemedy(const v1::PolicyCitation &rule, const v1::PolicyPredicate &predicate, bool mustPass,
               const policy::Facts &facts, Explanation *told) {
    if (told->remedies_size() == MostRemedies)
        return;
    auto &remedy = *told->add_remedies();
    *remedy.mutable_rule() = rule;
    *remedy.mutable_predicate() = predicate;
    remedy.set_must_pass(mustPass);
    *remedy.mutable_actual() = actualOf(predicate, facts);
}

// Tests of what the caller cannot choose differently come last, in nobody's interest: all of them are told, in the
// order in which they are written.
void addRemedies(const v1::PolicyRule &rule, const v1::PolicyRuleTrace &trace, const policy::Facts &facts,
                 Explanation *told) {
    const auto &verdict = told->decision().verdict();
    const bool isRefusing = !verdict.is_allowed() && rule.effect() == v1::FORBID;
    const bool isAsking = verdict.is_allowed() && rule.effect() == v1::OBLIGE;
    if (trace.is_matched() && trace.is_counted() && (isRefusing || isAsking)) {
        for (const auto &predicate : rule.when())
            addRemedy(trace.rule(), predicate, false, facts, told);
        if (const auto *missing = onlyFailing(rule.unless(), facts))
            addRemedy(trace.rule(), *missing, true, facts, told);
        return;
    }
    // Where nothing permits it, a rule that nearly does: all but one of its tests pass.
    const bool isUnpermitted = !verdict.is_allowed() && !verdict.has_rule() && rule.effect() == v1::PERMIT;
    if (!isUnpermitted || trace.is_matched() || rule.mode() != v1::ENFORCE)
        return;
    if (const auto *missing = onlyFailing(rule.when(), facts))
        addRemedy(trace.rule(), *missing, true, facts, told);
}

v1::PolicyVerdict verdictWithout(const Suspension &suspension, std::vector<ledger::ResourcePtr> sets,
                                 const Question &question, const policy::Asking &asking) {
    std::erase_if(sets, [&suspension](const auto &set) { return suspension.suspends(set->meta().name()); });
    return decisionBy(PolicyTables(sets), question, {}, asking).verdict();
}

} // namespace

Explanation explain(const AskedSets &asked, const Question &question, std::string_view object,
                    const policy::Asking &asking) {
    Explanation told;
    const PolicyTables tables(asked.sets);
    const auto *stage = tables.stage(question.stage);
    const auto &suspension = asked.suspension;
    *told.mutable_decision() = decisionBy(tables, question, object, asking);
    if (!suspension.breakGlass.empty())
        passOver(told.mutable_decision(), verdictWithout(suspension, asked.sets, question, asking),
                 suspension.breakGlass);
    *told.mutable_example() = exampleOf(question.facts, asking);
    if (stage == nullptr)
        return told;
    std::vector<std::pair<v1::PolicyRuleTrace, const v1::PolicyRule *>> traces;
    for (int position = 0; position < stage->table.size(); ++position) {
        const auto &rule = stage->table.rule(position);
        auto &[trace, source] = traces.emplace_back();
        source = &rule;
        *trace.mutable_rule() = stage->citations[static_cast<std::size_t>(position)];
        trace.set_description(rule.description());
        trace.set_mode(rule.mode());
        trace.set_is_suspended(suspension.suspends(trace.rule().policy_set()));
        trace.set_is_counted(!trace.is_suspended() && stage->table.counts(position, asking));
        policies::trace(rule, question.facts, asking, &trace);
    }
    std::stable_sort(traces.begin(), traces.end(), [](const auto &one, const auto &other) {
        return one.first.is_matched() && !other.first.is_matched();
    });
    told.set_rule_count(static_cast<std::int32_t>(traces.size()));
    for (auto &[trace, rule] : traces) {
        addRemedies(*rule, trace, question.facts, &told);
        if (told.rules_size() < MostTraces)
            *told.add_rules() = std::move(trace);
    }
    return told;
}

} // namespace policies
