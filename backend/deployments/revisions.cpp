#include "backend/deployments/revisions.h"

#include <algorithm>
#include <set>

#include "backend/core/time_text.h"
#include "backend/deployments/cron.h"
#include "backend/deployments/launching.h"

namespace deployments {

namespace {

std::optional<v1::DeploymentRevision> currentRevision(const Work &work) {
    const auto &spec = work.spec();
    const auto engine = work.world.state.find(spec.engine());
    const auto version = work.world.state.find(spec.model_version());
    if (!engine || !engine->has_engine_template() || !version || !version->has_model_version())
        return std::nullopt;
    v1::DeploymentRevision revision;
    revision.set_generation(work.deployment.meta().generation());
    *revision.mutable_spec() = spec;
    *revision.mutable_engine() = engine->engine_template();
    *revision.mutable_model_version() = version->model_version();
    return revision;
}

// Whatever runs the revision `from` runs `to` instead, without being touched.
void rename(Work &work, std::int64_t from, v1::DeploymentRevision to) {
    for (auto &replica : *work.status.mutable_replicas()) {
        if (replica.generation() == from)
            replica.set_generation(to.generation());
    }
    for (auto &revision : *work.status.mutable_revisions()) {
        if (revision.generation() != from)
            continue;
        *to.mutable_engine() = revision.engine();
        revision = std::move(to);
        return;
    }
}

void begin(Work &work, v1::DeploymentRevision revision) {
    const auto generation = revision.generation();
    auto &rollout = *work.status.mutable_rollout();
    const bool isRollback = rollout.is_rollback() && rollout.to_generation() == generation;
    const auto serving = work.status.serving_generation();
    rollout.Clear();
    rollout.set_from_generation(serving);
    rollout.set_to_generation(generation);
    rollout.set_is_rollback(isRollback);
    *rollout.mutable_start_time() = core::toTimestamp(work.world.now);
    *rollout.mutable_step_time() = rollout.start_time();
    const bool isCanary = revision.spec().rollout().strategy() == v1::CANARY && serving != 0 && !isRollback;
    rollout.set_phase(isCanary ? v1::RolloutStatus::STARTING : v1::RolloutStatus::REPLACING);
    if (serving == 0)
        work.status.set_serving_generation(generation);
    *work.status.add_revisions() = std::move(revision);
    work.explain(v1::REVISION_WANTED, {{"generation", std::to_string(generation)}});
}

void followRevision(Work &work) {
    const auto generation = work.deployment.meta().generation();
    if (work.status.observed_generation() == generation)
        return;
    auto revision = currentRevision(work);
    if (!revision)
        return;
    work.status.set_observed_generation(generation);
    auto &rollout = *work.status.mutable_rollout();
    const auto serving = work.status.serving_generation();
    const auto *served = work.revision(serving);
    const auto *coming = isUnderWay(rollout) ? work.revision(rollout.to_generation()) : nullptr;
    if (coming != nullptr && runTheSame(*coming, *revision)) {
        if (serving == rollout.to_generation())
            work.status.set_serving_generation(generation);
        rename(work, rollout.to_generation(), *std::move(revision));
        rollout.set_to_generation(generation);
        return;
    }
    if (served == nullptr || !runTheSame(*served, *revision))
        return begin(work, *std::move(revision));
    rename(work, serving, *std::move(revision));
    work.status.set_serving_generation(generation);
    const bool isReturn = rollout.to_generation() != serving;
    rollout.set_to_generation(generation);
    rollout.set_phase(v1::RolloutStatus::COMPLETE);
    rollout.clear_is_rollback();
    rollout.clear_reason();
    rollout.mutable_arguments()->clear();
    if (isReturn)
        work.explain(v1::ROLLOUT_COMPLETE, {{"generation", std::to_string(generation)}});
}

} // namespace

const v1::ScalingRule *ruleInForce(const v1::DeploymentSpec &spec, ledger::Time now) {
    const v1::ScalingRule *last = nullptr;
    std::optional<std::chrono::system_clock::time_point> when;
    for (const auto &rule : spec.schedule()) {
        const auto cron = Cron::parse(rule.cron());
        const auto time = cron ? cron->lastTime(now, rule.time_zone()) : std::nullopt;
        if (time && (!when || *time >= *when)) {
            when = time;
            last = &rule;
        }
    }
    return last;
}

int desiredReplicas(const v1::DeploymentSpec &spec, ledger::Time now) {
    const auto *rule = ruleInForce(spec, now);
    return rule == nullptr ? spec.minimum_replicas() : rule->replicas();
}

void followIntent(Work &work) {
    const auto desired = desiredReplicas(work.spec(), work.world.now);
    if (!work.spec().schedule().empty())
        work.wake(std::chrono::floor<std::chrono::minutes>(work.world.now) + std::chrono::minutes(1));
    if (desired != work.status.desired_replicas()) {
        work.status.set_desired_replicas(desired);
        const auto *rule = ruleInForce(work.spec(), work.world.now);
        if (rule == nullptr)
            work.explain(v1::SCALED_BY_INTENT, {{"replicas", std::to_string(desired)}});
        else
            work.explain(v1::SCALED_BY_SCHEDULE, {{"replicas", std::to_string(desired)}, {"cron", rule->cron()}});
    }
    followRevision(work);
}

void pruneRevisions(Work &work) {
    std::set<std::int64_t> used{work.status.serving_generation()};
    if (isUnderWay(work.status.rollout()))
        used.insert(work.status.rollout().to_generation());
    for (const auto &replica : work.status.replicas())
        used.insert(replica.generation());
    auto &revisions = *work.status.mutable_revisions();
    revisions.erase(std::remove_if(revisions.begin(), revisions.end(),
                                   [&](const auto &revision) { return !used.contains(revision.generation()); }),
                    revisions.end());
}

} // namespace deployments
