#pragma once

#include <map>
#include <string>
#include <vector>

#include "widgets/kit/use_feed.h"
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

    // The figures, and when they come.
    kit::UseFeed &feed() { return feed_; }
    const kit::FleetUse &use() const { return feed_.use(); }
    // Where a node stands; empty where nobody has said, or it is not there.
    std::string rackOf(const std::string &node) const;

Q_SIGNALS:
    // Other GPUs of a node are critical than before; none where the node is gone.
    void criticalChanged(const std::string &node, const overviewpage::CriticalGpus &gpus);

private:
    struct Node {
        std::string name;
        int gpuCount = 0;
        CriticalGpus critical;
    };

    void takeLayout(const v1::FleetLayout &layout);
    void takeHealth(const std::string &bytes);

    kit::UseFeed feed_;
    // In the order of the layout.
    std::vector<Node> nodes_;
    std::map<std::string, std::string, std::less<>> racks_;
};

} // namespace overviewpage
