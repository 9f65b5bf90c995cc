#include "backend/core/not_found.h"

#include "backend/core/text_safety.h"

#include <string>

namespace core {

Error notFound(std::string_view name) {
    const auto shown = escapeUnsafeText(name);
    return {v1::NOT_FOUND,
            shown + " does not exist, or you may not see it; check the name or ask an administrator for access",
            {{"name", shown}}};
}

} // namespace core
