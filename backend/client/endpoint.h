#pragma once

#include "backend/client/pending.h"
#include "backend/tls/credential_files.h"

#include <QObject>

#include <string>

namespace client {

// Where a service is reached, and who we are to it.
struct Endpoint {
    // `host:port`, by number where it is on this machine.
    std::string address;
    tls::Credentials credentials;
    // A service that says another is refused; empty takes what the authority has signed.
    std::string trustDomain;

    bool operator==(const Endpoint &) const = default;
};

// Says anew before each attempt where the service is: an embedded one moves to another port at each start.
class EndpointSource : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    // Always answers in the end. One at a time: asking again abandons what was asked before.
    virtual Pending<Endpoint> resolve() = 0;
    // Keeps what a renewal brought, for the next start.
    virtual Pending<void> store(tls::Credentials credentials) = 0;

Q_SIGNALS:
    // What resolve() gave holds no longer.
    void changed();
};

} // namespace client
