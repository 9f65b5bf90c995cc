#pragma once

#include <map>
#include <string>
#include <vector>

#include "widgets/kit/fleet_use.h"
#include "widgets/kit/fleet_watch.h"
#include "widgets/overview/critical_gpus.h"

namespace client {
class Connection;
}

namespace overviewpage {

namespace v1 = pilothouse::v1;

// The figures of the whole fleet, and how many GPUs of each node are critical. Every few seconds while somebody looks.
// Lives in the GUI thread.
class FleetGlance : public QObject {
    Q_OBJECT

public:
    explicit FleetGlance(client::Connection &connection, QObject *parent);

    void setPaused(bool isPaused) { watch_.setPaused(isPaused); }
    void retry() { watch_.retry(); }

    // Known once figures have come, now or before.
    const kit::FleetUse &use() const { return use_; }
    // They are those of now.
    bool isFresh() const { return isFresh_ && use_.isSettled(); }
    // Where a node stands; empty where nobody has said, or it is not there.
    std::string rackOf(const std::string &node) const;
    // Why nothing comes; none while it does, or is on its way.
    const std::optional<core::Error> &error() const { return watch_.error(); }

Q_SIGNALS:
    // Figures came.
    void received();
    // Other GPUs of a node are critical than before; none where the node is gone.
    void criticalChanged(const std::string &node, const overviewpage::CriticalGpus &gpus);
    void errorChanged();

private:
    struct Node {
        std::string name;
        int gpuCount = 0;
        CriticalGpus critical;
    };

    void takeMessage(const v1::WatchFleetResponse &message);
    void takeLayout(const v1::FleetLayout &layout);
    void takeHealth(const std::string &bytes);

    kit::FleetUse use_;
    std::string version_;
    // In the order of the layout.
    std::vector<Node> nodes_;
    std::map<std::string, std::string, std::less<>> racks_;
    bool isFresh_ = false;
    kit::FleetWatch watch_;
};

} // namespace overviewpage
