#pragma once

#include <filesystem>

#include "backend/policies/decision_log.h"
#include "backend/policies/rule_counters.h"

namespace changes {
class ChangeGate;
}

namespace ledger {
class Ledger;
}

namespace service {

// What policies are asked: counted by rule, and kept with all facts.
class AskedPolicies {
public:
    // The gate and the ledger outlive it.
    AskedPolicies(changes::ChangeGate &gate, ledger::Ledger &ledger, const std::filesystem::path &directory);
    AskedPolicies(const AskedPolicies &) = delete;
    AskedPolicies &operator=(const AskedPolicies &) = delete;
    ~AskedPolicies();

    policies::RuleCounters &counters() { return counters_; }
    policies::DecisionLog &decisions() { return decisions_; }

private:
    changes::ChangeGate &gate_;
    policies::RuleCounters counters_;
    policies::DecisionLog decisions_;
};

} // namespace service
