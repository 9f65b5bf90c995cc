#pragma once

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include <QHash>
#include <QSet>

#include "widgets/topology/topology_reading.h"

namespace topologypage {

// All objects of the map and what connects them, kept up to date resource by resource. A pure model without widgets,
// for one thread. After any number of put() and remove() comes one settle(), which says what has become different.
class TopologyGraph {
public:
    struct Changes {
        // Objects that look different and stand where they stood.
        std::vector<ObjectId> changed;
        // Objects came or went, or something that the layout depends on.
        bool isReshaped = false;
        // Connections came or went or weigh otherwise.
        bool isRelinked = false;

        bool isEmpty() const { return changed.empty() && !isReshaped && !isRelinked; }
    };

    void put(const v1::Resource &resource);
    void remove(const QString &name);
    void clear();
    // Places planned replicas; nothing takes them away again. The deployment is named by its resource name.
    void showPlan(const QString &deployment, const v1::PlanDeploymentResponse *plan);
    // What was measured of a node's GPUs, by their index: percent, below 0 where nothing is known, and what is wrong.
    struct Measured {
        std::span<const signed char> loads;
        std::span<const Trouble> troubles;
    };
    void measure(const QString &node, const Measured &measured);
    // After any number of measure(): what follows for replicas, deployments, clusters and sites.
    void spreadLoad();
    Changes settle();

    // Free places have an empty key.
    const std::vector<Object> &objects() const { return objects_; }
    const Object &at(ObjectId id) const { return objects_[static_cast<std::size_t>(id)]; }
    ObjectId find(const QString &key) const;
    int count() const { return static_cast<int>(objects_.size() - free_.size()); }
    bool contains(const QString &key) const { return find(key) >= 0; }
    // As of the last settle().
    const std::vector<Edge> &edges() const { return edges_; }
    std::span<const ObjectId> upstream(ObjectId id) const { return around(id, upstream_); }
    std::span<const ObjectId> downstream(ObjectId id) const { return around(id, downstream_); }
    // Everything that requests pass on their way to and from it, with what holds it; itself too.
    std::vector<ObjectId> related(ObjectId id) const;
    // Of a GPU: the replica that has it, -1 for none.
    ObjectId occupant(ObjectId gpu) const { return find(at(gpu).place); }

private:
    struct Adjacency {
        std::vector<int> starts;
        std::vector<ObjectId> ends;
    };
    struct Owned {
        std::vector<ObjectId> objects;
        std::vector<Link> links;
        std::vector<Reading::Claim> claims;
        std::vector<DeviceId> gpus;
    };

    void apply(const QString &owner, Reading reading);
    // Where it is, as far as the owner's objects are placed already.
    ObjectId find(const Object &object, const std::vector<ObjectId> &placed) const;
    ObjectId findGpu(const QString &key) const;
    ObjectId place(Object object, ObjectId id);
    void release(ObjectId id);
    void touch(ObjectId id);
    void claimGpus(Owned &owned, Reading &reading, const std::vector<ObjectId> &objectsBefore);
    // What a GPU looks like follows from its node and from the replica that has it.
    void refreshGpu(const DeviceId &gpu);
    void change(ObjectId id, Object now);
    void connectAll();
    void link(Adjacency &adjacency, bool isUpstream) const;
    std::span<const ObjectId> around(ObjectId id, const Adjacency &adjacency) const;
    void walk(ObjectId id, const Adjacency &adjacency, std::vector<bool> &seen) const;

    std::vector<Object> objects_;
    std::size_t grown_ = 0; // since the last settle()
    std::vector<ObjectId> free_;
    // But for GPUs, which are found by their nodes: most objects are GPUs.
    QHash<QString, ObjectId> ids_;
    QHash<QString, Owned> owned_;
    QHash<DeviceId, ObjectId> gpus_;
    QHash<DeviceId, QString> gpuUsers_; // replicas
    QSet<QString> details_;             // of GPUs: few, and shared
    std::vector<Edge> edges_;
    Adjacency upstream_;
    Adjacency downstream_;
    Changes changes_;
    std::vector<bool> isMarked_;
};

} // namespace topologypage
