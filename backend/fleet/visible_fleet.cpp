#include "backend/fleet/visible_fleet.h"

#include <map>

#include "backend/core/sha256.h"

namespace fleet {

VisibleFleet::VisibleFleet(LayoutPtr layout, const std::function<bool(const std::string &team)> &sees)
    : layout_(std::move(layout)) {
    std::map<std::string, bool> seenTeams;
    for (const auto &node : layout_->nodes()) {
        auto team = seenTeams.find(node.team);
        if (team == seenTeams.end())
            team = seenTeams.emplace(node.team, sees(node.team)).first;
        if (!team->second)
            continue;
        nodes_.push_back(&node);
        gpuCount_ += node.gpuCount;
    }
    version_ = layout_->version();
    if (nodes_.size() == layout_->nodes().size())
        return;
    // Says nothing of those that are out of sight: only a change of what is seen makes it another one.
    std::string seen;
    for (const auto *node : nodes_) {
        for (const auto *part : {&node->name, &node->site, &node->rack, &node->team, &node->nvlinkDomain})
            seen.append(*part).push_back('\0');
        seen.append(std::to_string(node->gpuCount)).push_back('\0');
    }
    version_ = core::toHex(core::sha256(seen)).substr(0, 16);
}

void VisibleFleet::tell(v1::FleetLayout *layout) const {
    layout->set_version(version_);
    layout->mutable_nodes()->Reserve(static_cast<int>(nodes_.size()));
    for (const auto *node : nodes_) {
        auto &told = *layout->add_nodes();
        told.set_name(node->name);
        told.set_site(node->site);
        told.set_rack(node->rack);
        told.set_gpu_count(node->gpuCount);
        told.set_team(node->team);
        told.set_nvlink_domain(node->nvlinkDomain);
    }
}

} // namespace fleet
