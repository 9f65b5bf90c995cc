#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "backend/telemetry/simulator/simulated_fleet.h"

namespace fleet {

// A simulated fleet with replicas that were placed on it, and on all other GPUs those of its scenario at that time; but
// for GPUs that are closed to these.
simulator::SimulatedFleet withTenants(const simulator::SimulatedFleet &own,
                                      std::vector<simulator::PlacedReplica> placed, core::TimePoint now,
                                      const std::set<int> &closed = {});

// Who was on the GPUs of a simulated fleet at times before `now`: replicas that are placed now, each since its begin,
// and before and beside them those of its scenario. Nobody remembers who was placed and is gone. Time is cut into
// stretches, the same whenever it is asked for, in each of which the scenario's own stay; in the last one they are
// those of `now`, so that what was goes over into what is. Immutable.
class EarlierTenants {
public:
    // Of half an hour, or twice, four times that where there would be too many; counted since 1970.
    using Stretch = std::int64_t;

    EarlierTenants(simulator::SimulatedFleet own, std::vector<simulator::PlacedReplica> placed, core::TimePoint now);

    Stretch stretchOf(core::TimePoint time) const;
    // Costs as much as values of all GPUs at an instant or two: whoever goes through time asks once for each stretch.
    simulator::SimulatedFleet in(Stretch stretch) const;
    const simulator::SimulatedFleet &own() const { return own_; }
    const std::vector<simulator::PlacedReplica> &placed() const { return placed_; }

private:
    const simulator::SimulatedFleet own_;
    const std::vector<simulator::PlacedReplica> placed_;
    const core::TimePoint now_;
    // When the first of those that are there began; nothing where there are none.
    std::optional<core::TimePoint> first_;
    std::chrono::milliseconds length_;
};

// The fleet of whichever stretch is looked at, for whoever goes through time. Belongs to one thread.
class EarlierFleet {
public:
    explicit EarlierFleet(const EarlierTenants &tenants) : tenants_(tenants) {}

    // Lasts until the next call.
    const simulator::SimulatedFleet &at(core::TimePoint time);

private:
    const EarlierTenants &tenants_;
    EarlierTenants::Stretch stretch_ = 0;
    std::optional<simulator::SimulatedFleet> fleet_;
};

} // namespace fleet
