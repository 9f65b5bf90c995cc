#pragma once

#include <vector>

#include "widgets/kit/fact_list.h"
#include "widgets/topology/topology_graph.h"

namespace client {
class ResourceCache;
}

namespace kit {
class TimeText;
}

namespace topologypage {

// The few facts that stand beside the pointer, from the graph alone.
QList<kit::Fact> shortFacts(const TopologyGraph &graph, ObjectId id);

// All facts of the inspector, with what the resource itself says; conditions as sentences.
QList<kit::Fact> wholeFacts(const TopologyGraph &graph, ObjectId id, const client::ResourceCache &cache,
                            const kit::TimeText &times);

// Objects that are directly connected, with the words for how: for links. In the order of the columns.
struct Relation {
    QString words;
    std::vector<ObjectId> objects;
};
std::vector<Relation> relationsOf(const TopologyGraph &graph, ObjectId id);

} // namespace topologypage
