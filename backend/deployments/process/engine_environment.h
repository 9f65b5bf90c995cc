#pragma once

#include <string>
#include <vector>

#include "backend/deployments/runtime.h"

namespace deployments {

// `PILOTHOUSE_REPLICA=<deployment>/<replica>`: by this whatever an engine started is known to be of its replica.
std::string markOf(const ReplicaKey &key);

// All of what an engine finds in its environment, `NAME=value`: nothing of the service's own but the search path.
// What the launch says goes over the usual, but neither over the mark nor over the GPUs: without any it sees none.
std::vector<std::string> environmentOf(const Launch &launch, const std::string &searchPath, const std::string &home);

} // namespace deployments
