#pragma once

#include <string>
#include <vector>

#include "backend/core/time_text.h"
#include "backend/telemetry/simulator/hardware.h"

namespace simulator {

// A replica on which somebody else has decided, for example the controller of deployments.
struct PlacedReplica {
    // Of the scenario by its id, or another one, of which nothing is known.
    std::string workload;
    std::string id;
    int revision = 1;
    std::vector<int> slots;
    // When it was started.
    core::TimePoint begin;
    // Whoever placed it has seen it answer; otherwise it loads for as long as its workload does.
    bool isLoaded = false;
    // Requests that it answers at once; the others wait. 0 is what its workload says.
    int concurrency = 0;
};

// GPUs that one replica of a workload has whenever it runs.
struct Tenancy {
    // In the scenario.
    int workload = 0;
    // Within the workload, from 0: the last ones are the first to go.
    int number = 0;
    // From its first GPU to its last. Those between belong to it, unless somebody else has placed it.
    SlotRange reach;
    int gpuCount = 0;
    // In the list of those that were placed; -1 for one of the scenario.
    int placed = -1;
};

// Which GPUs are meant for which replica; the same at all times.
class Tenancies {
public:
    // As the scenario says.
    Tenancies(const v1::FleetScenario &scenario, const Hardware &hardware);
    // As they were placed; every workload of theirs is in the scenario. Where two have one GPU, one of them is on it.
    Tenancies(const v1::FleetScenario &scenario, const Hardware &hardware, const std::vector<PlacedReplica> &placed);

    // In order of their first GPUs.
    const std::vector<Tenancy> &all() const { return all_; }
    // Index in all(); -1 for a GPU that nobody has.
    int of(int slot) const { return of_[static_cast<std::size_t>(slot)]; }
    std::vector<int> slotsOf(int tenancy) const;
    // Whether any of its GPUs is in these ranges, which are in order.
    bool isWithin(int tenancy, const std::vector<SlotRange> &ranges) const;
    // By somebody else than the scenario.
    bool arePlaced() const { return arePlaced_; }
    // Replicas of a workload that have found room.
    int countOf(int workload) const { return counts_[static_cast<std::size_t>(workload)]; }

private:
    void place(int workload, const v1::FleetWorkload &facts, std::uint64_t seed);
    bool isFree(SlotRange range) const;

    const Hardware &hardware_;
    std::vector<Tenancy> all_;
    std::vector<std::int32_t> of_;
    std::vector<int> counts_;
    bool arePlaced_ = false;
};

} // namespace simulator
