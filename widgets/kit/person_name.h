#pragma once

#include <string>

#include <QString>

#include "widgets/kit/session.h"

namespace kit {

// Of a principal, `principals/<id>`: names stand with the people alone, for those who may see them; others are told the
// id.
QString personName(const Session &session, const std::string &principal);

} // namespace kit
