#pragma once

#include <vector>

#include "widgets/topology/topology_object.h"

#include "pilothouse/v1/deployment_service.pb.h"
#include "pilothouse/v1/resource.pb.h"

namespace topologypage {

namespace v1 = pilothouse::v1;

// What one resource puts on the map.
struct Reading {
    // GPUs that a replica has.
    struct Claim {
        DeviceId gpu;
        QString replica;

        bool operator==(const Claim &) const = default;
    };

    std::vector<Object> objects;
    std::vector<Link> links;
    std::vector<Claim> claims;
    // Of a node: what its GPUs are, which are the objects behind its own.
    std::vector<DeviceId> gpus;
};

// The plurals whose resources stand on the map, in the order in which they are best read.
const std::vector<const char *> &kindsOnTheMap();

// Nothing for a kind that does not stand on the map.
Reading readResource(const v1::Resource &resource);

// Of one replica, as it looks wherever it stands.
State stateOf(const v1::Replica &replica);
Health healthOf(State state);

QString replicaKey(const QString &deployment, const std::string &id);
QString revisionKey(const QString &deployment, qint64 generation);

} // namespace topologypage
