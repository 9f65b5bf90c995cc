#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "backend/core/clock.h"
#include "backend/policies/rule_counters.h"

namespace policies {

// Whether rules refuse more than was forecast: within five minutes twice as many decisions, and 20 at least.
class RefusalWatch {
public:
    static constexpr auto Window = std::chrono::minutes(5);
    static constexpr std::int64_t LeastRefusals = 20;

    struct Excess {
        std::int64_t refused = 0;
        std::int64_t forecast = 0;
    };

    void add(const RuleCounters::Taken &taken, core::Clock::TimePoint now);
    // Of a rule whose forecast is so many of 10,000 decisions; without refusals beyond it nothing.
    std::optional<Excess> excessOf(const std::string &set, const std::string &rule, std::int32_t forecast) const;
    // What was refused before counts no more.
    void forget(const std::string &set, const std::string &rule);

private:
    struct Step {
        core::Clock::TimePoint time;
        std::int64_t decisions = 0;
        std::map<std::pair<std::string, std::string>, std::int64_t> refused;
    };

    std::deque<Step> steps_;
};

} // namespace policies
