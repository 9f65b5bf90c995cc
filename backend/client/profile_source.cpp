#include "backend/client/profile_source.h"

#include <utility>

namespace client {

namespace {

// Whatever is wrong with the files, nobody can be without them.
core::Error unusable(const core::Error &error, const tls::CredentialFiles &files) {
    const auto path = error.arguments().find("path");
    const auto file = path == error.arguments().end() ? files.certificate.string() : path->second;
    return core::Error(core::v1::UNAUTHENTICATED, error.message(), {{"path", file}});
}

} // namespace

ProfileSource::ProfileSource(ConnectionProfile profile, QObject *parent)
    : EndpointSource(parent), profile_(std::move(profile)) {}

ProfileSource::~ProfileSource() = default;

Pending<Endpoint> ProfileSource::resolve() {
    return worker_.run<Endpoint>([this]() -> core::Result<Endpoint> {
        auto credentials = tls::loadCredentials(profile_.files);
        if (!credentials)
            return unusable(credentials.error(), profile_.files);
        return Endpoint{profile_.address, *std::move(credentials), profile_.trustDomain};
    });
}

Pending<void> ProfileSource::store(tls::Credentials credentials) {
    return worker_.run<void>(
        [this, credentials = std::move(credentials)] { return tls::storeCredentials(profile_.files, credentials); });
}

} // namespace client
