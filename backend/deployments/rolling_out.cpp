#include "backend/deployments/rolling_out.h"

#include <algorithm>

#include <google/protobuf/util/time_util.h>

#include "backend/core/time_text.h"
#include "backend/deployments/replica_count.h"

namespace deployments {

namespace {

using Phase = v1::RolloutStatus;
using google::protobuf::util::TimeUtil;

constexpr int whole = 10'000;

ledger::Time timeOf(const google::protobuf::Timestamp &timestamp) {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(core::fromTimestamp(timestamp));
}

std::chrono::milliseconds lengthOf(const google::protobuf::Duration &duration) {
    return std::chrono::milliseconds(TimeUtil::DurationToMilliseconds(duration));
}

// What it does, or did before it was paused.
Phase::Phase stageOf(const v1::RolloutStatus &rollout) {
    return rollout.phase() == Phase::PAUSED ? rollout.paused_phase() : rollout.phase();
}

bool isCanaryStage(const v1::RolloutStatus &rollout) {
    const auto stage = stageOf(rollout);
    return stage == Phase::STARTING || stage == Phase::HOLDING || stage == Phase::WAITING;
}

const v1::Rollout &planOf(const Work &work) {
    const auto *revision = work.revision(work.status.rollout().to_generation());
    return revision == nullptr ? work.spec().rollout() : revision->spec().rollout();
}

const v1::CanaryStep &stepOf(const Work &work) {
    const auto &plan = planOf(work);
    return plan.steps(std::clamp(work.status.rollout().step(), 0, plan.steps_size() - 1));
}

void setPhase(Work &work, Phase::Phase phase) {
    auto &rollout = *work.status.mutable_rollout();
    rollout.set_phase(phase);
    rollout.clear_paused_phase();
    *rollout.mutable_step_time() = core::toTimestamp(work.world.now);
}

// Replicas that the current step asks for: at least one, so that even a dark launch runs.
int candidatesOf(const Work &work) {
    const auto desired = work.status.desired_replicas();
    if (desired == 0)
        return 0;
    const auto share = stepOf(work).share_basis_points();
    return std::max(1, static_cast<int>((static_cast<std::int64_t>(share) * desired + whole - 1) / whole));
}

struct Breach {
    v1::ConditionReason reason;
    std::int64_t measured;
    std::int64_t limit;
};

std::optional<Breach> breachOf(const v1::CanaryGuards &guards, const TrafficFigures &figures) {
    if (figures.requests > 0 && guards.has_max_error_basis_points()) {
        const auto rate = figures.errors * whole / figures.requests;
        if (rate > guards.max_error_basis_points())
            return Breach{v1::GUARD_ERROR_RATE, rate, guards.max_error_basis_points()};
    }
    const auto first = TimeUtil::DurationToMicroseconds(guards.max_time_to_first_token());
    if (first > 0 && figures.timeToFirstToken && figures.timeToFirstToken->count() > first)
        return Breach{v1::GUARD_TIME_TO_FIRST_TOKEN, figures.timeToFirstToken->count(), first};
    const auto between = TimeUtil::DurationToMicroseconds(guards.max_inter_token_latency());
    if (between > 0 && figures.interTokenLatency && figures.interTokenLatency->count() > between)
        return Breach{v1::GUARD_INTER_TOKEN_LATENCY, figures.interTokenLatency->count(), between};
    return std::nullopt;
}

bool hasGuards(const v1::CanaryGuards &guards) {
    return guards.has_max_error_basis_points() || guards.has_max_time_to_first_token() ||
           guards.has_max_inter_token_latency();
}

// True when the guards have seen enough and let it go on; a breach aborts. Where traffic brings too little, a probe
// stands in.
bool guard(Work &work) {
    const auto &guards = planOf(work).guards();
    if (!hasGuards(guards))
        return true;
    const auto &rollout = work.status.rollout();
    const auto since = std::max(timeOf(rollout.step_time()), work.world.now - work.world.patience.guardWindow);
    const auto figures = work.world.traffic.figures(work.deployment.meta().name(), rollout.to_generation(), since);
    const std::int64_t enough = std::max(guards.min_requests(), 1);
    work.wake(work.world.now + work.world.patience.canaryLook);
    if (figures.requests < enough) {
        work.act({Action::Kind::Probe, {}, rollout.to_generation()});
        return false;
    }
    const auto breach = breachOf(guards, figures);
    if (!breach)
        return true;
    abort(work, breach->reason,
          {{"measured", std::to_string(breach->measured)},
           {"limit", std::to_string(breach->limit)},
           {"requests", std::to_string(figures.requests)}});
    return false;
}

void hold(Work &work) {
    const bool isFine = guard(work);
    if (!isUnderWay(work.status.rollout()) || work.status.rollout().phase() != Phase::HOLDING)
        return;
    const auto &step = stepOf(work);
    const auto end = timeOf(work.status.rollout().step_time()) + lengthOf(step.hold_time());
    if (work.world.now < end) {
        work.wake(end);
        return;
    }
    if (!isFine)
        return;
    if (step.manual())
        // The time of the step stays that of its begin, which its guards look back to.
        work.status.mutable_rollout()->set_phase(Phase::WAITING);
    else
        promote(work);
}

void startStep(Work &work) {
    auto &rollout = *work.status.mutable_rollout();
    if (countReady(work, rollout.to_generation()) < candidatesOf(work))
        return;
    rollout.set_share_basis_points(stepOf(work).share_basis_points());
    setPhase(work, Phase::HOLDING);
    work.explain(v1::STEP_BEGUN, {{"step", std::to_string(rollout.step() + 1)},
                                  {"share", std::to_string(rollout.share_basis_points())}});
    hold(work);
}

void finishReplacing(Work &work) {
    auto &rollout = *work.status.mutable_rollout();
    const auto to = rollout.to_generation();
    const auto desired = work.status.desired_replicas();
    const bool isDone = countReady(work, to) >= desired && countOthers(work, to) == 0;
    if (!isDone)
        return;
    work.status.set_serving_generation(to);
    setPhase(work, Phase::COMPLETE);
    rollout.set_share_basis_points(whole);
    rollout.clear_reason();
    rollout.mutable_arguments()->clear();
    work.explain(v1::ROLLOUT_COMPLETE, {{"generation", std::to_string(to)}});
}

// A candidate that does not come up ends the rollout, where there is something to return to.
bool hasGivenUp(Work &work) {
    const auto &rollout = work.status.rollout();
    if (rollout.from_generation() == 0 || rollout.from_generation() == rollout.to_generation())
        return false;
    for (const auto &replica : work.status.replicas()) {
        if (replica.generation() != rollout.to_generation() || !replica.is_given_up() || replica.is_leaving())
            continue;
        std::map<std::string, std::string> arguments(replica.arguments().begin(), replica.arguments().end());
        arguments["replica"] = replica.id();
        arguments["cause"] = replica.reason();
        abort(work, v1::CANARY_NOT_READY, arguments);
        return true;
    }
    return false;
}

void shareOut(Work &work) {
    const auto &rollout = work.status.rollout();
    const auto serving = work.status.serving_generation();
    auto &traffic = *work.status.mutable_traffic();
    traffic.Clear();
    const auto add = [&](std::int64_t generation, int share) {
        if (generation == 0)
            return;
        auto &entry = *traffic.Add();
        entry.set_generation(generation);
        entry.set_share_basis_points(share);
    };
    if (!isUnderWay(rollout) || rollout.to_generation() == serving)
        return add(serving, whole);
    if (isCanaryStage(rollout)) {
        add(serving, whole - rollout.share_basis_points());
        return add(rollout.to_generation(), rollout.share_basis_points());
    }
    const auto fresh = countReady(work, rollout.to_generation());
    const auto all = fresh + countReady(work, serving);
    const int share = all == 0 ? 0 : static_cast<int>(static_cast<std::int64_t>(whole) * fresh / all);
    add(serving, whole - share);
    add(rollout.to_generation(), share);
}

} // namespace

void promote(Work &work) {
    auto &rollout = *work.status.mutable_rollout();
    if (rollout.step() + 1 < planOf(work).steps_size()) {
        rollout.set_step(rollout.step() + 1);
        setPhase(work, Phase::STARTING);
        startStep(work);
    } else {
        setPhase(work, Phase::REPLACING);
    }
}

void abort(Work &work, v1::ConditionReason reason, const std::map<std::string, std::string> &arguments) {
    auto &rollout = *work.status.mutable_rollout();
    setPhase(work, Phase::ABORTED);
    rollout.set_share_basis_points(0);
    rollout.set_reason(v1::ConditionReason_Name(reason));
    rollout.mutable_arguments()->clear();
    for (const auto &[key, value] : arguments)
        (*rollout.mutable_arguments())[key] = value;
    work.explain(reason, arguments);
}

void moveRollout(Work &work) {
    const auto &rollout = work.status.rollout();
    if (!isUnderWay(rollout) || hasGivenUp(work))
        return;
    switch (rollout.phase()) {
    case Phase::STARTING:
        return startStep(work);
    case Phase::HOLDING:
        return hold(work);
    case Phase::REPLACING:
        return finishReplacing(work);
    case Phase::WAITING:
    case Phase::PAUSED:
        // Whatever waits for a person is still guarded.
        if (isCanaryStage(rollout) && rollout.share_basis_points() > 0)
            guard(work);
        return;
    default:
        return;
    }
}

void sizeReplicas(Work &work) {
    const auto &rollout = work.status.rollout();
    const auto &plan = isUnderWay(rollout) ? planOf(work) : work.spec().rollout();
    Target target{.generation = work.status.serving_generation(),
                  .count = work.status.desired_replicas(),
                  .surge = plan.max_surge(),
                  .unavailable = plan.max_unavailable(),
                  .isRecreated = plan.strategy() == v1::RECREATE};
    if (isUnderWay(rollout) && isCanaryStage(rollout)) {
        target.except = rollout.to_generation();
        converge(work, target);
        keepCandidates(work, rollout.to_generation(), candidatesOf(work));
    } else if (rollout.phase() == Phase::PAUSED) {
        // Halfway: nothing is added and nothing goes.
    } else {
        if (isUnderWay(rollout))
            target.generation = rollout.to_generation();
        converge(work, target);
    }
    shareOut(work);
}

} // namespace deployments
