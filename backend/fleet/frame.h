#pragma once

#include <vector>

#include "backend/core/result.h"
#include "backend/fleet/picture.h"
#include "backend/fleet/visible_fleet.h"

namespace fleet {

// What a frame shall show.
struct FrameQuery {
    std::vector<v1::GpuMetric> metrics;
    // Ascending, without overlap; empty is all.
    std::vector<v1::NodeRange> ranges;
    v1::FleetLevel level = v1::GPU_LEVEL;
};

// Errors: INVALID_FIELD.
core::Result<FrameQuery> frameQuery(const v1::WatchFleetRequest &request);

// The nodes of the ranges; those beyond the last node are left out.
std::vector<const PlacedNode *> nodesOf(const VisibleFleet &fleet, const std::vector<v1::NodeRange> &ranges);

// Columns and health of what is asked for, summary and spread of all that is visible. `fleet` is of the picture's
// layout.
void fillFrame(const Picture &picture, const VisibleFleet &fleet, const FrameQuery &query, v1::FleetFrame *frame);

// One byte as FleetFrame.health has it: the gravest sign that nobody has silenced; where there is none, one that
// somebody has, marked so.
std::uint8_t healthCode(const GpuHealth &health, bool isCordoned);

} // namespace fleet
