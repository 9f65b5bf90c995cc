#pragma once

#include <string_view>

#include "backend/core/clock.h"
#include "backend/core/result.h"
#include "backend/service/scenario.h"

namespace ledger {
class Ledger;
}

namespace service {

// The story of a made-up organisation (resources/scenario) as that of a demo: it ends at an instant, and what it runs
// is on the clusters of the simulated fleet `demo`, which has been measured for a day. Errors of Scenario::read.
core::Result<Scenario> demoStory(std::string_view json, core::Clock::TimePoint end);

// Writes the simulated fleet, then the story and the replicas of what it has deployed into an empty store. The random
// bytes are for their ids.
core::Result<void> fillDemo(const Scenario &story, ledger::Ledger &ledger, ScenarioClock &clock, core::Random &random);

} // namespace service
