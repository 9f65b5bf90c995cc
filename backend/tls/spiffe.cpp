#include "backend/tls/spiffe.h"

#include "backend/core/resource_name.h"

namespace tls {

bool isTrustDomain(std::string_view domain) {
    return !domain.empty() && domain.size() <= 255 &&
           domain.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-_") == std::string_view::npos;
}

std::string userUri(std::string_view domain, std::string_view id) {
    return "spiffe://" + std::string(domain) + "/user/" + std::string(id);
}

std::string serviceUri(std::string_view domain) {
    return "spiffe://" + std::string(domain) + "/service";
}

std::optional<std::string> userIdOf(std::string_view uri, std::string_view domain) {
    const std::string prefix = userUri(domain, {});
    if (!uri.starts_with(prefix) || !core::isResourceId(uri.substr(prefix.size())))
        return std::nullopt;
    return std::string(uri.substr(prefix.size()));
}

} // namespace tls
