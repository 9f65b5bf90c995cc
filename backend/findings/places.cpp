#include "backend/findings/places.h"

#include <algorithm>

#include <unistd.h>

#include "backend/web/base_url.h"

#include "pilothouse/v1/resource.pb.h"

namespace findings {

namespace {

std::string lowered(std::string_view text) {
    std::string low(text);
    std::transform(low.begin(), low.end(), low.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return low;
}

std::string hostName() {
    char name[256] = {};
    return ::gethostname(name, sizeof name - 1) == 0 ? lowered(name) : std::string();
}

bool isOfThisMachine(const std::string &host) {
    web::BaseUrl url;
    url.host = host;
    static const std::string own = hostName();
    return url.isOfThisMachine() || host == "0.0.0.0" || host == "::" || (!own.empty() && host == own);
}

} // namespace

std::string placeOf(std::string_view host, std::uint16_t port) {
    auto low = lowered(host);
    if (isOfThisMachine(low))
        low.clear();
    return low + " " + std::to_string(port);
}

std::string placeOf(std::string_view address) {
    const auto parsed = web::HostPort::parse(address);
    return parsed ? placeOf(parsed->host, parsed->port) : std::string();
}

KnownPlaces::KnownPlaces(const ledger::Snapshot &state) {
    state.each("providers", [this](const ledger::ResourcePtr &provider) {
        if (const auto url = web::BaseUrl::parse(provider->provider().base_url(), web::Clear::Anywhere))
            providers_.emplace(placeOf(url->host, url->port), provider->meta().name());
        return true;
    });
    state.each("deployments", [this](const ledger::ResourcePtr &deployment) {
        for (const auto &one : deployment->deployment_status().replicas())
            replicas_.insert(placeOf(one.address()));
        return true;
    });
}

std::string KnownPlaces::provider(const std::string &place) const {
    const auto found = providers_.find(place);
    return found == providers_.end() ? std::string() : found->second;
}

} // namespace findings
