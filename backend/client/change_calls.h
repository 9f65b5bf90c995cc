#pragma once

#include "backend/client/caller.h"
#include "pilothouse/v1/change_service.pb.h"

namespace client {

namespace v1 = pilothouse::v1;

// Verbs of change requests. See Caller for what all calls promise.
class ChangeCalls : private Caller {
public:
    using Caller::Caller;

    Pending<v1::ReviewChangeRequestResponse> reviewChangeRequest(const v1::ReviewChangeRequestRequest &request) const;
    Pending<v1::MoveChangeRequestResponse> approveChangeRequest(const v1::ApproveChangeRequestRequest &request) const;
    Pending<v1::MoveChangeRequestResponse> rejectChangeRequest(const v1::RejectChangeRequestRequest &request) const;
    Pending<v1::MoveChangeRequestResponse> withdrawChangeRequest(const v1::WithdrawChangeRequestRequest &request) const;
    Pending<v1::MoveChangeRequestResponse> commentChangeRequest(const v1::CommentChangeRequestRequest &request) const;
    Pending<v1::MoveChangeRequestResponse> scheduleChangeRequest(const v1::ScheduleChangeRequestRequest &request) const;
};

} // namespace client
