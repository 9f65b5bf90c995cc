#pragma once

#include <filesystem>
#include <string_view>

#include "backend/core/clock.h"
#include "backend/deployments/runtime.h"

namespace service {

// What replicas that do not exist have to say, where the logs of all replicas are. For one thread.
class SimulatedLogs {
public:
    SimulatedLogs(std::filesystem::path directory, const core::Clock &clock);

    // A log that cannot be written is missing, and nothing else.
    void add(const deployments::ReplicaKey &key, std::string_view text) const;

private:
    const std::filesystem::path directory_;
    const core::Clock &clock_;
};

} // namespace service
