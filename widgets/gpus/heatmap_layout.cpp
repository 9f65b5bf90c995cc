#include "widgets/gpus/heatmap_layout.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace gpuspage {

namespace {

QString clusterOf(const std::string &node) {
    return QString::fromStdString(node.substr(0, node.find("/nodes/")));
}

QString lastPart(const QString &name) {
    return name.mid(name.lastIndexOf(QLatin1Char('/')) + 1);
}

std::vector<HeatmapArrangement::Span> spansOf(const std::vector<HeatmapLayout::Node> &nodes) {
    std::vector<HeatmapArrangement::Span> spans;
    spans.reserve(nodes.size());
    for (const auto &node : nodes)
        spans.push_back({node.firstGpu, node.gpuCount});
    return spans;
}

} // namespace

void HeatmapLayout::take(const v1::FleetLayout &layout, const HeatmapRoom &room) {
    const auto facts = std::exchange(facts_, LayoutFacts(layout));
    const auto firsts = std::move(nodes_);
    versionBefore_ = std::exchange(version_, layout.version());
    const auto count = static_cast<std::size_t>(layout.nodes_size());
    nodes_.assign(count, {});
    before_.assign(count, {});
    gpus_ = 0;
    std::vector<int> now(firsts.size(), -1);
    for (std::size_t index = 0; index < count; ++index) {
        auto &node = nodes_[index];
        node.firstGpu = gpus_;
        node.gpuCount = std::max(0, layout.nodes(static_cast<int>(index)).gpu_count());
        gpus_ += node.gpuCount;
        const int held = facts.find(facts_.name(static_cast<int>(index)));
        if (held < 0)
            continue;
        now[static_cast<std::size_t>(held)] = static_cast<int>(index);
        before_[index] = {held, firsts[static_cast<std::size_t>(held)].firstGpu};
    }
    byRack_.take(spansOf(nodes_), now, groupingByRack(), room);
    for (int &node : now_)
        node = node < 0 ? -1 : now[static_cast<std::size_t>(node)];
    isPivoted_ = false;
    followPlaces();
}

void HeatmapLayout::pivot(const std::optional<MapGrouping> &grouping, bool isOther, const HeatmapRoom &room) {
    isPivoted_ = grouping.has_value();
    if (grouping) {
        if (isOther || now_.empty())
            pivoted_ = HeatmapArrangement(HeatmapArrangement::Kind::Loose);
        pivoted_.take(spansOf(nodes_), now_, *grouping, room);
        now_.resize(nodes_.size());
        std::iota(now_.begin(), now_.end(), 0);
    }
    followPlaces();
}

void HeatmapLayout::shape(const HeatmapRoom &room) {
    byRack_.shape(room);
    if (isPivoted_)
        pivoted_.shape(room);
}

bool HeatmapLayout::fill(const HeatmapRoom &room) {
    const bool isMoved = byRack_.fill(room);
    return isPivoted_ ? pivoted_.fill(room) : isMoved;
}

MapGrouping HeatmapLayout::groupingByRack() const {
    MapGrouping grouping;
    QHash<QString, int> groups;
    grouping.ofNode.reserve(nodes_.size());
    for (int index = 0; index < facts_.count(); ++index) {
        const auto node = facts(index);
        const auto cluster = clusterOf(node.name);
        const auto rack = QString::fromStdString(node.rack);
        const auto key = cluster + QLatin1Char('\n') + rack;
        const auto held = groups.constFind(key);
        if (held != groups.cend()) {
            grouping.ofNode.push_back(*held);
            continue;
        }
        const int group = static_cast<int>(grouping.groups.size());
        groups.insert(key, group);
        grouping.groups.push_back({key, rack, cluster, QString::fromStdString(node.site), {}});
        grouping.ofNode.push_back(group);
    }
    return grouping;
}

void HeatmapLayout::followPlaces() {
    for (std::size_t index = 0; index < nodes_.size(); ++index) {
        const auto &place = arrangement().placeOf(static_cast<int>(index));
        nodes_[index].rack = place.rack;
        nodes_[index].slot = place.slot;
    }
}

std::vector<HeatmapLayout::Place> HeatmapLayout::placesOf(int index) const {
    std::vector<Place> places;
    const auto &node = this->node(index);
    const int looked = isSplit(index) ? node.gpuCount : std::min(1, node.gpuCount);
    for (int gpu = 0; gpu < looked; ++gpu)
        if (const auto &place = placeOf({index, gpu}); std::ranges::find(places, place) == places.end())
            places.push_back(place);
    return places;
}

std::vector<GpuRef> HeatmapLayout::gpusOf(int rack) const {
    std::vector<GpuRef> gpus;
    for (const int index : this->rack(rack).slots)
        for (int gpu = 0; index >= 0 && gpu < node(index).gpuCount; ++gpu)
            if (isIn(rack, {index, gpu}))
                gpus.push_back({index, gpu});
    return gpus;
}

GpuRef HeatmapLayout::gpuAt(int flat) const {
    const auto after = std::ranges::upper_bound(nodes_, flat, {}, &Node::firstGpu);
    // Nodes without GPUs begin where the next one does.
    const int node = static_cast<int>(after - nodes_.begin()) - 1;
    return {node, flat - this->node(node).firstGpu};
}

QString HeatmapLayout::clusterId(int node) const {
    return lastPart(clusterOf(std::string(facts_.name(node))));
}

QString HeatmapLayout::nodeId(int node) const {
    return lastPart(name(node));
}

QString HeatmapLayout::name(int node) const {
    const auto name = facts_.name(node);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace gpuspage
