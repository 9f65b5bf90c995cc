#pragma once

#include <string>
#include <string_view>

#include "backend/core/result.h"

#include "pilothouse/v1/model_version.pb.h"

namespace catalog {

namespace v1 = pilothouse::v1;

// A verb that moves a version through its lifecycle.
struct LifecycleVerb {
    // The permission, for example `modelVersions.approve`.
    std::string_view permission;
    v1::Lifecycle to;
};

inline constexpr LifecycleVerb evaluateVerb{"modelVersions.evaluate", v1::EVALUATED};
inline constexpr LifecycleVerb approveVerb{"modelVersions.approve", v1::APPROVED};
inline constexpr LifecycleVerb deprecateVerb{"modelVersions.deprecate", v1::DEPRECATED};
inline constexpr LifecycleVerb retireVerb{"modelVersions.retire", v1::RETIRED};

// REGISTERED to EVALUATED to APPROVED to DEPRECATED, DEPRECATED back to APPROVED, and any of them to RETIRED for good.
// WRONG_STATE for any other move, one to where the version is already among them.
core::Result<void> checkMove(const std::string &version, v1::Lifecycle from, v1::Lifecycle to);

} // namespace catalog
