#pragma once

#include <cstdint>

namespace telemetry {

// The place of a GPU in every column: given once, never to another GPU, also when it is gone.
using Slot = std::uint32_t;

// Slots next to each other, as those of a node are.
struct SlotRange {
    Slot first = 0;
    std::uint32_t count = 0;
    bool operator==(const SlotRange &) const = default;
};

} // namespace telemetry
