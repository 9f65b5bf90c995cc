#include "backend/fleet/gpu_description.h"

#include <algorithm>
#include <tuple>

namespace fleet {

void describeLinks(const GpuSignals &signals, v1::DescribeGpuResponse *response) {
    for (const auto &link : signals.links()) {
        auto &message = *response->add_links();
        message.set_index(link.index);
        message.set_is_up(link.isUp);
        if (link.errors)
            message.set_errors(*link.errors);
    }
}

void describePrograms(std::vector<GpuPrograms::Program> programs, const ledger::Snapshot &state,
                      const std::function<bool(const std::string &team)> &seesDeploymentsOf,
                      v1::DescribeGpuResponse *response) {
    std::sort(programs.begin(), programs.end(), [](const auto &one, const auto &other) {
        return std::tuple(-one.memoryBytes.value_or(0), one.pid) <
               std::tuple(-other.memoryBytes.value_or(0), other.pid);
    });
    for (auto &program : programs) {
        auto &message = *response->add_processes();
        message.set_pid(program.pid);
        message.set_program(std::move(program.file));
        if (program.memoryBytes)
            message.set_memory_bytes(*program.memoryBytes);
        const auto owner = program.deployment.empty() ? nullptr : state.findUid(program.deployment);
        if (owner && owner->has_deployment() && seesDeploymentsOf(owner->meta().team()))
            message.set_deployment(owner->meta().name());
    }
}

} // namespace fleet
