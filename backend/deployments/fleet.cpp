#include "backend/deployments/fleet.h"

#include <algorithm>

namespace deployments {

namespace {

bool isReady(const v1::Resource &node) {
    for (const auto &condition : node.node_status().conditions()) {
        if (condition.type() == "Ready")
            return condition.status() == v1::CONDITION_STATUS_TRUE;
    }
    return false;
}

} // namespace

bool FleetNode::isCordoned() const {
    return node->node().unschedulable() || node->node().draining();
}

bool FleetNode::isCordoned(const v1::GpuDevice &gpu) const {
    const auto &cordoned = node->node().unschedulable_gpus();
    return isCordoned() || std::find(cordoned.begin(), cordoned.end(), gpu.uuid()) != cordoned.end();
}

Fleet::Fleet(const ledger::Snapshot &state, const LostGpus &lost) {
    state.each("nodes", [&](const ledger::ResourcePtr &resource) {
        FleetNode node;
        node.node = resource;
        const auto &name = resource->meta().name();
        node.cluster = name.substr(0, name.find("/nodes/"));
        node.site = resource->meta().site();
        if (const auto cluster = state.find(node.cluster)) {
            node.isSimulated = cluster->cluster().runtime() == v1::SIMULATED;
            node.isExternal = cluster->cluster().runtime() == v1::EXTERNAL;
            if (node.site.empty())
                node.site = cluster->meta().site();
        }
        if (const auto site = state.find(node.site); site && site->has_site())
            node.region = site->site().region();
        node.isReady = isReady(*resource);
        if (const auto gone = lost.find(name); gone != lost.end())
            node.lostGpus = gone->second;
        nodes_.emplace(name, std::move(node));
        return true;
    });
}

void Fleet::occupy(const std::string &deployment, const v1::Replica &replica, const v1::ReplicaResources &resources) {
    const auto found = nodes_.find(replica.node());
    if (found == nodes_.end())
        return;
    auto &node = found->second;
    node.takenGpus.insert(replica.gpus().begin(), replica.gpus().end());
    node.takenMemoryBytes += resources.memory_bytes();
    node.takenCpuMillis += resources.cpu_millis();
    ++node.replicas[deployment];
}

} // namespace deployments
