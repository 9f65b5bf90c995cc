#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>

#include <QTimer>

#include "widgets/topology/topology_graph.h"

namespace topologypage {

// Brings changes into the graph once a frame, however many there are: a resource that changed ten times in between is
// read once. What waits is bounded by how many resources there are. Lives in the GUI thread.
class TopologyFeed : public QObject {
    Q_OBJECT

public:
    // What a resource is now; null when it is gone.
    using Read = std::function<std::shared_ptr<const v1::Resource>(const std::string &name)>;

    TopologyFeed(TopologyGraph &graph, Read read, QObject *parent = nullptr);

    void add(const std::string &name);
    // Nothing is read until it goes on again.
    void setPaused(bool isPaused);
    // Reads all at once, as when a page is first filled.
    void takeAll();

    bool isIdle() const { return waiting_.empty(); }

Q_SIGNALS:
    void taken(const topologypage::TopologyGraph::Changes &changes);

private:
    void takeSlice();
    void take(const std::string &name);

    TopologyGraph &graph_;
    const Read read_;
    std::set<std::string> waiting_;
    // Where the next slice begins: whoever changes all the time holds nobody up.
    std::string next_;
    QTimer frame_;
    bool isPaused_ = false;
};

} // namespace topologypage
