#pragma once

#include "backend/client/endpoint.h"
#include "backend/client/worker.h"

#include <string>

namespace client {

// A service that somebody else runs, and the credentials that were enrolled for it.
struct ConnectionProfile {
    // `host:port`
    std::string address;
    tls::CredentialFiles files;
    // Empty takes the one that our own certificate names.
    std::string trustDomain;
};

// The endpoint of a profile; its files are read anew each time.
class ProfileSource final : public EndpointSource {
    Q_OBJECT

public:
    explicit ProfileSource(ConnectionProfile profile, QObject *parent = nullptr);
    ~ProfileSource() override;

    Pending<Endpoint> resolve() override;
    Pending<void> store(tls::Credentials credentials) override;

private:
    const ConnectionProfile profile_;
    Worker worker_;
};

} // namespace client
