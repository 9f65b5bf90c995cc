#include "backend/deployments/planning.h"

#include <algorithm>

#include <google/protobuf/util/message_differencer.h>

#include "backend/core/time_text.h"
#include "backend/deployments/placement.h"
#include "backend/deployments/reconciling.h"
#include "backend/deployments/revisions.h"
#include "backend/deployments/rolling_out.h"

namespace deployments {

namespace {

using google::protobuf::util::MessageDifferencer;
using Phase = Observation::Phase;

constexpr int mostOthers = 100;
constexpr int idleLooks = 3;

// Every canary has traffic enough and nothing to complain of.
class FineTraffic final : public Traffic {
public:
    TrafficFigures figures(const std::string &, std::int64_t, ledger::Time) const override {
        TrafficFigures figures;
        figures.requests = INT64_MAX / 20'000;
        return figures;
    }
    std::int64_t outstanding(const std::string &) const override { return 0; }
    void probe(const std::string &, std::int64_t) override {}
};

class FineFiles final : public ModelFiles {
public:
    FilesVerdict verdict(const v1::ModelVersionSpec &) override { return {v1::FILES_MATCH, {}}; }
};

// The same plan for the same question.
class CountingRandom final : public core::Random {
public:
    void fill(std::span<std::uint8_t> bytes) override {
        ++count_;
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = i < 2 ? static_cast<std::uint8_t>(count_ >> 8 * i) : 0xff;
    }

private:
    std::uint64_t count_ = 0;
};

// A deployment as it shall be, with what there is of it by now.
v1::Resource asPlanned(const v1::Resource &after, const v1::Resource *before, ledger::Time now) {
    auto deployment = after;
    deployment.mutable_meta()->set_generation(before == nullptr ? 1 : before->meta().generation() + 1);
    // Time flies here; the number of replicas stays that of the present.
    deployment.mutable_deployment()->set_minimum_replicas(desiredReplicas(deployment.deployment(), now));
    deployment.mutable_deployment()->clear_schedule();
    auto &status = *deployment.mutable_deployment_status();
    if (before != nullptr)
        status = before->deployment_status();
    else
        status.Clear();
    return deployment;
}

class Play {
public:
    Play(v1::Resource deployment, const ledger::Snapshot &state, const Fleet &others, ledger::Time now,
         const Chances &chances)
        : deployment_(std::move(deployment)), state_(state), others_(others), now_(now), chances_(chances) {
        for (auto &replica : *deployment_.mutable_deployment_status()->mutable_replicas()) {
            // What does not run by now is taken to come up like any other.
            replica.set_is_given_up(false);
            replica.set_consecutive_failures(0);
            if (isRunning(replica))
                observed_[replica.id()] = Observation{{}, Phase::Ready, {}, {}};
        }
    }

    void run() {
        int idle = 0;
        for (int look = 0, most = mostLooks(); look < most && idle < idleLooks; ++look) {
            const bool isChanged = step();
            leastReady_ = std::min(leastReady_, readyNow());
            if (isChanged) {
                idle = 0;
                continue;
            }
            ++idle;
            if (!isUnderWay(status().rollout()) && !isAnyLeaving())
                break;
            // Longer than any step of a canary may hold, or a replica may take to finish.
            now_ += std::chrono::hours(8 * 24);
        }
    }

    // Without a time that passes: nothing waits for one.
    void settle() {
        for (int look = 0, most = mostLooks(); look < most && step();)
            ++look;
    }

    const v1::DeploymentStatus &status() const { return deployment_.deployment_status(); }
    ledger::Time now() const { return now_; }
    const v1::Resource &deployment() const { return deployment_; }
    int leastReady() const { return leastReady_; }
    void startCounting() { leastReady_ = readyNow(); }

    Fleet fleetBut(const std::string &replica) const {
        Fleet fleet = others_;
        occupy(deployment_.meta().name(), status(), &fleet, replica);
        return fleet;
    }

private:
    int mostLooks() const {
        const auto wanted = std::max(status().desired_replicas(), deployment_.deployment().maximum_replicas());
        return 100 + 20 * (wanted + status().replicas_size() + 32);
    }

    bool step() {
        std::optional<Fleet> fleet;
        const auto nodes = [&]() -> Fleet & {
            if (!fleet)
                fleet = fleetBut({});
            return *fleet;
        };
        const World world{state_,          now_,      observed_,       nodes, traffic_, files_,
                          chances_.random, patience_, chances_.address};
        auto work = reconcile(deployment_, world);
        if (work.status.rollout().phase() == v1::RolloutStatus::WAITING)
            promote(work);
        const bool isChanged = !MessageDifferencer::Equals(work.status, status()) || !work.actions.empty();
        for (const auto &action : work.actions)
            carryOut(action);
        *deployment_.mutable_deployment_status() = std::move(work.status);
        return isChanged;
    }

    void carryOut(const Action &action) {
        if (action.kind == Action::Kind::Start)
            observed_[action.replica] = Observation{{}, Phase::Ready, {}, {}};
        else if (action.kind == Action::Kind::Stop)
            observed_[action.replica].phase = Phase::Ended;
        else if (action.kind == Action::Kind::Forget)
            observed_.erase(action.replica);
    }

    bool isAnyLeaving() const {
        const auto &replicas = status().replicas();
        return std::any_of(replicas.begin(), replicas.end(), [](const auto &one) { return one.is_leaving(); });
    }

    int readyNow() const {
        const auto &replicas = status().replicas();
        return static_cast<int>(std::count_if(replicas.begin(), replicas.end(), isReady));
    }

    v1::Resource deployment_;
    const ledger::Snapshot &state_;
    const Fleet &others_;
    ledger::Time now_;
    std::map<std::string, Observation> observed_;
    FineTraffic traffic_;
    FineFiles files_;
    const Chances &chances_;
    Patience patience_;
    int leastReady_ = 0;
};

// Whether another one was to take its place when the play stood still for want of room.
bool isToBeReplaced(const v1::DeploymentStatus &status, const v1::Replica &replica) {
    const auto &rollout = status.rollout();
    const bool isMoving = isUnderWay(rollout) && rollout.phase() != v1::RolloutStatus::PAUSED;
    return replica.is_outdated() || (isMoving && replica.generation() != rollout.to_generation());
}

int countPlaced(const v1::DeploymentStatus &status) {
    const auto &replicas = status.replicas();
    return static_cast<int>(std::count_if(replicas.begin(), replicas.end(), [&](const auto &replica) {
        return !replica.is_leaving() && !isToBeReplaced(status, replica) && !replica.node().empty();
    }));
}

void addReplica(const Play &play, const ledger::Snapshot &state, const v1::Replica &replica, bool isKept,
                v1::PlanDeploymentResponse *plan) {
    auto &planned = *plan->add_replicas();
    planned.set_node(replica.node());
    *planned.mutable_gpus() = replica.gpus();
    planned.set_is_kept(isKept);
    if (isKept)
        planned.set_replica(replica.id());
    const auto &revisions = play.status().revisions();
    const auto revision = std::find_if(revisions.begin(), revisions.end(),
                                       [&](const auto &one) { return one.generation() == replica.generation(); });
    if (revision == revisions.end())
        return;
    const auto demand = demandNow(play.deployment(), *revision, state, play.now());
    for (auto &other : place(demand, play.fleetBut(replica.id())).others) {
        if (other.node() == replica.node())
            continue;
        planned.set_other_count(planned.other_count() + 1);
        if (planned.others_size() < mostOthers)
            *planned.add_others() = std::move(other);
    }
}

// Those that would follow are stuck behind the first one that found no node, for the same reasons.
void addFollowers(int wanted, v1::PlanDeploymentResponse *plan) {
    const auto &replicas = plan->replicas();
    const auto first =
        std::find_if(replicas.begin(), replicas.end(), [](const auto &replica) { return replica.node().empty(); });
    if (first == replicas.end())
        return;
    const v1::PlannedReplica waiting = *first;
    while (plan->replicas_size() < wanted)
        *plan->add_replicas() = waiting;
}

bool isAmong(const v1::DeploymentStatus &status, const std::string &id) {
    return std::any_of(status.replicas().begin(), status.replicas().end(),
                       [&](const auto &replica) { return replica.id() == id && !replica.is_leaving(); });
}

} // namespace

v1::PlanDeploymentResponse planDeployment(const v1::Resource &after, const v1::Resource *before,
                                          const ledger::Snapshot &state, const Fleet &others, ledger::Time now) {
    CountingRandom random;
    int addresses = 0;
    const Chances chances{random, [&addresses](const std::string &) {
                              return core::Result<std::string>("plan:" + std::to_string(++addresses));
                          }};
    Play play(asPlanned(after, before, now), state, others, now, chances);
    play.startCounting();
    const int readyBefore = play.leastReady();
    play.run();
    v1::PlanDeploymentResponse plan;
    plan.set_least_ready(play.leastReady());
    bool fits = true;
    int added = 0;
    const bool areEnough = countPlaced(play.status()) >= play.status().desired_replicas();
    for (const auto &replica : play.status().replicas()) {
        if (replica.is_leaving() || isToBeReplaced(play.status(), replica))
            continue;
        // It would take the place of one that is drained; as long as it has none itself, that one stays.
        if (areEnough && replica.node().empty())
            continue;
        const bool isKept = before != nullptr && isAmong(before->deployment_status(), replica.id());
        added += isKept ? 0 : 1;
        fits = fits && !replica.node().empty();
        addReplica(play, state, replica, isKept, &plan);
    }
    addFollowers(play.status().desired_replicas(), &plan);
    plan.set_fits(fits && plan.replicas_size() >= play.status().desired_replicas());
    if (before == nullptr)
        return plan;
    for (const auto &replica : before->deployment_status().replicas()) {
        if (!isRunning(replica) || isAmong(play.status(), replica.id()))
            continue;
        auto &interruption = *plan.add_interruptions();
        interruption.set_replica(replica.id());
        interruption.set_is_replaced(added-- > 0);
        interruption.set_is_surge(interruption.is_replaced() && plan.least_ready() >= readyBefore);
    }
    return plan;
}

v1::DeploymentStatus settledStatus(const v1::Resource &deployment, const ledger::Snapshot &state, const LostGpus &lost,
                                   const Chances &chances) {
    const auto since = core::fromTimestamp(deployment.meta().update_time());
    auto begun = deployment;
    begun.clear_deployment_status();
    const auto others = fleetWithout(state, deployment.meta().name(), lost);
    Play play(std::move(begun), state, others, std::chrono::floor<std::chrono::milliseconds>(since), chances);
    play.settle();
    return play.status();
}

Fleet fleetWithout(const ledger::Snapshot &state, const std::string &deployment, const LostGpus &lost) {
    Fleet fleet(state, lost);
    state.each("deployments", [&](const ledger::ResourcePtr &resource) {
        if (resource->meta().name() != deployment)
            occupy(resource->meta().name(), resource->deployment_status(), &fleet);
        return true;
    });
    return fleet;
}

} // namespace deployments
