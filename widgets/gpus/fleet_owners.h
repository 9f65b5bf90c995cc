#pragma once

#include <vector>

#include "widgets/gpus/heatmap_layout.h"

namespace gpuspage {

// Who has which GPU, as the service told it last. Looks at the layout, which outlives it; follow() comes after each
// change of that.
class FleetOwners {
public:
    explicit FleetOwners(const HeatmapLayout &layout) : layout_(layout) {}

    // What is known of GPUs that stay is kept.
    void follow();
    // Of the whole fleet, GPU by GPU. False, and nothing has changed: it is not as long as the fleet is.
    [[nodiscard]] bool take(const v1::OwnerColumn &column);

    bool isKnown() const { return isKnown_; }
    // Whether all owners may be known of: then whoever has none is free.
    void setComplete(bool isComplete) { isComplete_ = isComplete; }
    bool isComplete() const { return isComplete_; }
    // Each is there once.
    const std::vector<v1::GpuOwner> &all() const { return owners_; }
    // Position in all(); -1 where nobody has it that may be known of.
    int indexOf(int flat) const { return static_cast<int>(codes_[static_cast<std::size_t>(flat)]) - 1; }
    // Null in that case.
    const v1::GpuOwner *of(const GpuRef &gpu) const;

private:
    const HeatmapLayout &layout_;
    std::vector<v1::GpuOwner> owners_;
    std::vector<std::uint16_t> codes_; // in the layout's order
    bool isKnown_ = false;
    bool isComplete_ = false;
};

} // namespace gpuspage
