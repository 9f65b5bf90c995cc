#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pilothouse/v1/fleet_scenario.pb.h"

namespace simulator {

namespace v1 = pilothouse::v1;

// GPUs by their slots, which follow each other.
struct SlotRange {
    int first = 0;
    int count = 0;

    int end() const { return first + count; }
    bool contains(int slot) const { return slot >= first && slot < end(); }
    bool operator==(const SlotRange &) const = default;
};

struct Node {
    int rack = 0;
    // Number in the whole fleet, from 1.
    int number = 0;
    SlotRange gpus;
};

struct Rack {
    int cluster = 0;
    int number = 0;
    int firstNode = 0;
    int nodeCount = 0;
};

struct Cluster {
    int site = 0;
    int product = 0;
    int firstRack = 0;
    int rackCount = 0;
    // In the scenario.
    const v1::FleetCluster *facts = nullptr;
};

// What stands in a fleet: GPUs by slot, in order of site, cluster, rack, node and position, which never changes. Each
// is known by an index in its list. The scenario outlives it and is sound (scenario_rules.h).
class Hardware {
public:
    explicit Hardware(const v1::FleetScenario &scenario);

    int gpuCount() const { return static_cast<int>(nodeOf_.size()); }
    const std::vector<Cluster> &clusters() const { return clusters_; }
    const std::vector<Rack> &racks() const { return racks_; }
    const std::vector<Node> &nodes() const { return nodes_; }
    int nodeOf(int slot) const { return nodeOf_[static_cast<std::size_t>(slot)]; }

    const Node &node(int node) const { return nodes_[static_cast<std::size_t>(node)]; }
    const Rack &rackOf(const Node &node) const { return racks_[static_cast<std::size_t>(node.rack)]; }
    const Cluster &clusterOf(const Node &node) const;
    const v1::FleetSite &siteOf(const Node &node) const;
    const v1::FleetProduct &productOf(const Node &node) const;

    // `n027`, `rack-04`: with as many digits as the last one needs.
    std::string nodeName(int node) const;
    std::string rackName(int rack) const;
    // `clusters/<id>/nodes/n027`
    std::string resourceName(int node) const;
    // The node of a resource's name; nothing where it is none of this fleet.
    std::optional<int> findNode(std::string_view resourceName) const;

    // `GPU-5c7b...`, 13 digits, and `00000000:1B:00.0`.
    std::string uuid(int slot) const;
    std::string serial(int slot) const;
    std::string pciAddress(int slot) const;
    // GPUs that reach each other over NVLink have the same; -1 where there is none.
    int nvlinkDomain(int slot) const;

    // In ascending order, joined where they touch. Names that there are not match nothing.
    std::vector<SlotRange> slotsOf(const v1::FleetPlace &place) const;
    bool hasNode(std::string_view name) const;
    bool hasRack(std::string_view name) const;

private:
    void addCluster(const v1::FleetCluster &facts, int site);
    bool isWithin(const v1::FleetPlace &place, int node) const;

    const v1::FleetScenario &scenario_;
    std::vector<Cluster> clusters_;
    std::vector<Rack> racks_;
    std::vector<Node> nodes_;
    std::vector<std::int32_t> nodeOf_;
};

} // namespace simulator
