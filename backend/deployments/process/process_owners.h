#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <utility>

#include <sys/types.h>

#include "backend/deployments/replica/process_table.h"
#include "backend/deployments/runtime.h"

namespace deployments {

// Whose the processes of this host are, as the records of the replicas tell it at the time that it is made: a process
// is a replica's where it is its engine or its shim, or stands below one of them.
class ProcessOwners {
public:
    explicit ProcessOwners(const std::filesystem::path &dataDirectory);

    // Nothing for one of nobody, and for one that is gone.
    std::optional<ReplicaKey> ownerOf(pid_t pid) const;

private:
    // By pid, with when it started: a number may be another process's by now.
    std::map<pid_t, std::pair<std::uint64_t, ReplicaKey>> known_;
};

} // namespace deployments
