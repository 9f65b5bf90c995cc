#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "pilothouse/v1/fleet_service.pb.h"
#include "widgets/gpus/heatmap_arrangement.h"
#include "widgets/gpus/layout_facts.h"

namespace gpuspage {

// One GPU: a node by its position in the layout, and the GPU's own on it.
struct GpuRef {
    int node = -1;
    int gpu = -1;
    bool isValid() const { return node >= 0; }
    bool operator==(const GpuRef &) const = default;
    auto operator<=>(const GpuRef &) const = default;
};

// Which GPUs there are, and which of them stand beside each other: by cluster and rack, as they stand in their rooms,
// or pivoted, the same ones in other groups. Where they stand by rack is kept meanwhile.
class HeatmapLayout {
public:
    using Place = HeatmapArrangement::Place;
    using Rack = HeatmapArrangement::Rack;
    using Cluster = HeatmapArrangement::Cluster;
    using Shelf = HeatmapArrangement::Shelf;

    struct Node {
        int rack = 0; // of its first GPU
        int slot = 0; // from the top of the rack
        int firstGpu = 0;
        int gpuCount = 0;
    };

    // See HeatmapArrangement::take. What was pivoted is by rack again, until it is grouped for this layout.
    void take(const v1::FleetLayout &layout, const HeatmapRoom &room);
    // Of this layout's nodes and GPUs. Whoever goes from one pivot to another says so: then nothing keeps its place.
    // Nothing goes back to the racks.
    void pivot(const std::optional<MapGrouping> &grouping, bool isOther, const HeatmapRoom &room);

    // As if the first nodes came now.
    void shape(const HeatmapRoom &room);
    // The same where all GPUs are larger for it. Answers whether what is shown has moved.
    bool fill(const HeatmapRoom &room);

    const std::string &version() const { return version_; }
    const std::string &versionBefore() const { return versionBefore_; }
    bool isEmpty() const { return nodes_.empty(); }
    int nodeCount() const { return static_cast<int>(nodes_.size()); }
    int gpuCount() const { return gpus_; }
    const Node &node(int node) const { return nodes_[static_cast<std::size_t>(node)]; }
    NodeFacts facts(int node) const { return facts_.of(node); }
    // `clusters/<id>/nodes/<id>`
    QString name(int node) const;
    // -1 for a name that is not there.
    int nodeOf(const QString &name) const { return nodeOf(name.toStdString()); }
    int nodeOf(std::string_view name) const { return facts_.find(name); }
    // What it was in the layout before, and where its first GPU was; -1 for a node that was not there.
    int nodeBefore(int node) const { return before_[static_cast<std::size_t>(node)].node; }
    int firstGpuBefore(int node) const { return before_[static_cast<std::size_t>(node)].firstGpu; }
    // In the order of all columns.
    int flat(const GpuRef &gpu) const { return node(gpu.node).firstGpu + gpu.gpu; }
    GpuRef gpuAt(int flat) const;
    // Of a node and rack, `fra-a` and `n027`.
    QString clusterId(int node) const;
    QString nodeId(int node) const;

    // As they stand now: racks are groups where they are pivoted.
    bool isPivoted() const { return isPivoted_; }
    const HeatmapArrangement &arrangement() const { return isPivoted_ ? pivoted_ : byRack_; }
    const HeatmapArrangement &byRack() const { return byRack_; }
    const std::vector<Rack> &racks() const { return arrangement().racks(); }
    const Rack &rack(int rack) const { return arrangement().rack(rack); }
    const std::vector<Cluster> &clusters() const { return arrangement().clusters(); }
    const std::vector<Shelf> &shelves() const { return arrangement().shelves(); }
    const std::vector<std::vector<int>> &lines() const { return arrangement().lines(); }
    const Place &placeOf(const GpuRef &gpu) const { return arrangement().placeOf(gpu.node, flat(gpu)); }
    bool isSplit(int node) const { return arrangement().isSplit(node); }
    // Where the GPUs of a node stand, each place once.
    std::vector<Place> placesOf(int node) const;
    bool isIn(int rack, const GpuRef &gpu) const { return placeOf(gpu).rack == rack; }
    // All that stand there.
    std::vector<GpuRef> gpusOf(int rack) const;

private:
    MapGrouping groupingByRack() const;
    void followPlaces();

    struct Before {
        int node = -1;
        int firstGpu = -1;
    };

    std::string version_;
    std::string versionBefore_;
    int gpus_ = 0;
    LayoutFacts facts_;
    std::vector<Node> nodes_;
    std::vector<Before> before_;
    HeatmapArrangement byRack_{HeatmapArrangement::Kind::Fixed};
    HeatmapArrangement pivoted_{HeatmapArrangement::Kind::Loose};
    std::vector<int> now_; // of nodes that stand in what is pivoted, in this layout
    bool isPivoted_ = false;
};

} // namespace gpuspage
