#pragma once

#include "backend/client/caller.h"
#include "pilothouse/v1/gateway_service.pb.h"

namespace client {

namespace v1 = pilothouse::v1;

// What the gateway measures. See Caller for what all calls promise.
class GatewayCalls : private Caller {
public:
    using Caller::Caller;

    Pending<v1::QueryTrafficResponse> queryTraffic(const v1::QueryTrafficRequest &request) const;
};

} // namespace client
