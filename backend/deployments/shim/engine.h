#pragma once

#include <string>
#include <vector>

#include "backend/deployments/replica/process_table.h"
#include "backend/posix/descriptor.h"

namespace shim {

struct EngineCommand {
    // Absolute.
    std::string program;
    std::vector<std::string> arguments;
    // Of cgroup v2; empty leaves it where the shim is.
    std::string cgroup;
};

// An engine that was started: a session of its own, below the shim.
struct Engine {
    replica::ProcessIdentity identity;
    // What it writes; these do not block.
    posix::Descriptor out;
    posix::Descriptor err;
    // errno where it was not started.
    int error = 0;
    // errno where it is not in its cgroup.
    int cgroupError = 0;
};

// With the environment of this process and nothing else of it: no descriptors, default signals, the directory `work`,
// and it is killed when this process ends however it may. The process has one thread.
Engine startEngine(const EngineCommand &command);

} // namespace shim
