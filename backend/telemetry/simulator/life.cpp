#include "backend/telemetry/simulator/life.h"

#include <algorithm>
#include <optional>

namespace simulator {

namespace {

constexpr std::uint64_t TurnChannel = 0x41;
constexpr std::uint64_t StartChannel = 0x42;
constexpr Millis UsualStart = 120'000;
constexpr Millis LongestTurn = 240'000;
// No start takes as long.
constexpr Millis LongestStart = 86'400'000;

bool breaksReplicas(const v1::FleetIncident &incident) {
    return incident.has_gpu_loss() || incident.has_node_absence();
}

// Of what was placed, whatever is newer than what was there before; else a share of the replicas.
bool isOnTrial(const Plan &plan, const Tenancy &tenancy, const v1::FleetIncident::BadCanary &canary) {
    if (const auto *placed = plan.placedOf(tenancy))
        return placed->revision > plan.oldestRevision(tenancy.workload);
    const std::int64_t parts = std::int64_t{plan.tenancies.countOf(tenancy.workload)} * canary.share_basis_points();
    return std::int64_t{tenancy.number} * 10'000 < parts;
}

// Whether it is wanted in the present span and when it came or went.
Life scheduled(const Plan &plan, int index, const Demand &demand, Millis time) {
    const auto &tenancy = plan.tenancy(index);
    if (const auto *placed = plan.placedOf(tenancy)) {
        const Millis begin = toMillis(placed->begin);
        const Millis start = placed->isLoaded ? begin - LongestStart : begin;
        return {time < begin ? Life::Phase::Absent : Life::Phase::Ready, begin, start, placed->revision};
    }
    const Millis turn = turnOf(plan, index);
    const bool hasTurned = time - turn >= demand.spanBegin;
    const int wanted = hasTurned ? demand.replicas : demand.replicasBefore;
    const int before = hasTurned ? demand.replicasBefore : demand.replicasLongBefore;
    const Millis begin = demand.spanBegin + turn - (hasTurned ? 0 : Demands::Span);
    Life life;
    life.phase = tenancy.number < wanted ? Life::Phase::Ready : Life::Phase::Absent;
    const bool isNew = (tenancy.number < wanted) != (tenancy.number < before);
    life.since = isNew ? begin : begin - Demands::Span;
    life.start = life.since;
    life.revision = std::max(1, plan.workloadOf(tenancy).revision());
    return life;
}

// What incidents make of it.
void disturb(const Plan &plan, const Timeline &timeline, int index, Millis time, Life *life) {
    const auto &tenancy = plan.tenancy(index);
    std::optional<Millis> failed;
    for (const auto &occurrence : timeline.occurrences()) {
        if (occurrence.begin > time)
            break;
        const auto &incident = *occurrence.incident;
        const bool isOver = occurrence.end <= time;
        if (breaksReplicas(incident) && plan.tenancies.isWithin(index, occurrence.slots)) {
            if (!isOver)
                failed = failed.value_or(occurrence.begin);
            life->start = std::max(life->start, isOver ? occurrence.end : occurrence.begin);
        }
        if (incident.has_bad_canary() && occurrence.workload == tenancy.workload &&
            isOnTrial(plan, tenancy, incident.bad_canary())) {
            life->isCanary = life->isCanary || !isOver;
            if (tenancy.placed < 0)
                life->start = std::max(life->start, isOver ? occurrence.end : occurrence.begin);
        }
    }
    if (life->isCanary && tenancy.placed < 0)
        ++life->revision;
    if (failed) {
        life->phase = Life::Phase::Failed;
        life->since = std::max(life->since, *failed);
    }
}

} // namespace

Millis startTimeOf(const Plan &plan, int tenancy) {
    const auto &workload = plan.workloadOf(plan.tenancy(tenancy));
    const Millis usual = workload.has_start_time() ? millisOf(workload.start_time()) : UsualStart;
    const float part = 0.8f + 0.4f * share(mix(mix(plan.seed(), StartChannel), static_cast<std::uint64_t>(tenancy)));
    return static_cast<Millis>(static_cast<float>(usual) * part);
}

Millis turnOf(const Plan &plan, int tenancy) {
    const auto bits = mix(mix(plan.seed(), TurnChannel), static_cast<std::uint64_t>(tenancy));
    return static_cast<Millis>(bits % LongestTurn);
}

Life lifeAt(const Plan &plan, const Timeline &timeline, int tenancy, const Demand &demand, Millis time) {
    Life life = scheduled(plan, tenancy, demand, time);
    if (life.phase == Life::Phase::Absent)
        return life;
    if (timeline.touchesTenancy(tenancy))
        disturb(plan, timeline, tenancy, time, &life);
    if (life.phase == Life::Phase::Failed)
        return life;
    const Millis ready = life.start + startTimeOf(plan, tenancy);
    life.phase = time < ready ? Life::Phase::Loading : Life::Phase::Ready;
    life.since = time < ready ? life.start : ready;
    return life;
}

} // namespace simulator
