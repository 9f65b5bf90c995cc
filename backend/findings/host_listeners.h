#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "backend/deployments/replica/socket_table.h"
#include "backend/findings/asking_plan.h"
#include "backend/findings/host_knowledge.h"
#include "backend/findings/process_tree.h"
#include "backend/web/base_url.h"

namespace findings {

// Whatever listens on this host, who it is, and what came of asking it. For one thread.
class HostListeners {
public:
    using Time = AskingPlan::Time;
    // Port and user: a program that listens in both families is one.
    using Key = std::pair<std::uint16_t, uid_t>;

    struct Listener {
        replica::ListeningSocket socket;
        std::set<std::uint64_t> inodes;
        // Nothing where the system does not tell who holds it.
        std::optional<replica::ProcessIdentity> holder;
        // Of the service, of a replica, or of our program alone; never asked.
        bool isOwn = false;
        AskingPlan plan;
    };

    // One is asked when it has stayed for so long.
    explicit HostListeners(std::chrono::milliseconds settling) : settling_(settling) {}

    // What listens now. Processes are looked into only where somebody new does.
    void look(const std::vector<replica::ListeningSocket> &sockets, const HostKnowledge &knowledge, Time now);
    // Those to be asked now, taken as asked.
    std::vector<std::pair<Key, web::BaseUrl>> due(Time now);
    void take(const Key &key, const AskedEndpoint &asked, Time now);

    const std::map<Key, Listener> &all() const { return listeners_; }
    // What is known of each does not change what is said of the others.
    bool isAllAsked() const;

private:
    void attribute(const std::vector<Key> &strange, const HostKnowledge &knowledge);

    const std::chrono::milliseconds settling_;
    std::map<Key, Listener> listeners_;
};

} // namespace findings
