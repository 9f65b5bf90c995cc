#pragma once

#include "backend/core/error.h"

#include <string>

namespace tlog {

// Log material that is malformed or does not verify; `detail` is a sentence without its full stop.
inline core::Error invalid(std::string detail) {
    return core::Error(core::v1::LOG_PROOF_INVALID, detail, {{"detail", detail}});
}

} // namespace tlog
