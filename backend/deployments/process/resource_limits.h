#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include <sys/types.h>

namespace deployments {

// Limits of memory and CPU by cgroup v2, where the system lets the service set them. Thread-safe.
class ResourceLimits {
public:
    // `root` is a cgroup that the service may make others in, with the controllers for memory and CPU.
    explicit ResourceLimits(std::filesystem::path root);
    // Where there is none, with the reason.
    static ResourceLimits unavailable(std::string reason);
    // In the cgroup of this process. Makes it fit for that: this process moves to one of its own below it.
    static ResourceLimits ofThisProcess(const std::filesystem::path &mountPoint = "/sys/fs/cgroup");

    struct Applied {
        // Empty where there is none.
        std::filesystem::path cgroup;
        std::string error;
    };
    // A cgroup with these limits, 0 being none.
    Applied make(const std::string &name, std::int64_t memoryBytes, std::int64_t cpuMillis) const;
    // What make() would give, where it was called before.
    Applied find(const std::string &name) const;
    // Whether a process is in it.
    static bool holds(const std::filesystem::path &cgroup, pid_t pid);
    void remove(const std::string &name) const;

private:
    std::filesystem::path root_;
    std::string reason_;
};

} // namespace deployments
