#include "backend/deployments/world.h"

#include <algorithm>
#include <utility>

#include "backend/core/time_text.h"

namespace deployments {

Work::Work(const v1::Resource &deployment, const World &world)
    : deployment(deployment), world(world), status(deployment.deployment_status()) {}

const v1::DeploymentRevision *Work::revision(std::int64_t generation) const {
    for (const auto &revision : status.revisions()) {
        if (revision.generation() == generation)
            return &revision;
    }
    return nullptr;
}

void Work::explain(v1::ConditionReason reason, std::map<std::string, std::string> arguments) {
    auto &cause = causes.emplace_back();
    cause.set_reason(v1::ConditionReason_Name(reason));
    for (auto &[key, value] : arguments)
        (*cause.mutable_arguments())[key] = std::move(value);
}

void Work::act(Action::Kind kind, const v1::Replica &replica) {
    act({kind, replica.id(), replica.generation()});
}

void Work::act(Action action) {
    if (std::find(actions.begin(), actions.end(), action) == actions.end())
        actions.push_back(std::move(action));
}

void Work::wake(ledger::Time time) {
    if (!due || time < *due)
        due = time;
}

void Work::setState(v1::Replica *replica, v1::Replica::State state) const {
    if (replica->state() == state)
        return;
    replica->set_state(state);
    *replica->mutable_state_time() = core::toTimestamp(world.now);
}

void Work::setReason(v1::Replica *replica, v1::ConditionReason reason,
                     const std::map<std::string, std::string> &arguments) const {
    const auto name = reason == v1::CONDITION_REASON_UNSPECIFIED ? std::string() : v1::ConditionReason_Name(reason);
    const bool isSame =
        replica->reason() == name &&
        std::map<std::string, std::string>(replica->arguments().begin(), replica->arguments().end()) == arguments;
    if (isSame)
        return;
    replica->set_reason(name);
    replica->mutable_arguments()->clear();
    for (const auto &[key, value] : arguments)
        (*replica->mutable_arguments())[key] = value;
    if (name.empty())
        replica->clear_reason_time();
    else
        *replica->mutable_reason_time() = core::toTimestamp(world.now);
}

void Work::setTrouble(v1::Replica *replica, v1::ConditionReason reason,
                      const std::map<std::string, std::string> &arguments) const {
    setReason(replica, reason, arguments);
    auto &trouble = *replica->mutable_last_trouble();
    trouble.set_reason(replica->reason());
    *trouble.mutable_arguments() = replica->arguments();
    *trouble.mutable_time() = replica->reason_time();
}

bool isRunning(const v1::Replica &replica) {
    switch (replica.state()) {
    case v1::Replica::STARTING:
    case v1::Replica::LOADING:
    case v1::Replica::READY:
    case v1::Replica::UNREACHABLE:
    case v1::Replica::DRAINING:
        return true;
    default:
        return false;
    }
}

bool isReady(const v1::Replica &replica) {
    return replica.state() == v1::Replica::READY && !replica.is_leaving();
}

bool isUnderWay(const v1::RolloutStatus &rollout) {
    return rollout.phase() != v1::RolloutStatus::PHASE_UNSPECIFIED && rollout.phase() != v1::RolloutStatus::ABORTED &&
           rollout.phase() != v1::RolloutStatus::COMPLETE;
}

} // namespace deployments
