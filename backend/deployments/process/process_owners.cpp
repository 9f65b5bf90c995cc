#include "backend/deployments/process/process_owners.h"

#include "backend/deployments/process/replica_directory.h"

namespace deployments {

namespace {

// From a process up to its engine; more than anybody nests.
constexpr int mostGenerations = 64;

} // namespace

ProcessOwners::ProcessOwners(const std::filesystem::path &dataDirectory) {
    const auto boot = replica::bootId();
    for (const auto &key : ReplicaDirectory::all(dataDirectory)) {
        const auto record = ReplicaDirectory(dataDirectory, key).record();
        if (!record || record->bootId != boot || record->outcome)
            continue;
        known_[record->shim.pid] = {record->shim.startTicks, key};
        if (record->engine)
            known_[record->engine->pid] = {record->engine->startTicks, key};
    }
}

std::optional<ReplicaKey> ProcessOwners::ownerOf(pid_t pid) const {
    for (int generation = 0; generation < mostGenerations && pid > 1 && !known_.empty(); ++generation) {
        const auto entry = replica::processEntry(pid);
        if (!entry)
            return std::nullopt;
        const auto known = known_.find(pid);
        if (known != known_.end() && known->second.first == entry->identity.startTicks)
            return known->second.second;
        pid = entry->parent;
    }
    return std::nullopt;
}

} // namespace deployments
