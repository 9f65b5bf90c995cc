#pragma once

#include <functional>

#include "backend/fleet/frame.h"

namespace fleet {

// Who has the GPUs that are asked for: what the service has given away first, then what its sources tell of. Whose team
// `sees` does not let through has nobody that the caller may know of.
v1::OwnerColumn ownersOf(const Picture &picture, const VisibleFleet &fleet, const FrameQuery &query,
                         const std::function<bool(const std::string &team)> &sees);

} // namespace fleet
