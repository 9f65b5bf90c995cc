#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "backend/core/random.h"
#include "backend/deployments/fleet.h"
#include "backend/deployments/model_files.h"
#include "backend/deployments/patience.h"
#include "backend/deployments/runtime.h"
#include "backend/deployments/traffic.h"

#include "pilothouse/v1/audit.pb.h"
#include "pilothouse/v1/deployment.pb.h"
#include "pilothouse/v1/resource.pb.h"

namespace deployments {

// Everything that a decision about one deployment rests on.
struct World {
    const ledger::Snapshot &state;
    ledger::Time now;
    // Of this deployment, by replica.
    const std::map<std::string, Observation> &observed;
    // With what all replicas have; what is placed is added.
    std::function<Fleet &()> fleet;
    const Traffic &traffic;
    ModelFiles &files;
    core::Random &random;
    const Patience &patience;
    // Where a new replica on a node would answer.
    std::function<core::Result<std::string>(const std::string &node)> address;
};

// What is done once the status that speaks of it is committed.
struct Action {
    enum class Kind { Start, Stop, Forget, Probe };
    Kind kind = Kind::Start;
    // Empty for a probe.
    std::string replica;
    std::int64_t generation = 0;
    bool operator==(const Action &) const = default;
};

// A decision in the making: the status as it shall be, why, what is to be done, and when to look again.
class Work {
public:
    Work(const v1::Resource &deployment, const World &world);

    const v1::Resource &deployment;
    const World &world;
    v1::DeploymentStatus status;
    std::vector<v1::EventCause> causes;
    std::vector<Action> actions;
    std::optional<ledger::Time> due;

    const v1::DeploymentSpec &spec() const { return deployment.deployment(); }
    const v1::DeploymentRevision *revision(std::int64_t generation) const;
    void explain(v1::ConditionReason reason, std::map<std::string, std::string> arguments = {});
    void act(Action::Kind kind, const v1::Replica &replica);
    // Once, however often it is asked for.
    void act(Action action);
    void wake(ledger::Time time);
    void setState(v1::Replica *replica, v1::Replica::State state) const;
    void setReason(v1::Replica *replica, v1::ConditionReason reason,
                   const std::map<std::string, std::string> &arguments) const;
    // The same of what went wrong, which it is remembered for when it is ready again.
    void setTrouble(v1::Replica *replica, v1::ConditionReason reason,
                    const std::map<std::string, std::string> &arguments) const;
};

bool isRunning(const v1::Replica &replica);
bool isReady(const v1::Replica &replica);
// A rollout that is neither over nor aborted.
bool isUnderWay(const v1::RolloutStatus &rollout);

} // namespace deployments
