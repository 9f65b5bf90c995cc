#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "backend/ledger/snapshot.h"

#include "pilothouse/v1/deployment.pb.h"

namespace deployments {

namespace v1 = pilothouse::v1;

// A node and what replicas have of it.
struct FleetNode {
    ledger::ResourcePtr node;
    // `clusters/<id>`
    std::string cluster;
    // `sites/<id>` and its region; empty where there is none.
    std::string site;
    std::string region;
    bool isReady = false;
    bool isSimulated = false;
    // Others run what runs there.
    bool isExternal = false;
    // UUIDs of GPUs that are given to replicas.
    std::set<std::string> takenGpus;
    // And of those that are gone from their bus or with the node.
    std::set<std::string> lostGpus;
    std::int64_t takenMemoryBytes = 0;
    std::int64_t takenCpuMillis = 0;
    // Replicas of each deployment, by its name.
    std::map<std::string, int> replicas;

    // It gets no new replicas: cordoned, or drained.
    bool isCordoned() const;
    // None of its cordoned GPUs is given away, nor any of a cordoned node.
    bool isCordoned(const v1::GpuDevice &gpu) const;
};

// By nodes, `clusters/<id>/nodes/<id>`: UUIDs of GPUs that are not there at present, though their node lists them.
using LostGpus = std::map<std::string, std::set<std::string>>;

// Every node as it stands, with what has been given away.
class Fleet {
public:
    // Nodes of a snapshot, nothing given away.
    explicit Fleet(const ledger::Snapshot &state, const LostGpus &lost = {});

    // Takes what a replica has; `resources` are those of its revision.
    void occupy(const std::string &deployment, const v1::Replica &replica, const v1::ReplicaResources &resources);

    const std::map<std::string, FleetNode> &nodes() const { return nodes_; }

private:
    std::map<std::string, FleetNode> nodes_;
};

} // namespace deployments
