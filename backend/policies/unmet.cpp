#include "backend/policies/unmet.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "backend/core/kinds.h"
#include "backend/identity/bindings.h"
#include "backend/policies/admission.h"
#include "backend/policies/change_vocabulary.h"
#include "backend/policies/judge.h"
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
    if (owner == "change" || owner == "time")
        return Part::Other;
    if (owner == "principal")
        return Part::Principal;
    return owner == "target" ? Part::Target : Part::Resource;
}

struct Test {
    const v1::PolicyPredicate *written;
    PredicateTest test;
    // By something, whatever the others say of it.
    bool isPassed = false;
};

struct Open {
    std::string id;
    std::vector<Test> tests;

    // Whether the facts pass all of them.
    bool look(const policy::Facts &facts) {
        bool passesAll = true;
        for (auto &one : tests) {
            const bool passes = one.test.passes(facts);
            one.isPassed = one.isPassed || passes;
            passesAll = passesAll && passes;
        }
        return passesAll;
    }
};

// Rules that nothing was found for yet, by their tests of one part.
struct OpenRules {
    std::vector<Open> rules;
    // What they test, by position in the vocabulary.
    std::vector<bool> isWanted;
};

// Those that have tests of the part. They outlive it.
OpenRules testing(const std::vector<v1::PolicyRule> &rules, Part part) {
    const auto &vocabulary = changeVocabulary().vocabulary();
    OpenRules open{{}, std::vector<bool>(vocabulary.size())};
    for (const auto &rule : rules) {
        std::vector<Test> tests;
        for (const auto &predicate : rule.when()) {
            if (partOf(predicate.attribute()) != part)
                continue;
            const auto attribute = *vocabulary.find(predicate.attribute());
            tests.push_back({&predicate, PredicateTest(attribute, predicate)});
            open.isWanted[attribute] = true;
        }
        if (!tests.empty())
            open.rules.push_back({rule.id().substr(rule.id().find('/') + 1), std::move(tests)});
    }
    return open;
}

// Takes away what the facts match; whether anything is left.
bool close(const Asked &asked, OpenRules *open) {
    const auto facts = changeVocabulary().factsOf(asked, open->isWanted);
    std::erase_if(open->rules, [&](Open &rule) { return rule.look(facts); });
    return !open->rules.empty();
}

// Each with the roles that it has in what a team has, and in what has none.
void lookAtPrincipals(const ledger::Snapshot &state, ledger::Time now, OpenRules *open) {
    if (open->rules.empty())
        return;
    const identity::Bindings bindings(state);
    state.each("principals", [&](const ledger::ResourcePtr &principal) {
        std::set<std::string> teams{""};
        for (const auto &grant : bindings.grantsOf(*principal))
            teams.insert(grant.team);
        Asked asked;
        asked.principal = principal.get();
        return std::all_of(teams.begin(), teams.end(), [&](const std::string &team) {
            asked.roles = rolesOf(*principal, team, bindings, now);
            return close(asked, open);
        });
    });
}

// Each by itself, and where ADMISSION is asked with what each of its questions is about.
void lookAtResources(v1::PolicyStage stage, const ledger::Snapshot &state, OpenRules *open) {
    for (const auto &kind : core::allKinds()) {
        if (open->rules.empty())
            return;
        state.each(kind.plural, [&](const ledger::ResourcePtr &resource) {
            Asked asked;
            asked.resource = resource.get();
            const auto region = regionOf(resource->meta().site(), state);
            asked.region = region;
            if (!close(asked, open) || stage != v1::ADMISSION_STAGE)
                return !open->rules.empty();
            const auto questions = admissionQuestions(*resource, state);
            return std::all_of(questions.begin(), questions.end(), [&](const AdmissionQuestion &question) {
                asked.referred.clear();
                for (const auto &referred : question.referred)
                    asked.referred.push_back(referred.get());
                return close(asked, open);
            });
        });
    }
}

void lookAtTargets(const ledger::Snapshot &state, OpenRules *open) {
    for (const auto *plural : {"clusters", "providers"}) {
        if (open->rules.empty())
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
            return !open->rules.empty();
        });
    }
}

// Those of its tests that nothing passes, else all of them.
void addTests(const Open &rule, v1::PolicyUnmet *unmet) {
    const bool isAnyFailed =
        std::any_of(rule.tests.begin(), rule.tests.end(), [](const Test &one) { return !one.isPassed; });
    for (const auto &one : rule.tests) {
        if (!isAnyFailed || !one.isPassed)
            *unmet->add_tests() = *one.written;
    }
}

} // namespace

std::vector<v1::PolicyUnmet> unmetRules(const v1::Resource &set, const ledger::Snapshot &state, ledger::Time now) {
    std::map<std::string, v1::PolicyUnmet> unmet;
    for (const auto stage : {v1::ADMINISTRATION_STAGE, v1::ADMISSION_STAGE}) {
        const auto rules = rulesInScope(set, stage);
        auto principals = testing(rules, Part::Principal);
        auto resources = testing(rules, Part::Resource);
        auto targets = testing(rules, Part::Target);
        lookAtPrincipals(state, now, &principals);
        lookAtResources(stage, state, &resources);
        lookAtTargets(state, &targets);
        for (const auto *open : {&principals, &resources, &targets}) {
            for (const auto &rule : open->rules) {
                auto &told = unmet[rule.id];
                told.set_rule(rule.id);
                addTests(rule, &told);
            }
        }
    }
    std::vector<v1::PolicyUnmet> all;
    for (auto &[id, told] : unmet)
        all.push_back(std::move(told));
    return all;
}

} // namespace policies
