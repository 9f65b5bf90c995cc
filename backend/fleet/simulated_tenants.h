#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "backend/core/time_text.h"
#include "backend/fleet/earlier_tenants.h"
#include "backend/ledger/chosen_names.h"
#include "backend/telemetry/simulator/simulated_fleet.h"

namespace fleet {

namespace v1 = pilothouse::v1;

// Who is on the GPUs of a simulated fleet: the replicas of deployments that were placed there, and on all others those
// of its scenario, which leave nodes that are drained. For one thread.
class SimulatedTenants {
public:
    explicit SimulatedTenants(simulator::SimulatedFleet own);

    // Goes on with the same fleet in which other incidents were started.
    void goOnWith(simulator::SimulatedFleet own);
    // Of a state that may have changed since. As long as nobody was placed it is the scenario's own fleet.
    const simulator::SimulatedFleet &at(const ledger::Snapshot &state, core::TimePoint now);
    // Another one whenever `at` has put others in place.
    std::uint64_t generation() const { return generation_; }
    // As it was at the last time.
    const simulator::SimulatedFleet &fleet() const { return shown_; }

    // Who was there before the last time, as far as that is known.
    EarlierTenants earlier(core::TimePoint now) const { return {own_, placed_, now}; }

private:
    using Placed = std::vector<simulator::PlacedReplica>;

    Placed placedIn(const ledger::Snapshot &state, core::TimePoint now);
    // GPUs of nodes that are drained.
    std::set<int> drainedIn(const ledger::Snapshot &state);
    void add(const v1::Resource &deployment, const v1::Replica &replica, core::TimePoint now, Placed *placed);
    std::vector<int> slotsOf(const v1::Replica &replica) const;

    simulator::SimulatedFleet own_;
    simulator::SimulatedFleet shown_;
    ledger::ChosenNames drained_;
    // By uid of the deployment and replica: when it began, as far as was seen.
    std::map<std::string, core::TimePoint> begins_;
    // Those of deployments.
    Placed placed_;
    // The same in words.
    std::vector<std::string> seen_;
    std::int64_t revision_ = -1;
    std::uint64_t generation_ = 1;
    // When the scenario's own were looked at, whose number follows the hour.
    core::TimePoint looked_;
};

} // namespace fleet
