#pragma once

#include <array>
#include <span>
#include <vector>

#include "backend/telemetry/past_source.h"
#include "backend/telemetry/past_tier.h"
#include "backend/telemetry/slot.h"

namespace telemetry {

// Reads kept steps of one metric for slots next to each other, or for a list of them. Looks at its arguments. Slots
// that a step does not have are PastNoData in it.
class KeptSource final : public PastSource {
public:
    using Steps = std::array<KeptSteps, Ladder::Levels>;

    KeptSource(const Steps &steps, v1::GpuMetric metric, SlotRange range);
    KeptSource(const Steps &steps, v1::GpuMetric metric, std::span<const Slot> list);

    std::size_t places() const override { return places_; }
    std::optional<PastRow> read(int level, std::int64_t number) override;

private:
    // The codes of the slots that are asked for, where those of all slots begin there in the row.
    std::span<const PastCode> plane(const PackedRow &row, SlotRange all, std::vector<PastCode> *room);
    void pick(const PackedRow &row, SlotRange all, std::span<PastCode> codes);

    const Steps &steps_;
    v1::GpuMetric metric_;
    std::size_t places_;
    std::uint32_t first_ = 0;
    // Null where a range is asked for.
    const Slot *list_ = nullptr;
    // Where a list is picked from.
    std::vector<PastCode> block_;
    // By level and plane.
    std::array<std::array<std::vector<PastCode>, 3>, Ladder::Levels> rooms_;
};

} // namespace telemetry
