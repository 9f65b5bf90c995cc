#include "backend/telemetry/simulator/demand.h"

#include <algorithm>
#include <cmath>

namespace simulator {

namespace {

constexpr std::uint64_t SwingChannel = 0x31;
constexpr std::uint64_t WaveChannel = 0x32;
constexpr Millis SwingPeriod = 20 * 60'000;
constexpr Millis WavePeriod = 90'000;

} // namespace

Demands::Demands(const v1::FleetScenario &scenario, const Tenancies &tenancies)
    : scenario_(scenario), tenancies_(tenancies) {
    for (const auto &workload : scenario.workloads())
        rhythms_.emplace_back(workload.rhythm());
}

std::vector<Demand> Demands::at(Millis time) const {
    std::vector<Demand> demands;
    demands.reserve(rhythms_.size());
    for (int workload = 0; workload < static_cast<int>(rhythms_.size()); ++workload)
        demands.push_back(of(workload, time));
    return demands;
}

Demand Demands::of(int workload, Millis time) const {
    const auto seed = static_cast<std::uint64_t>(scenario_.seed());
    const Millis span = floorDivide(time, Span) * Span;
    return {.level = rhythms_[static_cast<std::size_t>(workload)].at(time),
            .spanBegin = span,
            .replicas = replicasIn(workload, span),
            .replicasBefore = replicasIn(workload, span - Span),
            .replicasLongBefore = replicasIn(workload, span - 2 * Span),
            .swings = SmoothNoise(mix(seed, SwingChannel), time, SwingPeriod),
            .waves = SmoothNoise(mix(seed, WaveChannel), time, WavePeriod)};
}

int Demands::replicasIn(int workload, Millis spanBegin) const {
    const auto &facts = scenario_.workloads(workload);
    const int all = tenancies_.countOf(workload);
    if (!facts.has_kept_basis_points() || tenancies_.arePlaced())
        return all;
    // What the span brings at its end is prepared for at its begin.
    const auto &rhythm = rhythms_[static_cast<std::size_t>(workload)];
    const float level = std::max(rhythm.at(spanBegin), rhythm.at(spanBegin + Span));
    const float kept = float(facts.kept_basis_points()) / 10'000;
    return std::min(all, static_cast<int>(std::ceil(float(all) * std::max(kept, level) - 1e-3f)));
}

} // namespace simulator
