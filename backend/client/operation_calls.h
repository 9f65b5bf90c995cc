#pragma once

#include "backend/client/caller.h"
#include "pilothouse/v1/operation_service.pb.h"

namespace client {

namespace v1 = pilothouse::v1;

// Verbs of operations. See Caller for what all calls promise.
class OperationCalls : private Caller {
public:
    using Caller::Caller;

    Pending<v1::CancelOperationResponse> cancelOperation(const v1::CancelOperationRequest &request) const;
};

} // namespace client
