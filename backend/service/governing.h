#pragma once

#include <memory>

#include "backend/changes/change_controller.h"
#include "backend/changes/change_gate.h"
#include "backend/policies/decision_log.h"
#include "backend/policies/policy_controller.h"
#include "backend/policies/rule_counters.h"

namespace service {

// What goes on behind policies while the service runs: what they are asked is counted and kept, and requests and rules
// move by themselves.
class Governing {
public:
    // All of it outlives this. Where nothing moves by itself, as in a story that stands still, all is counted.
    Governing(changes::ChangeGate &gate, ledger::Ledger &ledger, const std::filesystem::path &dataDirectory,
              const core::Clock &clock, bool isStill);
    Governing(const Governing &) = delete;
    Governing &operator=(const Governing &) = delete;
    ~Governing();

    policies::DecisionLog &decisions() { return decisions_; }

private:
    changes::ChangeGate &gate_;
    policies::RuleCounters counters_;
    policies::DecisionLog decisions_;
    std::unique_ptr<policies::PolicyController> sets_;
    std::unique_ptr<changes::ChangeController> requests_;
};

} // namespace service
