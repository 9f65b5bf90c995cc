#include "backend/deployments/replica_life.h"

#include <algorithm>

#include "backend/core/time_text.h"
#include "backend/deployments/placement.h"
#include "backend/deployments/simulated_nodes.h"

namespace deployments {

namespace {

using Phase = Observation::Phase;
using State = v1::Replica;

ledger::Time timeOf(const google::protobuf::Timestamp &timestamp) {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(core::fromTimestamp(timestamp));
}

const Observation *observationOf(const Work &work, const v1::Replica &replica) {
    const auto found = work.world.observed.find(replica.id());
    return found == work.world.observed.end() ? nullptr : &found->second;
}

// What is nobody's fault of the engine is tried again at once, the first time.
bool isFromOutside(v1::ConditionReason reason) {
    return reason == v1::SHIM_LOST || reason == v1::HOST_REBOOTED || reason == v1::PORT_TAKEN;
}

std::chrono::milliseconds backoffOf(const Work &work, int failures) {
    const auto &patience = work.world.patience;
    auto backoff = patience.firstBackoff;
    for (int i = 1; i < failures && backoff < patience.longestBackoff; ++i)
        backoff *= 2;
    return std::min(backoff, patience.longestBackoff);
}

void fail(Work &work, v1::Replica *replica, v1::ConditionReason reason, std::map<std::string, std::string> arguments) {
    const int failures = replica->consecutive_failures() + 1;
    replica->set_consecutive_failures(failures);
    replica->set_restarts(replica->restarts() + (isRunning(*replica) ? 1 : 0));
    work.setState(replica, State::FAILED);
    work.setTrouble(replica, reason, arguments);
    replica->clear_address();
    arguments["replica"] = replica->id();
    work.explain(reason, arguments);
    std::map<std::string, std::string> told{{"replica", replica->id()}};
    if (failures >= work.world.patience.failuresToGiveUp) {
        replica->set_is_given_up(true);
        replica->clear_next_start_time();
        std::map<std::string, std::string> loop{{"failures", std::to_string(failures)}};
        if (const auto line = arguments.find("line"); line != arguments.end())
            loop.insert(*line);
        work.setReason(replica, v1::CRASH_LOOP, loop);
    } else {
        const bool isAtOnce = isFromOutside(reason) && failures == 1;
        const auto next = work.world.now + (isAtOnce ? std::chrono::milliseconds(0) : backoffOf(work, failures));
        *replica->mutable_next_start_time() = core::toTimestamp(next);
        told["time"] = core::timeText(next);
    }
    work.explain(v1::REPLICA_FAILED, std::move(told));
}

void takeReady(Work &work, v1::Replica *replica) {
    work.setState(replica, State::READY);
    work.setReason(replica, v1::CONDITION_REASON_UNSPECIFIED, {});
    if (replica->consecutive_failures() == 0)
        return;
    const auto steady = timeOf(replica->state_time()) + work.world.patience.steady;
    if (work.world.now >= steady)
        replica->set_consecutive_failures(0);
    else
        work.wake(steady);
}

void takeUnreachable(Work &work, v1::Replica *replica, const Observation &seen) {
    work.setState(replica, State::UNREACHABLE);
    work.setTrouble(replica, seen.reason, seen.arguments);
    const auto end = timeOf(replica->state_time()) + work.world.patience.unreachable;
    if (work.world.now >= end)
        work.act(Action::Kind::Stop, *replica);
    else
        work.wake(end);
}

// No later than this.
void bound(google::protobuf::Timestamp *timestamp, ledger::Time latest) {
    if (timeOf(*timestamp) > latest)
        *timestamp = core::toTimestamp(latest);
}

// One that shall run.
void absorbWanted(Work &work, v1::Replica *replica, const Observation *seen) {
    // Nothing of it is there, or it has been found again after a restart of the service: start() takes either up.
    if (seen == nullptr || seen->phase == Phase::Held) {
        if (seen == nullptr)
            work.setState(replica, State::STARTING);
        work.act(Action::Kind::Start, *replica);
        return;
    }
    switch (seen->phase) {
    case Phase::Starting:
        return work.setState(replica, State::STARTING);
    case Phase::Loading:
        // One that was found again after a restart of the service is only being asked anew: it has been ready since.
        return replica->state() == State::READY ? void() : work.setState(replica, State::LOADING);
    case Phase::Ready:
        return takeReady(work, replica);
    case Phase::Unreachable:
        return takeUnreachable(work, replica, *seen);
    case Phase::Ended: {
        // It was asked to stop because it did not answer, or somebody stopped it behind our back.
        auto reason = seen->reason;
        auto arguments = seen->arguments;
        if (reason == v1::CONDITION_REASON_UNSPECIFIED && replica->state() == State::UNREACHABLE) {
            v1::ConditionReason_Parse(replica->reason(), &reason);
            arguments.insert(replica->arguments().begin(), replica->arguments().end());
        }
        if (reason == v1::CONDITION_REASON_UNSPECIFIED)
            reason = v1::SHIM_LOST;
        fail(work, replica, reason, std::move(arguments));
        return work.act(Action::Kind::Forget, *replica);
    }
    case Phase::Held:
    case Phase::Stopping:
        return;
    }
}

std::string reasonsOf(const Verdict &verdict) {
    std::string text;
    for (const auto &other : verdict.others) {
        const auto &name = v1::PlacementReason_Name(other.reason());
        if (text.find(name) == std::string::npos)
            text += (text.empty() ? "" : " ") + name;
    }
    return text;
}

void findPlace(Work &work, v1::Replica *replica, const v1::DeploymentRevision &revision) {
    const auto &name = work.deployment.meta().name();
    const auto verdict =
        place(demandNow(work.deployment, revision, work.world.state, work.world.now), work.world.fleet());
    if (verdict.node.empty()) {
        const bool isNews = replica->reason() != v1::ConditionReason_Name(v1::NO_NODE_FITS);
        const std::map<std::string, std::string> arguments{{"count", std::to_string(verdict.others.size())},
                                                           {"why", reasonsOf(verdict)}};
        work.setReason(replica, v1::NO_NODE_FITS, arguments);
        if (isNews) {
            auto told = arguments;
            told["replica"] = replica->id();
            work.explain(v1::NO_NODE_FITS, std::move(told));
        }
        return;
    }
    replica->set_node(verdict.node);
    replica->mutable_gpus()->Assign(verdict.gpus.begin(), verdict.gpus.end());
    work.world.fleet().occupy(name, *replica, heldBy(revision));
    work.setState(replica, State::SCHEDULED);
    work.setReason(replica, v1::CONDITION_REASON_UNSPECIFIED, {});
    work.explain(v1::REPLICA_PLACED, {{"replica", replica->id()}, {"node", verdict.node}});
}

FilesVerdict filesFor(const Work &work, const v1::Replica &replica, const v1::DeploymentRevision &revision) {
    // Where nothing is run, nothing is loaded either.
    if (isSimulatedNode(replica.node(), work.world.state))
        return {v1::FILES_MATCH, {}};
    return work.world.files.verdict(revision.model_version());
}

void start(Work &work, v1::Replica *replica, const v1::DeploymentRevision &revision) {
    const auto files = filesFor(work, *replica, revision);
    if (files.reason == v1::FILES_BEING_CHECKED)
        return work.setReason(replica, files.reason, files.arguments);
    if (files.reason != v1::FILES_MATCH)
        return fail(work, replica, files.reason, files.arguments);
    auto address = work.world.address(replica->node());
    if (!address)
        return fail(work, replica, v1::START_FAILED, {{"system_error", address.error().message()}});
    replica->set_address(*std::move(address));
    work.setState(replica, State::STARTING);
    work.setReason(replica, v1::CONDITION_REASON_UNSPECIFIED, {});
    work.act(Action::Kind::Start, *replica);
}

void retry(Work &work, v1::Replica *replica) {
    const auto next = timeOf(replica->next_start_time());
    if (work.world.now < next)
        return work.wake(next);
    replica->clear_next_start_time();
    replica->clear_node();
    replica->clear_gpus();
    work.setState(replica, State::PENDING);
}

bool isGone(Work &work, v1::Replica *replica) {
    const auto *seen = observationOf(work, *replica);
    if (seen == nullptr)
        return true;
    if (seen->phase == Phase::Ended) {
        work.act(Action::Kind::Forget, *replica);
        return true;
    }
    const auto &world = work.world;
    const auto deadline = timeOf(replica->drain_deadline());
    const auto earliest = std::min(deadline, timeOf(replica->state_time()) + world.patience.drainLook);
    const bool isDrained =
        world.now >= deadline || (world.now >= earliest && world.traffic.outstanding(replica->address()) == 0);
    if (isDrained)
        work.act(Action::Kind::Stop, *replica);
    else
        work.wake(world.now + world.patience.drainLook);
    return false;
}

} // namespace

void mendTimes(Work &work) {
    const auto now = work.world.now;
    for (auto &replica : *work.status.mutable_replicas()) {
        if (replica.has_state_time())
            bound(replica.mutable_state_time(), now);
        if (replica.has_next_start_time())
            bound(replica.mutable_next_start_time(), now + work.world.patience.longestBackoff);
        if (!replica.has_drain_deadline())
            continue;
        const auto *revision = work.revision(replica.generation());
        const std::chrono::seconds drain(revision == nullptr ? 0 : revision->spec().drain_time().seconds());
        bound(replica.mutable_drain_deadline(), now + drain);
    }
    if (work.status.rollout().has_step_time())
        bound(work.status.mutable_rollout()->mutable_step_time(), now);
}

void absorb(Work &work) {
    for (auto &replica : *work.status.mutable_replicas()) {
        if (replica.is_leaving())
            continue;
        const auto *seen = observationOf(work, replica);
        if (isRunning(replica))
            absorbWanted(work, &replica, seen);
        else if (seen != nullptr)
            // What is left of an attempt that failed.
            work.act(seen->phase == Phase::Ended ? Action::Kind::Forget : Action::Kind::Stop, replica);
    }
}

void advance(Work &work) {
    for (auto &replica : *work.status.mutable_replicas()) {
        const auto *revision = work.revision(replica.generation());
        if (replica.is_leaving() || replica.is_given_up() || revision == nullptr)
            continue;
        if (replica.state() == State::FAILED)
            retry(work, &replica);
        // What is left of the attempt before is to be gone first.
        if (work.world.observed.contains(replica.id()))
            continue;
        if (replica.state() == State::PENDING)
            findPlace(work, &replica, *revision);
        if (replica.state() == State::SCHEDULED)
            start(work, &replica, *revision);
    }
}

void letGo(Work &work) {
    auto &replicas = *work.status.mutable_replicas();
    // What runs and is none of ours any more: the service was killed before it could end it.
    for (const auto &[id, seen] : work.world.observed) {
        const auto isThis = [&id = id](const auto &replica) { return replica.id() == id; };
        if (std::none_of(replicas.begin(), replicas.end(), isThis))
            work.act({seen.phase == Phase::Ended ? Action::Kind::Forget : Action::Kind::Stop, id, 0});
    }
    std::vector<bool> gone;
    for (auto &replica : replicas)
        gone.push_back(replica.is_leaving() && isGone(work, &replica));
    for (int i = replicas.size() - 1; i >= 0; --i) {
        if (gone[static_cast<std::size_t>(i)])
            replicas.DeleteSubrange(i, 1);
    }
}

} // namespace deployments
