#include "backend/deployments/simulated_nodes.h"

#include "backend/deployments/launching.h"
#include "backend/deployments/world.h"

namespace deployments {

namespace {

void addReplicas(const v1::Resource &deployment, const ledger::Snapshot &state,
                 std::vector<SimulatedReplicaRecord> *records) {
    for (const auto &replica : deployment.deployment_status().replicas()) {
        if (!isRunning(replica) || !isSimulatedNode(replica.node(), state))
            continue;
        auto launch = launchOf(deployment, replica.id());
        const auto was = replica.state();
        if (launch)
            records->push_back({*std::move(launch), was == v1::Replica::READY || was == v1::Replica::UNREACHABLE ||
                                                        was == v1::Replica::DRAINING});
    }
}

} // namespace

std::string clusterOf(const std::string &node) {
    return node.substr(0, node.find("/nodes/"));
}

v1::RuntimeKind runtimeKindOf(const std::string &node, const ledger::Snapshot &state) {
    const auto cluster = state.find(clusterOf(node));
    return cluster && cluster->has_cluster() ? cluster->cluster().runtime() : v1::RUNTIME_KIND_UNSPECIFIED;
}

bool isSimulatedNode(const std::string &node, const ledger::Snapshot &state) {
    return runtimeKindOf(node, state) == v1::SIMULATED;
}

bool isSimulatedCluster(const std::string &cluster, const ledger::Snapshot &state) {
    return isSimulatedNode(cluster, state);
}

std::vector<SimulatedReplicaRecord> simulatedReplicas(const ledger::Snapshot &state) {
    std::vector<SimulatedReplicaRecord> records;
    state.each("deployments", [&](const ledger::ResourcePtr &deployment) {
        addReplicas(*deployment, state, &records);
        return true;
    });
    return records;
}

} // namespace deployments
