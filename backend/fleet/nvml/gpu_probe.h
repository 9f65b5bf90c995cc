#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "backend/fleet/nvml/asking.h"
#include "backend/fleet/nvml/gpu_reading.h"

namespace nvml {

// Asks one GPU all that is to be asked, each thing as often as gpuQuestions() says. What it does not support is asked
// again after a minute. For one thread.
class GpuProbe {
public:
    using Time = std::chrono::steady_clock::time_point;

    // The library outlives it.
    GpuProbe(const NvmlLibrary &library, Device device, int index, std::string uuid);

    Device device() const { return device_; }
    const std::string &uuid() const { return uuid_; }
    int index() const { return index_; }

    // Time goes on from one reading to the next. The first failure is kept in `failure` where it has none.
    GpuReading read(Time now, std::optional<Failure> *failure);

private:
    struct Line {
        Time due;
        Time asked;
        std::vector<Measured> values;
        std::optional<std::vector<GpuProcess>> processes;
        std::vector<GpuLink> links;
    };

    // Whether the GPU is there.
    bool ask(std::size_t number, Time now, std::optional<Failure> *failure);

    const NvmlLibrary &library_;
    const Device device_;
    const int index_;
    const std::string uuid_;
    GpuMemory memory_;
    // By the number of the question.
    std::vector<Line> lines_;
};

} // namespace nvml
