#pragma once

#include <vector>

#include <QHash>
#include <QSizeF>
#include <QString>

#include "pilothouse/v1/fleet_service.pb.h"

namespace gpuspage {

namespace v1 = pilothouse::v1;

// One GPU: a node by its position in the layout, and the GPU's own on it.
struct GpuRef {
    int node = -1;
    int gpu = -1;
    bool isValid() const { return node >= 0; }
    bool operator==(const GpuRef &) const = default;
    auto operator<=>(const GpuRef &) const = default;
};

// Which GPU stands beside which, without regard to pixels: a block for each cluster, in it shelves of racks, in each
// rack one row for a node. What stands somewhere stays there: a node that comes takes a free row of its rack or a new
// one at the end, one that goes leaves its row free, and new racks and clusters follow the others.
class HeatmapLayout {
public:
    // A rack with more nodes stands in several columns of so many.
    static constexpr int rowsPerColumn = 18;

    struct Node {
        int rack = 0;
        int slot = 0; // from the top of the rack
        int firstGpu = 0;
        int gpuCount = 0;
    };
    struct Rack {
        QString name; // empty for nodes of which nobody has said where they stand
        int cluster = 0;
        int nodeWidth = 1;      // in GPUs, of the widest node that it had
        bool hasGpus = false;   // or had some: without any it stands on no shelf
        std::vector<int> slots; // the node in each row, -1 where it is free
        int shelf = 0;
        int order = 0; // on its shelf
        int left = 0;  // in GPUs, without the gaps between racks

        int columns() const;
        int width() const; // in GPUs
        int rows() const;
    };
    struct Cluster {
        QString name; // `clusters/<id>`
        QString site; // `sites/<id>`, empty where none is known
        std::vector<int> racks;
    };
    struct Shelf {
        int cluster = 0;
        std::vector<int> racks; // from the left
        int rows = 0;
    };

    // The shape of the room, of which only the ratio matters, decides how many racks stand beside each other when the
    // first layout comes or the fleet is twice as large as then; after that nothing but the fleet moves anything.
    void take(const v1::FleetLayout &layout, const QSizeF &room);

    const std::string &version() const { return version_; }
    bool isEmpty() const { return nodes_.empty(); }
    int nodeCount() const { return static_cast<int>(nodes_.size()); }
    int gpuCount() const { return gpus_; }
    const Node &node(int node) const { return nodes_[static_cast<std::size_t>(node)]; }
    const v1::LayoutNode &facts(int node) const { return layout_.nodes(node); }
    const std::vector<Rack> &racks() const { return racks_; }
    const Rack &rack(int rack) const { return racks_[static_cast<std::size_t>(rack)]; }
    const std::vector<Cluster> &clusters() const { return clusters_; }
    const std::vector<Shelf> &shelves() const { return shelves_; }
    // -1 for a name that is not there.
    int nodeOf(const QString &name) const { return nodeByName_.value(name, -1); }
    // In the order of all columns.
    int flat(const GpuRef &gpu) const { return node(gpu.node).firstGpu + gpu.gpu; }
    GpuRef gpuAt(int flat) const;
    // Of a node and rack, `fra-a` and `n027`.
    QString clusterId(int node) const;
    QString nodeId(int node) const;

private:
    void keepPlaces(const v1::FleetLayout &layout);
    void place(int node);
    int rackFor(const v1::LayoutNode &node);
    int clusterFor(const v1::LayoutNode &node);
    void prune();
    void fillShelves(int width);
    int widthFor(const QSizeF &room) const;

    v1::FleetLayout layout_;
    std::string version_;
    int gpus_ = 0;
    int shelfWidth_ = 0;
    int shapedFor_ = 0; // GPUs
    std::vector<Node> nodes_;
    std::vector<Rack> racks_;
    std::vector<Cluster> clusters_;
    std::vector<Shelf> shelves_;
    QHash<QString, int> nodeByName_;
    QHash<QString, int> rackByName_; // cluster and rack
    QHash<QString, int> clusterByName_;
};

} // namespace gpuspage
