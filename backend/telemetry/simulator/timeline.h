#pragma once

#include <limits>
#include <span>
#include <vector>

#include "backend/core/result.h"
#include "backend/core/time_text.h"
#include "backend/telemetry/simulator/hardware.h"
#include "backend/telemetry/simulator/noise.h"
#include "backend/telemetry/simulator/plan.h"

#include "pilothouse/v1/telemetry_source.pb.h"

namespace simulator {

// An incident with its place and time.
struct Occurrence {
    static constexpr Millis Never = std::numeric_limits<Millis>::max();

    // In the scenario.
    const v1::FleetIncident *incident = nullptr;
    Millis begin = 0;
    Millis end = Never;
    // What it befalls; of a noisy tenant its neighbours, of a canary nothing.
    std::vector<SlotRange> slots;
    // Of a noisy tenant or a canary; -1 else.
    int workload = -1;

    bool isOnAt(Millis time) const { return time >= begin && time < end; }
    bool touches(int slot) const;
    // From 0 to 1 and back to 0: it comes on and goes over minutes.
    float severityAt(Millis time) const;
};

// All incidents of a scenario that begin by themselves or were started.
class Timeline {
public:
    // NOT_FOUND for a start of an incident that is not there or not on demand. The plan outlives it.
    static core::Result<Timeline> create(const Plan &plan, Millis origin, std::span<const v1::IncidentStart> starts);

    // By their begin.
    const std::vector<Occurrence> &occurrences() const { return occurrences_; }
    // Whether any of them befalls that tenancy ever.
    bool touchesTenancy(int tenancy) const { return touched_[static_cast<std::size_t>(tenancy)] != 0; }

private:
    void add(const Plan &plan, const v1::FleetIncident &incident, Millis start);

    std::vector<Occurrence> occurrences_;
    std::vector<char> touched_;
};

// Of a scenario's duration.
Millis millisOf(const google::protobuf::Duration &duration);
Millis toMillis(core::TimePoint time);

} // namespace simulator
