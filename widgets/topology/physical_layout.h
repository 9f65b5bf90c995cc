#pragma once

#include "widgets/topology/scene.h"
#include "widgets/topology/slots.h"
#include "widgets/topology/topology_graph.h"

namespace topologypage {

// The physical lens: sites hold clusters, clusters hold nodes, nodes hold GPUs and the replicas that use none. Boxes
// are as large as what they ever held, so that nothing moves when a neighbour empties.
class PhysicalLayout {
public:
    Scene arrange(const TopologyGraph &graph);

private:
    // A box with its members in a grid.
    struct Box {
        Slots members;
        int columns = 0; // kept from the first time on
        QSizeF cell;
        QSizeF size;
        // Of the first member, within the box.
        QPointF start;
    };

    void gather(const TopologyGraph &graph);
    void measureNode(const TopologyGraph &graph, ObjectId id);
    void measure(const TopologyGraph &graph, const QString &key, double gap);
    void place(const TopologyGraph &graph, const QString &key, const QPointF &at, Scene &scene);
    void placeNode(const TopologyGraph &graph, ObjectId id, const QPointF &at, Scene &scene);

    std::map<QString, Box> boxes_; // empty key: the whole map
    std::map<QString, std::vector<ObjectId>> members_;
    std::map<QString, std::vector<ObjectId>> tenants_; // replicas without GPUs, by node
};

} // namespace topologypage
