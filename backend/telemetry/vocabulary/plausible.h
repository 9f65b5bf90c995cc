#pragma once

#include <optional>

#include "backend/telemetry/metric.h"

namespace telemetry {

// Whether a source's number stands for "not reported": NaN, DCGM's blanks of 32 and 64 bits and of doubles
// (dcgm_structs.h: DCGM_INT32_BLANK, DCGM_INT64_BLANK, DCGM_FP64_BLANK, and their three neighbours for not found, not
// supported, not permitted), and the greatest number of 64 bits, which is AMD SMI's.
bool isBlank(double raw);

// What a metric can be, in its unit; a little above 100 % is 100 %. Nothing for what no GPU can be.
std::optional<float> plausible(v1::GpuMetric metric, double value);

} // namespace telemetry
