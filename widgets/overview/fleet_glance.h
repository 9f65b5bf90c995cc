#pragma once

#include <map>
#include <string>
#include <vector>

#include "widgets/kit/fleet_watch.h"

namespace client {
class Connection;
}

namespace overviewpage {

namespace v1 = pilothouse::v1;

// The figures of the whole fleet, and how the worst GPU of each node is; no values of single GPUs. Every few seconds
// while somebody looks. Lives in the GUI thread.
class FleetGlance : public QObject {
    Q_OBJECT

public:
    explicit FleetGlance(client::Connection &connection, QObject *parent);

    void setPaused(bool isPaused) { watch_.setPaused(isPaused); }
    void retry() { watch_.retry(); }

    // Figures have come, now or before.
    bool isKnown() const { return isKnown_; }
    // They are those of now.
    bool isFresh() const { return isFresh_; }
    const v1::FleetSummary &summary() const { return summary_; }
    // Where a node stands; empty where nobody has said, or it is not there.
    std::string rackOf(const std::string &node) const;
    // Why nothing comes; none while it does, or is on its way.
    const std::optional<core::Error> &error() const { return watch_.error(); }

Q_SIGNALS:
    // Figures came.
    void received();
    // The worst of a node's GPUs is another one than before; 0 where the node is gone.
    void healthChanged(const std::string &node, int health);
    void errorChanged();

private:
    void takeMessage(const v1::WatchFleetResponse &message);
    void takeLayout(const v1::FleetLayout &layout);
    void takeHealth(const std::string &bytes);

    v1::FleetSummary summary_;
    std::string version_;
    // By their position in the layout.
    std::vector<std::string> nodes_;
    std::map<std::string, std::string, std::less<>> racks_;
    std::string health_;
    bool isKnown_ = false;
    bool isFresh_ = false;
    kit::FleetWatch watch_;
};

} // namespace overviewpage
