#pragma once

#include <filesystem>
#include <string>

#include "pilothouse/v1/node.pb.h"

namespace fleet {

namespace v1 = pilothouse::v1;

// Reads what the service's own host is and has: CPUs and memory as far as the service may use them, GPUs, kernel and
// operating system. No conditions.
class HostFacts {
public:
    // `root` is where /proc, /sys and /etc are found.
    explicit HostFacts(std::filesystem::path root = "/");

    v1::NodeStatus read() const;

private:
    std::int64_t cpuMillis() const;
    std::int64_t memoryBytes() const;
    void readGpus(v1::NodeStatus *status) const;
    // The smallest number in files of this name in the service's cgroup and those above it, of cgroup v2 or of a
    // controller of v1; 0 where there is none.
    std::int64_t smallestLimit(const std::string &controller, const std::string &file) const;
    std::int64_t cpuLimit() const;

    const std::filesystem::path root_;
};

// An id for a node, of a host's name.
std::string nodeIdFrom(const std::string &hostName);

} // namespace fleet
