#include "backend/service/governing.h"

#include "backend/service/asked_policies.h"

namespace service {

Governing::Governing(ledger::Ledger &ledger, AskedPolicies &asked, const core::Clock &clock, bool isStill) {
    if (isStill)
        return;
    sets_ = std::make_unique<policies::PolicyController>(
        policies::PolicyController::Parts{ledger, asked.counters(), &asked.decisions(), clock});
    requests_ = std::make_unique<changes::ChangeController>(ledger, clock);
}

} // namespace service
