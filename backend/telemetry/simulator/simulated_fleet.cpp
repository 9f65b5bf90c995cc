#include "backend/telemetry/simulator/simulated_fleet.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <utility>

#include "backend/telemetry/simulator/scenario_rules.h"

namespace simulator {

namespace {

core::TimePoint toTime(Millis time) {
    return core::TimePoint(std::chrono::milliseconds(time));
}

} // namespace

core::Result<SimulatedFleet> SimulatedFleet::create(v1::FleetScenario scenario, core::TimePoint origin,
                                                    std::span<const v1::IncidentStart> starts) {
    if (auto violations = checkScenario(scenario); !violations.empty())
        return core::Error::invalid(std::move(violations));
    return make(std::make_shared<const Plan>(std::move(scenario)), toMillis(origin), {starts.begin(), starts.end()});
}

core::Result<SimulatedFleet> SimulatedFleet::make(std::shared_ptr<const Plan> plan, Millis origin, Starts starts) {
    auto timeline = Timeline::create(*plan, origin, starts);
    if (!timeline)
        return std::move(timeline).error();
    return SimulatedFleet(std::move(plan), *std::move(timeline), origin, std::move(starts));
}

SimulatedFleet::SimulatedFleet(std::shared_ptr<const Plan> plan, Timeline timeline, Millis origin, Starts starts)
    : plan_(std::move(plan)),
      timeline_(std::make_shared<const Timeline>(std::move(timeline))),
      origin_(origin),
      starts_(std::move(starts)) {}

core::Result<SimulatedFleet> SimulatedFleet::withStarts(std::span<const v1::IncidentStart> starts) const {
    return make(plan_, origin_, {starts.begin(), starts.end()});
}

SimulatedFleet SimulatedFleet::withReplicas(std::vector<PlacedReplica> replicas) const {
    auto fleet = make(std::make_shared<const Plan>(plan_->scenario, std::move(replicas)), origin_, starts_);
    // What was started is there as it was before.
    assert(fleet);
    return *std::move(fleet);
}

Moment SimulatedFleet::at(core::TimePoint time, SlotRange range) const {
    return Moment(*plan_, *timeline_, toMillis(time), range);
}

void SimulatedFleet::sample(core::TimePoint time, v1::GpuMetric metric, int first,
                            std::span<telemetry::LiveCode> codes) const {
    at(time, {first, static_cast<int>(codes.size())}).fill(metric, codes);
}

std::vector<Signal> SimulatedFleet::signals(core::TimePoint from, core::TimePoint to) const {
    return signalsBetween(*plan_, *timeline_, toMillis(from), toMillis(to));
}

std::vector<GpuCounters> SimulatedFleet::counters(core::TimePoint time, SlotRange range) const {
    return countersAt(*plan_, *timeline_, toMillis(time), range);
}

std::optional<Owner> SimulatedFleet::owner(core::TimePoint time, int slot) const {
    return ownerAt(*plan_, *timeline_, toMillis(time), slot);
}

std::vector<Owner> SimulatedFleet::owners(core::TimePoint time) const {
    return ownersAt(*plan_, *timeline_, toMillis(time));
}

std::vector<Serving> SimulatedFleet::serving(core::TimePoint time) const {
    return servingAt(*plan_, *timeline_, toMillis(time));
}

std::optional<float> SimulatedFleet::demand(core::TimePoint time, const std::string &workload) const {
    const int index = workloadOf(workload);
    return index < 0 ? std::nullopt : std::optional(plan_->demands.of(index, toMillis(time)).level);
}

Slowness SimulatedFleet::slowness(core::TimePoint time, const std::string &workload) const {
    const int index = workloadOf(workload);
    return index < 0 ? Slowness() : slownessOf(*timeline_, index, toMillis(time));
}

int SimulatedFleet::workloadOf(const std::string &id) const {
    const auto &all = plan_->scenario.workloads();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto &workload) { return workload.id() == id; });
    return found == all.end() ? -1 : static_cast<int>(found - all.begin());
}

std::vector<IncidentSpan> SimulatedFleet::incidents() const {
    std::vector<IncidentSpan> spans;
    for (const auto &occurrence : timeline_->occurrences()) {
        auto &span = spans.emplace_back();
        span.incident = occurrence.incident;
        span.begin = toTime(occurrence.begin);
        if (occurrence.end != Occurrence::Never)
            span.end = toTime(occurrence.end);
    }
    return spans;
}

} // namespace simulator
