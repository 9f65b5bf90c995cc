#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fleet {

// Which programs have memory of the GPUs of the service's own host, and whose they are. Thread-safe; outlives the
// service that asks it.
class GpuPrograms {
public:
    struct Program {
        int pid = 0;
        // Its file's name; empty where the system does not tell it.
        std::string file;
        // Nothing where it is not reported.
        std::optional<std::int64_t> memoryBytes;
        // Uid of the deployment whose replica it is; empty where it is none's.
        std::string deployment;
    };

    virtual ~GpuPrograms() = default;

    // Of a GPU by its UUID; none where it stands in another host.
    virtual std::vector<Program> of(const std::string &gpu) const = 0;
};

} // namespace fleet
