#pragma once

#include <optional>
#include <string>

#include <QString>

#include "widgets/kit/session.h"

namespace policiespage {

// Where the caller may do what roles allow in the whole organisation or in a team: empty is the organisation, else the
// first team; nothing where nowhere. What is not known yet counts as allowed.
std::optional<std::string> permittedPlace(const kit::Session &session, const std::string &permission);

// Why it can be done nowhere, as kit::Obstacle says it; empty when nothing is known against it.
QString obstacleAnywhere(const kit::Session &session, const std::string &permission);

} // namespace policiespage
