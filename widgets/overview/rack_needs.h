#pragma once

#include <map>
#include <string>
#include <vector>

#include "widgets/overview/need_queue.h"

namespace overviewpage {

// What of nodes waits for a person: by node, and in one need for several nodes of a rack that show the same sign, since
// what strikes a rack is one thing to look at.
class RackNeeds {
public:
    // What is told of several nodes of a rack, by name; the sign is one that they were put with.
    using Together = Need (*)(const std::vector<std::string> &nodes, const std::string &rack, int sign);

    // Whoever shows the queue is told by its users. The name tells its needs from those of others.
    RackNeeds(NeedQueue &queue, const QString &name, Together together)
        : queue_(queue), name_(name), together_(together) {}

    // What waits of a node: nothing, or one thing. The rack is empty where nobody has said; a sign of 0 is of this node
    // alone.
    void put(const std::string &node, const std::string &rack, int sign, const QList<Need> &needs);
    // All of it, to a queue that was cleared.
    void tellAgain();
    void clear();

private:
    struct One {
        int sign = 0;
        QList<Need> needs;
    };
    // Nodes by name of which something waits.
    using Rack = std::map<std::string, One>;

    void tell(const std::string &key);
    QString sourceOf(const std::string &key) const;
    QList<Need> needsOf(const std::string &key, const Rack &rack) const;

    NeedQueue &queue_;
    const QString name_;
    const Together together_;
    // By cluster and rack, or by node where it has none.
    std::map<std::string, Rack> racks_;
    std::map<std::string, std::string> rackOf_;
};

} // namespace overviewpage
