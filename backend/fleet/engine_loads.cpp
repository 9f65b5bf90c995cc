#include "backend/fleet/engine_loads.h"

#include <optional>

#include "backend/fleet/picture.h"

namespace fleet {

namespace {

bool isSimulated(const ledger::Snapshot &state, const std::string &node) {
    const auto cluster = state.find(node.substr(0, node.find("/nodes/")));
    return cluster && cluster->cluster().runtime() == v1::SIMULATED;
}

// Of its GPUs; nothing where it has none here.
std::optional<std::size_t> firstSlotOf(const Ground &ground, const std::string &deployment,
                                       const v1::Replica &replica) {
    const auto *place = ground.layout->find(replica.node());
    for (int gpu = 0; place && gpu < place->gpuCount; ++gpu) {
        const auto slot = static_cast<std::size_t>(place->firstSlot + gpu);
        const auto *owner = ground.allocation.ownerOf(slot);
        if (owner && owner->deployment == deployment && owner->replica == replica.id())
            return slot;
    }
    return std::nullopt;
}

// Nothing where it is not told.
std::optional<double> valueOf(const Picture &picture, std::size_t slot, v1::GpuMetric metric, bool *isStale) {
    const auto codes = picture.values.codes(metric);
    if (slot >= codes.size() || !telemetry::hasValue(codes[slot]))
        return std::nullopt;
    *isStale = *isStale || telemetry::isStale(codes[slot]);
    return telemetry::decode(codes[slot], telemetry::factsOf(metric).range);
}

std::optional<v1::EngineLoad> loadOf(const Picture &picture, std::size_t slot) {
    bool isStale = false;
    const auto running = valueOf(picture, slot, v1::REQUESTS_RUNNING, &isStale);
    const auto waiting = valueOf(picture, slot, v1::REQUESTS_WAITING, &isStale);
    const auto cache = valueOf(picture, slot, v1::KV_CACHE_USED, &isStale);
    if (!running && !waiting && !cache)
        return std::nullopt;
    v1::EngineLoad load;
    load.set_is_stale(isStale);
    // When a stale value was read is not kept in a picture.
    if (!isStale)
        *load.mutable_read_time() = core::toTimestamp(picture.values.instant());
    if (running)
        load.set_requests_running(*running);
    if (waiting)
        load.set_requests_waiting(*waiting);
    if (cache)
        load.set_kv_cache_used(*cache);
    return load;
}

} // namespace

std::vector<v1::EngineLoad> simulatedLoads(const Picture &picture, const v1::Resource &deployment) {
    std::vector<v1::EngineLoad> loads;
    for (const auto &replica : deployment.deployment_status().replicas()) {
        if (replica.state() != v1::Replica::READY || !isSimulated(*picture.ground->state, replica.node()))
            continue;
        const auto slot = firstSlotOf(*picture.ground, deployment.meta().name(), replica);
        auto load = slot ? loadOf(picture, *slot) : std::nullopt;
        if (!load)
            continue;
        load->set_replica(replica.id());
        loads.push_back(*std::move(load));
    }
    return loads;
}

} // namespace fleet
