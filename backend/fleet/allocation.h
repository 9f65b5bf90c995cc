#pragma once

#include <string>
#include <vector>

#include "backend/fleet/layout.h"

namespace fleet {

namespace v1 = pilothouse::v1;

// What a GPU is given to.
struct Owner {
    // `deployments/<id>` and its team; empty where nobody has it.
    std::string deployment;
    std::string team;
    // `models/<id>` of the version that it is to serve.
    std::string model;
    // The replica's id.
    std::string replica;
    bool operator==(const Owner &) const = default;
};

// Which GPUs are given to replicas, by slot.
class Allocation {
public:
    Allocation() = default;
    // Of all deployments in a state, on the nodes of a layout of the same state.
    Allocation(const ledger::Snapshot &state, const Layout &layout);

    bool isAllocated(std::size_t slot) const { return slot < bySlot_.size() && bySlot_[slot] >= 0; }
    // Null where it is given to nobody.
    const Owner *ownerOf(std::size_t slot) const { return isAllocated(slot) ? &owners_[bySlot_[slot]] : nullptr; }

private:
    void give(const ledger::Snapshot &state, const Layout &layout, const v1::Replica &replica);

    std::vector<Owner> owners_;
    // Index of the owner; -1 is nobody.
    std::vector<int> bySlot_;
};

} // namespace fleet
