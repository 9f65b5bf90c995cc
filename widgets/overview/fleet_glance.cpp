#include "widgets/overview/fleet_glance.h"

#include <map>

namespace overviewpage {

namespace {

// Nobody reads figures of a whole fleet faster than that.
constexpr auto Period = std::chrono::seconds(5);
// Where the number of what waits is all that is seen.
constexpr auto PeriodOutOfSight = std::chrono::seconds(30);

} // namespace

FleetGlance::FleetGlance(client::Connection &connection, QObject *parent)
    : QObject(parent), feed_(connection, v1::GPU_LEVEL, Period, this) {
    connect(&feed_, &kit::UseFeed::laidOut, this, &FleetGlance::takeLayout);
    connect(&feed_, &kit::UseFeed::received, this, [this](const v1::FleetFrame &frame) { takeHealth(frame.health()); });
}

void FleetGlance::setInSight(bool isInSight) {
    feed_.setPeriod(isInSight ? Period : PeriodOutOfSight);
}

std::string FleetGlance::rackOf(const std::string &node) const {
    const auto found = racks_.find(node);
    return found == racks_.end() ? std::string() : found->second;
}

// What was told of nodes goes with them.
void FleetGlance::takeLayout(const v1::FleetLayout &layout) {
    std::map<std::string, GraveGpus> before;
    for (const auto &node : nodes_)
        if (node.grave.count > 0)
            before.emplace(node.name, node.grave);
    nodes_.clear();
    racks_.clear();
    for (const auto &node : layout.nodes()) {
        const auto known = before.extract(node.name());
        nodes_.push_back({node.name(), node.gpu_count(), known.empty() ? GraveGpus() : known.mapped()});
        racks_[node.name()] = node.rack();
    }
    for (const auto &[gone, gpus] : before)
        Q_EMIT graveChanged(gone, {});
}

void FleetGlance::takeHealth(const std::string &bytes) {
    std::span<const char> left(bytes);
    for (auto &node : nodes_) {
        const auto count = static_cast<std::size_t>(node.gpuCount);
        if (left.size() < count)
            return;
        const auto grave = GraveGpus::of(left.first(count));
        left = left.subspan(count);
        if (grave != std::exchange(node.grave, grave))
            Q_EMIT graveChanged(node.name, grave);
    }
}

} // namespace overviewpage
