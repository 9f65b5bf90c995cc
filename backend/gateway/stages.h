#pragma once

#include <memory>
#include <vector>

#include "backend/gateway/request_context.h"

namespace gateway {

// Those of every request for a model, for one thread: its JSON is read, its route is found. What comes later between
// them (keys, limits, policies, guardrails) is a stage of its own.
std::vector<std::unique_ptr<Stage>> admissionStages();

} // namespace gateway
