#pragma once

#include <memory>

#include "backend/client/caller.h"
#include "pilothouse/v1/fleet_service.pb.h"

namespace client {

namespace v1 = pilothouse::v1;

// What is measured of the fleet. See Caller for what all calls promise.
class FleetCalls : private Caller {
public:
    using Caller::Caller;

    // Brings WatchFleetResponse.
    std::unique_ptr<Subscription> watchFleet(const v1::WatchFleetRequest &request) const;
    Pending<v1::QueryFleetHistoryResponse> queryFleetHistory(const v1::QueryFleetHistoryRequest &request) const;
    Pending<v1::QueryGpuEventsResponse> queryGpuEvents(const v1::QueryGpuEventsRequest &request) const;
    Pending<v1::DescribeGpuResponse> describeGpu(const v1::DescribeGpuRequest &request) const;
    Pending<v1::QueryHostResponse> queryHost(const v1::QueryHostRequest &request) const;
    Pending<v1::QueryEngineLoadResponse> queryEngineLoad(const v1::QueryEngineLoadRequest &request) const;
};

} // namespace client
