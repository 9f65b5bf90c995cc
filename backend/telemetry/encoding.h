#pragma once

#include <span>

#include "backend/telemetry/code.h"

namespace telemetry {

// encode() of each value, in the metric's unit; NaN is NotReported. Both have the same length.
void encodeAll(std::span<const float> values, const Range &range, std::span<LiveCode> codes);

} // namespace telemetry
