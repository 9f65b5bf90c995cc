#pragma once

#include <string>
#include <vector>

#include "pilothouse/v1/resource.pb.h"

namespace support {

namespace v1 = pilothouse::v1;

// How large a made-up fleet is. Every number is kept exactly; what is left over by a division goes to the first.
struct FleetSize {
    int sites = 3;
    int clustersPerSite = 2;
    int nodes = 12;
    int gpusPerNode = 8; // 0: hosts without GPUs
    int teams = 4;
    int deployments = 6;
    int replicas = 20;
    int gpusPerReplica = 2;
    int providers = 1;
    // One in so many replicas has failed, nodes are cordoned, deployments roll out; 0 is none.
    int oneFailedIn = 25;
    int oneCordonedIn = 40;
    int oneRollingOutIn = 10;

    // 10,000 GPUs, 2,000 replicas.
    static FleetSize large();
};

// A fleet that is the same whenever it is made with the same size: sites, clusters, nodes with their GPUs, teams,
// deployments with their replicas on those GPUs, routes to them, and providers behind them. Names are ordered as the
// objects were made. Resources are whole: meta, intent and status agree, and what they refer to is among them.
class FleetObjects {
public:
    explicit FleetObjects(const FleetSize &size = {});

    // In the order in which each may be stored: what is referred to comes first.
    const std::vector<v1::Resource> &all() const { return all_; }
    // The same as somebody would hand them in: what the service adds to their meta is not there.
    std::vector<v1::Resource> handedIn() const;
    // The deployment by its number, from 0.
    const v1::Resource &deployment(int number) const;
    const v1::Resource &node(int number) const;

    // The same deployment as after so many turns of its status: replicas start, become ready, fail and come back, one
    // of them in each turn. Its replicas stay the same ones.
    v1::Resource deploymentAfter(int number, int turn) const;

private:
    struct Gpu {
        std::string node;
        std::string uuid;
    };

    void addSites();
    void addNodes();
    void addTeams();
    void addModels();
    void addProviders();
    void addDeployments();
    void addRoutes();
    void addReplicas(v1::DeploymentStatus &status, int deployment, int count);
    void shareTraffic(v1::DeploymentStatus &status, bool isRollingOut);
    v1::Resource &add(const std::string &name);

    const FleetSize size_;
    std::vector<v1::Resource> all_;
    std::vector<std::size_t> deployments_;
    std::vector<std::size_t> nodes_;
    std::vector<std::string> clusters_;
    std::vector<Gpu> gpus_;
    std::size_t nextGpu_ = 0;
    int nextReplica_ = 0;
};

} // namespace support
