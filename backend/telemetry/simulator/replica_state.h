#pragma once

#include <span>
#include <vector>

#include "backend/telemetry/simulator/life.h"

namespace simulator {

// What a replica does to its GPUs at an instant. Shares are parts of 1.
struct ReplicaState {
    Life::Phase phase = Life::Phase::Absent;
    // Of the SMs' time.
    float load = 0;
    // The same as the temperature follows it: behind it by a minute or two.
    float heat = 0;
    float memory = 0;
    // Requests that come to it, of what comes at the peak; may be more than it can take.
    float demand = 0;
    float kvCache = 0;
    float running = 0;
    float waiting = 0;
    float tensor = 0;
    float dram = 0;
    bool isJoined = false;

    bool isLoaded() const { return phase == Life::Phase::Loading || phase == Life::Phase::Ready; }
};

// The replicas of a stretch of the fleet at an instant.
class ReplicaStates {
public:
    // Those that have GPUs in the range. Plan and timeline outlive it.
    ReplicaStates(const Plan &plan, const Timeline &timeline, Millis time, SlotRange range);

    // A free GPU has one that is absent.
    const ReplicaState &of(int slot) const;
    // Of one that has GPUs in the range.
    const ReplicaState &ofTenancy(int tenancy) const { return states_[static_cast<std::size_t>(tenancy - first_)]; }

private:
    ReplicaState stateOf(int tenancy) const;
    // Of its peak, unbounded; `step` is a time that demands_ has.
    float loadAt(int tenancy, std::size_t step) const;
    float disturbance(int tenancy, Millis time) const;

    const Plan &plan_;
    const Timeline &timeline_;
    Millis time_;
    std::vector<std::vector<Demand>> demands_;
    int first_ = 0;
    std::vector<ReplicaState> states_;
};

} // namespace simulator
