#include "widgets/topology/fault_count.h"

#include <algorithm>
#include <set>

namespace topologypage {

namespace {

bool hasFailed(const TopologyGraph &graph, ObjectId id) {
    return id >= 0 && graph.at(id).health == Health::Failed;
}

// The deployment that a part belongs to, or it itself; empty for all else.
QString deploymentOf(const Object &object) {
    switch (object.kind) {
    case Kind::Deployment:
        return object.key;
    case Kind::Revision:
    case Kind::Replica:
        return object.parent;
    default:
        return {};
    }
}

} // namespace

FaultCount faultsByCause(const TopologyGraph &graph) {
    FaultCount faults;
    std::set<QString> deployments;
    std::set<QString> explained;
    for (const auto &object : graph.objects()) {
        if (object.key.isEmpty() || object.health != Health::Failed)
            continue;
        if (object.kind == Kind::Gpu && object.trouble == Trouble::Critical)
            faults.gpus += hasFailed(graph, graph.find(object.parent)) ? 0 : 1;
        else if (object.kind == Kind::Node)
            ++faults.nodes;
        else if (object.kind == Kind::Provider)
            ++faults.providers;
        else if (object.kind == Kind::Replica && hasFailed(graph, graph.find(object.place)))
            explained.insert(object.parent);
        else if (object.kind == Kind::Replica)
            deployments.insert(object.parent);
    }
    for (const auto &object : graph.objects()) {
        if (object.key.isEmpty() || object.health != Health::Failed)
            continue;
        const auto deployment = deploymentOf(object);
        if (object.kind != Kind::Replica && !deployment.isEmpty() && !explained.contains(deployment))
            deployments.insert(deployment);
        if (object.kind != Kind::Route)
            continue;
        const auto targets = graph.downstream(graph.find(object.key));
        if (std::ranges::none_of(targets, [&graph](ObjectId target) { return hasFailed(graph, target); }))
            ++faults.routes;
    }
    faults.deployments = static_cast<int>(deployments.size());
    return faults;
}

} // namespace topologypage
