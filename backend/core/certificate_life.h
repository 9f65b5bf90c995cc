#pragma once

#include <chrono>

#include "backend/core/time_text.h"

#include "pilothouse/v1/principal.pb.h"

namespace core {

// How long a certificate counts that the service issues to somebody, from its begin to its end.
constexpr std::chrono::seconds certificateLife = std::chrono::days(30);

// Whether a certificate that begins then is refused, for it was issued before its owner's were revoked.
inline bool isRevoked(const pilothouse::v1::PrincipalSpec &owner, TimePoint begin) {
    return owner.has_revoke_time() && begin <= fromTimestamp(owner.revoke_time());
}

} // namespace core
