#pragma once

#include "backend/core/error.h"

#include <string>
#include <utility>

namespace tlog {

namespace v1 = core::v1;

// Log material that is malformed or does not verify; `message` is a sentence without its full stop.
inline core::Error invalid(v1::LogProofFault fault, std::string message) {
    return core::Error(v1::LOG_PROOF_INVALID, std::move(message), {{"fault", v1::LogProofFault_Name(fault)}});
}

} // namespace tlog
