#pragma once

#include <map>
#include <string>

#include "backend/fleet/source_past.h"
#include "backend/telemetry/simulator/simulated_fleet.h"

namespace fleet {

// The past of a simulated fleet, of which every instant is known: reckoned when it is asked for, GPU by GPU, also from
// before its scenario began, when nothing went wrong yet.
class SimulatorPast final : public SourcePast {
public:
    // Of a scenario that began then.
    SimulatorPast(simulator::SimulatedFleet fleet, core::TimePoint origin);

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
    void fillStep(std::size_t step, const std::vector<Run> &runs, PastGrid *grid) const;

    const simulator::SimulatedFleet fleet_;
    const telemetry::Instant since_;
    std::map<std::string, int, std::less<>> nodes_;
};

} // namespace fleet
