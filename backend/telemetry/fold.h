#pragma once

#include <cstdint>
#include <span>

#include "backend/telemetry/metric.h"

namespace telemetry {

// Several codes of one metric as one. Values that are not stale are folded; where there are none, the stale ones are,
// and the outcome is stale. Without either it is NotReported if any code is, else NoData. `how` is not UNSPECIFIED.
LiveCode fold(std::span<const LiveCode> codes, v1::Fold how);

// The same for groups next to each other, such as slots to nodes, or GPUs in the order of racks to racks: group i
// reaches from the end of the one before up to ends[i], which is not less and at most codes.size(). `folded` has one
// place for each group.
void foldGroups(std::span<const LiveCode> codes, std::span<const std::uint32_t> ends, v1::Fold how,
                std::span<LiveCode> folded);

} // namespace telemetry
