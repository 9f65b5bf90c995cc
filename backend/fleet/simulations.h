#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "backend/telemetry/simulator/simulated_fleet.h"

namespace fleet {

// The fleets that sources simulate at present, with what was started on them, for whoever plays along. Thread-safe.
class Simulations {
public:
    using Fleet = std::shared_ptr<const simulator::SimulatedFleet>;

    // In place of the one that the source had before; null where it has none any more.
    void put(const std::string &source, Fleet fleet);
    std::vector<Fleet> all() const;

private:
    mutable std::mutex mutex_;
    std::map<std::string, Fleet> bySource_;
};

} // namespace fleet
