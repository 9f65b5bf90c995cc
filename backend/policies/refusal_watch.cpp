#include "backend/policies/refusal_watch.h"

#include <optional>

namespace policies {

namespace {

constexpr std::int64_t WholeBasisPoints = 10'000;
constexpr std::int64_t Patience = 2;

} // namespace

void RefusalWatch::add(const RuleCounters::Taken &taken, core::Clock::TimePoint now) {
    while (!steps_.empty() && steps_.front().time <= now - Window)
        steps_.pop_front();
    if (taken.decisions == 0)
        return;
    auto &step = steps_.emplace_back();
    step.time = now;
    step.decisions = taken.decisions;
    for (const auto &[rule, count] : taken.byRule) {
        if (count.refused > 0)
            step.refused[rule] = count.refused;
    }
}

std::optional<RefusalWatch::Excess> RefusalWatch::excessOf(const std::string &set, const std::string &rule,
                                                           std::int32_t forecast) const {
    Excess excess;
    std::int64_t decisions = 0;
    for (const auto &step : steps_) {
        decisions += step.decisions;
        const auto refused = step.refused.find({set, rule});
        excess.refused += refused == step.refused.end() ? 0 : refused->second;
    }
    excess.forecast = decisions * forecast / WholeBasisPoints;
    if (excess.refused < LeastRefusals || excess.refused <= Patience * excess.forecast)
        return std::nullopt;
    return excess;
}

void RefusalWatch::forget(const std::string &set, const std::string &rule) {
    for (auto &step : steps_)
        step.refused.erase({set, rule});
}

} // namespace policies
