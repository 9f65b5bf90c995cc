#include "widgets/kit/fleet_use.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kit {

void FleetUse::take(const v1::FleetSummary &summary) {
    isConfirmed_ = std::exchange(isKnown_, true);
    summary_ = summary;
}

int FleetUse::undecided() const {
    return summary_.allocated_stale() + summary_.allocated_no_data() + summary_.allocated_not_reported();
}

Absence FleetUse::reason() const {
    const std::array reasons{std::pair(summary_.allocated_stale(), Absence::Stale),
                             std::pair(summary_.allocated_no_data(), Absence::NoData),
                             std::pair(summary_.allocated_not_reported(), Absence::NotReported)};
    return std::ranges::max_element(reasons, {}, [](const auto &reason) { return reason.first; })->second;
}

} // namespace kit
