#include "backend/deployments/rollout_verbs.h"

#include <algorithm>

#include "backend/deployments/rolling_out.h"

namespace deployments {

namespace {

using Phase = v1::RolloutStatus;

core::Error wrongState(const Work &work, const char *verb, const std::string &wayOut) {
    const auto &name = work.deployment.meta().name();
    const auto &state = v1::RolloutStatus::Phase_Name(work.status.rollout().phase());
    return core::Error(v1::WRONG_STATE, "the rollout of " + name + " is " + state + "; " + wayOut,
                       {{"name", name}, {"state", state}, {"verb", std::string("deployments.") + verb}});
}

} // namespace

core::Result<void> pauseRollout(Work &work) {
    auto &rollout = *work.status.mutable_rollout();
    if (!isUnderWay(rollout) || rollout.phase() == Phase::PAUSED)
        return wrongState(work, "pause", "only one that is under way can be paused");
    rollout.set_paused_phase(rollout.phase());
    rollout.set_phase(Phase::PAUSED);
    work.explain(v1::PAUSED_BY_PERSON);
    return {};
}

core::Result<void> resumeRollout(Work &work) {
    auto &rollout = *work.status.mutable_rollout();
    if (rollout.phase() != Phase::PAUSED)
        return wrongState(work, "resume", "only one that is paused can be resumed");
    rollout.set_phase(rollout.paused_phase());
    rollout.clear_paused_phase();
    return {};
}

core::Result<void> promoteRollout(Work &work) {
    const auto phase = work.status.rollout().phase();
    if (phase != Phase::HOLDING && phase != Phase::WAITING)
        return wrongState(work, "promote", "only a step of a canary that holds or waits can be promoted");
    promote(work);
    work.explain(v1::PROMOTED_BY_PERSON);
    return {};
}

core::Result<void> abortRollout(Work &work, const Abortion &abortion) {
    const auto &rollout = work.status.rollout();
    if (!isUnderWay(rollout))
        return wrongState(work, "abort", "only one that is under way can be aborted");
    if (rollout.from_generation() == 0)
        return wrongState(work, "abort", "there is no earlier revision to return to; scale it to zero instead");
    abort(work, v1::ABORTED_BY_PERSON, {{"principal", abortion.principal}});
    // The status goes when the next rollout begins; a cause would stay in the log, which has the reason already, where
    // it can be erased.
    if (!abortion.reason.empty())
        (*work.status.mutable_rollout()->mutable_arguments())["reason"] = abortion.reason;
    return {};
}

core::Result<void> restartReplicas(Work &work, const std::vector<std::string> &ids) {
    auto &replicas = *work.status.mutable_replicas();
    for (const auto &id : ids) {
        if (std::none_of(replicas.begin(), replicas.end(), [&](const auto &replica) { return replica.id() == id; }))
            return core::Error(v1::NOT_FOUND,
                               work.deployment.meta().name() + " has no replica " + id +
                                   "; its status names those that it has",
                               {{"name", id}});
    }
    for (auto &replica : replicas) {
        const bool isMeant = ids.empty() || std::find(ids.begin(), ids.end(), replica.id()) != ids.end();
        if (!isMeant || replica.is_leaving())
            continue;
        work.explain(v1::RESTART_REQUESTED, {{"replica", replica.id()}});
        if (isRunning(replica)) {
            replica.set_is_outdated(true);
            continue;
        }
        replica.set_is_given_up(false);
        replica.set_consecutive_failures(0);
        replica.clear_next_start_time();
        work.setReason(&replica, v1::RESTART_REQUESTED, {});
    }
    return {};
}

core::Result<void> markRollback(Work &work, std::int64_t generation) {
    auto &rollout = *work.status.mutable_rollout();
    if (isUnderWay(rollout) && rollout.from_generation() != 0)
        abort(work, v1::ROLLED_BACK, {{"generation", std::to_string(generation)}});
    else
        work.explain(v1::ROLLED_BACK, {{"generation", std::to_string(generation)}});
    // The generation that this very commit makes.
    rollout.set_to_generation(work.deployment.meta().generation() + 1);
    rollout.set_is_rollback(true);
    return {};
}

} // namespace deployments
