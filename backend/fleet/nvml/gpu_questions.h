#pragma once

#include <chrono>
#include <span>

namespace nvml {

class Asking;

// One thing that is asked of every GPU.
struct GpuQuestion {
    const char *subject;
    // How often; what an answer costs decides it.
    std::chrono::seconds period;
    // What it took on an H100 or an H200 (driver 580), in microseconds: the mean or median of many, or of the first one
    // where the library then answers from memory. A whole round of an H200, once a second, took 2.2 ms.
    int cost;
    void (*ask)(Asking &asking);
};

// All that is asked, and how often.
std::span<const GpuQuestion> gpuQuestions();

} // namespace nvml
