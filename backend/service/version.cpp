#include "backend/service/version.h"

namespace service {

std::string_view version() {
    return PILOTHOUSE_VERSION;
}

} // namespace service
