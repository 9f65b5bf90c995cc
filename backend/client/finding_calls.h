#pragma once

#include "backend/client/caller.h"
#include "pilothouse/v1/finding_service.pb.h"

namespace client {

namespace v1 = pilothouse::v1;

// Verbs of findings. See Caller for what all calls promise.
class FindingCalls : private Caller {
public:
    using Caller::Caller;

    Pending<v1::StopFindingResponse> stopFinding(const v1::StopFindingRequest &request) const;
};

} // namespace client
