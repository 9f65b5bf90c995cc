#pragma once

#include "backend/client/caller.h"
#include "pilothouse/v1/audit_service.pb.h"

namespace client {

namespace v1 = pilothouse::v1;

// The log of changes, and its proofs. See Caller for what all calls promise.
class AuditCalls : private Caller {
public:
    using Caller::Caller;

    Pending<v1::ListEventsResponse> listEvents(const v1::ListEventsRequest &request) const;
    Pending<v1::GetEventResponse> getEvent(const v1::GetEventRequest &request) const;
    Pending<v1::GetCheckpointResponse> getCheckpoint(const v1::GetCheckpointRequest &request) const;
    Pending<v1::GetInclusionProofsResponse> getInclusionProofs(const v1::GetInclusionProofsRequest &request) const;
    Pending<v1::GetConsistencyProofResponse> getConsistencyProof(const v1::GetConsistencyProofRequest &request) const;
    Pending<v1::GetLeafHashesResponse> getLeafHashes(const v1::GetLeafHashesRequest &request) const;
    Pending<v1::VerifyLogResponse> verifyLog(const v1::VerifyLogRequest &request) const;
};

} // namespace client
