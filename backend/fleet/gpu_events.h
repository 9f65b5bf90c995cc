#pragma once

#include <deque>
#include <mutex>
#include <string>
#include <vector>

#include "backend/core/time_text.h"

#include "pilothouse/v1/fleet_service.pb.h"

namespace fleet {

namespace v1 = pilothouse::v1;

// A sign of a GPU began or ceased to hold.
struct GpuEvent {
    core::TimePoint time;
    std::string node;
    std::string team;
    int gpu = 0;
    v1::HealthSign sign = v1::HEALTH_SIGN_UNSPECIFIED;
    v1::HealthSeverity severity = v1::HEALTHY;
    bool isOver = false;
    // Of XID_REPORTED.
    int xid = 0;
};

// The last events of the fleet, oldest first, bounded. Thread-safe.
class GpuEvents {
public:
    static constexpr std::size_t most = 20'000;

    void add(GpuEvent event);
    std::vector<GpuEvent> all() const;
    // Some were dropped for newer ones.
    bool isCut() const;

private:
    mutable std::mutex mutex_;
    std::deque<GpuEvent> events_;
    bool isCut_ = false;
};

} // namespace fleet
