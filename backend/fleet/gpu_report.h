#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "backend/core/result.h"

#include "pilothouse/v1/node.pb.h"

namespace nvml {
struct Inventory;
}

namespace fleet {

namespace v1 = pilothouse::v1;

// What holds of a node, as it stands in a condition.
struct NodeFinding {
    const char *type;
    bool holds;
    v1::ConditionReason reason;
    std::map<std::string, std::string> arguments;

    bool operator==(const NodeFinding &other) const {
        return std::string_view(type) == other.type && holds == other.holds && reason == other.reason &&
               arguments == other.arguments;
    }
};

// Puts what NVIDIA's library said of a node's GPUs into its status, which has those that the kernel shows. Where the
// library failed, what was known of these before still holds; where it is silent, all that was known before does. No
// finding where there is no such library.
std::optional<NodeFinding> reportGpus(const core::Result<nvml::Inventory> &read, const v1::NodeStatus &before,
                                      v1::NodeStatus *status);

} // namespace fleet
