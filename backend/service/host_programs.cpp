#include "backend/service/host_programs.h"

#include <string_view>

#include "backend/deployments/process/process_owners.h"
#include "backend/fleet/nvml_collector.h"

namespace service {

namespace {

// Empty where the system does not tell it: the process is gone, or somebody else's.
std::string fileOf(unsigned pid) {
    constexpr std::string_view gone = " (deleted)";
    std::error_code failed;
    auto path = std::filesystem::read_symlink("/proc/" + std::to_string(pid) + "/exe", failed).string();
    if (path.ends_with(gone))
        path.resize(path.size() - gone.size());
    return std::filesystem::path(path).filename().string();
}

} // namespace

std::vector<fleet::GpuPrograms::Program> HostPrograms::of(const std::string &gpu) const {
    std::vector<Program> programs;
    for (const auto &reading : gpus_.readings()) {
        if (reading.uuid != gpu || !reading.processes || reading.processes->empty())
            continue;
        const deployments::ProcessOwners owners(dataDirectory_);
        for (const auto &process : *reading.processes) {
            auto &program = programs.emplace_back();
            program.pid = static_cast<int>(process.pid);
            program.file = fileOf(process.pid);
            if (process.memoryBytes)
                program.memoryBytes = static_cast<std::int64_t>(*process.memoryBytes);
            if (const auto owner = owners.ownerOf(static_cast<pid_t>(process.pid)))
                program.deployment = owner->deployment;
        }
    }
    return programs;
}

} // namespace service
