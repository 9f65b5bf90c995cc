#include "backend/fleet/node_fold.h"

#include <algorithm>
#include <numeric>

#include "backend/telemetry/fold.h"

namespace fleet {

namespace {

// Of nodes that are gone, before places are given anew.
constexpr std::size_t mostGone = 256;

} // namespace

void NodeFold::take(const Picture &picture) {
    if (picture.ground->layout != layout_) {
        layout_ = picture.ground->layout;
        follow(*layout_);
    }
    columns_.clear();
    for (const auto &column : picture.values.columns())
        fold(column);
}

void NodeFold::follow(const Layout &layout) {
    std::vector<const PlacedNode *> nodes;
    for (const auto &node : layout.nodes()) {
        if (node.gpuCount > 0)
            nodes.push_back(&node);
    }
    std::sort(nodes.begin(), nodes.end(),
              [](const auto *left, const auto *right) { return left->firstSlot < right->firstSlot; });
    if (names_.size() > nodes.size() * 2 + mostGone) {
        names_.clear();
        byName_.clear();
    }
    groups_.assign(names_.size(), -1);
    ends_.clear();
    for (const auto *node : nodes) {
        const auto first = static_cast<std::uint32_t>(node->firstSlot);
        if (first > (ends_.empty() ? 0 : ends_.back()))
            ends_.push_back(first);
        const auto known = placeOf(node->name);
        if (!known) {
            names_.push_back(node->name);
            groups_.push_back(-1);
        }
        groups_[known.value_or(names_.size() - 1)] = static_cast<int>(ends_.size());
        ends_.push_back(first + static_cast<std::uint32_t>(node->gpuCount));
    }
    sortNames();
}

std::optional<std::uint32_t> NodeFold::placeOf(const std::string &name) const {
    const auto found = std::lower_bound(byName_.begin(), byName_.end(), name,
                                        [this](auto place, const auto &wanted) { return names_[place] < wanted; });
    return found == byName_.end() || names_[*found] != name ? std::nullopt : std::optional(*found);
}

void NodeFold::sortNames() {
    const auto known = static_cast<std::ptrdiff_t>(byName_.size());
    const auto precedes = [this](auto left, auto right) { return names_[left] < names_[right]; };
    byName_.resize(names_.size());
    std::iota(byName_.begin() + known, byName_.end(), static_cast<std::uint32_t>(known));
    std::sort(byName_.begin() + known, byName_.end(), precedes);
    std::inplace_merge(byName_.begin(), byName_.begin() + known, byName_.end(), precedes);
}

void NodeFold::fold(const telemetry::MetricCodes &column) {
    const auto size = static_cast<std::uint32_t>(column.codes.size());
    cut_.resize(ends_.size());
    std::transform(ends_.begin(), ends_.end(), cut_.begin(), [size](auto end) { return std::min(end, size); });
    folded_.resize(ends_.size());
    telemetry::foldGroups(column.codes, cut_, telemetry::factsOf(column.metric).fold, folded_);
    auto &codes = codes_[static_cast<std::size_t>(column.metric) - 1];
    codes.resize(names_.size());
    std::transform(groups_.begin(), groups_.end(), codes.begin(), [this](int group) {
        return group < 0 ? telemetry::NoData : folded_[static_cast<std::size_t>(group)];
    });
    columns_.push_back({column.metric, codes});
}

} // namespace fleet
