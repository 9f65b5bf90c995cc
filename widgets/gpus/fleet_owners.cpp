#include "widgets/gpus/fleet_owners.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace gpuspage {

// Codes travel little-endian and are copied as they are.
static_assert(std::endian::native == std::endian::little);

void FleetOwners::follow() {
    const auto before = std::move(codes_);
    codes_.assign(static_cast<std::size_t>(layout_.gpuCount()), 0);
    for (int node = 0; node < layout_.nodeCount(); ++node) {
        const int first = layout_.firstGpuBefore(node);
        if (first < 0 || static_cast<std::size_t>(first) >= before.size())
            continue;
        const auto count = std::min(static_cast<std::size_t>(layout_.node(node).gpuCount),
                                    before.size() - static_cast<std::size_t>(first));
        std::copy_n(before.begin() + first, count, codes_.begin() + layout_.node(node).firstGpu);
    }
}

bool FleetOwners::take(const v1::OwnerColumn &column) {
    const auto count = static_cast<std::size_t>(layout_.gpuCount());
    if (column.codes().size() != count * sizeof(std::uint16_t))
        return false;
    std::vector<std::uint16_t> codes(count);
    std::memcpy(codes.data(), column.codes().data(), column.codes().size());
    if (std::ranges::any_of(codes, [&](std::uint16_t code) { return code > column.owners_size(); }))
        return false;
    codes_ = std::move(codes);
    owners_.assign(column.owners().begin(), column.owners().end());
    isKnown_ = true;
    return true;
}

const v1::GpuOwner *FleetOwners::of(const GpuRef &gpu) const {
    const int index = codes_.empty() ? -1 : indexOf(layout_.flat(gpu));
    return index < 0 ? nullptr : &owners_[static_cast<std::size_t>(index)];
}

} // namespace gpuspage
