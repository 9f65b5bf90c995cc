#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "backend/fleet/layout.h"

namespace fleet {

// What an hour of each GPU costs, as the clusters say, by slot.
class Rates {
public:
    struct Rate {
        std::int64_t hourlyMicros = 0;
        // ISO 4217.
        std::string currency;
        bool operator==(const Rate &) const = default;
    };

    Rates() = default;
    Rates(const ledger::Snapshot &state, const Layout &layout);

    // Null where nobody has said.
    const Rate *of(std::size_t slot) const {
        return slot < bySlot_.size() && bySlot_[slot] >= 0 ? &rates_[static_cast<std::size_t>(bySlot_[slot])] : nullptr;
    }

private:
    int indexOf(const Rate &rate);

    std::vector<Rate> rates_;
    // Index of the rate; -1 is none.
    std::vector<int> bySlot_;
};

} // namespace fleet
