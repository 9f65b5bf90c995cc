#include "widgets/overview/fleet_glance.h"

#include <map>

namespace overviewpage {

namespace {

// Nobody reads figures of a whole fleet faster than that.
constexpr int PeriodSeconds = 5;

} // namespace

FleetGlance::FleetGlance(client::Connection &connection, QObject *parent)
    : QObject(parent),
      watch_(
          connection,
          [this] {
              v1::WatchFleetRequest request;
              request.set_level(v1::NODE_LEVEL);
              request.mutable_period()->set_seconds(PeriodSeconds);
              request.set_layout(version_);
              return request;
          },
          [this](const v1::WatchFleetResponse &message) { takeMessage(message); }) {
    connect(&watch_, &kit::FleetWatch::dropped, this, [this] { isFresh_ = false; });
    connect(&watch_, &kit::FleetWatch::errorChanged, this, &FleetGlance::errorChanged);
}

void FleetGlance::takeMessage(const v1::WatchFleetResponse &message) {
    if (message.has_layout() && message.layout().version() != version_)
        takeLayout(message.layout());
    if (!message.has_frame() || message.frame().layout() != version_)
        return;
    summary_ = message.frame().summary();
    isKnown_ = isFresh_ = true;
    takeHealth(message.frame().health());
    Q_EMIT received();
}

std::string FleetGlance::rackOf(const std::string &node) const {
    const auto found = racks_.find(node);
    return found == racks_.end() ? std::string() : found->second;
}

// What was told of nodes goes with them.
void FleetGlance::takeLayout(const v1::FleetLayout &layout) {
    std::map<std::string, char> before;
    for (std::size_t node = 0; node < health_.size(); ++node)
        if (health_[node] != 0)
            before.emplace(nodes_[node], health_[node]);
    version_ = layout.version();
    nodes_.clear();
    racks_.clear();
    for (const auto &node : layout.nodes()) {
        nodes_.push_back(node.name());
        racks_[node.name()] = node.rack();
    }
    health_.assign(nodes_.size(), 0);
    for (std::size_t node = 0; node < nodes_.size(); ++node) {
        if (const auto known = before.extract(nodes_[node]); !known.empty())
            health_[node] = known.mapped();
    }
    for (const auto &[gone, health] : before)
        Q_EMIT healthChanged(gone, 0);
}

void FleetGlance::takeHealth(const std::string &bytes) {
    if (bytes.size() != nodes_.size())
        return;
    const auto before = std::exchange(health_, bytes);
    for (std::size_t node = 0; node < bytes.size(); ++node)
        if (bytes[node] != before[node])
            Q_EMIT healthChanged(nodes_[node], static_cast<std::uint8_t>(bytes[node]));
}

} // namespace overviewpage
