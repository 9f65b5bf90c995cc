#pragma once

#include "widgets/topology/scene.h"
#include "widgets/topology/slots.h"
#include "widgets/topology/topology_graph.h"

namespace topologypage {

// The serving lens: columns of teams, routes, deployments, revisions, replicas and GPUs, requests going from left to
// right. Everybody keeps the place that he was first given.
class ServingLayout {
public:
    // Dense: all of an organisation is seen at once, and its names can be read; of replicas there is a sign.
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
        int mostRows;   // of replicas of a deployment, unless there are more columns than the room has
        int leastLines; // of a deployment
        bool isShaped;  // columns of replicas are as many as the room has, else any number

        double routeLeft() const;
        double deploymentLeft() const;
        double revisionLeft() const;
        double replicaLeft() const;
        double gpusWidth() const;
        double column() const;
    };

    explicit ServingLayout(Density density = Density::Usual);

    // For a room of that width to height, to which dense ones are shaped: likewise until they are outgrown, as places
    // of the physical lens are.
    Scene arrange(const TopologyGraph &graph, double aspect = usualAspect);

    static constexpr double usualAspect = 1.5;

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
    // So that all of it is seen largest.
    void chooseColumns(const TopologyGraph &graph, double aspect);
    // Of all, with so many columns of replicas, were all of them new.
    QSizeF sizeOf(const TopologyGraph &graph, int columns) const;
    int replicasOf(const TopologyGraph &graph, ObjectId target) const;
    void stack();
    void placeBlock(const TopologyGraph &graph, ObjectId id, Scene &scene);
    void placeReplica(const TopologyGraph &graph, ObjectId id, const QRectF &rect, Scene &scene) const;
    double topBeside(const TopologyGraph &graph, ObjectId id, const Scene &scene) const;
    // Routes and teams stand beside what they lead to.
    void placeBefore(const TopologyGraph &graph, Kind kind, Scene &scene);
    void addHeadings(Scene &scene) const;

    Measures measures_;
    int columns_;       // of replicas of a deployment at most; 0: none were chosen yet
    double aspect_ = 0; // for which they were
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
