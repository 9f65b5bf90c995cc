#pragma once

#include "widgets/topology/topology_graph.h"

namespace topologypage {

// How many things went wrong, each counted where it began: a replica that fails, the revision and the deployment that
// it leaves without one, and the routes that lead there are one fault, and none where the node beneath is one.
int faultsByCause(const TopologyGraph &graph);

} // namespace topologypage
