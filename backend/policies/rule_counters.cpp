#include "backend/policies/rule_counters.h"

namespace policies {

void RuleCounters::add(const std::vector<Ruling::Matched> &matched) {
    const std::lock_guard lock(mutex_);
    ++since_.decisions;
    for (const auto &rule : matched) {
        auto &count = since_.byRule[{rule.set, rule.rule}];
        ++count.matched;
        count.refused += rule.hasRefused ? 1 : 0;
        count.shadowRefused += rule.wouldRefuse ? 1 : 0;
    }
}

RuleCounters::Taken RuleCounters::take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(since_, {});
}

} // namespace policies
