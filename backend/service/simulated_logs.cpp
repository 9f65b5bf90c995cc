#include "backend/service/simulated_logs.h"

#include <fstream>
#include <utility>

#include "backend/deployments/replica/cri_line.h"
#include "backend/deployments/replica/log_files.h"

namespace service {

SimulatedLogs::SimulatedLogs(std::filesystem::path directory, const core::Clock &clock)
    : directory_(std::move(directory)), clock_(clock) {}

void SimulatedLogs::add(const deployments::ReplicaKey &key, std::string_view text) const {
    const auto own = directory_ / key.deployment / key.replica;
    std::error_code ignored;
    std::filesystem::create_directories(own, ignored);
    replica::CriLine line;
    line.time = std::chrono::nanoseconds(clock_.now().time_since_epoch()).count();
    line.text = text;
    std::ofstream(own / replica::logFileName(1), std::ios::app) << replica::textOf(line);
}

} // namespace service
