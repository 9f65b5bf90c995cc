#include "backend/policies/unmet.h"

#include <algorithm>
#include <functional>
#include <set>

#include "backend/core/kinds.h"
#include "backend/policies/admission.h"
#include "backend/policies/change_vocabulary.h"
#include "backend/policies/policy_tables.h"
#include "backend/policy/predicate_test.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {

namespace {

using policy::PredicateTest;

enum class Part { Principal, Resource, Target, Other };

// Whose attribute it is.
Part partOf(const std::string &attribute) {
    const auto owner = attribute.substr(0, attribute.find('.'));
    if (owner == "change" || owner == "time" || attribute == "principal.roles")
        return Part::Other;
    if (owner == "principal")
        return Part::Principal;
    return owner == "target" ? Part::Target : Part::Resource;
}

struct Open {
    std::string id;
    std::vector<PredicateTest> tests;
};

bool passesAll(const std::vector<PredicateTest> &tests, const policy::Facts &facts) {
    return std::all_of(tests.begin(), tests.end(), [&](const PredicateTest &test) { return test.passes(facts); });
}

// The tests of one part, of each rule that has some.
std::vector<Open> testsOf(const std::vector<v1::PolicyRule> &rules, Part part) {
    std::vector<Open> open;
    for (const auto &rule : rules) {
        std::vector<PredicateTest> tests;
        for (const auto &predicate : rule.when()) {
            if (partOf(predicate.attribute()) == part)
                tests.emplace_back(*changeVocabulary().vocabulary().find(predicate.attribute()), predicate);
        }
        if (!tests.empty())
            open.push_back({rule.id().substr(rule.id().find('/') + 1), std::move(tests)});
    }
    return open;
}

// Takes away what the facts match; whether anything is left.
bool close(const Asked &asked, std::vector<Open> *open) {
    const auto facts = changeVocabulary().factsOf(asked);
    std::erase_if(*open, [&](const Open &rule) { return passesAll(rule.tests, facts); });
    return !open->empty();
}

void lookAtPrincipals(const ledger::Snapshot &state, std::vector<Open> *open) {
    if (open->empty())
        return;
    state.each("principals", [&](const ledger::ResourcePtr &principal) {
        Asked asked;
        asked.principal = principal.get();
        return close(asked, open);
    });
}

void lookAtResources(const ledger::Snapshot &state, std::vector<Open> *open) {
    for (const auto &kind : core::allKinds()) {
        if (open->empty())
            return;
        state.each(kind.plural, [&](const ledger::ResourcePtr &resource) {
            Asked asked;
            asked.resource = resource.get();
            const auto region = regionOf(resource->meta().site(), state);
            asked.region = region;
            const auto questions = admissionQuestions(*resource, state);
            if (!questions.empty()) {
                for (const auto &referred : questions.front().referred)
                    asked.referred.push_back(referred.get());
            }
            return close(asked, open);
        });
    }
}

void lookAtTargets(const ledger::Snapshot &state, std::vector<Open> *open) {
    for (const auto *plural : {"clusters", "providers"}) {
        if (open->empty())
            return;
        state.each(plural, [&](const ledger::ResourcePtr &resource) {
            const auto target = targetOf(*resource, state);
            Asked asked;
            asked.target = &target;
            // Of a model that may run there, and of one that may not.
            for (const bool isPermitted : {true, false}) {
                asked.isPermittedRegion = &isPermitted;
                close(asked, open);
            }
            return !open->empty();
        });
    }
}

} // namespace

std::vector<std::string> unmetRules(const v1::Resource &set, const ledger::Snapshot &state) {
    std::set<std::string> unmet;
    for (const auto stage : {v1::ADMINISTRATION_STAGE, v1::ADMISSION_STAGE}) {
        const auto rules = rulesInScope(set, stage);
        auto principals = testsOf(rules, Part::Principal);
        auto resources = testsOf(rules, Part::Resource);
        auto targets = testsOf(rules, Part::Target);
        lookAtPrincipals(state, &principals);
        lookAtResources(state, &resources);
        lookAtTargets(state, &targets);
        for (const auto *open : {&principals, &resources, &targets}) {
            for (const auto &rule : *open)
                unmet.insert(rule.id);
        }
    }
    return {unmet.begin(), unmet.end()};
}

} // namespace policies
