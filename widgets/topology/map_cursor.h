#pragma once

#include "widgets/topology/scene.h"
#include "widgets/topology/topology_graph.h"

namespace topologypage {

enum class Direction { Left, Right, Up, Down };

// Where the cursor goes from an object: along connections and within columns in the serving lens, to the neighbour of
// the same kind in the physical one. The object itself where there is none.
ObjectId neighbour(const TopologyGraph &graph, const Scene &scene, ObjectId from, Direction direction);
// The first that stands in it, and what it stands in; -1 for none.
ObjectId firstWithin(const TopologyGraph &graph, const Scene &scene, ObjectId holder);
ObjectId holderOf(const TopologyGraph &graph, const Scene &scene, ObjectId id);
// Where a cursor begins.
ObjectId firstOf(const Scene &scene);

} // namespace topologypage
