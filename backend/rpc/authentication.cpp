#include "backend/rpc/authentication.h"

#include "backend/core/clock.h"
#include "backend/tls/certificate.h"
#include "backend/tls/spiffe.h"

#include <grpc/grpc_security_constants.h>
#include <grpcpp/security/auth_context.h>

#include <utility>
#include <vector>

namespace rpc {

namespace {

constexpr std::size_t mostCredentials = 1024;

core::Error unauthenticated(std::string message) {
    return {v1::UNAUTHENTICATED, std::move(message)};
}

} // namespace

Authenticator::Authenticator(std::string trustDomain, const Authorizer &authorizer, const core::Clock &clock)
    : trustDomain_(std::move(trustDomain)), authorizer_(authorizer), clock_(clock) {}

core::Result<std::shared_ptr<const Credential>> Authenticator::credential(const grpc::AuthContext &peer) const {
    const std::vector<grpc::string_ref> pems = peer.FindPropertyValues(GRPC_X509_PEM_CERT_PROPERTY_NAME);
    if (!peer.IsPeerAuthenticated() || pems.size() != 1)
        return unauthenticated("a client certificate is needed");
    std::string pem(pems.front().data(), pems.front().size());
    {
        const std::lock_guard lock(mutex_);
        if (const auto known = credentials_.find(pem); known != credentials_.end())
            return known->second;
    }
    core::Result<std::shared_ptr<const Credential>> credential = read(pem);
    if (!credential)
        return credential;
    const std::lock_guard lock(mutex_);
    if (credentials_.size() >= mostCredentials)
        credentials_.clear();
    credentials_.emplace(std::move(pem), *credential);
    return credential;
}

core::Result<std::shared_ptr<const Credential>> Authenticator::read(std::string_view pem) const {
    const core::Result<tls::Certificate> certificate = tls::Certificate::parse(pem);
    if (!certificate)
        return unauthenticated("the client certificate cannot be read");
    const std::vector<std::string> &uris = certificate->uris();
    if (uris.size() != 1)
        return unauthenticated("the client certificate must have exactly one URI among its subject alternative names; "
                               "this one has " +
                               std::to_string(uris.size()));
    const std::optional<std::string> id = tls::userIdOf(uris.front(), trustDomain_);
    if (!id)
        return unauthenticated("the client certificate names no user of " + trustDomain_);
    return std::make_shared<const Credential>(Credential{uris.front(), "principals/" + *id, certificate->sha256(),
                                                         certificate->notBefore(), certificate->notAfter()});
}

core::Result<Principal> Authenticator::authenticate(const Credential &credential) const {
    if (clock_.now() >= credential.expiresAt)
        return unauthenticated("the client certificate has expired; renew it or enroll anew");
    return authorizer_.authenticate(credential);
}

} // namespace rpc
