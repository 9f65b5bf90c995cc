#pragma once

#include <optional>

#include "pilothouse/v1/resource_service.pb.h"

namespace gpuspage {

namespace v1 = pilothouse::v1;

// Whether a GPU is kept from new replicas, how, and since what change.
struct GpuCordon {
    // Of several the strongest: it itself, its node, its node with all that runs there.
    enum class Kind { None, Gpu, Node, Draining, Drained };

    Kind kind = Kind::None;
    // How far a drain is; nothing before the service has told.
    std::optional<v1::Condition> progress;
    // That made it so; nothing where it is not known.
    std::optional<v1::ListRevisionsResponse::Entry> change;

    // As the node has it now, of the GPU at that position; without the change.
    static GpuCordon of(const v1::Resource &node, int position);
    // Whether it was so with that intent of the node.
    bool holdsIn(const v1::NodeSpec &intent, const std::string &uuid) const;
};

} // namespace gpuspage
