#include "backend/policies/policies_in_force.h"

#include <algorithm>
#include <utility>

#include "backend/core/time_text.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {

namespace {

// By name, so that the same sets compile to the same tables.
std::vector<ledger::StoredPtr> setsOf(const ledger::Snapshot &state) {
    std::vector<ledger::StoredPtr> sets;
    state.eachStored("policySets", [&sets](const ledger::StoredPtr &set) {
        sets.push_back(set);
        return true;
    });
    std::sort(sets.begin(), sets.end(), [](const auto &one, const auto &other) { return one->name() < other->name(); });
    return sets;
}

std::vector<ledger::ResourcePtr> resourcesOf(const std::vector<ledger::StoredPtr> &sets) {
    std::vector<ledger::ResourcePtr> resources;
    resources.reserve(sets.size());
    for (const auto &set : sets)
        resources.push_back(set->resource());
    return resources;
}

} // namespace

Suspension suspensionAt(ledger::Time now, const ledger::Snapshot &state) {
    Suspension suspension;
    core::TimePoint last;
    // A clock that is set back makes no emergency hold again.
    const auto at = std::max(now, state.commitTime());
    state.each("breakGlasses", [&](const ledger::ResourcePtr &resource) {
        const auto &spec = resource->break_glass();
        const auto end = core::fromTimestamp(spec.end_time());
        if (at < core::fromTimestamp(spec.start_time()) || at >= end)
            return true;
        if (suspension.breakGlass.empty() || end > last) {
            suspension.breakGlass = resource->meta().name();
            last = end;
        }
        suspension.isOfAll = suspension.isOfAll || spec.policy_sets().empty();
        suspension.sets.insert(spec.policy_sets().begin(), spec.policy_sets().end());
        return true;
    });
    return suspension;
}

PolicyTablesPtr PoliciesInForce::of(const ledger::Snapshot &state) const {
    return of(setsOf(state), all_);
}

PolicyTablesPtr PoliciesInForce::of(const ledger::Snapshot &state, const Suspension &suspension) const {
    auto sets = setsOf(state);
    std::erase_if(sets, [&](const auto &set) { return suspension.suspends(set->name()); });
    return of(std::move(sets), unsuspended_);
}

PolicyTablesPtr PoliciesInForce::of(std::vector<ledger::StoredPtr> sets, Kept &kept) const {
    {
        const std::lock_guard lock(mutex_);
        if (kept.tables != nullptr && kept.sets == sets)
            return kept.tables;
    }
    const auto resources = resourcesOf(sets);
    Kept fresh{std::move(sets), {}, {}};
    for (const auto &set : resources)
        fresh.intents.emplace_back(set->meta().uid(), set->meta().generation());
    const std::lock_guard lock(mutex_);
    const bool isSame = kept.tables != nullptr && kept.intents == fresh.intents;
    fresh.tables = isSame ? kept.tables : std::make_shared<const PolicyTables>(resources);
    kept = std::move(fresh);
    return kept.tables;
}

} // namespace policies
