#include "backend/fleet/rates.h"

#include <algorithm>

namespace fleet {

namespace {

// The rate of the product, else the one that holds for all others.
const v1::GpuRate *rateFor(const v1::ClusterSpec &cluster, const std::string &product) {
    const v1::GpuRate *found = nullptr;
    for (const auto &rate : cluster.gpu_rates()) {
        if (rate.product() == product)
            return &rate;
        if (rate.product().empty())
            found = &rate;
    }
    return found;
}

} // namespace

Rates::Rates(const ledger::Snapshot &state, const Layout &layout) : bySlot_(layout.slotCount(), -1) {
    for (const auto &place : layout.nodes()) {
        const auto cluster = state.find(place.name.substr(0, place.name.find("/nodes/")));
        if (!cluster || cluster->cluster().gpu_rates().empty())
            continue;
        const auto node = state.find(place.name);
        for (const auto &gpu : node->node_status().gpus()) {
            const auto *rate = rateFor(cluster->cluster(), gpu.product());
            if (rate && gpu.index() >= 0 && gpu.index() < place.gpuCount)
                bySlot_[static_cast<std::size_t>(place.firstSlot + gpu.index())] =
                    indexOf({rate->hourly_micros(), rate->currency()});
        }
    }
}

int Rates::indexOf(const Rate &rate) {
    const auto found = std::find(rates_.begin(), rates_.end(), rate);
    if (found != rates_.end())
        return static_cast<int>(found - rates_.begin());
    rates_.push_back(rate);
    return static_cast<int>(rates_.size()) - 1;
}

} // namespace fleet
