#pragma once

#include <string>
#include <string_view>

namespace fleet {

// What the node of a host is called that a telemetry source tells of.
struct NodeNaming {
    // Id of its resource.
    std::string id;
    // It is not simply the host's name in lower case: that is no valid id, and a mark of the name stands behind what
    // can be kept of it, so that no two hosts become one.
    bool isRenamed = false;
    bool operator==(const NodeNaming &) const = default;
};

// Precondition: the host is not empty.
NodeNaming namingOf(std::string_view host);

// `n1` of `n1:9400`, as Prometheus' label `instance` has it; anything else as it is.
std::string_view withoutPort(std::string_view host);

} // namespace fleet
