#pragma once

#include "widgets/topology/topology_graph.h"

namespace topologypage {

struct FaultCount {
    int gpus = 0;
    int nodes = 0;
    int providers = 0;
    int deployments = 0;
    int routes = 0;

    int all() const { return gpus + nodes + providers + deployments + routes; }
};

// How many things went wrong, each counted where it began: a replica that fails, the revision and the deployment that
// it leaves without one, and the routes that lead there are one fault, and none where the node beneath is one.
FaultCount faultsByCause(const TopologyGraph &graph);

} // namespace topologypage
