#include "backend/identity/authorizer.h"

#include <chrono>
#include <string>

#include "backend/core/certificate_life.h"
#include "backend/core/clock.h"
#include "backend/ledger/ledger.h"

#include "pilothouse/v1/resource.pb.h"

namespace identity {

namespace {

core::Error unauthenticated(const std::string &why) {
    return {v1::UNAUTHENTICATED, why, {}};
}

} // namespace

Authorizer::Authorizer(const ledger::Ledger &ledger, const core::Clock &clock) : ledger_(ledger), clock_(clock) {}

core::Result<rpc::Principal> Authorizer::authenticate(const rpc::Credential &credential) const {
    const auto found = ledger_.snapshot()->find(credential.principal);
    if (!found || !found->has_principal())
        return unauthenticated("nobody of the name in this certificate is known; enroll anew");
    const auto &spec = found->principal();
    if (spec.disabled())
        return unauthenticated("this principal is disabled; an administrator can enable it");
    if (core::isRevoked(spec, credential.issuedAt))
        return unauthenticated("this certificate is revoked; enroll anew");
    rpc::Principal principal;
    principal.type = spec.type() == v1::SERVICE ? v1::ACTOR_SERVICE : v1::ACTOR_USER;
    principal.name = found->meta().name();
    principal.uid = found->meta().uid();
    principal.fullName = found->principal_status().full_name();
    return principal;
}

rpc::ScopePtr Authorizer::scope(const rpc::Caller &caller, std::string_view verb) const {
    const auto snapshot = ledger_.snapshot();
    const auto principal = snapshot->find(caller.actor.principal);
    if (!principal || principal->meta().uid() != caller.actor.uid)
        return std::make_shared<rpc::Scope>();
    const Access access(bindings(snapshot)->grantsOf(*principal),
                        std::chrono::floor<std::chrono::milliseconds>(clock_.now()));
    return std::make_shared<rpc::Scope>(access.scopeOfVerb(verb));
}

BindingsPtr Authorizer::bindings(const ledger::SnapshotPtr &snapshot) const {
    {
        const std::lock_guard lock(mutex_);
        if (snapshot_.lock() == snapshot)
            return bindings_;
    }
    auto bindings = cache_.of(*snapshot);
    const std::lock_guard lock(mutex_);
    snapshot_ = snapshot;
    bindings_ = bindings;
    return bindings;
}

} // namespace identity
