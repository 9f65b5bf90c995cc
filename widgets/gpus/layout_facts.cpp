#include "widgets/gpus/layout_facts.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace gpuspage {

LayoutFacts::LayoutFacts(const v1::FleetLayout &layout) {
    const auto count = static_cast<std::size_t>(layout.nodes_size());
    // Keys look into the layout.
    std::unordered_map<std::string_view, std::uint32_t> places;
    const auto placeOf = [&](const std::string &word) {
        const auto [place, isNew] = places.try_emplace(word, static_cast<std::uint32_t>(words_.size()));
        if (isNew)
            words_.push_back(word);
        return place->second;
    };
    std::size_t length = 0;
    for (const auto &node : layout.nodes())
        length += node.name().size();
    names_.reserve(length);
    ends_.reserve(count);
    shared_.reserve(count);
    for (const auto &node : layout.nodes()) {
        names_ += node.name();
        ends_.push_back(static_cast<std::uint32_t>(names_.size()));
        shared_.push_back(
            {placeOf(node.site()), placeOf(node.rack()), placeOf(node.team()), placeOf(node.nvlink_domain())});
    }
    words_.shrink_to_fit();
    byName_.resize(count);
    std::iota(byName_.begin(), byName_.end(), 0);
    std::ranges::sort(byName_, {}, [this](int node) { return name(node); });
}

std::string_view LayoutFacts::name(int node) const {
    const auto place = static_cast<std::size_t>(node);
    const std::size_t begin = place == 0 ? 0 : ends_[place - 1];
    return std::string_view(names_).substr(begin, ends_[place] - begin);
}

NodeFacts LayoutFacts::of(int node) const {
    const auto &shared = shared_[static_cast<std::size_t>(node)];
    return {std::string(name(node)), word(shared.site), word(shared.rack), word(shared.team),
            word(shared.nvlinkDomain)};
}

int LayoutFacts::find(std::string_view name) const {
    const auto found = std::ranges::lower_bound(byName_, name, {}, [this](int node) { return this->name(node); });
    return found != byName_.end() && this->name(*found) == name ? *found : -1;
}

} // namespace gpuspage
