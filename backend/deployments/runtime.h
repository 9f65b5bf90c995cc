#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "backend/core/result.h"

#include "pilothouse/v1/cluster.pb.h"
#include "pilothouse/v1/engine_template.pb.h"
#include "pilothouse/v1/errors.pb.h"

namespace deployments {

namespace v1 = pilothouse::v1;

// Which replica: the uid of its deployment and its id in there.
struct ReplicaKey {
    std::string deployment;
    std::string replica;
    auto operator<=>(const ReplicaKey &) const = default;
};

// What a replica is run with, as it was decided for its revision.
struct Launch {
    ReplicaKey key;
    // `clusters/<id>/nodes/<id>`
    std::string node;
    std::string program;
    std::vector<std::string> arguments;
    std::map<std::string, std::string> environment;
    // `host:port`, from Runtime::address().
    std::string address;
    // UUIDs.
    std::vector<std::string> gpus;
    // As requests to its replicas name the model, and how large its weights are; 0 where that is not known.
    std::string modelName;
    std::int64_t modelBytes = 0;
    // Requests that one replica answers at once; 0 leaves that to its engine.
    int concurrency = 0;
    // The model's name as `/v1/models` must list it before the replica counts as ready; empty takes any.
    std::string expectedModel;
    v1::EngineProbe readiness;
    v1::EngineProbe liveness;
    std::chrono::milliseconds startTimeout{};
    std::chrono::milliseconds stopTimeout{};
    // Limits; 0 is none.
    std::int64_t memoryBytes = 0;
    std::int64_t cpuMillis = 0;
};

// What is seen of a replica.
struct Observation {
    enum class Phase {
        // It was found after a restart of the service and waits for start() or stop().
        Held,
        Starting,
        Loading,
        Ready,
        // It was ready and does not answer.
        Unreachable,
        Stopping,
        // Nothing of it runs any more.
        Ended,
    };

    ReplicaKey key;
    Phase phase = Phase::Starting;
    // Why it ended or does not answer; CONDITION_REASON_UNSPECIFIED where it was asked to stop.
    v1::ConditionReason reason = v1::CONDITION_REASON_UNSPECIFIED;
    std::map<std::string, std::string> arguments;
    // The kernel holds it to its limits; where it has none, true.
    bool areLimitsEnforced = true;
    // What the system said of limits, where they are not enforced.
    std::string limitsError;
    bool operator==(const Observation &) const = default;
};

// Runs replicas on the nodes of clusters of one kind. Nothing above it knows how: processes, ports and pids, or pods,
// are its own. Thread-safe. It starts nothing by itself: what ended stays ended until start() is called again.
class Runtime {
public:
    // Told of each change of an observation, in order, on a thread of the runtime; may only post.
    using Sink = std::function<void(const Observation &)>;

    virtual ~Runtime() = default;

    virtual v1::RuntimeKind kind() const = 0;
    // Everything that it holds at this moment, of earlier runs of the service too.
    virtual std::vector<Observation> observe() const = 0;
    // Where a new replica on that node will answer; none of `taken`.
    virtual core::Result<std::string> address(const std::string &node, const std::set<std::string> &taken) = 0;
    // Runs a replica, or takes up one of the same key that is already running. What goes wrong is observed.
    virtual void start(Launch launch) = 0;
    // Asks it to end, and ends it with everything that it started once its time is over.
    virtual void stop(const ReplicaKey &key) = 0;
    // Of a replica that has ended: keeps nothing of it but its log. One that runs is ended at once.
    virtual void forget(const ReplicaKey &key) = 0;
    // Of a deployment that is gone: its replicas as forget() does, and their logs too.
    virtual void forgetDeployment(const std::string &uid) = 0;
};

} // namespace deployments
