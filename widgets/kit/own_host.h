#pragma once

#include <string_view>

namespace kit {

// The cluster that each service makes of its own host. That it is this one is said by its name alone.
constexpr std::string_view ownCluster = "clusters/local";

// Whether a node, `clusters/<id>/nodes/<id>`, is of it.
constexpr bool isOfOwnHost(std::string_view node) {
    return node.substr(0, node.find("/nodes/")) == ownCluster && node.size() > ownCluster.size();
}

} // namespace kit
