#pragma once

#include <chrono>
#include <stop_token>
#include <string>
#include <vector>

#include "backend/fleet/nvml/errand.h"
#include "backend/fleet/nvml/inventory.h"

namespace nvml {

// Reads what GPUs there are on a thread of its own, so that a driver that is stuck holds nobody up. The library stays
// loaded from one reading to the next and is opened anew after one that failed.
class GpuReader {
public:
    // Places as NvmlLibrary::open takes them.
    explicit GpuReader(std::vector<std::string> places);

    // Waits for the answer, at most so long or until stopped. DEADLINE_EXCEEDED where it did not come; then nothing
    // more is asked until it has come. Else the errors of NvmlLibrary::open and readInventory. Called by one thread.
    core::Result<Inventory> read(std::chrono::milliseconds patience, const std::stop_token &stop = {});

private:
    Errand<Inventory> errand_;
};

// What is said of a driver that has not answered in time: DEADLINE_EXCEEDED.
core::Error silence();

} // namespace nvml
