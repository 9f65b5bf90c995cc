#include "backend/identity/access.h"

#include <algorithm>
#include <utility>

#include "backend/identity/roles.h"

namespace identity {

Access::Access(std::vector<Grant> grants, ledger::Time now) : grants_(std::move(grants)) {
    std::erase_if(grants_, [now](const Grant &grant) { return grant.until <= now; });
}

rpc::Scope Access::scopeOfVerb(std::string_view verb) const {
    rpc::Scope scope;
    for (const auto &grant : grants_) {
        for (const auto permission : permissionsOf(grant.role)) {
            const auto dot = permission.find('.');
            if (permission.substr(dot + 1) == verb)
                scope.grant(permission.substr(0, dot), grant.team);
        }
    }
    return scope;
}

rpc::Scope Access::scopeOf(std::string_view permission) const {
    rpc::Scope scope;
    for (const auto &grant : grants_) {
        if (holds(grant.role, permission))
            scope.grant(permission.substr(0, permission.find('.')), grant.team);
    }
    return scope;
}

std::optional<std::string_view> Access::firstMissing(const Grant &wanted) const {
    for (const auto permission : permissionsOf(wanted.role)) {
        const bool isHeld = std::any_of(grants_.begin(), grants_.end(), [&](const Grant &own) {
            return (own.team.empty() || own.team == wanted.team) && own.until >= wanted.until &&
                   holds(own.role, permission);
        });
        if (!isHeld)
            return permission;
    }
    return std::nullopt;
}

} // namespace identity
