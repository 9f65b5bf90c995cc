#pragma once

#include "backend/core/result.h"
#include "backend/posix/descriptor.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace catalog {

// How a process ended and what it said.
struct ProcessEnd {
    // By itself; -1 when a signal ended it.
    int exitStatus = -1;
    int signal = 0;
    bool wasLate = false;
    bool saidTooMuch = false;
    std::string output;
};

struct ProcessTask {
    std::filesystem::path program;
    std::vector<std::string> arguments;
    // Become descriptors 3, 4 and so on; descriptors 0 and 2 are /dev/null, and no others are open.
    std::vector<const posix::Descriptor *> files;
    std::chrono::milliseconds deadline;
    std::size_t longestOutput;
};

// Runs a program with an empty environment and signal mask by posix_spawn, collects its standard output, and reaps it;
// kills it when it is late or says too much. Never forks, and inherits no descriptor to it. INTERNAL when it could not
// be started.
core::Result<ProcessEnd> runProcess(const ProcessTask &task);

} // namespace catalog
