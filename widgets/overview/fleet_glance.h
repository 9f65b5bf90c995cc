#pragma once

#include <map>
#include <string>
#include <vector>

#include "widgets/kit/use_feed.h"
#include "widgets/overview/grave_gpus.h"

namespace client {
class Connection;
}

namespace overviewpage {

namespace v1 = pilothouse::v1;

// The figures of the whole fleet, and which GPUs of each node wait for a person. Lives
// in the GUI thread.
class FleetGlance : public QObject {
    Q_OBJECT

public:
    explicit FleetGlance(client::Connection &connection, QObject *parent);

    // Whether somebody looks at the figures; what waits for a person is told seldom otherwise.
    void setInSight(bool isInSight);
    // The figures, and when they come.
    kit::UseFeed &feed() { return feed_; }
    const kit::FleetUse &use() const { return feed_.use(); }
    // Where a node stands; empty where nobody has said, or it is not there.
    std::string rackOf(const std::string &node) const;

Q_SIGNALS:
    // Other GPUs of a node wait for a person than before; none where the node is gone.
    void graveChanged(const std::string &node, const overviewpage::GraveGpus &gpus);

private:
    struct Node {
        std::string name;
        int gpuCount = 0;
        GraveGpus grave;
    };

    void takeLayout(const v1::FleetLayout &layout);
    void takeHealth(const std::string &bytes);

    kit::UseFeed feed_;
    // In the order of the layout.
    std::vector<Node> nodes_;
    std::map<std::string, std::string, std::less<>> racks_;
};

} // namespace overviewpage
