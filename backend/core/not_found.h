#pragma once

#include "backend/core/error.h"

#include <string_view>

namespace core {

// NOT_FOUND {name}: the one answer for what does not exist and for what its asker may not see, so that nobody can tell
// them apart.
Error notFound(std::string_view name);

} // namespace core
