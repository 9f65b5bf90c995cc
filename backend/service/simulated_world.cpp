#include "backend/service/simulated_world.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "backend/core/clock.h"
#include "backend/deployments/launching.h"
#include "backend/deployments/simulated_nodes.h"
#include "backend/deployments/world.h"
#include "backend/fleet/simulated_incidents.h"
#include "backend/ledger/ledger.h"

namespace service {

namespace {

using deployments::simulated::Fate;

bool isWhollySimulated(const v1::Resource &deployment, const ledger::Snapshot &state) {
    const auto &replicas = deployment.deployment_status().replicas();
    return deployments::isSimulatedCluster(deployment.deployment().placement().cluster(), state) &&
           std::all_of(replicas.begin(), replicas.end(), [&](const auto &replica) {
               return replica.node().empty() || deployments::isSimulatedNode(replica.node(), state);
           });
}

// It is of the revision that a rollout brings in place of another one.
bool isOnTrial(const deployments::Launch &launch, const ledger::Snapshot &state) {
    const auto deployment = state.findUid(launch.key.deployment);
    if (!deployment)
        return false;
    const auto &status = deployment->deployment_status();
    const auto &rollout = status.rollout();
    if (!deployments::isUnderWay(rollout) || rollout.from_generation() == 0)
        return false;
    return std::any_of(status.replicas().begin(), status.replicas().end(), [&](const auto &replica) {
        return replica.id() == launch.key.replica && replica.generation() == rollout.to_generation();
    });
}

} // namespace

std::optional<double> SimulatedWorld::of(const v1::Resource &deployment, const ledger::Snapshot &state,
                                         core::TimePoint now) const {
    const auto fleets = simulations_.all();
    if (fleets.empty() || !isWhollySimulated(deployment, state))
        return std::nullopt;
    const auto workload = deployments::modelNameOf(deployment.meta().name());
    for (const auto &fleet : fleets) {
        if (const auto level = fleet->demand(now, workload))
            return static_cast<double>(*level);
    }
    return 1;
}

Fate SimulatedWorld::fateOf(const deployments::Launch &launch) const {
    Fate fate;
    const auto lost = losses();
    if (const auto node = lost->find(launch.node); node != lost->end()) {
        for (const auto &[uuid, xid] : node->second) {
            if (xid == 0)
                return {.loss = Fate::Loss::Node};
            if (std::find(launch.gpus.begin(), launch.gpus.end(), uuid) != launch.gpus.end())
                fate = {.loss = Fate::Loss::Gpu, .xid = xid};
        }
    }
    for (const auto &fleet : simulations_.all()) {
        const auto slowness = fleet->slowness(clock_.now(), launch.modelName);
        if (slowness == simulator::Slowness() || !isOnTrial(launch, *ledger_.snapshot()))
            continue;
        fate.latency = slowness.latency;
        fate.errors = slowness.errors;
    }
    return fate;
}

deployments::LostGpus SimulatedWorld::lostGpus() const {
    deployments::LostGpus lost;
    for (const auto &[node, gpus] : *losses()) {
        for (const auto &[uuid, xid] : gpus)
            lost[node].insert(uuid);
    }
    return lost;
}

std::shared_ptr<const SimulatedWorld::Losses> SimulatedWorld::losses() const {
    auto fleets = simulations_.all();
    const auto now = std::chrono::floor<std::chrono::seconds>(clock_.now());
    const std::lock_guard lock(mutex_);
    if (losses_ && fleets == fleets_ && now == looked_)
        return losses_;
    auto losses = std::make_shared<Losses>();
    for (const auto &fleet : fleets) {
        const auto &hardware = fleet->hardware();
        for (const auto &[slot, xid] : fleet::lostAt(*fleet, now))
            (*losses)[hardware.resourceName(hardware.nodeOf(slot))].emplace(hardware.uuid(slot), xid);
    }
    losses_ = std::move(losses);
    fleets_ = std::move(fleets);
    looked_ = now;
    return losses_;
}

} // namespace service
