#pragma once

#include <memory>
#include <mutex>

#include "backend/fleet/earlier_tenants.h"
#include "backend/fleet/source_past.h"

namespace fleet {

// The past of a simulated fleet, of which every instant is known: reckoned when it is asked for, GPU by GPU, also from
// before its scenario began, when nothing went wrong yet.
class SimulatorPast final : public SourcePast {
public:
    // Of a scenario that began then, with those who were on its GPUs.
    SimulatorPast(const EarlierTenants &tenants, core::TimePoint origin);

    // Others are on its GPUs, or other incidents were started: what is asked from now on knows them.
    void follow(const EarlierTenants &tenants);

    bool isFar() const override { return false; }
    std::optional<telemetry::Instant> since() const override { return since_; }
    std::vector<std::size_t> nodesIn(const std::vector<const PlacedNode *> &nodes) const override;
    void fill(const Asked &asked, PastGrid *grid) override;

private:
    // GPUs that lie beside each other in the simulation and in the answer.
    struct Run {
        int from = 0;
        std::size_t entry = 0;
        int count = 0;
    };

    std::vector<Run> runsOf(const std::vector<std::size_t> &nodes, const PastGrid &grid) const;
    static void fillStep(const simulator::SimulatedFleet &fleet, std::size_t step, const std::vector<Run> &runs,
                         PastGrid *grid);

    const simulator::SimulatedFleet own_;
    const telemetry::Instant since_;
    mutable std::mutex mutex_;
    std::shared_ptr<const EarlierTenants> tenants_;
};

} // namespace fleet
