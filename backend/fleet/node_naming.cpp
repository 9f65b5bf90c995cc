#include "backend/fleet/node_naming.h"

#include <algorithm>

#include "backend/core/resource_name.h"
#include "backend/core/sha256.h"
#include "backend/fleet/host_facts.h"

namespace fleet {

namespace {

constexpr std::size_t longestKept = 48;
constexpr std::size_t markSize = 8;

} // namespace

NodeNaming namingOf(std::string_view host) {
    std::string lower(host);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    if (core::isResourceId(lower))
        return {lower, false};
    const auto mark = core::toHex(core::sha256(lower)).substr(0, markSize);
    return {nodeIdFrom(lower.substr(0, longestKept)) + "-" + mark, true};
}

std::string_view withoutPort(std::string_view host) {
    const auto colon = host.rfind(':');
    if (colon == std::string_view::npos || colon + 1 == host.size() || colon == 0)
        return host;
    const auto port = host.substr(colon + 1);
    auto name = host.substr(0, colon);
    const bool isPort = port.size() <= 5 && std::all_of(port.begin(), port.end(),
                                                        [](char letter) { return letter >= '0' && letter <= '9'; });
    if (!isPort)
        return host;
    if (name.size() > 2 && name.front() == '[' && name.back() == ']')
        return name.substr(1, name.size() - 2);
    return name.find(':') == std::string_view::npos ? name : host;
}

} // namespace fleet
