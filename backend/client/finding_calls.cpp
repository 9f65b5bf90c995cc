#include "backend/client/finding_calls.h"

namespace client {

Pending<v1::StopFindingResponse> FindingCalls::stopFinding(const v1::StopFindingRequest &request) const {
    return unary<v1::StopFindingResponse>("/pilothouse.v1.FindingService/StopFinding", request);
}

} // namespace client
