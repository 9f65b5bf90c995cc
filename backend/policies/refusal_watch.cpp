#include "backend/policies/refusal_watch.h"

#include <optional>
#include <set>

namespace policies {

namespace {

constexpr std::int64_t WholeBasisPoints = 10'000;
constexpr std::int64_t Patience = 2;

} // namespace

void RefusalWatch::add(const RuleCounters::Taken &taken, core::Clock::TimePoint now) {
    while (!steps_.empty() && steps_.front().time <= now - Window)
        steps_.pop_front();
    if (taken.changes == 0)
        return;
    auto &step = steps_.emplace_back();
    step.time = now;
    step.changes = taken.changes;
    for (const auto &[rule, count] : taken.byRule) {
        if (count.refused > 0)
            step.refused[rule] = count;
    }
}

std::optional<RefusalWatch::Excess> RefusalWatch::excessOf(const std::string &set, const std::string &rule,
                                                           std::int32_t forecast) const {
    Excess excess;
    std::int64_t changes = 0;
    std::set<std::string> people;
    for (const auto &step : steps_) {
        changes += step.changes;
        const auto refused = step.refused.find({set, rule});
        if (refused == step.refused.end())
            continue;
        excess.refused += refused->second.refused;
        people.insert(refused->second.people.begin(), refused->second.people.end());
    }
    excess.forecast = changes * forecast / WholeBasisPoints;
    if (excess.refused < LeastRefusals || excess.refused <= Patience * excess.forecast || people.size() < LeastPeople)
        return std::nullopt;
    return excess;
}

void RefusalWatch::forget(const std::string &set, const std::string &rule) {
    for (auto &step : steps_)
        step.refused.erase({set, rule});
}

} // namespace policies
