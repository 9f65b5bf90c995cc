#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "backend/core/result.h"

namespace nvml {

class NvmlLibrary;

// What is not known is empty or 0.
struct Gpu {
    // NVML's, which follows the places on the bus.
    int index = 0;
    // `GPU-5c7b...`
    std::string uuid;
    std::string product;
    std::int64_t memoryBytes = 0;
    // `00000000:0A:00.0`
    std::string pciAddress;
    // `9.0`
    std::string computeCapability;
    // Split into instances (MIG).
    bool isPartitioned = false;

    bool operator==(const Gpu &) const = default;
};

// The first call that failed where the others went on.
struct Failure {
    std::string call;
    std::string error;
    // Index of the GPU that it was about.
    std::optional<int> gpu;

    bool operator==(const Failure &) const = default;
};

struct Inventory {
    // `580.159.04`, and the newest CUDA that it runs, `13.0`.
    std::string driver;
    std::string cuda;
    // Those that can be told from others. One that is lost is not among them.
    std::vector<Gpu> gpus;
    std::optional<Failure> failure;

    bool operator==(const Inventory &) const = default;
};

// What GPUs there are. A failure where not even their number is known. That a GPU does not support what was asked for
// is no failure.
core::Result<Inventory> readInventory(const NvmlLibrary &library);

} // namespace nvml
