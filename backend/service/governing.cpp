#include "backend/service/governing.h"

#include "backend/service/asked_policies.h"
#include "backend/service/control_service.h"

namespace service {

Governing::Governing(ledger::Ledger &ledger, AskedPolicies &asked, const core::Clock &clock, const Options &options) {
    if (options.scenario && !options.isDemo)
        return;
    sets_ = std::make_unique<policies::PolicyController>(
        policies::PolicyController::Parts{ledger, asked.counters(), &asked.decisions(), clock, options.countPeriod});
    requests_ = std::make_unique<changes::ChangeController>(ledger, clock);
}

} // namespace service
