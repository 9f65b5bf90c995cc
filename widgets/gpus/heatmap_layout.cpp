#include "widgets/gpus/heatmap_layout.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace gpuspage {

namespace {

// The sizes that are tried when a shape is chosen, and what headings and names take beside the GPUs; about what the map
// has, in its pixels.
constexpr int PitchesTried[] = {22, 16, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
constexpr int ShapesTried = 80;

struct Beside {
    double heading;
    double shelf;
    double gap;
};

Beside besideAt(int pitch) {
    const double gap = std::clamp(pitch, 2, 12);
    return pitch >= 6 ? Beside{32, 26, gap} : Beside{22, gap, gap};
}

// With shelves of that width in GPUs, in pixels.
QSizeF sizeAt(const HeatmapLayout &layout, int width, int pitch) {
    const auto beside = besideAt(pitch);
    QSizeF size(0, 0);
    for (const auto &cluster : layout.clusters()) {
        if (std::ranges::none_of(cluster.racks, [&layout](int rack) { return layout.rack(rack).hasGpus; }))
            continue;
        int left = 0;
        int racks = 0;
        int rows = 0;
        const auto close = [&] {
            size.setWidth(std::max(size.width(), left * pitch + (racks - 1) * beside.gap));
            size.setHeight(size.height() + rows * pitch + beside.shelf);
            left = racks = rows = 0;
        };
        for (const int index : cluster.racks) {
            const auto &rack = layout.rack(index);
            if (!rack.hasGpus)
                continue;
            if (racks > 0 && left + rack.width() > width)
                close();
            left += rack.width();
            ++racks;
            rows = std::max(rows, rack.rows());
        }
        close();
        size.setHeight(size.height() + beside.heading);
    }
    return size;
}

QString clusterOf(const std::string &node) {
    const auto end = node.find("/nodes/");
    return QString::fromStdString(node.substr(0, end));
}

QString lastPart(const QString &name) {
    return name.mid(name.lastIndexOf(QLatin1Char('/')) + 1);
}

QString rackKey(const QString &cluster, const std::string &rack) {
    return cluster + QLatin1Char('\n') + QString::fromStdString(rack);
}

} // namespace

int HeatmapLayout::Rack::columns() const {
    return std::max(1, (static_cast<int>(slots.size()) + rowsPerColumn - 1) / rowsPerColumn);
}

int HeatmapLayout::Rack::width() const {
    return columns() * (nodeWidth + 1) - 1;
}

int HeatmapLayout::Rack::rows() const {
    return std::min(static_cast<int>(slots.size()), rowsPerColumn);
}

void HeatmapLayout::take(const v1::FleetLayout &layout, const QSizeF &room) {
    keepPlaces(layout);
    layout_ = layout;
    version_ = layout.version();
    nodes_.assign(static_cast<std::size_t>(layout.nodes_size()), {});
    gpus_ = 0;
    // Those that stand somewhere first, so that nobody takes a row from them.
    for (int index = 0; index < layout.nodes_size(); ++index) {
        auto &node = nodes_[static_cast<std::size_t>(index)];
        node.firstGpu = gpus_;
        node.gpuCount = std::max(0, layout.nodes(index).gpu_count());
        gpus_ += node.gpuCount;
        node.rack = -1;
    }
    for (int rack = 0; rack < static_cast<int>(racks_.size()); ++rack)
        for (int slot = 0; slot < static_cast<int>(racks_[static_cast<std::size_t>(rack)].slots.size()); ++slot)
            if (const int held = racks_[static_cast<std::size_t>(rack)].slots[static_cast<std::size_t>(slot)];
                held >= 0) {
                auto &node = nodes_[static_cast<std::size_t>(held)];
                node.rack = rack;
                node.slot = slot;
            }
    nodeByName_.clear();
    for (int index = 0; index < layout.nodes_size(); ++index) {
        nodeByName_.insert(QString::fromStdString(layout.nodes(index).name()), index);
        place(index);
    }
    prune();
    if (shelfWidth_ == 0 || gpus_ > 2 * shapedFor_) {
        shelfWidth_ = widthFor(room);
        shapedFor_ = gpus_;
    }
    fillShelves(shelfWidth_);
}

// Rows of racks refer to nodes by their position in the layout, which is another one now.
void HeatmapLayout::keepPlaces(const v1::FleetLayout &layout) {
    std::vector<int> now(nodes_.size(), -1);
    for (int index = 0; index < layout.nodes_size(); ++index) {
        const auto &node = layout.nodes(index);
        const int before = nodeOf(QString::fromStdString(node.name()));
        if (before >= 0 && facts(before).rack() == node.rack())
            now[static_cast<std::size_t>(before)] = index;
    }
    for (auto &rack : racks_)
        for (int &slot : rack.slots)
            slot = slot < 0 ? -1 : now[static_cast<std::size_t>(slot)];
}

void HeatmapLayout::place(int index) {
    auto &node = nodes_[static_cast<std::size_t>(index)];
    if (node.rack < 0) {
        node.rack = rackFor(layout_.nodes(index));
        auto &slots = racks_[static_cast<std::size_t>(node.rack)].slots;
        const auto free = std::ranges::find(slots, -1);
        node.slot = static_cast<int>(free - slots.begin());
        if (free == slots.end())
            slots.push_back(index);
        else
            *free = index;
    }
    auto &rack = racks_[static_cast<std::size_t>(node.rack)];
    rack.nodeWidth = std::max(rack.nodeWidth, node.gpuCount);
    rack.hasGpus = rack.hasGpus || node.gpuCount > 0;
}

int HeatmapLayout::rackFor(const v1::LayoutNode &node) {
    const int cluster = clusterFor(node);
    const auto key = rackKey(clusters_[static_cast<std::size_t>(cluster)].name, node.rack());
    if (const auto held = rackByName_.constFind(key); held != rackByName_.cend())
        return *held;
    const int index = static_cast<int>(racks_.size());
    racks_.push_back({.name = QString::fromStdString(node.rack()), .cluster = cluster});
    clusters_[static_cast<std::size_t>(cluster)].racks.push_back(index);
    rackByName_.insert(key, index);
    return index;
}

int HeatmapLayout::clusterFor(const v1::LayoutNode &node) {
    const auto name = clusterOf(node.name());
    if (const auto held = clusterByName_.constFind(name); held != clusterByName_.cend())
        return *held;
    const int index = static_cast<int>(clusters_.size());
    clusters_.push_back({.name = name, .site = QString::fromStdString(node.site())});
    clusterByName_.insert(name, index);
    return index;
}

// Rows at the end of which nothing is left go, and so do clusters without nodes; what is free in between stays free.
void HeatmapLayout::prune() {
    for (auto &rack : racks_)
        while (!rack.slots.empty() && rack.slots.back() < 0)
            rack.slots.pop_back();
    for (auto &cluster : clusters_) {
        const auto isBare = [this](int rack) { return racks_[static_cast<std::size_t>(rack)].slots.empty(); };
        if (std::ranges::all_of(cluster.racks, isBare)) {
            for (const int rack : cluster.racks)
                rackByName_.remove(rackKey(cluster.name, racks_[static_cast<std::size_t>(rack)].name.toStdString()));
            cluster.racks.clear();
        }
    }
}

void HeatmapLayout::fillShelves(int width) {
    shelves_.clear();
    for (int cluster = 0; cluster < static_cast<int>(clusters_.size()); ++cluster) {
        int left = 0;
        bool isFirst = true;
        for (const int index : clusters_[static_cast<std::size_t>(cluster)].racks) {
            auto &rack = racks_[static_cast<std::size_t>(index)];
            if (!rack.hasGpus)
                continue;
            if (isFirst || left + rack.width() > width) {
                shelves_.push_back({.cluster = cluster});
                left = 0;
            }
            isFirst = false;
            auto &shelf = shelves_.back();
            rack.shelf = static_cast<int>(shelves_.size()) - 1;
            rack.order = static_cast<int>(shelf.racks.size());
            rack.left = left;
            left += rack.width();
            shelf.racks.push_back(index);
            shelf.rows = std::max(shelf.rows, rack.rows());
        }
    }
}

// The width at which GPUs can be largest with all of them in the room; of equals the one that leaves most of it free.
int HeatmapLayout::widthFor(const QSizeF &room) const {
    int least = 1;
    int most = 1;
    for (const auto &cluster : clusters_) {
        int all = 0;
        for (const int index : cluster.racks) {
            least = std::max(least, rack(index).width());
            all += rack(index).width();
        }
        most = std::max(most, all);
    }
    const double step = std::max(1.02, std::pow(double(most) / least, 1.0 / ShapesTried));
    int best = least;
    double largest = 0;
    for (const int pitch : PitchesTried) {
        for (double width = least; width <= most * step; width *= step) {
            const int tried = std::min(most, static_cast<int>(std::ceil(width)));
            const auto size = sizeAt(*this, tried, pitch);
            const double share = std::min(room.width() / std::max(1.0, size.width() + 24),
                                          room.height() / std::max(1.0, size.height() + 24));
            if (share > largest) {
                largest = share;
                best = tried;
            }
        }
        if (largest >= 1)
            break;
        // What is smaller fits better: it is compared with its like.
        largest = pitch == PitchesTried[std::size(PitchesTried) - 1] ? largest : 0;
    }
    return best;
}

GpuRef HeatmapLayout::gpuAt(int flat) const {
    const auto after = std::ranges::upper_bound(nodes_, flat, {}, &Node::firstGpu);
    // Nodes without GPUs begin where the next one does.
    const int node = static_cast<int>(after - nodes_.begin()) - 1;
    return {node, flat - this->node(node).firstGpu};
}

QString HeatmapLayout::clusterId(int node) const {
    return lastPart(clusters_[static_cast<std::size_t>(rack(this->node(node).rack).cluster)].name);
}

QString HeatmapLayout::nodeId(int node) const {
    return lastPart(QString::fromStdString(facts(node).name()));
}

} // namespace gpuspage
