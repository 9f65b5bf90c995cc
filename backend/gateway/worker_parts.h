#pragma once

#include <memory>
#include <vector>

#include "backend/gateway/activity.h"
#include "backend/gateway/bundle_holder.h"
#include "backend/gateway/gateway_options.h"
#include "backend/gateway/measures.h"
#include "backend/gateway/request_context.h"
#include "backend/gateway/target_picker.h"
#include "backend/gateway/upstream_pool.h"

namespace gateway {

// What everything on one thread of the gateway works with.
struct WorkerParts {
    const GatewayOptions &options;
    Measures &measures;
    std::size_t shard;
    Deadlines &deadlines;
    UpstreamPool &pool;
    Dice &dice;
    BundleView &bundles;
    const std::vector<std::unique_ptr<Stage>> &stages;
    Activity &activity;
};

} // namespace gateway
