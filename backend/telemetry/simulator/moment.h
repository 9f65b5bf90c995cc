#pragma once

#include <memory>
#include <span>
#include <vector>

#include "backend/telemetry/code.h"
#include "backend/telemetry/simulator/gpu_model.h"
#include "backend/telemetry/simulator/trouble.h"

#include "pilothouse/v1/telemetry.pb.h"

namespace simulator {

// A stretch of the fleet at an instant, from which all metrics are read. What is the same for all of them is worked out
// once. Never changes; may be read from any thread.
class Moment {
public:
    // Plan and timeline outlive it.
    Moment(const Plan &plan, const Timeline &timeline, Millis time, SlotRange range);
    Moment(const Moment &) = delete;
    Moment &operator=(const Moment &) = delete;

    SlotRange range() const { return range_; }
    // As the sources of the fleet would tell it at that time, one code for each GPU of the range.
    void fill(v1::GpuMetric metric, std::span<telemetry::LiveCode> codes) const;

private:
    // What was last known of GPUs of which nothing is heard any more.
    struct Memory {
        SlotRange slots;
        std::unique_ptr<const Moment> moment;
    };

    void remember(const Plan &plan, const Timeline &timeline);
    template <float (GpuModel::*Read)() const>
    void fillBy(v1::GpuMetric metric, std::span<telemetry::LiveCode> codes) const;
    template <float (GpuModel::*Read)() const>
    void fillSound(const telemetry::Range &range, std::span<telemetry::LiveCode> codes) const;
    template <float (GpuModel::*Read)() const>
    void fillTroubled(const telemetry::Range &range, std::span<telemetry::LiveCode> codes) const;
    void leaveOut(v1::GpuMetric metric, std::span<telemetry::LiveCode> codes) const;
    void fillUnheard(v1::GpuMetric metric, std::span<telemetry::LiveCode> codes) const;
    NodeClimate climateOf(const Node &node) const;

    const Plan &plan_;
    SlotRange range_;
    ReplicaStates replicas_;
    std::vector<Trouble> troubles_;
    std::vector<Memory> memories_;
    std::uint64_t character_;
    SmoothNoise flicker_;
    SmoothNoise weather_;
};

} // namespace simulator
