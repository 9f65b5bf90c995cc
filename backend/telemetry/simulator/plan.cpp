#include "backend/telemetry/simulator/plan.h"

#include <algorithm>
#include <utility>

namespace simulator {

namespace {

// What is assumed of a workload of which nothing is known: some requests, now and then.
v1::FleetWorkload unknownWorkload(const std::string &id) {
    v1::FleetWorkload workload;
    workload.set_id(id);
    workload.set_behaviour(v1::FleetWorkload::SERVING);
    // None of its own.
    workload.set_gpus_per_replica(1);
    workload.set_activity_basis_points(3'500);
    workload.set_tensor_basis_points(4'000);
    workload.set_dram_basis_points(6'000);
    workload.set_memory_basis_points(8'800);
    workload.set_kv_cache_basis_points(3'000);
    workload.set_concurrency(32);
    workload.set_requests_per_minute(60);
    workload.mutable_time_to_first_token()->set_nanos(400'000'000);
    workload.mutable_inter_token_latency()->set_nanos(20'000'000);
    return workload;
}

v1::FleetScenario withAll(v1::FleetScenario scenario, const std::vector<PlacedReplica> &placed) {
    for (const auto &replica : placed) {
        const auto &all = scenario.workloads();
        const bool isKnown = std::any_of(all.begin(), all.end(),
                                         [&](const auto &workload) { return workload.id() == replica.workload; });
        if (!isKnown)
            *scenario.add_workloads() = unknownWorkload(replica.workload);
    }
    return scenario;
}

std::vector<PlacedReplica> onHardware(std::vector<PlacedReplica> placed, const Hardware &hardware) {
    for (auto &replica : placed)
        std::erase_if(replica.slots, [&](int slot) { return slot < 0 || slot >= hardware.gpuCount(); });
    return placed;
}

// As many as the scenario itself has, whoever else has placed some.
std::vector<int> designsOf(const v1::FleetScenario &scenario, const Hardware &hardware, const Tenancies &tenancies) {
    const Tenancies own(scenario, hardware);
    std::vector<int> designs;
    for (int workload = 0; workload < scenario.workloads_size(); ++workload)
        designs.push_back(own.countOf(workload) > 0 ? own.countOf(workload) : tenancies.countOf(workload));
    return designs;
}

} // namespace

Plan::Plan(v1::FleetScenario sound)
    : scenario(std::move(sound)),
      hardware(scenario),
      tenancies(scenario, hardware),
      designs(designsOf(scenario, hardware, tenancies)),
      demands(scenario, tenancies) {}

Plan::Plan(v1::FleetScenario sound, std::vector<PlacedReplica> replicas)
    : scenario(withAll(std::move(sound), replicas)),
      hardware(scenario),
      placed(onHardware(std::move(replicas), hardware)),
      tenancies(scenario, hardware, placed),
      designs(designsOf(scenario, hardware, tenancies)),
      demands(scenario, tenancies) {}

const PlacedReplica *Plan::placedOf(const Tenancy &tenancy) const {
    return tenancy.placed < 0 ? nullptr : &placed[static_cast<std::size_t>(tenancy.placed)];
}

int Plan::concurrencyOf(const Tenancy &tenancy) const {
    const int usual = workloadOf(tenancy).concurrency();
    const auto *own = placedOf(tenancy);
    return own && own->concurrency > 0 && usual > 0 ? own->concurrency : usual;
}

int Plan::oldestRevision(int workload) const {
    int oldest = 0;
    for (const auto &replica : placed) {
        if (replica.workload == scenario.workloads(workload).id() && (oldest == 0 || replica.revision < oldest))
            oldest = replica.revision;
    }
    return oldest;
}

} // namespace simulator
