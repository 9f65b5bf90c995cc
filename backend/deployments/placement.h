#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "backend/deployments/fleet.h"

#include "pilothouse/v1/deployment_service.pb.h"
#include "pilothouse/v1/policy_decision.pb.h"

namespace deployments {

// What one replica asks of a node.
struct Demand {
    // `deployments/<id>`
    std::string deployment;
    const v1::DeploymentSpec &spec;
    // Jurisdictions that the model may run in; empty is any.
    std::vector<std::string> permittedRegions;
    // Clusters that policies keep it out of, and the rule that does.
    std::map<std::string, v1::PolicyCitation> forbiddenClusters;
    // Of each GPU; nothing where it is not known.
    std::optional<std::int64_t> bytesPerGpu;
    // Of the host, at least; nothing where it is not known.
    std::optional<std::int64_t> hostBytes;
};

struct Verdict {
    // Empty where no node fits.
    std::string node;
    // UUIDs.
    std::vector<std::string> gpus;
    // The other nodes, and why they were not taken.
    std::vector<v1::NodeVerdict> others;
};

// What a replica of a revision asks of a node. Host memory that is not asked for is what the model needs where it runs
// without GPUs.
Demand demandOf(const std::string &deployment, const v1::DeploymentRevision &revision,
                std::vector<std::string> permittedRegions);
// The same of a deployment as the catalog and the policies say now where it may run.
Demand demandNow(const v1::Resource &deployment, const v1::DeploymentRevision &revision, const ledger::Snapshot &state,
                 ledger::Time now);

// Takes what the replicas of a deployment have of their nodes, those that have one; but for one of them.
void occupy(const std::string &deployment, const v1::DeploymentStatus &status, Fleet *fleet,
            const std::string &exceptReplica = {});
// What a running replica of a revision takes of its node.
v1::ReplicaResources heldBy(const v1::DeploymentRevision &revision);

// Finds the best node for a replica: of those that fit, by the spread asked for, then by name.
Verdict place(const Demand &demand, const Fleet &fleet);

} // namespace deployments
