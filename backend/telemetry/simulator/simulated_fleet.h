#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "backend/core/result.h"
#include "backend/core/time_text.h"
#include "backend/telemetry/code.h"
#include "backend/telemetry/simulator/moment.h"
#include "backend/telemetry/simulator/owners.h"
#include "backend/telemetry/simulator/plan.h"
#include "backend/telemetry/simulator/signals.h"
#include "backend/telemetry/simulator/slowness.h"
#include "backend/telemetry/simulator/timeline.h"

namespace simulator {

// When something goes wrong.
struct IncidentSpan {
    const v1::FleetIncident *incident = nullptr;
    core::TimePoint begin;
    // Nothing where it never ends.
    std::optional<core::TimePoint> end;
};

// A fleet that does not exist, at any time that is asked for: a pure function of the scenario, of what was started, and
// of the time. It remembers nothing, so that whoever asks gets the same answer, in any order and from any thread.
// Copies share what they know. Nothing of it depends on anything after the time that is asked for but incidents that
// are started; whoever starts one now changes no past.
class SimulatedFleet {
public:
    // `origin` is when the scenario begins. INVALID_FIELD for a scenario that is not sound, NOT_FOUND for a start of
    // what is no incident on demand.
    static core::Result<SimulatedFleet> create(v1::FleetScenario scenario, core::TimePoint origin,
                                               std::span<const v1::IncidentStart> starts = {});
    // The same fleet, with other incidents started.
    core::Result<SimulatedFleet> withStarts(std::span<const v1::IncidentStart> starts) const;
    // The same fleet, with these replicas in place of the scenario's own, whatever the hour, each from its begin on:
    // for whoever lets deployments be changed. Demand stays what it is: fewer replicas of a workload have more to do
    // each.
    SimulatedFleet withReplicas(std::vector<PlacedReplica> replicas) const;

    const v1::FleetScenario &scenario() const { return plan_->scenario; }
    // Sites, clusters, racks, nodes, and GPUs by slot.
    const Hardware &hardware() const { return plan_->hardware; }
    int gpuCount() const { return plan_->hardware.gpuCount(); }

    // For several metrics of one instant. The fleet outlives it, or a copy of it does.
    Moment at(core::TimePoint time, SlotRange range) const;
    Moment at(core::TimePoint time) const { return at(time, {0, gpuCount()}); }
    // For one: codes of the GPUs from `first` on.
    void sample(core::TimePoint time, v1::GpuMetric metric, int first, std::span<telemetry::LiveCode> codes) const;

    // From `from` (included) to `to` (not), by time and slot.
    std::vector<Signal> signals(core::TimePoint from, core::TimePoint to) const;
    std::vector<GpuCounters> counters(core::TimePoint time, SlotRange range) const;

    std::optional<Owner> owner(core::TimePoint time, int slot) const;
    std::vector<Owner> owners(core::TimePoint time) const;
    std::vector<Serving> serving(core::TimePoint time) const;
    // What is asked of a workload, of its peak; nothing where the scenario has none of that id.
    std::optional<float> demand(core::TimePoint time, const std::string &workload) const;
    // What is wrong with the revision of a workload that is on trial; nothing where the scenario knows none of that id.
    Slowness slowness(core::TimePoint time, const std::string &workload) const;

    // Those that begin by themselves or were started, by their begin.
    std::vector<IncidentSpan> incidents() const;

private:
    using Starts = std::vector<v1::IncidentStart>;

    // -1 where the scenario has none of that id.
    int workloadOf(const std::string &id) const;
    static core::Result<SimulatedFleet> make(std::shared_ptr<const Plan> plan, Millis origin, Starts starts);
    SimulatedFleet(std::shared_ptr<const Plan> plan, Timeline timeline, Millis origin, Starts starts);

    std::shared_ptr<const Plan> plan_;
    std::shared_ptr<const Timeline> timeline_;
    Millis origin_;
    Starts starts_;
};

} // namespace simulator
