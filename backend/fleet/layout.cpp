#include "backend/fleet/layout.h"

#include <algorithm>
#include <cstring>
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
    for (std::size_t i = 0; i < nodes_.size(); ++i)
        byName_.emplace(nodes_[i].name, i);
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        if (nodes_[i].gpuCount > 0)
            bySlot_.emplace(nodes_[i].firstSlot, i);
    }
}

const PlacedNode *Layout::find(std::string_view name) const {
    const auto found = byName_.find(name);
    return found == byName_.end() ? nullptr : &nodes_[found->second];
}

const PlacedNode *Layout::at(int slot) const {
    const auto after = bySlot_.upper_bound(slot);
    if (after == bySlot_.begin())
        return nullptr;
    const auto &node = nodes_[std::prev(after)->second];
    return slot < node.firstSlot + node.gpuCount ? &node : nullptr;
}

LayoutPtr SlotBook::layoutOf(const ledger::Snapshot &state) {
    std::vector<PlacedNode> nodes;
    state.each("nodes", [&](const ledger::ResourcePtr &resource) {
        auto &node = nodes.emplace_back();
        node.name = resource->meta().name();
        node.site = resource->meta().site();
        if (node.site.empty()) {
            if (const auto cluster = state.find(node.name.substr(0, node.name.find("/nodes/"))))
                node.site = cluster->meta().site();
        }
        node.rack = resource->node().rack();
        node.team = resource->meta().team();
        node.nvlinkDomain = resource->node_status().nvlink_domain();
        node.gpuCount = gpuCountOf(resource->node_status());
        node.isCordoned = resource->node().unschedulable() || resource->node().draining();
        node.cordonedGpus = cordonedGpusOf(*resource);
        return true;
    });
    std::sort(nodes.begin(), nodes.end(), standsBefore);
    // Slots are given in the order of the layout, so that a fleet that came at once lies in the columns as it is shown.
    for (auto &node : nodes)
        node.firstSlot = slotsOf(node.name, node.gpuCount).first;
    return std::make_shared<const Layout>(std::move(nodes), slotCount_);
}

const SlotBook::Slots &SlotBook::slotsOf(const std::string &node, int gpuCount) {
    auto &slots = slots_[node];
    if (slots.count < gpuCount) {
        slots = {slotCount_, gpuCount};
        slotCount_ += gpuCount;
    }
    return slots;
}

} // namespace fleet
