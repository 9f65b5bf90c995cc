#include "backend/telemetry/simulator/replica_state.h"

#include <algorithm>
#include <array>

namespace simulator {

namespace {

constexpr std::uint64_t BalanceChannel = 0x51;
constexpr float FreeMemory = 0.006f;
constexpr Millis WarmUp = 60'000;
// Beyond this part of what it can do, requests wait.
constexpr float Full = 0.92f;

// How the temperature remembers load: how long ago, and how much of it.
struct Echo {
    Millis ago;
    float part;
};
constexpr std::array<Echo, 4> Echoes{{{0, 0.35f}, {25'000, 0.30f}, {70'000, 0.20f}, {150'000, 0.15f}}};

float parts(int basisPoints) {
    return static_cast<float>(basisPoints) / 10'000;
}

// One job after the other: nothing while the next one is fetched.
float jobLoad(float swing, float wave) {
    return smooth((swing + 0.8f) / 0.15f) * (0.94f + 0.06f * wave);
}

} // namespace

ReplicaStates::ReplicaStates(const Plan &plan, const Timeline &timeline, Millis time, SlotRange range)
    : plan_(plan), timeline_(timeline), time_(time) {
    int last = -1;
    for (int slot = range.first; slot < range.end(); ++slot) {
        const int tenancy = plan.tenancies.of(slot);
        if (tenancy < 0)
            continue;
        first_ = last < 0 ? tenancy : std::min(first_, tenancy);
        last = std::max(last, tenancy);
    }
    if (last < 0)
        return;
    for (const auto &echo : Echoes)
        demands_.push_back(plan.demands.at(time - echo.ago));
    states_.reserve(static_cast<std::size_t>(last - first_ + 1));
    for (int tenancy = first_; tenancy <= last; ++tenancy)
        states_.push_back(stateOf(tenancy));
}

const ReplicaState &ReplicaStates::of(int slot) const {
    static constexpr ReplicaState nobody{.memory = FreeMemory};
    const int tenancy = plan_.tenancies.of(slot);
    return tenancy < 0 ? nobody : ofTenancy(tenancy);
}

float ReplicaStates::loadAt(int tenancy, std::size_t step) const {
    const auto &facts = plan_.tenancy(tenancy);
    const auto &workload = plan_.workloadOf(facts);
    if (workload.behaviour() == v1::FleetWorkload::HOLDING)
        return 0;
    const auto &demand = demands_[step][static_cast<std::size_t>(facts.workload)];
    const Millis time = time_ - Echoes[step].ago;
    const auto life = lifeAt(plan_, timeline_, tenancy, demand, time);
    if (life.phase != Life::Phase::Ready)
        return 0;
    const auto subject = static_cast<std::uint64_t>(tenancy);
    const float swing = demand.swings.of(subject)[0];
    const float wave = demand.waves.of(subject)[0];
    const float warmth = smooth(static_cast<float>(time - life.since) / static_cast<float>(WarmUp));
    if (workload.behaviour() == v1::FleetWorkload::JOBS)
        return warmth * jobLoad(swing, wave) * disturbance(tenancy, time);
    // Fewer replicas share what all would have.
    const float each = demand.level * static_cast<float>(plan_.designedFor(facts.workload)) /
                       static_cast<float>(std::max(1, demand.replicas));
    const float balance = 1 + 0.08f * lane(mix(mix(plan_.seed(), BalanceChannel), subject), 0);
    return warmth * each * balance * (1 + 0.14f * swing + 0.08f * wave) * disturbance(tenancy, time);
}

float ReplicaStates::disturbance(int tenancy, Millis time) const {
    if (!timeline_.touchesTenancy(tenancy))
        return 1;
    const auto &facts = plan_.tenancy(tenancy);
    float factor = 1;
    for (const auto &occurrence : timeline_.occurrences()) {
        if (occurrence.begin > time)
            break;
        const auto &incident = *occurrence.incident;
        const float severity = occurrence.severityAt(time);
        if (incident.has_noisy_tenant() && occurrence.workload == facts.workload)
            factor *= 1 + severity * (parts(incident.noisy_tenant().load_basis_points()) - 1);
        else if (incident.has_xid_storm() && plan_.tenancies.isWithin(tenancy, occurrence.slots))
            factor *= 1 - 0.5f * severity;
    }
    return factor;
}

ReplicaState ReplicaStates::stateOf(int tenancy) const {
    const auto &facts = plan_.tenancy(tenancy);
    const auto &workload = plan_.workloadOf(facts);
    const auto &demand = demands_.front()[static_cast<std::size_t>(facts.workload)];
    const auto life = lifeAt(plan_, timeline_, tenancy, demand, time_);
    ReplicaState state;
    state.phase = life.phase;
    state.memory = FreeMemory;
    const float peak = parts(workload.activity_basis_points());
    const float present = loadAt(tenancy, 0);
    state.demand = present;
    state.load = std::min(1.0f, peak * present);
    state.heat = Echoes[0].part * state.load;
    for (std::size_t step = 1; step < Echoes.size(); ++step)
        state.heat += Echoes[step].part * std::min(1.0f, peak * loadAt(tenancy, step));
    if (!state.isLoaded())
        return state;
    state.tensor = parts(workload.tensor_basis_points());
    state.dram = parts(workload.dram_basis_points());
    state.isJoined = facts.gpuCount > 1;
    const float loaded = parts(workload.memory_basis_points());
    const float progress = static_cast<float>(time_ - life.start) / static_cast<float>(startTimeOf(plan_, tenancy) + 1);
    state.memory = life.phase == Life::Phase::Ready ? loaded : FreeMemory + (loaded - FreeMemory) * smooth(progress);
    // A slow revision keeps its requests longer, and so more of them at once.
    const float pressure = life.isCanary ? 1.6f * present : present;
    const float wave = demand.waves.of(static_cast<std::uint64_t>(tenancy))[1];
    const auto concurrency = static_cast<float>(plan_.concurrencyOf(facts));
    state.kvCache = std::clamp(parts(workload.kv_cache_basis_points()) * pressure * (1 + 0.06f * wave), 0.0f, 0.99f);
    state.running = std::min(concurrency, concurrency * pressure);
    state.waiting = std::max(0.0f, pressure - Full) * concurrency * 1.5f * (1 + 0.3f * wave);
    return state;
}

} // namespace simulator
