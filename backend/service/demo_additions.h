#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "backend/core/clock.h"

namespace service {

// What a demo has beside the story that pictures are taken of (resources/scenario/demo.json), so that its fleet looks
// used: more deployments with their routes, more replicas of those of the story, what GPUs cost, and an earlier begin.
// `document` is the story as Scenario reads it, already on the clusters of the simulated fleet, and ends at `end`.
void addToDemo(nlohmann::json *document, core::Clock::TimePoint end);

// `deployments/<id>`, whose last change is being tried as a canary when the demo begins.
std::string demoCanary();

} // namespace service
