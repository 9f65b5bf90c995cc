#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "backend/core/result.h"
#include "backend/fleet/nvml/gpu_probe.h"
#include "backend/fleet/nvml/nvml_library.h"

namespace nvml {

// The library and its GPUs from one round to the next. For one thread, which any call may hold up.
class RoundSession {
public:
    using Time = std::chrono::steady_clock::time_point;

    explicit RoundSession(std::vector<std::string> places) : places_(std::move(places)) {}

    // Time goes on from one round to the next.
    core::Result<Round> take(Time now);

private:
    // Which GPUs there are; the failure of counting them.
    std::optional<core::Error> look(Time now);
    void find(int index);
    void close();

    const std::vector<std::string> places_;
    std::unique_ptr<NvmlLibrary> library_;
    // By their index; they are gone before the library is.
    std::vector<std::unique_ptr<GpuProbe>> probes_;
    // What GPU was seen at an index, also before the library was opened anew.
    std::map<int, std::string> known_;
    std::vector<int> unreachable_;
    // Of finding them.
    std::optional<Failure> failure_;
    Time opened_;
    Time nextLook_;
};

} // namespace nvml
