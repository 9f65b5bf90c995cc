#pragma once

#include "backend/client/log_head.h"
#include "backend/core/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace pilothouse::v1 {
class GetInclusionProofsResponse;
}

namespace client {

namespace v1 = pilothouse::v1;

// What a log holds for an entry: SHA-256 after RFC 6962 section 2.1, as hex.
std::string leafHashText(std::string_view leaf);

// The `.tlog-proof` file (c2sp.org/tlog-proof@v1) of the entry with exactly these bytes, under a verified head. The
// bytes stand in it as extra data, so that it is checked without asking anybody. LOG_PROOF_INVALID when the service's
// answer does not show that it stands there.
core::Result<std::string> proofFileOf(const LogHead &head, std::int64_t index, std::string_view leaf,
                                      const v1::GetInclusionProofsResponse &answer);

} // namespace client
