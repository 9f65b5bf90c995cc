#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "backend/core/result.h"
#include "backend/rpc/authorizer.h"

namespace core {
class Clock;
}

namespace grpc {
class AuthContext;
}

namespace rpc {

// Reads who is at the other end of a connection: exactly one URI SAN `spiffe://<trust domain>/user/<id>`, never the CN.
// Safe from any thread, never blocks.
class Authenticator {
public:
    Authenticator(std::string trustDomain, const Authorizer &authorizer, const core::Clock &clock);

    // What the peer's certificate proves, or UNAUTHENTICATED. The handshake has checked issuer and key.
    core::Result<std::shared_ptr<const Credential>> credential(const grpc::AuthContext &peer) const;
    // Whether it still counts: UNAUTHENTICATED once it has expired, or when the principal is unknown, disabled or
    // revoked. Connections outlive all of these.
    core::Result<Principal> authenticate(const Credential &credential) const;

private:
    core::Result<std::shared_ptr<const Credential>> read(std::string_view pem) const;

    const std::string trustDomain_;
    const Authorizer &authorizer_;
    const core::Clock &clock_;
    mutable std::mutex mutex_;
    // By PEM; bounded. Reading a certificate costs ten times what a lookup does.
    mutable std::unordered_map<std::string, std::shared_ptr<const Credential>> credentials_;
};

} // namespace rpc
