#pragma once

#include "widgets/topology/scene.h"
#include "widgets/topology/slots.h"
#include "widgets/topology/topology_graph.h"

namespace topologypage {

// The serving lens: columns of teams, routes, deployments, revisions, replicas and GPUs, requests going from left to
// right. Everybody keeps the place that he was first given.
class ServingLayout {
public:
    // Dense: all of an organisation is seen at once, from afar; of replicas there is a sign.
    enum class Density { Usual, Dense };

    // In units of the scene.
    struct Measures {
        double teamWidth;
        double deploymentWidth;
        double replicaWidth;
        double replicaHeight;
        double replicaPitch;
        double gpuGap;
        double gpuPitch;
        double columnGap;
        double blockGap;
        int mostRows; // of a deployment, unless there would be more columns than these
        int mostColumns;
        int leastLines; // of a deployment

        double routeLeft() const;
        double deploymentLeft() const;
        double revisionLeft() const;
        double replicaLeft() const;
        double gpusWidth() const;
        double column() const;
    };

    explicit ServingLayout(Density density = Density::Usual);

    Scene arrange(const TopologyGraph &graph);

private:
    struct Block {
        Slots revisions;
        Slots replicas;
        int mostRows = 0;
        int rows = 0;
        int lines = 0;
        double top = 0;
    };

    void gather(const TopologyGraph &graph);
    void stack();
    void placeBlock(const TopologyGraph &graph, ObjectId id, Scene &scene);
    void placeReplica(const TopologyGraph &graph, ObjectId id, const QRectF &rect, Scene &scene) const;
    // Routes and teams stand beside what they lead to.
    void placeBefore(const TopologyGraph &graph, Kind kind, Scene &scene);
    void addHeadings(Scene &scene) const;

    Measures measures_;
    Slots blocks_;
    std::map<QString, Block> byKey_;
    std::map<QString, double> tops_; // of routes and teams
    // Of this turn, in the order in which they would stand if all were new.
    std::vector<ObjectId> targets_;
    std::map<QString, std::vector<ObjectId>> revisions_;
    std::map<QString, std::vector<ObjectId>> replicas_;
    std::vector<double> heights_; // by place of a block, never less than they were
};

} // namespace topologypage
