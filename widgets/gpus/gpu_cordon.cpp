#include "widgets/gpus/gpu_cordon.h"

#include <algorithm>

#include "widgets/kit/node_changes.h"

#include "pilothouse/v1/resource.pb.h"

namespace gpuspage {

GpuCordon GpuCordon::of(const v1::Resource &node, int position) {
    GpuCordon cordon;
    const auto &spec = node.node();
    if (!spec.draining()) {
        cordon.kind = spec.unschedulable()                              ? Kind::Node
                      : kit::NodeChanges::isGpuCordoned(node, position) ? Kind::Gpu
                                                                        : Kind::None;
        return cordon;
    }
    cordon.kind = Kind::Draining;
    for (const auto &condition : node.node_status().conditions()) {
        if (condition.type() != "Drained")
            continue;
        cordon.progress = condition;
        if (condition.status() == v1::CONDITION_STATUS_TRUE)
            cordon.kind = Kind::Drained;
    }
    return cordon;
}

bool GpuCordon::holdsIn(const v1::NodeSpec &intent, const std::string &uuid) const {
    switch (kind) {
    case Kind::None:
        return false;
    case Kind::Gpu:
        return std::ranges::find(intent.unschedulable_gpus(), uuid) != intent.unschedulable_gpus().end();
    case Kind::Node:
        return intent.unschedulable();
    case Kind::Draining:
    case Kind::Drained:
        return intent.draining();
    }
    Q_UNREACHABLE();
}

} // namespace gpuspage
