#pragma once

#include <string>

#include "backend/core/random.h"
#include "backend/core/result.h"
#include "backend/deployments/fleet.h"

namespace ledger {
class Ledger;
}

namespace service {

// Lets the deployments of a story run: each has what it wants since it became what it is, so that what is told of its
// GPUs' past is of its own replicas. None is on a GPU that is lost. The canary's are of the revision before: the
// controller finds that its last change is yet to be tried. Before anything decides on deployments; blocks.
core::Result<void> settleDemo(const std::string &canary, const deployments::LostGpus &lost, ledger::Ledger &ledger,
                              core::Random &random);

} // namespace service
