#include "backend/client/change_calls.h"

namespace client {

Pending<v1::ReviewChangeRequestResponse>
ChangeCalls::reviewChangeRequest(const v1::ReviewChangeRequestRequest &request) const {
    return unary<v1::ReviewChangeRequestResponse>("/pilothouse.v1.ChangeService/ReviewChangeRequest", request);
}

Pending<v1::MoveChangeRequestResponse>
ChangeCalls::approveChangeRequest(const v1::ApproveChangeRequestRequest &request) const {
    return unary<v1::MoveChangeRequestResponse>("/pilothouse.v1.ChangeService/ApproveChangeRequest", request);
}

Pending<v1::MoveChangeRequestResponse>
ChangeCalls::rejectChangeRequest(const v1::RejectChangeRequestRequest &request) const {
    return unary<v1::MoveChangeRequestResponse>("/pilothouse.v1.ChangeService/RejectChangeRequest", request);
}

Pending<v1::MoveChangeRequestResponse>
ChangeCalls::withdrawChangeRequest(const v1::WithdrawChangeRequestRequest &request) const {
    return unary<v1::MoveChangeRequestResponse>("/pilothouse.v1.ChangeService/WithdrawChangeRequest", request);
}

Pending<v1::MoveChangeRequestResponse>
ChangeCalls::commentChangeRequest(const v1::CommentChangeRequestRequest &request) const {
    return unary<v1::MoveChangeRequestResponse>("/pilothouse.v1.ChangeService/CommentChangeRequest", request);
}

Pending<v1::MoveChangeRequestResponse>
ChangeCalls::scheduleChangeRequest(const v1::ScheduleChangeRequestRequest &request) const {
    return unary<v1::MoveChangeRequestResponse>("/pilothouse.v1.ChangeService/ScheduleChangeRequest", request);
}

} // namespace client
