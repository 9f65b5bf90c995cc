#include "widgets/gpus/gpu_target.h"

#include <algorithm>

#include "backend/client/resource_cache.h"

namespace gpuspage {

namespace {

constexpr std::size_t LongestId = 50;

std::string clusterOf(const std::string &node) {
    return node.substr(0, node.find("/nodes/"));
}

std::string lastPart(const std::string &name) {
    return name.substr(name.rfind('/') + 1);
}

int gpusOnNode(const GpuFleet &fleet, const std::string &node) {
    const int place = fleet.layout().nodeOf(node);
    return place < 0 ? 0 : fleet.layout().node(place).gpuCount;
}

// The cluster of which all GPUs are selected, and no others; empty where there is none.
std::string wholeCluster(const GpuFleet &fleet, const GpuTarget &target) {
    const auto cluster = clusterOf(target.positions.begin()->first);
    int count = 0;
    for (int node = 0; node < fleet.layout().nodeCount(); ++node)
        if (clusterOf(fleet.layout().facts(node).name) == cluster)
            count += fleet.layout().node(node).gpuCount;
    const bool isAlone = std::ranges::all_of(
        target.positions, [&cluster](const auto &entry) { return clusterOf(entry.first) == cluster; });
    return isAlone && count == target.gpuCount && target.positions.size() > 1 ? cluster : std::string();
}

void addPlace(const GpuFleet &fleet, const v1::Resource &node, const std::vector<int> &positions,
              v1::SilenceSpec *spec) {
    auto &place = *spec->add_places();
    place.set_node(node.meta().name());
    if (static_cast<int>(positions.size()) == gpusOnNode(fleet, node.meta().name()))
        return;
    for (const auto &gpu : node.node_status().gpus())
        if (std::ranges::find(positions, gpu.index()) != positions.end())
            place.add_gpus(gpu.uuid());
}

std::string idFor(const GpuTarget &target) {
    const auto &[node, positions] = *target.positions.begin();
    auto id = lastPart(clusterOf(node)) + "-" + lastPart(node);
    if (target.gpuCount == 1)
        id += "-gpu" + std::to_string(positions.front());
    return id.substr(0, LongestId);
}

} // namespace

GpuTarget GpuTarget::of(const GpuFleet &fleet, const client::ResourceCache &cache) {
    GpuTarget target;
    const auto &selection = fleet.selection();
    if (selection.isEmpty())
        return target;
    target.gpuCount = selection.count();
    int last = -1;
    std::string name;
    for (const auto &gpu : selection.gpus()) {
        if (std::exchange(last, gpu.node) != gpu.node) {
            ++target.nodeCount;
            name = fleet.layout().facts(gpu.node).name;
        }
        if (const auto health = GpuHealth::of(fleet.values().healthNow(gpu)); health.isFault()) {
            target.signs.insert(health.sign);
            target.faulty.push_back({QString::fromStdString(name), gpu.gpu});
        }
        if (!target.isTooMuch())
            target.positions[name].push_back(gpu.gpu);
    }
    target.signs.erase(v1::HEALTH_SIGN_UNSPECIFIED);
    for (const auto &[name, positions] : target.positions)
        if (const auto node = cache.find(name))
            target.nodes.push_back(node);
    return target;
}

kit::NodeChanges::Nodes GpuTarget::copies() const {
    kit::NodeChanges::Nodes copies;
    for (const auto &node : nodes)
        copies.push_back(*node);
    return copies;
}

SilenceTarget SilenceTarget::of(const GpuFleet &fleet, const GpuTarget &target) {
    SilenceTarget made;
    made.gpuCount = target.gpuCount;
    if (target.positions.empty())
        return made;
    made.id = idFor(target);
    if (const auto cluster = wholeCluster(fleet, target); !cluster.empty()) {
        made.spec.set_cluster(cluster);
        made.id = lastPart(cluster);
        return made;
    }
    for (const auto &node : target.nodes)
        addPlace(fleet, *node, target.positions.at(node->meta().name()), &made.spec);
    return made;
}

} // namespace gpuspage
