#pragma once

#include <vector>

#include <QString>

#include "widgets/topology/device_id.h"

namespace topologypage {

// What the map is made of, in the order of its columns and then of its boxes.
enum class Kind : unsigned char { Team, Route, Deployment, Provider, Revision, Replica, Site, Cluster, Node, Gpu };
inline constexpr int kindCount = static_cast<int>(Kind::Gpu) + 1;

// How an object looks; what exactly is so stands in its State.
enum class Health : unsigned char { Plain, Ok, Busy, Warn, Failed };

// What an object is said to be in; each has a word.
enum class State : unsigned char {
    None,
    Pending,
    Scheduled,
    Starting,
    Loading,
    Ready,
    Draining,
    Stopped,
    Failed,
    Unreachable,
    Missing, // wanted, and not there
    Planned, // where a plan would put a replica
    Available,
    Degraded,
    Unavailable,
    RollingOut,
    Serving,
    Canary,
    DarkLaunch,
    Leaving,
    Aborted,
    Waiting,
    Down,
    Reachable,
    Cordoned,
    NotReady,
    Lost,
    Free,
    Unknown,
};

// How bad what the fleet's health rules say of a GPU is; what is only to be noticed troubles nobody here. What is
// silenced is as bad, and is not counted among what waits for somebody.
enum class Trouble : unsigned char { None, Degraded, Critical, SilencedCritical };

constexpr bool isCritical(Trouble trouble) {
    return trouble == Trouble::Critical || trouble == Trouble::SilencedCritical;
}

enum Mark : unsigned char {
    Ghost = 1,     // wanted, not there: an outline
    IsLeaving = 2, // there, not wanted: hatched
    Drift = 4,     // serves another revision than the one that is wanted
    GivenUp = 8,
};

// Place in the graph, reused after a removal; -1 is none.
using ObjectId = int;

// One thing on the map. Objects that are no resources of their own have a key below that of their resource.
struct Object {
    Kind kind = Kind::Team;
    State state = State::None;
    Health health = Health::Plain;
    unsigned char marks = 0;
    // How busy a GPU is, in percent, and all else by the mean of its GPUs; below 0 where that is not known.
    signed char load = -1;
    // Of a GPU what is wrong with it, of a node the worst of its GPUs.
    Trouble trouble = Trouble::None;
    QString key;
    QString label;
    // Second line: a figure or a fact, in no language.
    QString detail;
    // What it stands in: cluster of a node, node of a GPU, deployment of a replica. May not be there.
    QString parent;
    // Of the requests of what is before it, 0 to 1; below 0 where that means nothing.
    double share = -1;
    // Of a revision, and of what a replica runs.
    qint64 generation = 0;
    // Ready and wanted replicas of a deployment, ready and all nodes of a cluster.
    int ready = 0;
    int wanted = 0;
    // Rows that a deployment keeps free for replicas that may come.
    int reserve = 0;
    // Position of a GPU on its node.
    int index = 0;
    // Of a replica: its node. Of a GPU: the replica that has it.
    QString place;

    // The resource that it belongs to.
    const QString &resource() const {
        return kind == Kind::Revision || kind == Kind::Replica || kind == Kind::Gpu ? parent : key;
    }

    bool operator==(const Object &) const = default;
};

enum class LinkKind { Flow, Fallback, Ownership, Use };

// A connection as a resource tells it, by keys.
struct Link {
    QString from;
    QString to; // empty where it is a GPU
    double share = 0;
    LinkKind kind = LinkKind::Flow;
    DeviceId gpu = {};

    bool operator==(const Link &) const = default;
};

// A connection between objects that are there.
struct Edge {
    ObjectId from;
    ObjectId to;
    double share;
    LinkKind kind;
};

} // namespace topologypage
