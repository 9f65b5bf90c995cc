#include "backend/deployments/replica_count.h"

#include <algorithm>
#include <vector>

#include "backend/core/ids.h"
#include "backend/core/time_text.h"

namespace deployments {

namespace {

constexpr std::size_t idLength = 6;

std::string newId(const Work &work) {
    for (;;) {
        const auto id = core::randomId(work.world.random).substr(0, idLength);
        const auto isTaken = [&](const auto &replica) { return replica.id() == id; };
        const auto &replicas = work.status.replicas();
        // An id that is observed may be a replica that is being forgotten.
        if (std::none_of(replicas.begin(), replicas.end(), isTaken) && !work.world.observed.contains(id))
            return id;
    }
}

void add(Work &work, std::int64_t generation, int count) {
    for (int i = 0; i < count; ++i) {
        auto &replica = *work.status.add_replicas();
        replica.set_id(newId(work));
        replica.set_generation(generation);
        work.setState(&replica, v1::Replica::PENDING);
    }
}

void leave(Work &work, v1::Replica *replica, v1::ConditionReason why) {
    replica->set_is_leaving(true);
    auto deadline = work.world.now;
    const auto *revision = work.revision(replica->generation());
    if (replica->state() == v1::Replica::READY && revision != nullptr)
        deadline += std::chrono::seconds(revision->spec().drain_time().seconds());
    *replica->mutable_drain_deadline() = core::toTimestamp(deadline);
    work.setReason(replica, why, {});
    if (isRunning(*replica))
        work.setState(replica, v1::Replica::DRAINING);
    work.explain(why, {{"replica", replica->id()}});
}

struct Census {
    std::vector<v1::Replica *> fresh;
    std::vector<v1::Replica *> stale;
    int leaving = 0;
};

Census take(Work &work, const Target &target) {
    Census census;
    for (auto &replica : *work.status.mutable_replicas()) {
        if (target.except != 0 && replica.generation() == target.except)
            continue;
        if (replica.is_leaving())
            ++census.leaving;
        else if (replica.generation() == target.generation && !replica.is_outdated())
            census.fresh.push_back(&replica);
        else
            census.stale.push_back(&replica);
    }
    return census;
}

int countReady(const std::vector<v1::Replica *> &replicas) {
    return static_cast<int>(std::count_if(replicas.begin(), replicas.end(), [](auto *one) { return isReady(*one); }));
}

// Those that serve least go first: not ready ones, then the youngest.
void leaveSurplus(Work &work, std::vector<v1::Replica *> replicas, int count, v1::ConditionReason why) {
    std::stable_sort(replicas.begin(), replicas.end(),
                     [](const auto *left, const auto *right) { return isReady(*left) < isReady(*right); });
    const auto ready = std::find_if(replicas.begin(), replicas.end(), [](const auto *one) { return isReady(*one); });
    std::reverse(replicas.begin(), ready);
    std::reverse(ready, replicas.end());
    for (int i = 0; i < count; ++i)
        leave(work, replicas[static_cast<std::size_t>(i)], why);
}

} // namespace

int countReady(const Work &work, std::int64_t generation) {
    const auto &replicas = work.status.replicas();
    return static_cast<int>(std::count_if(replicas.begin(), replicas.end(), [&](const auto &replica) {
        return replica.generation() == generation && isReady(replica) && !replica.is_outdated();
    }));
}

int countOthers(const Work &work, std::int64_t generation) {
    const auto &replicas = work.status.replicas();
    return static_cast<int>(std::count_if(replicas.begin(), replicas.end(), [&](const auto &replica) {
        return replica.generation() != generation || replica.is_outdated();
    }));
}

void converge(Work &work, const Target &target) {
    auto census = take(work, target);
    const int fresh = static_cast<int>(census.fresh.size());
    const int stale = static_cast<int>(census.stale.size());
    const int missing = target.count - fresh;
    if (missing < 0)
        leaveSurplus(work, census.fresh, -missing, v1::REPLICA_SURPLUS);
    const int staleReady = countReady(census.stale);
    int going = stale;
    if (!target.isRecreated) {
        const int ready = countReady(census.fresh) + staleReady;
        const int spare = std::max(0, ready - std::max(0, target.count - target.unavailable));
        going = stale - staleReady + std::min(staleReady, spare);
    }
    const auto why = target.count == 0 ? v1::REPLICA_SURPLUS : v1::REPLICA_REPLACED;
    leaveSurplus(work, census.stale, going, why);
    // Whoever is told to leave makes room only once it has gone.
    const int room = target.isRecreated ? (stale == 0 && census.leaving == 0 ? missing : 0)
                                        : target.count + target.surge - fresh - stale;
    add(work, target.generation, std::max(0, std::min(missing, room)));
}

void keepCandidates(Work &work, std::int64_t generation, int count) {
    std::vector<v1::Replica *> candidates;
    for (auto &replica : *work.status.mutable_replicas()) {
        if (replica.generation() == generation && !replica.is_leaving() && !replica.is_outdated())
            candidates.push_back(&replica);
    }
    const int surplus = static_cast<int>(candidates.size()) - count;
    if (surplus > 0)
        leaveSurplus(work, candidates, surplus, v1::REPLICA_SURPLUS);
    add(work, generation, std::max(0, -surplus));
}

} // namespace deployments
