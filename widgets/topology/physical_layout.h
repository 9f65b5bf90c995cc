#pragma once

#include <unordered_map>

#include "widgets/topology/scene.h"
#include "widgets/topology/shelves.h"
#include "widgets/topology/slots.h"
#include "widgets/topology/topology_graph.h"

namespace topologypage {

// The physical lens: sites hold clusters, clusters hold nodes, nodes hold GPUs and the replicas that use none. Boxes
// are as large as what they ever held, so that nothing moves when a neighbour empties.
class PhysicalLayout {
public:
    // For a room of that width to height: all of it shall be seen there as large as can be. Who has a place keeps it,
    // unless the room or what stands there became so different that everything could be much larger.
    Scene arrange(const TopologyGraph &graph, double aspect = usualAspect);

    static constexpr double usualAspect = 1.5;

private:
    // Width to height that boxes shall have, by what stands in them.
    struct Shape {
        double ofNodes = 0; // none was chosen yet
        double ofClusters = 0;
        double ofSites = 0;

        double of(Kind kind) const {
            return kind == Kind::Node ? ofNodes : kind == Kind::Cluster ? ofClusters : ofSites;
        }
    };
    struct Nodes {
        std::size_t count = 0;
        QSizeF cell;
    };
    // A box with its members on shelves.
    struct Box {
        Slots members;
        std::vector<QSizeF> sizes; // by slot, never less than they were
        double shelf = 0;          // kept from the first time on
        int columns = 0;           // of nodes, which stand in a grid; likewise
        std::vector<QPointF> places;
        QSizeF size;
        // Of the first member, within the box.
        QPointF start;
    };

    void gather(const TopologyGraph &graph);
    void measureNode(const TopologyGraph &graph, ObjectId id);
    void gatherNodes(const TopologyGraph &graph);
    std::pair<Shape, double> bestShape(const TopologyGraph &graph, double aspect) const;
    // Of a box and all in it, were it shaped so.
    QSizeF sizeOf(const TopologyGraph &graph, const QString &key, const Shape &shape) const;
    void measureHolders(const TopologyGraph &graph);
    static void evenHeaders(const std::vector<Box *> &boxes);
    void measure(const TopologyGraph &graph, const QString &key);
    void shelve(Box &box, Kind kind) const;
    void place(const TopologyGraph &graph, const QString &key, const QPointF &at, Scene &scene);
    void placeNode(const TopologyGraph &graph, ObjectId id, const QPointF &at, Scene &scene);
    Kind kindIn(const TopologyGraph &graph, const QString &key) const;

    Shape shape_;
    std::unordered_map<QString, Box> boxes_; // empty key: the whole map
    std::unordered_map<QString, std::vector<ObjectId>> members_;
    std::unordered_map<QString, Nodes> nodes_;                   // by what holds nodes alone
    std::unordered_map<QString, std::vector<ObjectId>> tenants_; // replicas without GPUs, by node
};

} // namespace topologypage
