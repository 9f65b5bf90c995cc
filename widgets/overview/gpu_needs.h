#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "widgets/overview/need_queue.h"

namespace overviewpage {

// What of the GPUs waits for a person: by node, and in one need for several nodes of a rack that show the same sign,
// since what strikes a rack is one thing to look at.
class GpuNeeds {
public:
    // Whoever shows the queue is told by its users.
    explicit GpuNeeds(NeedQueue &queue) : queue_(queue) {}

    // What the worst GPU of a node is like, a byte of FleetFrame.health; 0 where the node is gone. The rack is empty
    // where nobody has said.
    void put(const std::string &node, const std::string &rack, std::uint8_t health);
    // All of it, to a queue that was cleared.
    void tellAgain();

private:
    // Nodes by name that are critical.
    using Rack = std::map<std::string, std::uint8_t>;

    void tell(const std::string &key);
    static QList<Need> needsOf(const std::string &key, const Rack &rack);

    NeedQueue &queue_;
    // By cluster and rack, or by node where it has none.
    std::map<std::string, Rack> racks_;
    std::map<std::string, std::string> rackOf_;
};

} // namespace overviewpage
