#include "widgets/policies/open_rules.h"

#include <algorithm>

#include "widgets/policies/policy_sets.h"

#include "pilothouse/v1/resource.pb.h"

namespace policiespage {

namespace {

// Where each rule of the set asks about it, whatever it says itself.
bool isScopeOpen(const v1::Resource &set, const ToldFacts &told) {
    const auto &scope = set.policy_set().scope();
    const bool isOfTeams = !set.meta().team().empty() || !scope.teams().empty();
    return (isOfTeams && !told.isTold("resource.team")) || (!scope.sites().empty() && !told.isTold("resource.site")) ||
           (!scope.labels().empty() && !told.isTold("resource.labels"));
}

bool isAbout(const v1::PolicyRule &rule, const std::vector<std::string> &kinds) {
    return std::ranges::none_of(rule.when(), [&](const v1::PolicyPredicate &test) {
        return test.attribute() == "change.kind" && test.has_in() &&
               std::ranges::none_of(test.in().values(),
                                    [&](const auto &kind) { return std::ranges::count(kinds, kind) > 0; });
    });
}

bool isOpen(const v1::PolicyRule &rule, const ToldFacts &told) {
    const auto isUntold = [&](const v1::PolicyPredicate &test) { return !told.isTold(test.attribute()); };
    return std::ranges::any_of(rule.when(), isUntold) || std::ranges::any_of(rule.unless(), isUntold);
}

} // namespace

bool ToldFacts::isTold(const std::string &attribute) const {
    return std::ranges::any_of(attributes, [&](const std::string &known) {
        return known.ends_with('.') ? attribute.starts_with(known) : attribute == known;
    });
}

std::vector<v1::PolicyCitation> openRules(const PolicySets &sets, const ToldFacts &told) {
    std::vector<v1::PolicyCitation> open;
    for (const auto &[name, set] : sets.all())
        for (const auto &rule : set.policy_set().rules()) {
            if (rule.stage() != told.stage || rule.mode() != v1::ENFORCE || !isAbout(rule, told.kinds))
                continue;
            if (!isScopeOpen(set, told) && !isOpen(rule, told))
                continue;
            auto &citation = open.emplace_back();
            citation.set_policy_set(name);
            citation.set_rule(rule.id());
        }
    return open;
}

} // namespace policiespage
