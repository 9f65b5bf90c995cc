#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "backend/deployments/replica/process_table.h"
#include "backend/findings/process_facts.h"

namespace findings {

// A process that has memory of a GPU.
struct GpuUse {
    pid_t pid = 0;
    // UUID of the GPU.
    std::string gpu;
    // Nothing where it is not reported.
    std::optional<std::int64_t> memoryBytes;
};

// What others know of the service's own host. Thread-safe; may read files.
class HostKnowledge {
public:
    virtual ~HostKnowledge() = default;

    // The service, and what watches over its replicas: they and all below them are its own doing.
    virtual std::vector<replica::ProcessIdentity> ownRoots() const = 0;
    // Of Pilothouse itself, as it is installed here: what any process of theirs answers, a demo's replicas that do not
    // exist for example, is no inference. The engines that a service runs are other programs.
    virtual std::vector<ProgramFile> ownPrograms() const = 0;
    virtual std::vector<GpuUse> gpuUses() const = 0;
};

} // namespace findings
