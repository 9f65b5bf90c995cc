#pragma once

#include <string>
#include <string_view>

#include "backend/core/result.h"
#include "backend/rpc/caller.h"
#include "backend/rpc/scope.h"

namespace rpc {

// A principal as far as the guard must know it.
struct Principal {
    v1::ActorType type = v1::ACTOR_USER;
    // `principals/<id>`
    std::string name;
    std::string uid;
    std::string fullName;
};

// Who may do what. Identity implements it over the principals and bindings of the current snapshot. Safe from any
// thread and never blocks: it runs on gRPC's polling threads, for every call and every 30 s on open streams.
class Authorizer {
public:
    virtual ~Authorizer() = default;

    // UNAUTHENTICATED when nobody of that name lives, or he is disabled, or certificates issued then are revoked.
    virtual core::Result<Principal> authenticate(const Credential &credential) const = 0;
    // Where the caller may use the verb now; never null.
    virtual ScopePtr scope(const Caller &caller, std::string_view verb) const = 0;

    // For verbs that write: PERMISSION_MISSING unless the caller holds `<plural>.<verb>` for this team (empty: for the
    // whole organisation). `name` is the object, for the message.
    core::Result<void> admit(const Caller &caller, std::string_view permission, std::string_view team,
                             std::string_view name) const;
};

// PERMISSION_MISSING {permission, name}; an empty name leaves the object out.
core::Error permissionMissing(std::string_view permission, std::string_view name);

} // namespace rpc
