#pragma once

#include <optional>
#include <string>
#include <vector>

#include "widgets/kit/fleet_watch.h"
#include "widgets/topology/topology_graph.h"

namespace client {
class Connection;
}

namespace topologypage {

// Brings into the graph how busy GPUs are and what is wrong with them, every few seconds while somebody looks; nodes of
// which nothing new is told are left alone. Where the service is gone, nothing is known of any. Lives in the GUI
// thread.
class LoadFeed : public QObject {
    Q_OBJECT

public:
    LoadFeed(client::Connection &connection, TopologyGraph &graph, QObject *parent);

    void setPaused(bool isPaused) { watch_.setPaused(isPaused); }
    // The next frame brings all that is known: the graph has nodes that it did not have.
    void repeatNext() { isRepeated_ = true; }
    // A frame of the present layout has come since somebody looks.
    bool isFresh() const { return isFresh_; }

Q_SIGNALS:
    void taken(const topologypage::TopologyGraph::Changes &changes);

private:
    struct Node {
        QString name;
        std::size_t gpus = 0;
    };

    void takeMessage(const v1::WatchFleetResponse &message);
    void takeFrame(const v1::FleetFrame &frame);
    void forget();
    void bring();

    TopologyGraph &graph_;
    std::string version_;
    std::vector<Node> nodes_;
    // Of all GPUs, in the order of the layout.
    std::vector<signed char> loads_;
    std::vector<Trouble> troubles_;
    std::vector<signed char> broughtLoads_;
    std::vector<Trouble> broughtTroubles_;
    bool isFresh_ = false;
    bool isRepeated_ = false;
    kit::FleetWatch watch_;
};

} // namespace topologypage
