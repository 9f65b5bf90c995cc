#pragma once

#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "backend/fleet/told_node.h"
#include "backend/ledger/change.h"

#include "pilothouse/v1/resource.pb.h"

namespace core {
class Clock;
}

namespace ledger {
class Ledger;
}

namespace fleet {

class Observer;

// The nodes that one telemetry source tells of: makes those that are missing, keeps the status of those that are its
// own, and puts what their GPUs say into the columns. A node is its own where no other source, which is there and not
// paused, told of it first; those of the service's own host are never. For one thread.
class ToldNodes {
public:
    struct Parts {
        ledger::Ledger &ledger;
        Observer &observer;
        const core::Clock &clock;
    };
    // Of the nodes that are made.
    struct Place {
        // `telemetrySources/<id>`
        std::string source;
        // `clusters/<id>`
        std::string cluster;
        std::string team;
    };
    // A source may make no more; one that invents names shall not fill the ledger.
    static constexpr std::size_t MostNodes = 4'096;

    // Nodes and GPUs that were not heard of for so long are lost, and gone.
    ToldNodes(const Parts &parts, Place place, std::chrono::milliseconds patience);

    // What was heard at one time. How many nodes and GPUs there was no room for.
    int take(const std::vector<HeardNode> &nodes, const HeardAt &at);
    // What has changed without being heard; every few seconds.
    void settle();
    // Puts again what is known where the layout is another one.
    void followLayout();

    // That were heard of lately.
    int gpuCount() const;
    // Of those whose resource is not called as their host; null where there is none.
    int renamedCount() const { return renamed_; }
    const ToldNode *firstRenamed() const;

private:
    struct Entry {
        ToldNode node;
        // The status is ours to write.
        bool isOwn = false;
        bool isLost = false;
        bool isRenamed = false;
        // Status, or the node itself, is to be written.
        bool isDue = false;
        // As it was read last, and who told of it first.
        ledger::StoredPtr read;
        std::string first;
    };

    // Nodes of the cluster: another one wherever any of them has changed.
    struct Mark {
        std::int64_t count = 0;
        std::int64_t revision = 0;
        bool operator==(const Mark &) const = default;
    };

    void takeUp();
    Entry *entryOf(const std::string &host, const ledger::Snapshot &state, core::TimePoint now);
    Entry &keep(const std::string &id, ToldNode node, const ledger::ResourcePtr &resource);
    bool mayChange(Entry *entry, const ledger::Snapshot &state) const;
    void settleOne(Entry *entry, const ledger::Snapshot &state, core::TimePoint now);
    void write(const ledger::Snapshot &state);
    v1::Resource resourceOf(const Entry &entry, const v1::Resource *before) const;
    void writeCluster(const ledger::Snapshot &state);
    Mark markOf(const v1::Resource &cluster, const ledger::Snapshot &state) const;

    const Parts parts_;
    const Place place_;
    const std::chrono::milliseconds patience_;
    const bool isOfHost_;
    // By the ids of their resources.
    std::map<std::string, Entry> entries_;
    int renamed_ = 0;
    LayoutPtr layout_;
    // Those whose count the cluster's status tells.
    Mark counted_;
};

// Nodes that none of these sources (`telemetrySources/<id>`) told of are lost, where a source did: it is not asked any
// more, or is gone.
void loseOrphans(ledger::Ledger &ledger, const core::Clock &clock, const std::set<std::string> &asked);

// `telemetrySources/<id>` that told of a node first; empty where none did.
std::string toldBy(const v1::NodeStatus &status);

} // namespace fleet
