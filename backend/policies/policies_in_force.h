#pragma once

#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "backend/ledger/snapshot.h"
#include "backend/policies/policy_tables.h"

namespace policies {

// Which break-glass holds at an instant, and what it suspends.
struct Suspension {
    // Name of the one that ends last; empty where none holds.
    std::string breakGlass;
    bool isOfAll = false;
    // Names of sets.
    std::set<std::string, std::less<>> sets;

    bool suspends(std::string_view set) const { return isOfAll || sets.contains(set); }
};
Suspension suspensionAt(ledger::Time now, const ledger::Snapshot &state);

// Compiles the sets of a state when they are others than those before. Safe from any thread.
class PoliciesInForce {
public:
    PolicyTablesPtr of(const ledger::Snapshot &state) const;
    // What is left of them while a break-glass holds.
    PolicyTablesPtr of(const ledger::Snapshot &state, const Suspension &suspension) const;

private:
    struct Kept {
        std::vector<ledger::StoredPtr> sets;
        // Uid and generation of each: with another status alone it compiles to the same.
        std::vector<std::pair<std::string, std::int64_t>> intents;
        PolicyTablesPtr tables;
    };

    PolicyTablesPtr of(std::vector<ledger::StoredPtr> sets, Kept &kept) const;

    mutable std::mutex mutex_;
    mutable Kept all_;
    mutable Kept unsuspended_;
};

} // namespace policies
