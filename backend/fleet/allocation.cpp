#include "backend/fleet/allocation.h"

#include <algorithm>

namespace fleet {

Allocation::Allocation(const ledger::Snapshot &state, const Layout &layout) : bySlot_(layout.slotCount(), -1) {
    state.each("deployments", [&](const ledger::ResourcePtr &deployment) {
        for (const auto &replica : deployment->deployment_status().replicas()) {
            if (replica.gpus().empty())
                continue;
            const auto &version = deployment->deployment().model_version();
            owners_.push_back({deployment->meta().name(), deployment->meta().team(),
                               version.substr(0, version.find("/versions/")), replica.id()});
            give(state, layout, replica);
        }
        return true;
    });
}

void Allocation::give(const ledger::Snapshot &state, const Layout &layout, const v1::Replica &replica) {
    const auto *place = layout.find(replica.node());
    const auto node = place ? state.find(replica.node()) : nullptr;
    if (!node)
        return;
    for (const auto &gpu : node->node_status().gpus()) {
        const bool isHeld = std::find(replica.gpus().begin(), replica.gpus().end(), gpu.uuid()) != replica.gpus().end();
        if (isHeld && gpu.index() >= 0 && gpu.index() < place->gpuCount)
            bySlot_[static_cast<std::size_t>(place->firstSlot + gpu.index())] = static_cast<int>(owners_.size()) - 1;
    }
}

} // namespace fleet
