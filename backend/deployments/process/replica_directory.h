#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "backend/core/result.h"
#include "backend/deployments/replica/record.h"
#include "backend/deployments/runtime.h"

namespace deployments {

// Where a replica lies on this host: `replicas/<deployment>/<replica>` in the data directory for as long as it is
// known, and `logs/<deployment>/<replica>`, which stays. Both are for the service's user alone.
class ReplicaDirectory {
public:
    ReplicaDirectory(const std::filesystem::path &dataDirectory, const ReplicaKey &key);

    // Both parts are plain names: lower-case letters, digits and dashes.
    static bool isSafe(const ReplicaKey &key);
    // Those that have a directory.
    static std::vector<ReplicaKey> all(const std::filesystem::path &dataDirectory);

    // Makes it where no shim holds it; of an earlier engine its log and its record stay.
    core::Result<void> make() const;
    void remove() const;
    // Remembers that it was asked to stop, also for a later run of the service.
    void noteStop() const;
    bool wasAskedToStop() const;
    // A shim holds it at this moment.
    bool isHeld() const;
    std::optional<replica::Record> record() const;

    const std::filesystem::path &path() const { return path_; }
    const std::filesystem::path &log() const { return log_; }

private:
    std::filesystem::path path_;
    std::filesystem::path log_;
};

} // namespace deployments
