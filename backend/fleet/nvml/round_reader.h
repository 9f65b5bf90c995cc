#pragma once

#include <chrono>
#include <stop_token>
#include <string>
#include <vector>

#include "backend/fleet/nvml/errand.h"
#include "backend/fleet/nvml/gpu_reading.h"

namespace nvml {

// Reads what all GPUs measure, on a thread of its own, so that a driver that is stuck holds nobody up. The library
// stays loaded; while something is lost it is opened anew now and then, since a library sees no GPU come back.
class RoundReader {
public:
    // Places as NvmlLibrary::open takes them.
    explicit RoundReader(std::vector<std::string> places);

    // Waits for the answer, at most so long or until stopped. DEADLINE_EXCEEDED where it did not come; then nothing
    // more is asked until it has come. Else the errors of NvmlLibrary::open, and of counting GPUs. Called by one
    // thread.
    core::Result<Round> read(std::chrono::milliseconds patience, const std::stop_token &stop = {});

private:
    Errand<Round> errand_;
};

} // namespace nvml
