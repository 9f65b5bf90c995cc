#pragma once

#include <cstdint>
#include <vector>

#include <QHash>
#include <QString>

#include "widgets/gpus/heatmap_shape.h"

namespace gpuspage {

// Which GPUs belong together, and under which headings.
struct MapGrouping {
    struct Group {
        QString key;  // another one for each group
        QString name; // empty where nobody has said it
        QString block;
        QString site;  // `sites/<id>` of the block, empty where none is known
        QString title; // over the block; empty where it is that of a cluster
        bool operator==(const Group &) const = default;
    };

    std::vector<Group> groups; // in the order in which they stand
    std::vector<int> ofNode;   // the group of all its GPUs, -1 where they are in several, or where there are none
    std::vector<int> ofGpu;    // in the layout's order; needed for nodes in several alone
    bool operator==(const MapGrouping &) const = default;
};

// Which GPU stands beside which, without regard to pixels: lines of blocks, in these shelves of racks, in each rack one
// row for a node. What stands somewhere stays there: a node that comes takes a free row of its rack or a new one at the
// end, one that goes leaves its row free, new racks follow the others of their block, and new blocks have lines of
// their own. A node whose GPUs are in several groups has a row in the rack of each, and there each of them stands where
// it would in a row of all.
class HeatmapArrangement {
public:
    // A rack with more nodes stands in several columns of so many.
    static constexpr int rowsPerColumn = 18;
    static constexpr std::size_t mostNamed = 100;

    struct Place {
        int rack = -1;
        int slot = 0; // from the top of the rack
        bool operator==(const Place &) const = default;
    };
    struct Rack {
        QString key;
        QString name; // empty for nodes of which nobody has said where they stand
        int cluster = 0;
        int nodeWidth = 1;      // in GPUs, of the widest node that it had
        bool hasGpus = false;   // or had some: without any it stands on no shelf
        std::vector<int> slots; // the node in each row, -1 where it is free
        int shelf = 0;
        int order = 0; // on its shelf
        int left = 0;  // in GPUs, without the gaps between racks
        int rowsInColumn = rowsPerColumn;
        int room = 0; // rows that are kept for whoever comes, with those that are taken

        int columns() const;
        int width() const; // in GPUs
        int rows() const;
    };
    struct Cluster {
        QString name; // `clusters/<id>`
        QString site; // `sites/<id>`, empty where none is known
        QString title;
        std::vector<int> racks;
        int width = 0; // of its shelves, in GPUs
        int line = -1; // -1 before it stands anywhere
        int firstShelf = 0;
        int shelfCount = 0;
    };
    struct Shelf {
        int cluster = 0;
        std::vector<int> racks; // from the left
        int rows = 0;
    };
    // A node by its GPUs in the layout's order.
    struct Span {
        int firstGpu = 0;
        int gpuCount = 0;
    };
    enum class Kind {
        Fixed, // racks as they stand in a room
        Loose  // groups of any size, that grow and shrink: some rows are kept for whoever comes
    };

    explicit HeatmapArrangement(Kind kind) : kind_(kind) {}

    // `now` says where each node that stands here is in the new order, -1 for one that is gone. The room decides how
    // many racks and which blocks stand beside each other when the first nodes come, and again when they have outgrown
    // that: all GPUs become smaller then. In between nothing but the fleet moves anything.
    void take(const std::vector<Span> &nodes, const std::vector<int> &now, const MapGrouping &grouping,
              const HeatmapRoom &room);

    // For that room, whatever stood where; racks and their rows stay as they are.
    void shape(const HeatmapRoom &room);
    // The same where all GPUs are larger for it, else nothing moves and the answer is false.
    bool fill(const HeatmapRoom &room);

    const std::vector<Rack> &racks() const { return racks_; }
    const Rack &rack(int rack) const { return racks_[static_cast<std::size_t>(rack)]; }
    // Groups that are few have names at every size.
    bool areRacksNamed() const { return kind_ == Kind::Loose && racks_.size() <= mostNamed; }
    const std::vector<Cluster> &clusters() const { return clusters_; }
    // Block by block.
    const std::vector<Shelf> &shelves() const { return shelves_; }
    // Blocks beside each other, from the left.
    const std::vector<std::vector<int>> &lines() const { return lines_; }
    // Of its first GPU.
    const Place &placeOf(int node) const { return places_[static_cast<std::size_t>(node)]; }
    const Place &placeOf(int node, int flat) const {
        return isSplit(node) ? gpuPlaces_[static_cast<std::size_t>(flat)] : placeOf(node);
    }
    // Its GPUs are in several racks.
    bool isSplit(int node) const { return !isSplit_.empty() && isSplit_[static_cast<std::size_t>(node)] != 0; }
    bool hasSplits() const { return !isSplit_.empty(); }

private:
    void keepPlaces(const std::vector<int> &now, const std::vector<int> &rackOf, const MapGrouping &grouping);
    void placeAll(const std::vector<int> &rackOf, const MapGrouping &grouping);
    void place(int node, int rack);
    void put(int node, const Place &place);
    int rackFor(const MapGrouping::Group &group);
    int clusterFor(const MapGrouping::Group &group);
    void prune();
    bool isOutgrown() const;
    void findShape(const HeatmapRoom &room);
    void fillLines();
    void fillShelves(int cluster);

    Kind kind_;
    int gpus_ = 0;
    HeatmapShape shape_;
    int shapedFor_ = 0; // GPUs
    std::vector<Span> nodes_;
    std::vector<Rack> racks_;
    std::vector<Cluster> clusters_;
    std::vector<Shelf> shelves_;
    std::vector<std::vector<int>> lines_;
    std::vector<Place> places_;         // by node
    std::vector<Place> gpuPlaces_;      // by GPU; empty where no node is split
    std::vector<std::uint8_t> isSplit_; // by node; the same
    std::vector<int> freeFrom_;         // by rack: no row before it is free
    QHash<QString, int> rackByKey_;
    QHash<QString, int> clusterByName_;
};

} // namespace gpuspage
