#include "backend/policies/policy_tables.h"

#include <algorithm>
#include <utility>

#include "backend/core/intent.h"
#include "backend/core/sha256.h"
#include "backend/policies/change_vocabulary.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {

namespace {

using Predicates = google::protobuf::RepeatedPtrField<v1::PolicyPredicate>;

constexpr v1::PolicyStage Stages[] = {v1::ADMINISTRATION_STAGE, v1::ADMISSION_STAGE};

bool isReadable(const v1::PolicyPredicate &predicate) {
    return changeVocabulary().vocabulary().find(predicate.attribute()) &&
           predicate.test_case() != v1::PolicyPredicate::TEST_NOT_SET;
}

bool areReadable(const Predicates &predicates) {
    return std::all_of(predicates.begin(), predicates.end(), isReadable);
}

bool testsChange(const v1::PolicyPredicate &predicate) {
    return isOfChange(predicate.attribute());
}

bool testChange(const Predicates &predicates) {
    return std::any_of(predicates.begin(), predicates.end(), testsChange);
}

template <typename Test>
void drop(Predicates *predicates, Test isDropped) {
    predicates->erase(std::remove_if(predicates->begin(), predicates->end(), isDropped), predicates->end());
}

// Whether anything of the rule is left to be asked.
bool makeReadable(v1::PolicyRule *rule) {
    if (areReadable(rule->when()) && areReadable(rule->unless()))
        return true;
    if (rule->effect() == v1::PERMIT)
        return false;
    drop(rule->mutable_when(), [](const auto &predicate) { return !isReadable(predicate); });
    if (!areReadable(rule->unless()))
        rule->clear_unless();
    return true;
}

// Makes of a rule what is asked of it where nobody changes anything; whether anything is.
bool makeOfPlacement(v1::PolicyRule *rule) {
    if (rule->mode() != v1::ENFORCE || rule->effect() == v1::OBLIGE)
        return false;
    if (rule->effect() == v1::FORBID)
        return !testChange(rule->when()) && !testChange(rule->unless());
    drop(rule->mutable_when(), testsChange);
    if (testChange(rule->unless()))
        rule->clear_unless();
    return true;
}

template <typename Values>
v1::PolicyPredicate oneOf(const char *attribute, const Values &values, bool isList) {
    v1::PolicyPredicate predicate;
    predicate.set_attribute(attribute);
    auto &texts = isList ? *predicate.mutable_has_any() : *predicate.mutable_in();
    texts.mutable_values()->Assign(values.begin(), values.end());
    return predicate;
}

std::string idOf(const v1::Resource &set) {
    const auto &name = set.meta().name();
    return name.substr(name.find('/') + 1);
}

bool isClosedBy(const v1::Resource &set, v1::PolicyStage stage) {
    const auto &closed = set.policy_set().closed_stages();
    return std::find(closed.begin(), closed.end(), stage) != closed.end();
}

v1::PolicyCitation citationOf(const v1::Resource &set) {
    v1::PolicyCitation citation;
    citation.set_policy_set(set.meta().name());
    citation.set_uid(set.meta().uid());
    citation.set_generation(set.meta().generation());
    citation.set_sha256(core::toHex(core::sha256(core::canonicalIntent(set))));
    return citation;
}

} // namespace

std::vector<v1::PolicyRule> rulesInScope(const v1::Resource &set, v1::PolicyStage stage) {
    const auto &scope = set.policy_set().scope();
    std::vector<v1::PolicyRule> rules;
    for (const auto &written : set.policy_set().rules()) {
        if (written.stage() != stage || written.mode() == v1::OFF)
            continue;
        auto rule = written;
        if (!makeReadable(&rule))
            continue;
        rule.set_id(idOf(set) + '/' + written.id());
        // A set of a team is about what the team has, whoever wrote it.
        if (!set.meta().team().empty())
            *rule.add_when() = oneOf("resource.team", std::vector{set.meta().team()}, false);
        if (!scope.teams().empty())
            *rule.add_when() = oneOf("resource.team", scope.teams(), false);
        // What is admitted is at a site where it runs or sends requests, whatever site it belongs to itself.
        if (!scope.sites().empty())
            *rule.add_when() =
                oneOf(stage == v1::ADMISSION_STAGE ? "target.site" : "resource.site", scope.sites(), false);
        if (!scope.labels().empty())
            *rule.add_when() = oneOf("resource.labels", scope.labels(), true);
        rules.push_back(std::move(rule));
    }
    return rules;
}

PolicyTables::PolicyTables(const std::vector<ledger::ResourcePtr> &sets)
    : wanted_(changeVocabulary().vocabulary().size()) {
    std::vector<v1::PolicyCitation> citations;
    citations.reserve(sets.size());
    for (const auto &set : sets)
        citations.push_back(citationOf(*set));
    for (const auto stage : Stages)
        compile(stage, sets, citations);
}

void PolicyTables::compile(v1::PolicyStage stage, const std::vector<ledger::ResourcePtr> &sets,
                           const std::vector<v1::PolicyCitation> &citations) {
    std::vector<v1::PolicyRule> rules;
    std::map<std::string, std::size_t, std::less<>> setOfRule;
    bool isClosed = false;
    for (std::size_t i = 0; i < sets.size(); ++i) {
        isClosed = isClosed || isClosedBy(*sets[i], stage);
        for (auto &rule : rulesInScope(*sets[i], stage)) {
            want(rule);
            setOfRule[rule.id()] = i;
            rules.push_back(std::move(rule));
        }
    }
    const auto tableOf = [&](std::vector<v1::PolicyRule> some) {
        StageTable made{policy::RuleTable(std::move(some), changeVocabulary().vocabulary(), isClosed), {}};
        for (int position = 0; position < made.table.size(); ++position) {
            const auto &rule = made.table.rule(position);
            auto &citation = made.citations.emplace_back(citations[setOfRule.at(rule.id())]);
            citation.set_rule(rule.id().substr(rule.id().find('/') + 1));
            citation.set_stage(stage);
            citation.set_effect(rule.effect());
        }
        return made;
    };
    if (rules.empty() && !isClosed)
        return;
    if (stage == v1::ADMISSION_STAGE) {
        std::vector<v1::PolicyRule> some;
        for (auto rule : rules) {
            if (makeOfPlacement(&rule))
                some.push_back(std::move(rule));
        }
        placement_.emplace(tableOf(std::move(some)));
    }
    stages_.emplace(stage, tableOf(std::move(rules)));
}

void PolicyTables::want(const v1::PolicyRule &rule) {
    for (const auto *predicates : {&rule.when(), &rule.unless()}) {
        for (const auto &predicate : *predicates)
            wanted_[*changeVocabulary().vocabulary().find(predicate.attribute())] = true;
    }
}

const StageTable *PolicyTables::stage(v1::PolicyStage stage) const {
    const auto found = stages_.find(stage);
    return found == stages_.end() ? nullptr : &found->second;
}

} // namespace policies
