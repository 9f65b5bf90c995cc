#pragma once

#include <string>

#include <QString>

#include "widgets/kit/session.h"

namespace kit {

// What `principals/<id>` is called: names stand with the people alone, for those who may see them; others are told the
// id.
QString personOf(const Session &session, const std::string &principal);

} // namespace kit
