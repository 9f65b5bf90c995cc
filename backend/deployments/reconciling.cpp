#include "backend/deployments/reconciling.h"

#include <algorithm>

#include "backend/core/time_text.h"
#include "backend/deployments/replica_life.h"
#include "backend/deployments/revisions.h"
#include "backend/deployments/rolling_out.h"
#include "backend/deployments/simulated_nodes.h"

namespace deployments {

namespace {

using Arguments = std::map<std::string, std::string>;

void setCondition(Work &work, const char *type, bool holds, v1::ConditionReason reason, const Arguments &arguments) {
    v1::Condition *condition = nullptr;
    for (auto &existing : *work.status.mutable_conditions()) {
        if (existing.type() == type)
            condition = &existing;
    }
    if (condition == nullptr) {
        condition = work.status.add_conditions();
        condition->set_type(type);
    }
    const auto status = holds ? v1::CONDITION_STATUS_TRUE : v1::CONDITION_STATUS_FALSE;
    if (condition->status() != status)
        *condition->mutable_last_transition_time() = core::toTimestamp(work.world.now);
    condition->set_status(status);
    condition->set_reason(v1::ConditionReason_Name(reason));
    condition->mutable_arguments()->clear();
    condition->mutable_arguments()->insert(arguments.begin(), arguments.end());
}

v1::DeploymentStatus::State stateOf(const Work &work, int ready) {
    using State = v1::DeploymentStatus;
    const auto &status = work.status;
    const auto &rollout = status.rollout();
    if (status.desired_replicas() == 0)
        return State::STOPPED;
    const bool isFirst = isUnderWay(rollout) && rollout.from_generation() == 0;
    if (ready == 0) {
        bool hasFailed = false;
        for (const auto &replica : status.replicas())
            hasFailed = hasFailed || replica.consecutive_failures() > 0;
        return isFirst && !hasFailed ? State::STARTING : State::UNAVAILABLE;
    }
    if (isUnderWay(rollout) && !isFirst)
        return State::ROLLING_OUT;
    return ready < status.desired_replicas() ? State::DEGRADED : State::AVAILABLE;
}

void summarizeRevision(Work &work, int ready) {
    const auto serving = work.status.serving_generation();
    const auto wanted = work.deployment.meta().generation();
    if (ready == 0)
        return setCondition(work, "Current", false, v1::REVISION_WANTED,
                            {{"generation", std::to_string(wanted)}, {"ready", "0"}});
    if (serving == wanted)
        return setCondition(work, "Current", true, v1::SERVES_WANTED_REVISION, {});
    Arguments arguments{{"serving", std::to_string(serving)}, {"wanted", std::to_string(wanted)}};
    // The revisions themselves are not read with a list.
    if (const auto *revision = work.revision(serving))
        arguments["model_version"] = revision->spec().model_version();
    setCondition(work, "Current", false, v1::SERVES_EARLIER_REVISION, arguments);
}

// Said only where somebody asked for limits; what does not exist has none.
void summarizeLimits(Work &work) {
    bool areAsked = false;
    std::string error;
    for (const auto &replica : work.status.replicas()) {
        const auto seen = work.world.observed.find(replica.id());
        const bool isReal = !isSimulatedNode(replica.node(), work.world.state);
        if (seen == work.world.observed.end() || !isRunning(replica) || !isReal)
            continue;
        const auto *revision = work.revision(replica.generation());
        const bool isLimited = revision != nullptr && (revision->spec().resources().memory_bytes() > 0 ||
                                                       revision->spec().resources().cpu_millis() > 0);
        areAsked = areAsked || isLimited;
        if (isLimited && !seen->second.areLimitsEnforced)
            error = seen->second.limitsError;
    }
    if (!areAsked)
        return;
    if (error.empty())
        setCondition(work, "LimitsEnforced", true, v1::LIMITS_ENFORCED, {});
    else
        setCondition(work, "LimitsEnforced", false, v1::LIMITS_NOT_ENFORCED, {{"system_error", error}});
}

// The cluster in which what runs of it, or shall run, does not exist; empty where all is real.
std::string simulatedCluster(const Work &work) {
    const auto &state = work.world.state;
    if (const auto &wanted = work.spec().placement().cluster(); isSimulatedCluster(wanted, state))
        return wanted;
    for (const auto &replica : work.status.replicas()) {
        if (isSimulatedNode(replica.node(), state))
            return clusterOf(replica.node());
    }
    return {};
}

// Said only where something is.
void summarizeSimulation(Work &work) {
    constexpr const char *type = "Simulated";
    const auto cluster = simulatedCluster(work);
    if (!cluster.empty())
        return setCondition(work, type, true, v1::NODE_SIMULATED, {{"cluster", cluster}});
    auto &conditions = *work.status.mutable_conditions();
    conditions.erase(std::remove_if(conditions.begin(), conditions.end(),
                                    [&](const v1::Condition &condition) { return condition.type() == type; }),
                     conditions.end());
}

} // namespace

void summarize(Work &work) {
    int ready = 0;
    for (const auto &replica : work.status.replicas())
        ready += isReady(replica) ? 1 : 0;
    work.status.set_ready_replicas(ready);
    work.status.set_state(stateOf(work, ready));
    const auto desired = work.status.desired_replicas();
    const Arguments counts{{"ready", std::to_string(ready)}, {"desired", std::to_string(desired)}};
    setCondition(work, "Available", ready >= desired, ready >= desired ? v1::REPLICAS_READY : v1::REPLICAS_MISSING,
                 counts);
    summarizeRevision(work, ready);
    const auto *rule = ruleInForce(work.spec(), work.world.now);
    if (rule == nullptr)
        setCondition(work, "Scaled", true, v1::SCALED_BY_INTENT, {{"replicas", std::to_string(desired)}});
    else
        setCondition(work, "Scaled", true, v1::SCALED_BY_SCHEDULE,
                     {{"replicas", std::to_string(desired)}, {"cron", rule->cron()}});
    summarizeLimits(work);
    summarizeSimulation(work);
}

Work reconcile(const v1::Resource &deployment, const World &world) {
    Work work(deployment, world);
    mendTimes(work);
    followIntent(work);
    absorb(work);
    moveRollout(work);
    sizeReplicas(work);
    // What was full or late may have ended by that.
    moveRollout(work);
    letGo(work);
    advance(work);
    pruneRevisions(work);
    summarize(work);
    return work;
}

} // namespace deployments
