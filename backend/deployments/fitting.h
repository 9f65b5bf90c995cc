#pragma once

#include <functional>

#include "backend/deployments/fleet.h"
#include "backend/deployments/memory_estimate.h"

namespace deployments {

// Which GPUs a model version would fit on, and how many of them one replica would need: products of the fleet first,
// with how many there are, then others that are known. `sees` tells which nodes may be told of.
v1::EstimateFitResponse estimateFit(const v1::ModelVersionSpec &version, const v1::EngineTemplateSpec &engine,
                                    const Load &load, const Fleet &fleet,
                                    const std::function<bool(const v1::Resource &node)> &sees);

} // namespace deployments
