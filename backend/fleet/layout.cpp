#include "backend/fleet/layout.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <tuple>

#include "backend/core/sha256.h"

namespace fleet {

namespace {

// `n2` before `n10`.
bool precedes(const std::string &left, const std::string &right) {
    return strverscmp(left.c_str(), right.c_str()) < 0;
}

bool standsBefore(const PlacedNode &left, const PlacedNode &right) {
    if (left.site != right.site)
        return precedes(left.site, right.site);
    const auto cluster = [](const PlacedNode &node) { return node.name.substr(0, node.name.find("/nodes/")); };
    if (const auto [one, other] = std::tuple(cluster(left), cluster(right)); one != other)
        return precedes(one, other);
    if (left.rack != right.rack)
        return precedes(left.rack, right.rack);
    return precedes(left.name, right.name);
}

// More than any host has; an index beyond is a mistake of whoever gave it.
constexpr int mostGpus = 1'024;

int gpuCountOf(const v1::NodeStatus &status) {
    int count = std::min(status.gpus_size(), mostGpus);
    for (const auto &gpu : status.gpus()) {
        if (gpu.index() < mostGpus)
            count = std::max(count, gpu.index() + 1);
    }
    return count;
}

std::vector<int> cordonedGpusOf(const v1::Resource &node) {
    const auto &cordoned = node.node().unschedulable_gpus();
    std::vector<int> positions;
    if (cordoned.empty())
        return positions;
    for (const auto &gpu : node.node_status().gpus()) {
        if (std::find(cordoned.begin(), cordoned.end(), gpu.uuid()) != cordoned.end())
            positions.push_back(gpu.index());
    }
    std::sort(positions.begin(), positions.end());
    return positions;
}

PlacedNode placedFrom(const v1::Resource &resource, const ledger::Snapshot &state) {
    PlacedNode node;
    node.name = resource.meta().name();
    node.site = resource.meta().site();
    if (node.site.empty()) {
        if (const auto cluster = state.find(node.name.substr(0, node.name.find("/nodes/"))))
            node.site = cluster->meta().site();
    }
    node.rack = resource.node().rack();
    node.team = resource.meta().team();
    node.nvlinkDomain = resource.node_status().nvlink_domain();
    node.gpuCount = gpuCountOf(resource.node_status());
    node.isCordoned = resource.node().unschedulable() || resource.node().draining();
    node.cordonedGpus = cordonedGpusOf(resource);
    return node;
}

std::string versionOf(const std::vector<PlacedNode> &nodes) {
    std::string text;
    for (const auto &node : nodes) {
        for (const auto *part : {&node.name, &node.site, &node.rack, &node.team, &node.nvlinkDomain})
            text.append(*part).push_back('\0');
        text.append(std::to_string(node.gpuCount)).push_back('\0');
        text.append(std::to_string(node.firstSlot)).push_back('\0');
    }
    return core::toHex(core::sha256(text)).substr(0, 16);
}

} // namespace

Layout::Layout(std::vector<PlacedNode> nodes, int slotCount)
    : nodes_(std::move(nodes)), slotCount_(slotCount), version_(versionOf(nodes_)) {
    byName_.resize(nodes_.size());
    std::iota(byName_.begin(), byName_.end(), 0);
    std::sort(byName_.begin(), byName_.end(),
              [this](auto left, auto right) { return nodes_[left].name < nodes_[right].name; });
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
        if (nodes_[i].gpuCount > 0)
            bySlot_.push_back(i);
    }
    std::sort(bySlot_.begin(), bySlot_.end(),
              [this](auto left, auto right) { return nodes_[left].firstSlot < nodes_[right].firstSlot; });
}

const PlacedNode *Layout::find(std::string_view name) const {
    const auto found = std::lower_bound(byName_.begin(), byName_.end(), name,
                                        [this](auto position, auto wanted) { return nodes_[position].name < wanted; });
    return found == byName_.end() || nodes_[*found].name != name ? nullptr : &nodes_[*found];
}

const PlacedNode *Layout::at(int slot) const {
    const auto after = std::upper_bound(bySlot_.begin(), bySlot_.end(), slot, [this](int wanted, auto position) {
        return wanted < nodes_[position].firstSlot;
    });
    if (after == bySlot_.begin())
        return nullptr;
    const auto &node = nodes_[*std::prev(after)];
    return slot < node.firstSlot + node.gpuCount ? &node : nullptr;
}

LayoutPtr SlotBook::layoutOf(const ledger::Snapshot &state) {
    std::vector<ledger::StoredPtr> clusters;
    state.eachStored("clusters", [&](const ledger::StoredPtr &cluster) { return clusters.push_back(cluster), true; });
    const bool areClustersSame = clusters == clusters_;
    if (areClustersSame && isPlaced(state))
        return last_;
    clusters_ = std::move(clusters);
    std::vector<PlacedNode> nodes;
    nodes.reserve(static_cast<std::size_t>(state.count("nodes")));
    state.eachStored("nodes", [&](const ledger::StoredPtr &node) {
        nodes.push_back(this->placed(node, state, areClustersSame));
        return true;
    });
    std::sort(nodes.begin(), nodes.end(), standsBefore);
    // Slots are given in the order of the layout, so that a fleet that came at once lies in the columns as it is shown.
    for (auto &[name, slots] : slots_)
        slots.node = nullptr;
    for (auto &node : nodes) {
        auto &slots = slotsOf(node.name, node.gpuCount);
        slots.node = state.findStored(node.name);
        node.firstSlot = slots.first;
    }
    last_ = std::make_shared<const Layout>(std::move(nodes), slotCount_);
    return last_;
}

bool SlotBook::isPlaced(const ledger::Snapshot &state) const {
    if (!last_ || state.count("nodes") != static_cast<std::int64_t>(last_->nodes().size()))
        return false;
    bool isSame = true;
    state.eachStored("nodes", [&](const ledger::StoredPtr &node) {
        const auto known = slots_.find(node->name());
        return isSame = known != slots_.end() && known->second.node == node;
    });
    return isSame;
}

PlacedNode SlotBook::placed(const ledger::StoredPtr &node, const ledger::Snapshot &state, bool areClustersSame) const {
    const auto known = areClustersSame ? slots_.find(node->name()) : slots_.end();
    if (known != slots_.end() && known->second.node == node)
        return *last_->find(node->name());
    return placedFrom(*node->resource(), state);
}

SlotBook::Slots &SlotBook::slotsOf(const std::string &node, int gpuCount) {
    auto &slots = slots_[node];
    if (slots.count < gpuCount) {
        slots.first = slotCount_;
        slots.count = gpuCount;
        slotCount_ += gpuCount;
    }
    return slots;
}

} // namespace fleet
