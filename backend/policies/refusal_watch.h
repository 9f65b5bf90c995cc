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

// Whether rules refuse more than was forecast: within five minutes twice as many changes, and 20 at least. Of several
// people, so that nobody alone disarms a rule by what it refuses him.
class RefusalWatch {
public:
    static constexpr auto Window = std::chrono::minutes(5);
    // After it began to count as it does now; what is older stands on its own.
    static constexpr auto Trial = std::chrono::hours(24);
    static constexpr std::int64_t LeastRefusals = 20;
    static constexpr std::size_t LeastPeople = 2;

    struct Excess {
        std::int64_t refused = 0;
        std::int64_t forecast = 0;
    };

    void add(const RuleCounters::Taken &taken, core::Clock::TimePoint now);
    // Of a rule whose forecast is so many of 10,000 changes; without refusals beyond it nothing.
    std::optional<Excess> excessOf(const std::string &set, const std::string &rule, std::int32_t forecast) const;
    // What was refused before counts no more.
    void forget(const std::string &set, const std::string &rule);

private:
    struct Step {
        core::Clock::TimePoint time;
        std::int64_t changes = 0;
        std::map<std::pair<std::string, std::string>, RuleCounters::Count> refused;
    };

    std::deque<Step> steps_;
};

} // namespace policies
