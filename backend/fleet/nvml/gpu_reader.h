#pragma once

#include <chrono>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "backend/fleet/nvml/inventory.h"

namespace nvml {

// Reads what GPUs there are on a thread of its own, so that a driver that is stuck holds nobody up. The library stays
// loaded from one reading to the next and is opened anew after one that failed.
class GpuReader {
public:
    // Places as NvmlLibrary::open takes them.
    explicit GpuReader(std::vector<std::string> places);
    GpuReader(const GpuReader &) = delete;
    GpuReader &operator=(const GpuReader &) = delete;
    // Joins the thread, but for one that a stuck driver holds: that is left behind with all that it needs.
    ~GpuReader();

    // Waits for the answer, at most so long or until stopped. DEADLINE_EXCEEDED where it did not come; then nothing
    // more is asked until it has come. Else the errors of NvmlLibrary::open and readInventory. Called by one thread.
    core::Result<Inventory> read(std::chrono::milliseconds patience, const std::stop_token &stop = {});

private:
    struct Desk;

    const std::shared_ptr<Desk> desk_;
    std::thread thread_;
};

} // namespace nvml
