#pragma once

#include <map>
#include <vector>

#include "backend/fleet/gpu_events.h"
#include "backend/fleet/picture.h"
#include "backend/fleet/signal_board.h"

namespace fleet {

// Judges the health of all GPUs once for each picture, and tells when a sign begins or ends. Used by one thread.
class HealthWatch {
public:
    // After which a GPU that somebody has and that does nothing is a sign.
    static constexpr auto idleSpan = std::chrono::minutes(15);

    HealthWatch(const SignalBoard &signals, GpuEvents &events) : signals_(signals), events_(events) {}

    // Values and ground are there; fills health and reasons.
    void judge(Picture *picture);

private:
    struct Held {
        core::TimePoint since;
        v1::HealthSeverity severity = v1::HEALTHY;
        bool isTold = false;
    };
    using Signs = std::map<v1::HealthSign, Held>;

    void judgeIdle(Picture *picture, core::TimePoint now);
    // What is silenced still holds; it only calls nobody.
    static void quiet(Picture *picture, core::TimePoint now);
    void add(Picture *picture, int slot, v1::HealthSign sign, v1::HealthSeverity severity,
             std::map<std::string, std::string> arguments);
    void tellXids(const Layout &layout, int slot, const GpuSignals &signals);
    void tellChanges(const Picture &picture, core::TimePoint now);
    void tell(const Layout &layout, int slot, GpuEvent event);

    const SignalBoard &signals_;
    GpuEvents &events_;
    // By slot: since when it is idle; the epoch where it is not.
    std::vector<core::TimePoint> idleSince_;
    std::map<int, Signs> held_;
    // By slot: of the last XID that was told.
    std::map<int, core::TimePoint> toldXids_;
};

} // namespace fleet
