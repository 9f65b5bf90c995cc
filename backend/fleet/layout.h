#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "backend/ledger/snapshot.h"

namespace fleet {

namespace v1 = pilothouse::v1;

// A node and where the values of its GPUs are.
struct PlacedNode {
    // `clusters/<id>/nodes/<id>`
    std::string name;
    // `sites/<id>`, its own or its cluster's; empty where there is none.
    std::string site;
    std::string rack;
    std::string team;
    // Nodes of a cluster with the same one reach each other's GPUs over NVLink; empty where links end at the node.
    std::string nvlinkDomain;
    // Up to the greatest index that a GPU of it has: one that is gone in between keeps its place.
    int gpuCount = 0;
    // Of its first GPU in the columns; those of the others follow.
    int firstSlot = 0;
    // Also where it is drained.
    bool isCordoned = false;
    // Positions of GPUs that are cordoned one by one, ascending.
    std::vector<int> cordonedGpus;
    bool operator==(const PlacedNode &) const = default;

    bool isGpuCordoned(int gpu) const {
        return isCordoned || std::binary_search(cordonedGpus.begin(), cordonedGpus.end(), gpu);
    }
};

// Which GPUs there are, and in which order they are shown: by site, cluster, rack and node, numbers within a name by
// their value. Immutable.
class Layout {
public:
    Layout(std::vector<PlacedNode> nodes, int slotCount);

    // Another one wherever an entry of the columns would be another GPU.
    const std::string &version() const { return version_; }
    std::span<const PlacedNode> nodes() const { return nodes_; }
    // Null where it has no such node.
    const PlacedNode *find(std::string_view name) const;
    // Whose GPU has the slot; null where none has it now.
    const PlacedNode *at(int slot) const;
    // Slots that exist, also those of nodes that are gone.
    int slotCount() const { return slotCount_; }

private:
    std::vector<PlacedNode> nodes_;
    // Positions of nodes, by name; and by slot, of those that have any.
    std::vector<std::uint32_t> byName_;
    std::vector<std::uint32_t> bySlot_;
    int slotCount_;
    std::string version_;
};

using LayoutPtr = std::shared_ptr<const Layout>;

// Gives slots to GPUs and keeps them: a node has the same ones as long as the service runs, also when it comes back.
// One that gets more GPUs than it had gets new ones. Used by one thread.
class SlotBook {
public:
    // The same one as before as long as no node and no cluster has changed.
    LayoutPtr layoutOf(const ledger::Snapshot &state);

private:
    struct Slots {
        int first = 0;
        int count = 0;
        // The node as it was placed; null where it is gone.
        ledger::StoredPtr node;
    };

    bool isPlaced(const ledger::Snapshot &state) const;
    // As it was placed before, where it has not changed.
    PlacedNode placed(const ledger::StoredPtr &node, const ledger::Snapshot &state, bool areClustersSame) const;
    Slots &slotsOf(const std::string &node, int gpuCount);

    std::map<std::string, Slots, std::less<>> slots_;
    int slotCount_ = 0;
    LayoutPtr last_;
    // As they were then.
    std::vector<ledger::StoredPtr> clusters_;
};

} // namespace fleet
