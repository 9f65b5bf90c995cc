#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "backend/fleet/gpu_events.h"
#include "backend/fleet/health_rules.h"
#include "backend/fleet/picture.h"
#include "backend/fleet/signal_board.h"

namespace fleet {

// Judges the health of all GPUs once for each picture, and tells when a sign begins, becomes graver or ends. A sign
// that held in an earlier life of the service goes on; one that does not any more is over once that is sure. Used by
// one thread.
class HealthWatch {
public:
    // After which a GPU that somebody has and that does nothing is a sign.
    static constexpr auto idleSpan = std::chrono::minutes(15);
    // For which a GPU is heard before what held in an earlier life counts as over: some signs show only after a while.
    static constexpr auto doubtSpan = idleSpan + std::chrono::minutes(5);
    // For which it counts what a source told of a GPU's idleness before: who gets the GPU later begins anew.
    static constexpr auto toldSpan = std::chrono::minutes(5);

    HealthWatch(const SignalBoard &signals, GpuEvents &events) : signals_(signals), events_(events) {}

    // Values and ground are there; fills health and reasons.
    void judge(Picture *picture);

private:
    struct Held {
        core::TimePoint since;
        v1::HealthSeverity severity = v1::HEALTHY;
        // As it was told last; nothing was where it is healthy.
        v1::HealthSeverity told = v1::HEALTHY;
    };
    using Signs = std::map<v1::HealthSign, Held>;

    void judgeIdle(Picture *picture, core::TimePoint now);
    // Of a GPU that is seen idle for the first time.
    core::TimePoint idleFrom(const Ground &ground, std::size_t slot, core::TimePoint now) const;
    // By slot, of those that have fewer links up than most others of their product in their node.
    std::map<int, double> missingLinks(const Ground &ground) const;
    // What is silenced still holds; it only calls nobody.
    static void quiet(Picture *picture, core::TimePoint now);
    // That has held since then; nothing is since now.
    void add(Picture *picture, int slot, Finding finding, std::optional<core::TimePoint> since = {});
    void tellXids(const Layout &layout, int slot, const GpuSignals &signals);
    void tellChanges(const Picture &picture, core::TimePoint now);
    Held heldFrom(const Picture &picture, int slot, v1::HealthSign sign);
    void endOpen(const Picture &picture, core::TimePoint now);
    // Nothing where it may still hold.
    std::optional<core::TimePoint> endOf(const GpuEvents::Open &open, const Picture &picture, core::TimePoint now);
    void tell(const Layout &layout, int slot, GpuEvent event);

    const SignalBoard &signals_;
    GpuEvents &events_;
    // By slot: since when it is idle; the epoch where it is not.
    std::vector<core::TimePoint> idleSince_;
    // By slot: what was told of its idleness before is over.
    std::vector<bool> hasWorked_;
    std::map<int, Signs> held_;
    // By slot and sign of an earlier life: since when it does not show.
    std::map<std::pair<int, v1::HealthSign>, core::TimePoint> doubted_;
    // By slot: of the last XID that was told.
    std::map<int, core::TimePoint> toldXids_;
};

} // namespace fleet
