#include "backend/client/profile_source.h"

#include <utility>

namespace client {

ProfileSource::ProfileSource(ConnectionProfile profile, QObject *parent)
    : EndpointSource(parent), profile_(std::move(profile)) {}

ProfileSource::~ProfileSource() = default;

Pending<Endpoint> ProfileSource::resolve() {
    return worker_.run<Endpoint>([this]() -> core::Result<Endpoint> {
        auto credentials = tls::loadCredentials(profile_.files);
        if (!credentials)
            return std::move(credentials).error();
        return Endpoint{profile_.address, *std::move(credentials), profile_.trustDomain};
    });
}

Pending<void> ProfileSource::store(tls::Credentials credentials) {
    return worker_.run<void>(
        [this, credentials = std::move(credentials)] { return tls::storeCredentials(profile_.files, credentials); });
}

} // namespace client
