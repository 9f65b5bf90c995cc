#pragma once

#include <vector>

#include "backend/fleet/nvml/nvml_library.h"
#include "backend/fleet/nvml/telemetry_api.h"

namespace nvml {

class Asking;

// Measures what the engines of a GPU did between two readings, from counters that GPUs of Hopper and later have (NVML's
// GPU performance monitoring). Belongs to one GPU and one thread.
class GpmSampler {
public:
    GpmSampler() = default;
    GpmSampler(const GpmSampler &) = delete;
    GpmSampler &operator=(const GpmSampler &) = delete;
    ~GpmSampler();

    // Takes a sample and puts what lies between it and the one before. Whether the GPU has such counters.
    bool measure(Asking &asking);

private:
    bool isSupported(Asking &asking);
    bool allocate(Asking &asking);

    // Outlives this, once a sample is allocated.
    const NvmlLibrary *library_ = nullptr;
    GpmSample before_ = nullptr;
    GpmSample now_ = nullptr;
    // There is something in `before_`.
    bool isBegun_ = false;
};

} // namespace nvml
