#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <vector>

#include "backend/fleet/nvml/gpm_sampler.h"
#include "backend/fleet/nvml/gpu_reading.h"
#include "backend/fleet/nvml/nvml_library.h"
#include "backend/fleet/nvml/telemetry_api.h"

namespace nvml {

// Whether this is how the library says that it has no such thing: it is missing in its version, or the GPU lacks it, or
// has nothing to say of it now.
bool isAbsence(Return answer);

// What is remembered of a GPU from one question to the next.
struct GpuMemory {
    GpmSampler gpm;
    // It counts what its engines do, so that what else tells the same is not asked.
    bool hasGpm = false;
    // It has NVLinks, be they up or not.
    bool hasNvlinks = false;
    // Of all NVLinks, both directions.
    double nvlinkBytes = 0;
    std::chrono::steady_clock::time_point nvlinkTime;
};

// One question to one GPU: makes the calls and takes the answers.
class Asking {
public:
    Asking(const NvmlLibrary &library, Device device, GpuMemory &memory)
        : library_(library), device_(device), memory_(memory) {}

    // Whether the call succeeded. After one that found the GPU lost, no more calls are made.
    template <typename... Parameters>
    bool call(const Function<Device, Parameters...> &function, std::type_identity_t<Parameters>... arguments) {
        return note(function.name, isLost_ ? Return::GpuIsLost : library_.call(function, device_, arguments...));
    }
    // The same, of one that tells how much room it wants.
    template <typename... Parameters>
    Return answerOf(const Function<Device, Parameters...> &function, std::type_identity_t<Parameters>... arguments) {
        const auto answer = isLost_ ? Return::GpuIsLost : library_.call(function, device_, arguments...);
        if (answer != Return::InsufficientSize)
            note(function.name, answer);
        return answer;
    }
    // As many as `fields` has, with the same scope; nothing for those that are not reported.
    std::vector<std::optional<double>> fields(std::span<const Field> fields, unsigned scope = 0);

    void put(Measure measure, double value) { values_.push_back({measure, value}); }
    void put(std::vector<GpuProcess> processes) { processes_ = std::move(processes); }
    void put(std::vector<GpuLink> links) { links_ = std::move(links); }

    GpuMemory &memory() { return memory_; }
    const NvmlLibrary &library() const { return library_; }
    Device device() const { return device_; }

    std::vector<Measured> &values() { return values_; }
    std::optional<std::vector<GpuProcess>> &processes() { return processes_; }
    std::vector<GpuLink> &links() { return links_; }
    bool isLost() const { return isLost_; }
    // The first call that failed, without the GPU.
    const std::optional<Failure> &failure() const { return failure_; }
    bool note(const char *name, Return answer);

private:
    const NvmlLibrary &library_;
    const Device device_;
    GpuMemory &memory_;
    std::vector<Measured> values_;
    std::optional<std::vector<GpuProcess>> processes_;
    std::vector<GpuLink> links_;
    std::optional<Failure> failure_;
    bool isLost_ = false;
};

} // namespace nvml
