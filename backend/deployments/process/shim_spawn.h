#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

namespace deployments {

struct ShimTask {
    std::filesystem::path shim;
    std::filesystem::path directory;
    std::filesystem::path log;
    // Empty for none.
    std::filesystem::path cgroup;
    std::string program;
    std::vector<std::string> arguments;
    // All of it, `NAME=value`.
    std::vector<std::string> environment;
};

struct SpawnedShim {
    // To be reaped by whoever started it.
    pid_t pid = -1;
    // The first connection to it.
    int socket = -1;
    // Where it could not be started.
    int error = 0;
};

// By posix_spawn: the service never forks. It inherits nothing but that connection.
SpawnedShim spawnShim(const ShimTask &task);

} // namespace deployments
