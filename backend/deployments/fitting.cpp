#include "backend/deployments/fitting.h"

#include <algorithm>
#include <array>

namespace deployments {

namespace {

constexpr std::array counts{1, 2, 4, 8};

// The fewest GPUs that do. Attention heads must divide evenly over them, as tensor parallelism asks for.
void fit(const v1::ModelVersionSpec &version, const v1::EngineTemplateSpec &engine, const v1::MemoryEstimate &memory,
         v1::GpuFit *gpu) {
    const auto usable = usableBytes(gpu->memory_bytes(), engine);
    const auto heads = version.geometry().attention_head_count();
    for (const int count : counts) {
        const auto needed = bytesPerGpu(memory, count);
        if (!needed || gpu->memory_bytes() <= 0 || (heads > 0 && heads % count != 0) || *needed > usable)
            continue;
        gpu->set_gpus(count);
        gpu->set_headroom_bytes((usable - *needed) * count);
        return;
    }
}

} // namespace

v1::EstimateFitResponse estimateFit(const v1::ModelVersionSpec &version, const v1::EngineTemplateSpec &engine,
                                    const Load &load, const Fleet &fleet,
                                    const std::function<bool(const v1::Resource &node)> &sees) {
    v1::EstimateFitResponse response;
    *response.mutable_memory() = estimateMemory(version, engine, load);
    std::map<std::pair<std::string, std::int64_t>, v1::GpuFit> products;
    for (const auto &[name, node] : fleet.nodes()) {
        if (node.isSimulated || node.isExternal)
            continue;
        if (!sees(*node.node))
            continue;
        response.set_largest_host_memory_bytes(
            std::max(response.largest_host_memory_bytes(), node.node->node_status().memory_bytes()));
        for (const auto &device : node.node->node_status().gpus()) {
            auto &gpu = products[{device.product(), device.memory_bytes()}];
            gpu.set_product(device.product());
            gpu.set_memory_bytes(device.memory_bytes());
            gpu.set_fleet_count(gpu.fleet_count() + 1);
            const bool isFree =
                !node.isCordoned(device) && !device.is_partitioned() && !node.takenGpus.contains(device.uuid());
            gpu.set_free_count(gpu.free_count() + (isFree ? 1 : 0));
        }
    }
    for (auto &[key, gpu] : products)
        *response.add_gpus() = std::move(gpu);
    for (const auto &known : knownGpus()) {
        auto &gpu = *response.add_gpus();
        gpu.set_product(std::string(known.product));
        gpu.set_memory_bytes(known.memoryBytes);
    }
    for (auto &gpu : *response.mutable_gpus())
        fit(version, engine, response.memory(), &gpu);
    return response;
}

} // namespace deployments
