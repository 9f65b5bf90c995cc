#pragma once

#include "backend/core/result.h"

namespace pilothouse::v1 {
class GetEventResponse;
}

namespace client {

namespace v1 = pilothouse::v1;

// Whether the service tells of an event what the log holds: its fields against the leaf, the payload against the leaf's
// commitment, what is told of the payload against its bytes. Names are looked up by the service and are no part of the
// log. LOG_PROOF_INVALID with the `field`. That the log holds the leaf is for LogVerifier to say.
core::Result<void> checkEntry(const v1::GetEventResponse &entry);

} // namespace client
