#pragma once

#include <filesystem>

#include "backend/fleet/gpu_programs.h"

namespace fleet {
class NvmlCollector;
}

namespace service {

// Programs on the GPUs of the service's own host, as NVIDIA's library told of them last.
class HostPrograms final : public fleet::GpuPrograms {
public:
    // The collector outlives it.
    HostPrograms(const fleet::NvmlCollector &gpus, std::filesystem::path dataDirectory)
        : gpus_(gpus), dataDirectory_(std::move(dataDirectory)) {}

    std::vector<Program> of(const std::string &gpu) const override;

private:
    const fleet::NvmlCollector &gpus_;
    const std::filesystem::path dataDirectory_;
};

} // namespace service
