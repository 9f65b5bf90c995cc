#include "backend/fleet/simulated_tenants.h"

#include <algorithm>
#include <utility>

namespace fleet {

namespace {

constexpr auto ownPeriod = std::chrono::minutes(5);

std::string idOf(const std::string &name) {
    return name.substr(name.rfind('/') + 1);
}

} // namespace

SimulatedTenants::SimulatedTenants(simulator::SimulatedFleet own)
    : own_(std::move(own)),
      shown_(own_),
      drained_("nodes", [](const v1::Resource &node) { return node.node().draining(); }) {}

void SimulatedTenants::goOnWith(simulator::SimulatedFleet own) {
    own_ = std::move(own);
    shown_ = own_;
    seen_.clear();
    revision_ = -1;
    ++generation_;
}

const simulator::SimulatedFleet &SimulatedTenants::at(const ledger::Snapshot &state, core::TimePoint now) {
    const bool isDue = !seen_.empty() && now >= looked_ + ownPeriod;
    if (std::exchange(revision_, state.revision()) == state.revision() && !isDue)
        return shown_;
    placed_ = placedIn(state, now);
    std::vector<std::string> seen;
    for (const auto &replica : placed_)
        seen.push_back(replica.workload + '/' + replica.id + '/' + std::to_string(replica.slots.front()) + '/' +
                       std::to_string(replica.concurrency) + (replica.isLoaded ? "" : "/loading"));
    const auto drained = drainedIn(state);
    for (const int slot : drained)
        seen.push_back("drained/" + std::to_string(slot));
    if (seen == seen_ && !isDue)
        return shown_;
    seen_ = std::move(seen);
    looked_ = now;
    ++generation_;
    shown_ = withTenants(own_, placed_, now, drained);
    return shown_;
}

std::set<int> SimulatedTenants::drainedIn(const ledger::Snapshot &state) {
    std::set<int> drained;
    const auto &hardware = own_.hardware();
    for (const auto &name : drained_.in(state)) {
        const auto node = hardware.findNode(name);
        if (!node)
            continue;
        const auto &gpus = hardware.node(*node).gpus;
        for (int slot = gpus.first; slot < gpus.end(); ++slot)
            drained.insert(slot);
    }
    return drained;
}

SimulatedTenants::Placed SimulatedTenants::placedIn(const ledger::Snapshot &state, core::TimePoint now) {
    Placed placed;
    const auto before = std::move(begins_);
    begins_.clear();
    state.each("deployments", [&](const ledger::ResourcePtr &deployment) {
        for (const auto &replica : deployment->deployment_status().replicas()) {
            const auto key = deployment->meta().uid() + '/' + replica.id();
            if (const auto known = before.find(key); known != before.end())
                begins_.insert(*known);
            add(*deployment, replica, now, &placed);
        }
        return true;
    });
    return placed;
}

void SimulatedTenants::add(const v1::Resource &deployment, const v1::Replica &replica, core::TimePoint now,
                           Placed *placed) {
    // It has an address once it is started.
    auto slots = replica.address().empty() ? std::vector<int>() : slotsOf(replica);
    if (slots.empty())
        return;
    // One that is ready when it is first seen has been there since; its loading is past.
    const auto since = replica.state() == v1::Replica::READY ? core::fromTimestamp(replica.state_time()) : now;
    const auto begin = begins_.emplace(deployment.meta().uid() + '/' + replica.id(), since).first->second;
    const bool isLoading = replica.state() == v1::Replica::STARTING || replica.state() == v1::Replica::LOADING;
    placed->push_back({idOf(deployment.meta().name()), replica.id(), static_cast<int>(replica.generation()),
                       std::move(slots), begin, !isLoading, deployment.deployment().concurrency()});
}

std::vector<int> SimulatedTenants::slotsOf(const v1::Replica &replica) const {
    std::vector<int> slots;
    const auto &hardware = own_.hardware();
    const auto node = hardware.findNode(replica.node());
    if (!node)
        return slots;
    const auto &gpus = hardware.node(*node).gpus;
    for (int slot = gpus.first; slot < gpus.end(); ++slot) {
        const auto uuid = hardware.uuid(slot);
        if (std::find(replica.gpus().begin(), replica.gpus().end(), uuid) != replica.gpus().end())
            slots.push_back(slot);
    }
    return slots;
}

} // namespace fleet
