#pragma once

#include <string>

#include "backend/core/time_text.h"

#include "pilothouse/v1/health.pb.h"

namespace telemetry {

namespace v1 = pilothouse::v1;

// A sign of a GPU began, became graver, or ceased to hold.
struct GpuEvent {
    core::TimePoint time;
    // `clusters/<id>/nodes/<id>`, and its team then.
    std::string node;
    std::string team;
    int gpu = 0;
    v1::HealthSign sign = v1::HEALTH_SIGN_UNSPECIFIED;
    v1::HealthSeverity severity = v1::HEALTHY;
    bool isOver = false;
    // Of XID_REPORTED.
    int xid = 0;
    bool operator==(const GpuEvent &) const = default;
};

} // namespace telemetry
