#pragma once

#include <optional>
#include <string>

#include "backend/deployments/runtime.h"

#include "pilothouse/v1/deployment.pb.h"
#include "pilothouse/v1/resource.pb.h"

namespace deployments {

// The name under which a deployment's replicas know their model: the id of `deployments/<id>`.
std::string modelNameOf(const std::string &deployment);

// How a replica of a revision is run: the engine template with its placeholders filled in, the deployment's settings,
// arguments and environment added. `replica` has its node, GPUs and address.
Launch launchOf(const std::string &deployment, const std::string &uid, const v1::DeploymentRevision &revision,
                const v1::Replica &replica);

// The same for a replica of a deployment as its status has it; nothing where it is not there, or its revision is not.
std::optional<Launch> launchOf(const v1::Resource &deployment, const std::string &replica);

// Whether two revisions would run the same: what differs otherwise (numbers of replicas, schedule, rollout) needs no
// new replicas.
bool runTheSame(const v1::DeploymentRevision &left, const v1::DeploymentRevision &right);

} // namespace deployments
