#include "backend/policies/rule_counters.h"

namespace policies {

namespace {

constexpr std::size_t MostPeople = 8;

} // namespace

void RuleCounters::add(const std::vector<Ruling::Matched> &matched, const std::string &principal) {
    std::map<std::pair<std::string, std::string>, Ruling::Matched> byRule;
    for (const auto &rule : matched) {
        auto &one = byRule[{rule.set, rule.rule}];
        one.hasRefused = one.hasRefused || rule.hasRefused;
        one.wouldRefuse = one.wouldRefuse || rule.wouldRefuse;
    }
    const std::lock_guard lock(mutex_);
    ++since_.changes;
    for (const auto &[rule, did] : byRule) {
        auto &count = since_.byRule[rule];
        ++count.matched;
        count.refused += did.hasRefused ? 1 : 0;
        count.shadowRefused += did.wouldRefuse ? 1 : 0;
        if (did.hasRefused && count.people.size() < MostPeople)
            count.people.insert(principal);
    }
}

RuleCounters::Taken RuleCounters::take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(since_, {});
}

} // namespace policies
