#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#include "backend/ledger/snapshot.h"
#include "backend/policies/refusal_watch.h"
#include "backend/policies/rule_counters.h"

#include "pilothouse/v1/policy_set.pb.h"

namespace ledger {
class Ledger;
}

namespace policies {

namespace v1 = pilothouse::v1;

class DecisionLog;

// Keeps the status of policy sets: what their rules did, and what they are forecast to refuse. Takes a rule that
// refuses more than that back into the shadow. Has a thread of its own, joined by the destructor.
class PolicyController {
public:
    struct Parts {
        ledger::Ledger &ledger;
        RuleCounters &counters;
        // Null where nothing is recorded: nothing is forecast then.
        DecisionLog *decisions;
        const core::Clock &clock;
        // How often it looks.
        std::chrono::milliseconds period;
    };

    // All of it outlives the controller.
    explicit PolicyController(const Parts &parts);
    PolicyController(const PolicyController &) = delete;
    PolicyController &operator=(const PolicyController &) = delete;
    ~PolicyController();

private:
    struct Seen;

    void work(const std::stop_token &stop);
    void look();
    Seen seenOf(const v1::Resource &set, const RuleCounters::Taken &taken) const;
    void write(const v1::Resource &set, Seen seen);
    std::int32_t forecastOf(const v1::Resource &set, const v1::PolicyRule &rule) const;
    void returnToShadow(const v1::Resource &set, const v1::PolicyRule &rule, const RefusalWatch::Excess &excess);

    const Parts parts_;
    RefusalWatch watch_;
    std::mutex mutex_;
    std::condition_variable_any woken_;
    std::jthread thread_;
};

} // namespace policies
