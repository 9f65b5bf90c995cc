#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "backend/fleet/nvml/inventory.h"
#include "backend/fleet/nvml/measure.h"

namespace nvml {

struct Measured {
    Measure measure;
    double value = 0;
    // How long before the reading it was asked.
    std::chrono::milliseconds age{0};
    bool operator==(const Measured &) const = default;
};

// A program that has memory of the GPU.
struct GpuProcess {
    unsigned pid = 0;
    // Nothing where it is not available.
    std::optional<std::uint64_t> memoryBytes;
    // It draws, as a desktop does, and computes nothing.
    bool isDrawing = false;
    bool operator==(const GpuProcess &) const = default;
};

// One of its NVLinks.
struct GpuLink {
    unsigned index = 0;
    bool isUp = false;
    // Of all kinds together, since the driver was loaded; nothing where it does not count them by link.
    std::optional<double> errors;
    bool operator==(const GpuLink &) const = default;
};

// What one GPU tells at one time.
struct GpuReading {
    int index = 0;
    std::string uuid;
    // It has fallen off its bus, or is out of reach for another reason, and tells nothing.
    bool isLost = false;
    // Each at most once; what the GPU does not report is missing.
    std::vector<Measured> values;
    // Nothing where it is not reported.
    std::optional<std::vector<GpuProcess>> processes;
    // By their indexes; none where it has none.
    std::vector<GpuLink> links;

    std::optional<double> value(Measure measure) const {
        for (const auto &measured : values) {
            if (measured.measure == measure)
                return measured.value;
        }
        return std::nullopt;
    }
};

// All GPUs at one time.
struct Round {
    std::vector<GpuReading> gpus;
    // The first call that failed; that something is not supported is no failure.
    std::optional<Failure> failure;
    // How long it took.
    std::chrono::microseconds duration{0};
};

} // namespace nvml
