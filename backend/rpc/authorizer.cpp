#include "backend/rpc/authorizer.h"

namespace rpc {

core::Result<void> Authorizer::admit(const Caller &caller, std::string_view permission, std::string_view team,
                                     std::string_view name) const {
    const std::size_t dot = permission.find('.');
    if (dot != std::string_view::npos &&
        scope(caller, permission.substr(dot + 1))->allows(permission.substr(0, dot), team))
        return {};
    return permissionMissing(permission, name);
}

core::Error permissionMissing(std::string_view permission, std::string_view name) {
    const std::string what(permission);
    if (name.empty())
        return {v1::PERMISSION_MISSING,
                "you lack the permission " + what +
                    "; an administrator can bind you to a role "
                    "that holds it",
                {{"permission", what}}};
    return {v1::PERMISSION_MISSING,
            "you lack the permission " + what + " for " + std::string(name) +
                "; an administrator can bind you to a role that holds it",
            {{"permission", what}, {"name", std::string(name)}}};
}

} // namespace rpc
