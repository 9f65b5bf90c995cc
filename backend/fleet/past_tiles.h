#pragma once

#include "backend/core/result.h"
#include "backend/fleet/visible_fleet.h"
#include "backend/telemetry/history.h"

namespace fleet {

// What was measured of the nodes of a request, in steps that fit into one message. Errors: INVALID_FIELD; WRONG_STATE
// where the request was made for another layout.
core::Result<void> fillPast(const telemetry::History &history, const VisibleFleet &fleet,
                            const v1::QueryFleetHistoryRequest &request, telemetry::Instant now,
                            v1::QueryFleetHistoryResponse *response);

} // namespace fleet
