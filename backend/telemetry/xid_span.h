#pragma once

#include <chrono>

#include "pilothouse/v1/health.pb.h"

namespace telemetry {

// For how long an XID is a sign: one that asks for something to be done to the GPU, and any other.
inline constexpr auto graveXidSpan = std::chrono::hours(24);
inline constexpr auto lightXidSpan = std::chrono::hours(1);

// Not at all where nothing is to be done about it.
constexpr std::chrono::milliseconds xidSpan(pilothouse::v1::HealthSeverity severity) {
    return severity == pilothouse::v1::CRITICAL  ? graveXidSpan
           : severity == pilothouse::v1::HEALTHY ? std::chrono::hours(0)
                                                 : lightXidSpan;
}

} // namespace telemetry
