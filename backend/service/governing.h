#pragma once

#include <memory>

#include "backend/changes/change_controller.h"
#include "backend/policies/policy_controller.h"

namespace service {

class AskedPolicies;
struct Options;

// What goes on behind policies while the service runs: requests and rules move by themselves.
class Governing {
public:
    // All of it outlives this. In a story that stands still nothing moves.
    Governing(ledger::Ledger &ledger, AskedPolicies &asked, const core::Clock &clock, const Options &options);

private:
    std::unique_ptr<policies::PolicyController> sets_;
    std::unique_ptr<changes::ChangeController> requests_;
};

} // namespace service
