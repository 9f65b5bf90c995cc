#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "backend/deployments/fleet.h"
#include "backend/deployments/simulated/fate.h"
#include "backend/fleet/simulations.h"
#include "backend/gateway/client_rates.h"

namespace core {
class Clock;
}

namespace ledger {
class Ledger;
}

namespace service {

namespace v1 = pilothouse::v1;

// What the fleets that sources simulate mean for the deployments on them: how much is asked of those, and what befalls
// their replicas. Thread-safe.
class SimulatedWorld final : public gateway::SimulatedDemand {
public:
    // All of them outlive it.
    SimulatedWorld(const ledger::Ledger &ledger, const fleet::Simulations &simulations, const core::Clock &clock)
        : ledger_(ledger), simulations_(simulations), clock_(clock) {}

    // A deployment that the scenarios do not know by its name is asked as if it were always at its peak.
    std::optional<double> of(const v1::Resource &deployment, const ledger::Snapshot &state,
                             core::TimePoint now) const override;
    // Of a replica on a simulated node. The revision that a bad canary befalls is the one whose rollout is under way.
    deployments::simulated::Fate fateOf(const deployments::Launch &launch) const;
    deployments::LostGpus lostGpus() const;

private:
    // By nodes and UUIDs, with the XID that each was lost with; 0 where the node is gone.
    using Losses = std::map<std::string, std::map<std::string, int>>;

    std::shared_ptr<const Losses> losses() const;

    const ledger::Ledger &ledger_;
    const fleet::Simulations &simulations_;
    const core::Clock &clock_;
    // Guards what was lost when it was looked at last: hundreds of replicas ask in each second.
    mutable std::mutex mutex_;
    mutable std::shared_ptr<const Losses> losses_;
    mutable std::vector<fleet::Simulations::Fleet> fleets_;
    mutable core::TimePoint looked_;
};

} // namespace service
