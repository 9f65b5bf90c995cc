#pragma once

#include <string>
#include <vector>

#include "backend/deployments/runtime.h"
#include "backend/ledger/snapshot.h"

namespace deployments {

// `clusters/<id>` of `clusters/<id>/nodes/<id>`.
std::string clusterOf(const std::string &node);
// How the replicas on a node are run; unspecified where its cluster is not there.
v1::RuntimeKind runtimeKindOf(const std::string &node, const ledger::Snapshot &state);
// Whether what is placed on a node, or in a cluster, is only simulated.
bool isSimulatedNode(const std::string &node, const ledger::Snapshot &state);
bool isSimulatedCluster(const std::string &cluster, const ledger::Snapshot &state);

// A replica that a status says runs on a node that does not exist.
struct SimulatedReplicaRecord {
    Launch launch;
    // Requests were sent to it.
    bool wasReady = false;
};

// All of them.
std::vector<SimulatedReplicaRecord> simulatedReplicas(const ledger::Snapshot &state);

} // namespace deployments
