#include "backend/fleet/simulated_links.h"

#include <algorithm>

namespace fleet {

namespace {

constexpr int gigabytesPerLink = 50;
constexpr int mostLinks = 18;

} // namespace

int simulatedLinkCount(const simulator::v1::FleetProduct &product) {
    return std::clamp((product.nvlink_gigabytes_per_second() + gigabytesPerLink - 1) / gigabytesPerLink, 0, mostLinks);
}

std::vector<GpuSignals::Link> simulatedLinks(const simulator::Hardware &hardware,
                                             const simulator::GpuCounters &counters) {
    const auto &node = hardware.node(hardware.nodeOf(counters.slot));
    const int count = std::max(simulatedLinkCount(hardware.productOf(node)), counters.nvlink + 1);
    std::vector<GpuSignals::Link> links;
    for (int index = 0; index < count; ++index)
        links.push_back({index, true, index == counters.nvlink ? counters.nvlinkErrors : 0});
    return links;
}

} // namespace fleet
