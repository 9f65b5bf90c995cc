#include "widgets/gpus/heatmap_arrangement.h"

#include <algorithm>

#include "widgets/gpus/heatmap_shape.h"

namespace gpuspage {

namespace {

// Of the rows that are taken, so many are kept beside them.
constexpr int RoomShare = 8;

} // namespace

int HeatmapArrangement::Rack::columns() const {
    const int all = std::max(room, static_cast<int>(slots.size()));
    return std::max(1, (all + rowsInColumn - 1) / rowsInColumn);
}

int HeatmapArrangement::Rack::width() const {
    return columns() * (nodeWidth + 1) - 1;
}

int HeatmapArrangement::Rack::rows() const {
    return std::min(std::max(room, static_cast<int>(slots.size())), rowsInColumn);
}

void HeatmapArrangement::take(const std::vector<Span> &nodes, const std::vector<int> &now, const MapGrouping &grouping,
                              const HeatmapRoom &room) {
    nodes_ = nodes;
    gpus_ = nodes.empty() ? 0 : nodes.back().firstGpu + nodes.back().gpuCount;
    std::vector<int> rackOf(grouping.groups.size());
    for (std::size_t group = 0; group < rackOf.size(); ++group)
        rackOf[group] = rackFor(grouping.groups[group]);
    places_.assign(nodes.size(), {});
    bool isAnySplit = false;
    for (std::size_t node = 0; node < nodes.size() && !isAnySplit; ++node)
        isAnySplit = grouping.ofNode[node] < 0 && nodes[node].gpuCount > 0;
    isSplit_.assign(isAnySplit ? nodes.size() : 0, 0);
    gpuPlaces_.assign(isAnySplit ? static_cast<std::size_t>(gpus_) : 0, {});
    // Those that stand somewhere first, so that nobody takes a row from them.
    keepPlaces(now, rackOf, grouping);
    placeAll(rackOf, grouping);
    prune();
    if (shapedFor_ == 0)
        findShape(room);
    fillLines();
    if (isOutgrown())
        shape(room);
}

// Rows of racks refer to nodes by their position in the layout, which is another one now.
void HeatmapArrangement::keepPlaces(const std::vector<int> &now, const std::vector<int> &rackOf,
                                    const MapGrouping &grouping) {
    const auto isOf = [&](int node, int rack) {
        const auto &span = nodes_[static_cast<std::size_t>(node)];
        if (const int group = grouping.ofNode[static_cast<std::size_t>(node)]; group >= 0)
            return rackOf[static_cast<std::size_t>(group)] == rack;
        const auto first = grouping.ofGpu.begin() + span.firstGpu;
        return std::any_of(first, first + span.gpuCount,
                           [&](int group) { return rackOf[static_cast<std::size_t>(group)] == rack; });
    };
    for (int rack = 0; rack < static_cast<int>(racks_.size()); ++rack) {
        auto &slots = racks_[static_cast<std::size_t>(rack)].slots;
        for (std::size_t slot = 0; slot < slots.size(); ++slot) {
            const int node = slots[slot] < 0 ? -1 : now[static_cast<std::size_t>(slots[slot])];
            slots[slot] = node >= 0 && isOf(node, rack) ? node : -1;
            if (slots[slot] < 0)
                continue;
            if (grouping.ofNode[static_cast<std::size_t>(node)] >= 0) {
                put(node, {rack, static_cast<int>(slot)});
                continue;
            }
            const auto &span = nodes_[static_cast<std::size_t>(node)];
            for (int gpu = span.firstGpu; gpu < span.firstGpu + span.gpuCount; ++gpu)
                if (rackOf[static_cast<std::size_t>(grouping.ofGpu[static_cast<std::size_t>(gpu)])] == rack)
                    gpuPlaces_[static_cast<std::size_t>(gpu)] = {rack, static_cast<int>(slot)};
        }
    }
}

void HeatmapArrangement::put(int node, const Place &place) {
    places_[static_cast<std::size_t>(node)] = place;
}

void HeatmapArrangement::placeAll(const std::vector<int> &rackOf, const MapGrouping &grouping) {
    freeFrom_.assign(racks_.size(), 0);
    for (int node = 0; node < static_cast<int>(nodes_.size()); ++node) {
        const auto &span = nodes_[static_cast<std::size_t>(node)];
        if (const int group = grouping.ofNode[static_cast<std::size_t>(node)]; group >= 0) {
            place(node, rackOf[static_cast<std::size_t>(group)]);
            continue;
        }
        // Hosts without GPUs stand nowhere.
        if (span.gpuCount == 0)
            continue;
        isSplit_[static_cast<std::size_t>(node)] = 1;
        for (int gpu = span.firstGpu; gpu < span.firstGpu + span.gpuCount; ++gpu) {
            auto &held = gpuPlaces_[static_cast<std::size_t>(gpu)];
            if (held.rack < 0) {
                // In the same row as whoever of the node is there already.
                const int rack = rackOf[static_cast<std::size_t>(grouping.ofGpu[static_cast<std::size_t>(gpu)])];
                const auto first = gpuPlaces_.begin() + span.firstGpu;
                const auto same = std::find_if(first, first + span.gpuCount,
                                               [rack](const Place &place) { return place.rack == rack; });
                put(node, same == first + span.gpuCount ? Place{} : *same);
                place(node, rack);
                held = placeOf(node);
            }
            auto &stood = racks_[static_cast<std::size_t>(held.rack)];
            stood.nodeWidth = std::max(stood.nodeWidth, span.gpuCount);
            stood.hasGpus = true;
        }
        put(node, gpuPlaces_[static_cast<std::size_t>(span.firstGpu)]);
    }
}

void HeatmapArrangement::place(int node, int index) {
    auto &rack = racks_[static_cast<std::size_t>(index)];
    const auto &span = nodes_[static_cast<std::size_t>(node)];
    if (placeOf(node).rack < 0) {
        auto &from = freeFrom_[static_cast<std::size_t>(index)];
        const auto free = std::find(rack.slots.begin() + from, rack.slots.end(), -1);
        from = static_cast<int>(free - rack.slots.begin());
        if (free == rack.slots.end())
            rack.slots.push_back(node);
        else
            *free = node;
        put(node, {index, from});
    }
    rack.nodeWidth = std::max(rack.nodeWidth, span.gpuCount);
    rack.hasGpus = rack.hasGpus || span.gpuCount > 0;
}

int HeatmapArrangement::rackFor(const MapGrouping::Group &group) {
    if (const auto held = rackByKey_.constFind(group.key); held != rackByKey_.cend())
        return *held;
    const int cluster = clusterFor(group);
    const int index = static_cast<int>(racks_.size());
    racks_.push_back({.key = group.key, .name = group.name, .cluster = cluster});
    clusters_[static_cast<std::size_t>(cluster)].racks.push_back(index);
    rackByKey_.insert(group.key, index);
    return index;
}

int HeatmapArrangement::clusterFor(const MapGrouping::Group &group) {
    if (const auto held = clusterByName_.constFind(group.block); held != clusterByName_.cend())
        return *held;
    const int index = static_cast<int>(clusters_.size());
    clusters_.push_back({.name = group.block, .site = group.site, .title = group.title});
    clusterByName_.insert(group.block, index);
    return index;
}

// Rows at the end of which nothing is left go, and so do clusters without nodes; what is free in between stays free.
void HeatmapArrangement::prune() {
    for (auto &rack : racks_)
        while (!rack.slots.empty() && rack.slots.back() < 0)
            rack.slots.pop_back();
    for (auto &cluster : clusters_) {
        const auto isBare = [this](int rack) { return racks_[static_cast<std::size_t>(rack)].slots.empty(); };
        if (std::ranges::all_of(cluster.racks, isBare)) {
            for (const int rack : cluster.racks)
                rackByKey_.remove(racks_[static_cast<std::size_t>(rack)].key);
            cluster.racks.clear();
        }
    }
}

// What never fitted is not smaller for it.
bool HeatmapArrangement::isOutgrown() const {
    return shape_.share < 1 ? gpus_ > 2 * shapedFor_ : !shape_.holds(*this);
}

void HeatmapArrangement::shape(const HeatmapRoom &room) {
    findShape(room);
    fillLines();
}

bool HeatmapArrangement::fill(const HeatmapRoom &room) {
    auto filled = *this;
    filled.shape(room);
    if (HeatmapShape::pitchOf(filled, room) <= HeatmapShape::pitchOf(*this, room))
        return false;
    *this = std::move(filled);
    return true;
}

void HeatmapArrangement::findShape(const HeatmapRoom &room) {
    shapedFor_ = gpus_;
    HeatmapShape best;
    if (kind_ == Kind::Fixed) {
        best = HeatmapShape::of(*this, room);
    } else {
        int most = rowsPerColumn;
        for (auto &rack : racks_) {
            const int taken = static_cast<int>(rack.slots.size());
            rack.room = taken == 0 ? 0 : taken + std::max(1, taken / RoomShare);
            most = std::max(most, rack.room);
        }
        // Large groups in few rows would be as wide as nothing else is.
        const auto set = [this](int rows) {
            for (auto &rack : racks_)
                rack.rowsInColumn = rows;
        };
        int bestRows = rowsPerColumn;
        for (int rows = rowsPerColumn; rows == rowsPerColumn || rows < 2 * most; rows = rows * 3 / 2) {
            set(rows);
            auto tried = HeatmapShape::of(*this, room);
            if (!tried.isBetterThan(best))
                continue;
            best = std::move(tried);
            bestRows = rows;
        }
        set(bestRows);
    }
    shape_ = std::move(best);
    for (std::size_t cluster = 0; cluster < clusters_.size(); ++cluster) {
        clusters_[cluster].width = shape_.blocks[cluster].width;
        clusters_[cluster].line = shape_.blocks[cluster].line;
    }
}

void HeatmapArrangement::fillLines() {
    shelves_.clear();
    int last = -1;
    for (const auto &cluster : clusters_)
        last = std::max(last, cluster.line);
    lines_.assign(static_cast<std::size_t>(last + 1), {});
    for (int index = 0; index < static_cast<int>(clusters_.size()); ++index) {
        fillShelves(index);
        auto &cluster = clusters_[static_cast<std::size_t>(index)];
        if (cluster.shelfCount == 0)
            continue;
        if (cluster.line < 0) {
            cluster.line = static_cast<int>(lines_.size());
            lines_.emplace_back();
        }
        lines_[static_cast<std::size_t>(cluster.line)].push_back(index);
    }
}

void HeatmapArrangement::fillShelves(int index) {
    auto &cluster = clusters_[static_cast<std::size_t>(index)];
    const int width = cluster.line < 0 ? shape_.width : cluster.width;
    cluster.width = width;
    cluster.firstShelf = static_cast<int>(shelves_.size());
    const int least = shape_.metrics.leastCells();
    int left = 0;
    int taken = 0; // of the shelf, with names that are wider than GPUs
    for (const int each : cluster.racks) {
        auto &rack = racks_[static_cast<std::size_t>(each)];
        if (!rack.hasGpus)
            continue;
        if (static_cast<int>(shelves_.size()) == cluster.firstShelf || taken + std::max(rack.width(), least) > width) {
            shelves_.push_back({.cluster = index});
            left = taken = 0;
        }
        auto &shelf = shelves_.back();
        rack.shelf = static_cast<int>(shelves_.size()) - 1;
        rack.order = static_cast<int>(shelf.racks.size());
        rack.left = left;
        left += rack.width();
        taken += std::max(rack.width(), least);
        shelf.racks.push_back(each);
        shelf.rows = std::max(shelf.rows, rack.rows());
    }
    cluster.shelfCount = static_cast<int>(shelves_.size()) - cluster.firstShelf;
}

} // namespace gpuspage
