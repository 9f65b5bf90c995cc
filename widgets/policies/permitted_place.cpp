#include "widgets/policies/permitted_place.h"

#include "backend/client/permissions.h"
#include "backend/client/resource_cache.h"
#include "widgets/kit/obstacle.h"

namespace policiespage {

std::optional<std::string> permittedPlace(const kit::Session &session, const std::string &permission) {
    if (session.permissions.isAllowed(permission, {}) != false)
        return std::string();
    bool isKnown = true;
    // Those that are asked for the first time are asked for together.
    for (const auto &team : session.cache.names("teams")) {
        const auto isAllowed = session.permissions.isAllowed(permission, team);
        if (isAllowed == true)
            return team;
        isKnown = isKnown && isAllowed.has_value();
    }
    return isKnown ? std::nullopt : std::optional(std::string());
}

QString obstacleAnywhere(const kit::Session &session, const std::string &permission) {
    return permittedPlace(session, permission) ? kit::Obstacle::toChange(session)
                                               : kit::Obstacle::to(session, permission, {});
}

} // namespace policiespage
