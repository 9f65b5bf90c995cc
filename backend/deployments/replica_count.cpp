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

using Arguments = std::map<std::string, std::string>;

void leave(Work &work, v1::Replica *replica, v1::ConditionReason why, const Arguments &arguments = {}) {
    replica->set_is_leaving(true);
    auto deadline = work.world.now;
    const auto *revision = work.revision(replica->generation());
    if (replica->state() == v1::Replica::READY && revision != nullptr)
        deadline += std::chrono::seconds(revision->spec().drain_time().seconds());
    *replica->mutable_drain_deadline() = core::toTimestamp(deadline);
    work.setReason(replica, why, arguments);
    if (isRunning(*replica))
        work.setState(replica, v1::Replica::DRAINING);
    auto told = arguments;
    told["replica"] = replica->id();
    work.explain(why, std::move(told));
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

bool isOnDrainedNode(const Work &work, const v1::Replica &replica) {
    const bool hasPlace = isRunning(replica) || replica.state() == v1::Replica::SCHEDULED;
    const auto node = hasPlace ? work.world.state.find(replica.node()) : nullptr;
    return node && node->node().draining();
}

// Takes out the one that makes way next for a successor elsewhere, and only where nothing else comes or goes. Nothing
// of it is remembered: where nobody drains the node any more, the successor is one too many.
v1::Replica *takeDrained(const Work &work, int count, Census *census) {
    auto &fresh = census->fresh;
    const int present = static_cast<int>(fresh.size());
    const bool isBusy = !census->stale.empty() || (census->leaving > 0 && present <= count);
    if (isBusy || count == 0 || present < count)
        return nullptr;
    const auto found =
        std::find_if(fresh.begin(), fresh.end(), [&](const auto *one) { return isOnDrainedNode(work, *one); });
    if (found == fresh.end())
        return nullptr;
    auto *drained = *found;
    fresh.erase(found);
    return drained;
}

int countReady(const std::vector<v1::Replica *> &replicas) {
    return static_cast<int>(std::count_if(replicas.begin(), replicas.end(), [](auto *one) { return isReady(*one); }));
}

// Its successor serves, or enough others do.
void letDrainedGo(Work &work, v1::Replica *drained, const std::vector<v1::Replica *> &others, int count) {
    if (static_cast<int>(others.size()) < count || (countReady(others) < count && !isReady(*others.back())))
        return;
    leave(work, drained, v1::NODE_DRAINED_OF_REPLICA, {{"node", drained->node()}});
}

void addSuccessor(Work &work, const v1::Replica &drained, std::int64_t generation) {
    work.explain(v1::NODE_DRAINED_OF_REPLICA, {{"replica", drained.id()}, {"node", drained.node()}});
    add(work, generation, 1);
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
    auto *drained = takeDrained(work, target.count, &census);
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
    if (drained != nullptr) {
        if (missing > 0)
            return addSuccessor(work, *drained, target.generation);
        return letDrainedGo(work, drained, census.fresh, target.count);
    }
    // Whoever is told to leave makes room only once it has gone.
    const int room = target.isRecreated ? (stale == 0 && census.leaving == 0 ? missing : 0)
                                        : target.count + target.surge - fresh - stale;
    add(work, target.generation, std::max(0, std::min(missing, room)));
}

void keepCandidates(Work &work, std::int64_t generation, int count) {
    Census census;
    for (auto &replica : *work.status.mutable_replicas()) {
        if (replica.generation() != generation)
            continue;
        if (replica.is_leaving())
            ++census.leaving;
        else if (!replica.is_outdated())
            census.fresh.push_back(&replica);
    }
    auto *drained = takeDrained(work, count, &census);
    const int surplus = static_cast<int>(census.fresh.size()) - count;
    if (surplus > 0)
        leaveSurplus(work, census.fresh, surplus, v1::REPLICA_SURPLUS);
    if (drained != nullptr)
        return surplus < 0 ? addSuccessor(work, *drained, generation)
                           : letDrainedGo(work, drained, census.fresh, count);
    add(work, generation, std::max(0, -surplus));
}

} // namespace deployments
