#include "backend/fleet/earlier_tenants.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace fleet {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds shortest = std::chrono::minutes(30);
constexpr int mostStretches = 200;
// Before anything was placed.
constexpr EarlierTenants::Stretch before = std::numeric_limits<EarlierTenants::Stretch>::min();

} // namespace

simulator::SimulatedFleet withTenants(const simulator::SimulatedFleet &own,
                                      std::vector<simulator::PlacedReplica> placed, core::TimePoint now,
                                      const std::set<int> &closed) {
    if (placed.empty() && closed.empty())
        return own;
    std::set<int> taken = closed;
    for (const auto &replica : placed)
        taken.insert(replica.slots.begin(), replica.slots.end());
    const auto isTaken = [&](int slot) { return taken.contains(slot); };
    for (auto &owner : own.owners(now)) {
        if (std::any_of(owner.slots.begin(), owner.slots.end(), isTaken))
            continue;
        placed.push_back({own.scenario().workloads(owner.workload).id(), owner.id, owner.revision,
                          std::move(owner.slots), owner.since});
    }
    return own.withReplicas(std::move(placed));
}

EarlierTenants::EarlierTenants(simulator::SimulatedFleet own, std::vector<simulator::PlacedReplica> placed,
                               core::TimePoint now)
    : own_(std::move(own)), placed_(std::move(placed)), now_(now), length_(shortest) {
    for (const auto &replica : placed_)
        first_ = std::min(first_.value_or(replica.begin), replica.begin);
    while (first_ && (now_ - *first_) / length_ >= mostStretches)
        length_ *= 2;
}

EarlierTenants::Stretch EarlierTenants::stretchOf(core::TimePoint time) const {
    if (!first_ || time < *first_)
        return before;
    return std::min(time, now_).time_since_epoch() / length_;
}

simulator::SimulatedFleet EarlierTenants::in(Stretch stretch) const {
    if (stretch == before)
        return own_;
    const auto end = std::min(now_, core::TimePoint((stretch + 1) * length_));
    std::vector<simulator::PlacedReplica> there;
    std::ranges::copy_if(placed_, std::back_inserter(there),
                         [end](const auto &replica) { return replica.begin <= end; });
    return withTenants(own_, std::move(there), end);
}

const simulator::SimulatedFleet &EarlierFleet::at(core::TimePoint time) {
    const auto stretch = tenants_.stretchOf(time);
    if (!fleet_ || stretch != stretch_)
        fleet_.emplace(tenants_.in(stretch));
    stretch_ = stretch;
    return *fleet_;
}

} // namespace fleet
